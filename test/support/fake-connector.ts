import { randomUUID } from 'node:crypto';
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
  /** What is told of people by their id in the channel; of everybody else, that they are members of the tenant. */
  readonly accounts: Map<string, ConnectorAnswer>;
  /** The ids of those the bot has asked about. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Starts a Bot Connector on a free port of this machine; `behave` answers where `answers` is empty. */
export async function startFakeConnector(behave: ConnectorBehaviour = () => ({ status: 201 })): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const answers: ConnectorAnswer[] = [];
  const accounts = new Map<string, ConnectorAnswer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer: ConnectorBehaviour = (call) => {
      const memberId = memberIn(call);
      if (memberId === undefined) {
        calls.push(call);
        return answers.shift() ?? behave(call);
      }
      asked.push(memberId);
      return accounts.get(memberId) ?? anAccount(memberId, 'someone@contoso.example');
    };
    receive(request, response, answer).catch((error: unknown) => {
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
    accounts,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** What the channel tells of a member of a chat. */
export function anAccount(id: string, userPrincipalName: string, userRole = 'user'): ConnectorAnswer {
  return { status: 200, body: { id, name: 'Someone', userPrincipalName, userRole } };
}

/** The member of a chat whom a call asks about. */
function memberIn({ method, path }: ConnectorCall): string | undefined {
  const id = method === 'GET' ? /\/members\/([^/?]+)/.exec(path)?.[1] : undefined;
  return id === undefined ? undefined : decodeURIComponent(id);
}

async function receive(request: IncomingMessage, response: ServerResponse, behave: ConnectorBehaviour): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const path = request.url ?? '';
  const activity = JSON.parse(Buffer.concat(chunks).toString() || '{}') as ConnectorCall['activity'];
  const conversationId = decodeURIComponent(/\/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
  const { authorization } = request.headers;
  const call: ConnectorCall = { method: request.method ?? '', path, conversationId, activity, authorization };
  const answer = await behave(call);
  if (answer === 'hang') return;
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body ?? { id: `activity-${randomUUID()}` }));
}
