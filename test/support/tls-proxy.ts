import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** An https address that hands everything on to a plain one. */
export interface TlsProxy {
  readonly endpoint: string;
  close(): void;
}

/** Where a self-signed certificate lies that is no secret: it comes with a package for tests. */
const CERTIFICATES = join(dirname(createRequire(import.meta.url).resolve('@vercel/cosmosdb-server')), '..');

/** Starts a proxy before `target`, `http://…`; whoever asks it must not mind who has signed its certificate. */
export async function startTlsProxy(target: string): Promise<TlsProxy> {
  const [cert, key] = ['cert.pem', 'key.pem'].map((name) => readFileSync(join(CERTIFICATES, name)));
  const server = createServer({ cert, key }, (request, response) => {
    const { method, headers, url } = request;
    const onward = forward(`${target}${url ?? '/'}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port');
  return {
    endpoint: `https://localhost:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
