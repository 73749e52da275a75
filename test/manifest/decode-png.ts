import { inflateSync } from 'node:zlib';

/** A picture, row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly Pixel[];
}

/** Each value is 0 to 255; `alpha` 0 is invisible. */
export interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const SIGNATURE = '89504e470d0a1a0a';

/** Bytes per pixel of the two kinds of colour that are read here (PNG specification, section 11.2.1). */
const BYTES_PER_PIXEL: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [6, 4],
]);

/**
 * Reads a PNG of 8 bits per channel in RGB or RGBA that is not interlaced.
 * @throws Error when it is another file or another kind of PNG
 */
export function decodePng(file: Buffer): Picture {
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('Expected a PNG file');
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.content;
  if (!header) throw new Error('Expected an IHDR chunk');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlaced] = header.subarray(8);
  const bytesPerPixel = BYTES_PER_PIXEL.get(colourType ?? -1);
  if (depth !== 8 || bytesPerPixel === undefined || interlaced !== 0) {
    throw new Error('Expected 8 bits per channel, RGB or RGBA, not interlaced: save the PNG like that');
  }
  const compressed = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  const bytes = unfilter(inflateSync(Buffer.concat(compressed)), width * bytesPerPixel, height, bytesPerPixel);
  const pixels = Array.from({ length: width * height }, (_, index): Pixel => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = bytes.subarray(
      index * bytesPerPixel,
      (index + 1) * bytesPerPixel,
    );
    return { red, green, blue, alpha };
  });
  return { width, height, pixels };
}

function chunksOf(file: Buffer): readonly { readonly type: string; readonly content: Buffer }[] {
  const chunks = [];
  for (let start = 8; start < file.length;) {
    const length = file.readUInt32BE(start);
    const type = file.toString('latin1', start + 4, start + 8);
    chunks.push({ type, content: file.subarray(start + 8, start + 8 + length) });
    start += length + 12;
  }
  return chunks;
}

/** Each row begins with the number of the filter that its bytes were stored with (PNG specification, section 9). */
function unfilter(stored: Buffer, rowLength: number, height: number, bytesPerPixel: number): Buffer {
  const bytes = Buffer.alloc(rowLength * height);
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 ? 0 : (bytes[row * rowLength + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const filter = stored[row * (rowLength + 1)] ?? -1;
    for (let column = 0; column < rowLength; column += 1) {
      const left = at(row, column - bytesPerPixel);
      const above = at(row - 1, column);
      const aboveLeft = column < bytesPerPixel ? 0 : at(row - 1, column - bytesPerPixel);
      const value = stored[row * (rowLength + 1) + 1 + column] ?? 0;
      bytes[row * rowLength + column] = value + predicted(filter, left, above, aboveLeft);
    }
  }
  return bytes;
}

function predicted(filter: number, left: number, above: number, aboveLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return Math.floor((left + above) / 2);
    case 4: {
      const estimate = left + above - aboveLeft;
      const nearest = Math.min(...[left, above, aboveLeft].map((value) => Math.abs(estimate - value)));
      return [left, above, aboveLeft].find((value) => Math.abs(estimate - value) === nearest) ?? 0;
    }
    default:
      throw new Error(`Expected a filter from 0 to 4, got ${String(filter)}`);
  }
}
