import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that the bot made to its channel. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string;
  readonly activity: Readonly<Record<string, unknown>>;
  readonly authorization?: string | undefined;
}

/** How the connector answers a call: a status, a connection that breaks after the request was read, or not at all. */
export type ConnectorAnswer =
  | { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> }
  | 'reset'
  | 'hang';

/** Decides how a call is answered, after as long as it takes. */
export type ConnectorBehaviour = (call: ConnectorCall) => ConnectorAnswer | Promise<ConnectorAnswer>;

/** The channel's side of the bot: it keeps what the bot sends. */
export interface FakeConnector {
  readonly url: string;
  readonly calls: ConnectorCall[];
  /** Answers of the next calls, in turn; then 201. */
  readonly answers: ConnectorAnswer[];
  close(): Promise<void>;
}

/** Starts a Bot Connector on a free port of this machine; `behave` answers where `answers` is empty. */
export async function startFakeConnector(behave: ConnectorBehaviour = () => ({ status: 201 })): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const answers: ConnectorAnswer[] = [];
  const server = createServer((request, response) => {
    receive(request, response, calls, (call) => answers.shift() ?? behave(call)).catch((error: unknown) => {
      // Whoever was killed in the middle of a request gets no answer; everything else is a fault of the test.
      if (!request.destroyed) throw error;
    });
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
  behave: ConnectorBehaviour,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const path = request.url ?? '';
  const activity = JSON.parse(Buffer.concat(chunks).toString() || '{}') as ConnectorCall['activity'];
  const conversationId = decodeURIComponent(/\/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
  const { authorization } = request.headers;
  const call: ConnectorCall = { method: request.method ?? '', path, conversationId, activity, authorization };
  calls.push(call);
  const id = `activity-${String(calls.length)}`;
  const answer = await behave(call);
  if (answer === 'hang') return;
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body ?? { id }));
}
