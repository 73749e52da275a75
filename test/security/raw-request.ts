import { connect } from 'node:net';

const PATIENCE_MS = 30_000;

/** What came back for bytes written to a connection: the status of the first answer, or how it ended without one. */
export type RawReply = number | 'closed' | 'silent';

/** Writes those bytes to the bot on this machine, one after another, and hears what it says before the connection ends. */
export function sendRaw(port: number, parts: readonly (string | Buffer)[]): Promise<RawReply> {
  const { promise, resolve } = Promise.withResolvers<RawReply>();
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setTimeout(PATIENCE_MS, () => {
    resolve('silent');
    socket.destroy();
  });
  const statusSoFar = (): number | undefined => {
    const status = /HTTP\/1\.1 (?<status>[2-5]\d\d)/.exec(heard)?.groups?.['status'];
    return status === undefined ? undefined : Number(status);
  };
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
    const status = statusSoFar();
    if (status === undefined) return;
    resolve(status);
    socket.destroy();
  });
  // Whoever is refused while still sending is cut off.
  socket.on('error', () => {
    resolve(statusSoFar() ?? 'closed');
  });
  socket.on('close', () => {
    resolve(statusSoFar() ?? 'closed');
  });
  socket.on('connect', () => {
    for (const part of parts) socket.write(part);
  });
  return promise;
}
