/**
 * A text as it is compared: lower case, without accents. Each of its characters stands where it stands in `text`, which is in
 * Unicode's form NFC, so that what is found in one is cut out of the other.
 */
export function fold(text: string): string {
  let folded = '';
  for (const unit of text) {
    const base = unit
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
    folded += base.length === unit.length ? base : unit;
  }
  return folded.replace(/[’‘´`]/g, "'").replace(/[“”«»]/g, '"');
}
