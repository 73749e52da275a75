import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { RateLimits } from '../../src/rate-limits.ts';
import type { HttpServer } from '../../src/server/http-server.ts';
import { startServer } from '../support/web-server.ts';

describe('the web server', () => {
  let server: HttpServer;
  let url: string;
  const received: unknown[] = [];
  const errors: unknown[] = [];

  before(async () => {
    server = await startServer(
      [
        {
          path: '/echo',
          admit: (authorization) =>
            Promise.resolve((body: unknown) => {
              received.push(body);
              return Promise.resolve({ status: 200, body: { body, authorization } });
            }),
        },
        { path: '/nothing', handle: () => Promise.resolve({ status: 202 }) },
        { path: '/broken', handle: () => Promise.reject(new Error('secret detail')) },
      ],
      { onError: (error) => errors.push(error) },
    );
    url = `http://127.0.0.1:${String(server.port)}`;
  });
  after(() => server.close());
  beforeEach(() => {
    received.length = 0;
    errors.length = 0;
  });

  const post = async (
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  it('hands JSON and the authorization to its route and sends back what that answers', async () => {
    const { status, text } = await post('/echo', '{"a":"ñ"}', { authorization: 'Bearer x' });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(text), { body: { a: 'ñ' }, authorization: 'Bearer x' });
    assert.deepEqual(await post('/nothing', '{}'), { status: 202, text: '' });
  });

  it('takes a request without a body', async () => {
    const response = await fetch(`${url}/nothing`, { method: 'POST' });
    assert.equal(response.status, 202);
  });

  it('says that it is well', async () => {
    const response = await fetch(`${url}/healthz`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  for (const [name, body, headers, status, says] of [
    ['JSON that is cut off', '{"a":', {}, 400, 'Expected JSON'],
    ['another content type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'application/json'],
    ['a content type that only begins alike', '{}', { 'content-type': 'application/jsonp' }, 415, 'application/json'],
    ['a form with files', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'application/json'],
    ['a body that claims to be gzip and is not', '{}', { 'content-encoding': 'gzip' }, 415, 'content encoding'],
    ['a real gzip body', gzipSync('{}'), { 'content-encoding': 'gzip' }, 415, 'content encoding'],
    ['more than 256 KB', JSON.stringify('x'.repeat(300_000)), {}, 413, '262144 bytes'],
    ['33 levels', `${'['.repeat(33)}1${']'.repeat(33)}`, {}, 400, '32 levels'],
    ['a hundred thousand levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 400, '32 levels'],
    ['more than 5,000 values', JSON.stringify(Array.from({ length: 5_000 }, () => 0)), {}, 400, '5000 values'],
    ['__proto__', '{"a":[{"__proto__":{"b":1}}]}', {}, 400, 'harmless keys'],
    ['an escaped constructor', '{"\\u0063onstructor":1}', {}, 400, 'harmless keys'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), {}, 400, 'Expected JSON'],
  ] as const) {
    it(`refuses ${name} and lives on`, async () => {
      const refused = await post('/echo', body, headers);
      assert.equal(refused.status, status);
      assert.match(refused.text, new RegExp(says));
      assert.deepEqual(received, []);
      assert.equal((await post('/echo', '{}')).status, 200);
    });
  }

  it('refuses more than 256 KB that comes without saying how much it is', async () => {
    const body = new ReadableStream({
      start: (stream) => {
        for (let kilobytes = 0; kilobytes < 300; kilobytes += 50)
          stream.enqueue(new TextEncoder().encode(' '.repeat(51_200)));
        stream.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/echo`, { method: 'POST', headers, body, duplex: 'half' });
    assert.equal(response.status, 413);
    assert.deepEqual(received, []);
  });

  it('tells nothing about what broke inside', async () => {
    const { status, text } = await post('/broken', '{}');
    assert.equal(status, 500);
    assert.deepEqual(JSON.parse(text), { error: 'Internal error' });
    assert.equal(errors.length, 1);
  });

  it('knows only its own paths, and only by POST', async () => {
    assert.equal((await post('/other', '{}')).status, 404);
    assert.equal((await fetch(`${url}/echo`)).status, 405);
    assert.equal((await post('/local/clock', '{}')).status, 404);
  });

  it('takes 32 levels and 5,000 values', async () => {
    const deep = `${'['.repeat(32)}1${']'.repeat(32)}`;
    assert.equal((await post('/echo', deep)).status, 200);
    assert.equal((await post('/echo', JSON.stringify(Array.from({ length: 4_999 }, () => 0)))).status, 200);
  });

  /** Writes that to the server as it is, and returns all that comes back. */
  const raw = async (text: string): Promise<string> => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(text);
    return (await socket.setEncoding('utf8').toArray()).join('');
  };

  for (const [name, text] of [
    ['a path that cannot be read', 'GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a host that cannot be read', 'GET /healthz HTTP/1.1\r\nhost: [\r\n\r\n'],
    [
      'a host that cannot be read, before going on',
      'POST /echo HTTP/1.1\r\nhost: [\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n{}',
    ],
  ] as const) {
    it(`lives on after ${name}`, async () => {
      assert.match(await raw(text), /HTTP\/1\.1 404 /);
      assert.equal((await post('/echo', '{}')).status, 200);
    });
  }

  it('answers who would like another protocol in its own', async () => {
    const upgrade = 'GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    assert.match(await raw(upgrade), /^HTTP\/1\.1 200 /);
  });

  it('survives somebody who hangs up in the middle', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(
          'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"',
        );
        setImmediate(() => {
          socket.destroy();
          resolve();
        });
      });
    });
    assert.equal((await post('/echo', '{}')).status, 200);
  });

  it('fails to start on a port that is taken', async () => {
    const again = startServer([], { port: server.port });
    await assert.rejects(again, /EADDRINUSE/);
  });

  describe('of which an address asks what it may not, again and again', () => {
    let limited: HttpServer;
    const refused: (readonly [string, number])[] = [];

    beforeEach(async () => {
      refused.length = 0;
      const limits = new RateLimits({ perMinute: 2, maxKeys: 10, elapsedMs: () => 0 });
      limited = await startServer(
        [
          {
            path: '/guarded',
            admit: (authorization) =>
              Promise.resolve(
                authorization === 'good'
                  ? () => Promise.resolve({ status: 200 })
                  : { status: 401, body: {}, reason: 'No token' },
              ),
          },
        ],
        {
          trustedProxies: 1,
          refusalLimit: limits,
          onRefused: (reason, status) => {
            refused.push([reason, status]);
          },
        },
      );
    });
    afterEach(() => limited.close());

    const ask = async (authorization: string, address = '203.0.113.7'): Promise<number> => {
      const response = await fetch(`http://127.0.0.1:${String(limited.port)}/guarded`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization, 'x-forwarded-for': address },
        body: '{}',
      });
      await response.text();
      return response.status;
    };

    it('refuses it with 429 and says so once in the log', async () => {
      const statuses = [];
      for (let asked = 0; asked < 5; asked += 1) statuses.push(await ask('bad'));
      assert.deepEqual(statuses, [401, 401, 429, 429, 429]);
      assert.deepEqual(refused, [
        ['No token', 401],
        ['No token', 401],
        ['An address is refused too often', 429],
      ]);
    });

    it('goes on answering others, and whoever shows a good token from there, and whether it is well', async () => {
      for (let asked = 0; asked < 4; asked += 1) await ask('bad');
      assert.equal(await ask('bad', '203.0.113.8'), 401);
      assert.equal(await ask('good'), 200);
      assert.equal((await fetch(`http://127.0.0.1:${String(limited.port)}/healthz`)).status, 200);
    });
  });

  describe('that is closed', () => {
    const CLOSED_AT_ONCE: readonly (readonly [string, string])[] = [
      ['nothing has come', ''],
      ['the beginning of a request has come', 'POST /slow HTTP/1.1\r\nhost: x\r\n'],
      ['something was answered before', 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'],
    ];
    const started = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<undefined>();
    let closing: HttpServer;

    beforeEach(async () => {
      closing = await startServer(
        [
          {
            path: '/slow',
            handle: async () => {
              started.resolve(undefined);
              await answered.promise;
              return { status: 200 };
            },
          },
        ],
        { onError: (error) => errors.push(error) },
      );
    });

    /** Opens a connection, sends that, and waits until the server has read it. */
    const connection = async (text: string): Promise<Socket> => {
      const socket = connect(closing.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(text);
      // Whatever is answered after it was read after it.
      await (await fetch(`http://127.0.0.1:${String(closing.port)}/healthz`)).text();
      return socket;
    };

    for (const [name, text] of CLOSED_AT_ONCE) {
      it(`does not wait for a connection on which ${name}`, async () => {
        const socket = await connection(text);
        const ended = once(socket.resume(), 'close');
        await closing.close();
        await ended;
      });
    }

    it('answers what is under way, and then cuts that connection, too', async () => {
      const socket = await connection(
        'POST /slow HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
      );
      await started.promise;
      const text = socket.setEncoding('utf8').toArray();
      const closed = closing.close();
      answered.resolve(undefined);
      await closed;
      assert.match((await text).join(''), /^HTTP\/1.1 200 OK/);
    });
  });
});
