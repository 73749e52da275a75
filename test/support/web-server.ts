import assert from 'node:assert/strict';

import {
  startHttpServer,
  type HttpServer,
  type HttpServerOptions,
  type JsonRoute,
} from '../../src/server/http-server.ts';

/** A web server on a free port of this machine that limits nothing and whose failures fail the test, where not told otherwise. */
export function startServer(
  routes: readonly JsonRoute[],
  options: Partial<HttpServerOptions> = {},
): Promise<HttpServer> {
  return startHttpServer({
    port: 0,
    host: '127.0.0.1',
    routes,
    trustedProxies: 0,
    refusalLimit: { take: () => 'granted' },
    onRefused: () => undefined,
    onError: (error) => {
      assert.ifError(error);
    },
    ...options,
  });
}
