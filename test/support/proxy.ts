import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as forward, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';

/** What a proxy answers itself. */
export interface ProxyAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An address that hands requests on to another one. */
export interface Proxy {
  readonly endpoint: string;
  close(): void;
}

export interface ProxyOptions {
  /** Speaks https, with a certificate that nobody has signed. */
  readonly isSecure?: boolean;
  /** Answers instead of the target when it returns something; `connection` counts the connections from 1. */
  readonly intercept?: (request: IncomingMessage, connection: number) => ProxyAnswer | undefined;
}

/** Where a self-signed certificate lies that is no secret: it comes with a package for tests. */
const CERTIFICATES = join(dirname(createRequire(import.meta.url).resolve('@vercel/cosmosdb-server')), '..');

/** Starts a proxy before `target`, `http://…`. */
export async function startProxy(
  target: string,
  { isSecure = false, intercept = () => undefined }: ProxyOptions,
): Promise<Proxy> {
  const connections = new Map<Socket, number>();
  const handle: RequestListener = (request, response) => {
    const connection = connections.get(request.socket) ?? connections.size + 1;
    connections.set(request.socket, connection);
    const answer = intercept(request, connection);
    if (answer) {
      request.resume();
      response.writeHead(answer.status, { ...answer.headers });
      response.end(answer.body);
      return;
    }
    const { method, headers, url } = request;
    const onward = forward(`${target}${url ?? '/'}`, { method, headers }, (received) => {
      response.writeHead(received.statusCode ?? 502, received.headers);
      received.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const [cert, key] = ['cert.pem', 'key.pem'].map((name) => readFileSync(join(CERTIFICATES, name)));
  const server = isSecure ? createTlsServer({ cert, key }, handle) : createServer(handle);
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port');
  return {
    endpoint: isSecure ? `https://localhost:${String(address.port)}` : `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
