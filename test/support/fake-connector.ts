import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that the bot made to its channel. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string;
  readonly activity: Readonly<Record<string, unknown>>;
}

/** How the connector answers a call: a status, or a connection that breaks after the request was read. */
export type ConnectorAnswer =
  { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> } | 'reset';

/** The channel's side of the bot: it keeps what the bot sends. */
export interface FakeConnector {
  readonly url: string;
  readonly calls: ConnectorCall[];
  /** Answers of the next calls, in turn; then 201. */
  readonly answers: ConnectorAnswer[];
  close(): Promise<void>;
}

/** Starts a Bot Connector on a free port of this machine. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const answers: ConnectorAnswer[] = [];
  const server = createServer((request, response) => {
    void receive(request, response, calls, answers);
  });
  // A connection closed for being idle, just when the bot begins to use it, would be a fault that no test asked for.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The fake connector has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    calls,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  calls: ConnectorCall[],
  answers: ConnectorAnswer[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const path = request.url ?? '';
  const activity = JSON.parse(Buffer.concat(chunks).toString() || '{}') as ConnectorCall['activity'];
  const conversationId = decodeURIComponent(/\/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
  calls.push({ method: request.method ?? '', path, conversationId, activity });
  const answer = answers.shift() ?? { status: 201 };
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body ?? { id: `activity-${String(calls.length)}` }));
}
