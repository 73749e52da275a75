import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Person } from '../../src/domain/person.ts';
import { CustomerDocumentRecords } from '../../src/store/customer-document-records.ts';
import { PersonDocumentRecords } from '../../src/store/person-document-records.ts';
import { SqliteDocumentStore } from '../../src/store/sqlite-document-store.ts';
import { Chat, type ActivityChanges } from '../support/bot-under-test.ts';
import { aDatedEngagement, anEngagement, aPerson, aTenant, HOME_TENANT } from '../support/builders.ts';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { commandOf, searchOf } from '../support/extension.ts';
import { startFakeConnector, type ConnectorAnswer, type FakeConnector } from '../support/fake-connector.ts';
import type { Size, Trial } from '../support/trial.ts';
import { CuriousStaff } from './curious-staff.ts';

const PROGRAM = join(import.meta.dirname, 'canary-bot.ts');
/** In everything that somebody can write or name, and nowhere else. */
const CANARY = 'kestrel';
const ROUNDS = { ci: 1, full: 5 } as const satisfies Record<Size, number>;
const STEPS = { ci: 200, full: 600 } as const satisfies Record<Size, number>;
/** Every object id of the trial begins like this, and every tenant id of its customers like the second. */
const PERSON_ID = 'cafe0000-0000-4000-8000-0000000000';
const TENANT_ID = 'beef0000-0000-4000-8000-0000000000';
const APP_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

const STAFF: readonly Person[] = [
  aPerson({ objectId: `${PERSON_ID}01`, name: 'Kestrel Gateway', roles: ['gateway'] }),
  aPerson({ objectId: `${PERSON_ID}02`, name: 'Kestrel Manager', roles: ['fm'] }),
  aPerson({ objectId: `${PERSON_ID}03`, name: 'Kestrel Other', roles: ['fm'] }),
  aPerson({ objectId: `${PERSON_ID}04`, name: 'Kestrel Lead', roles: ['lead', 'admin'] }),
  aPerson({ objectId: `${PERSON_ID}05`, name: 'Kestrel Partner', roles: ['frpManager'] }),
  aPerson({ objectId: `${PERSON_ID}06`, name: 'Kestrel Nobody', roles: [] }),
];

/** Words that only people and customers know, sought in all that the bot's process prints. */
export const canaries: Trial = {
  name: 'canaries',
  promise: `People of all roles write and press whatever there is, then all of it again while store and channel fail with messages of their own, with forged tokens and broken bodies: of "${CANARY}", which stands in every name, text, domain, token and error, 0 in what the process prints at level debug, 0 raw ids of people, customers and chats, and every line is one JSON object`,
  run: async (size) => {
    const failures: string[] = [];
    const counts = { requests: 0, verbs: new Set<string>(), lines: 0, errors: 0, stored: 0, hashes: new Set<string>() };
    for (let seed = 1; seed <= ROUNDS[size]; seed += 1) {
      const found = await oneRound(seed, STEPS[size]);
      failures.push(...found.failures.map((failure) => `canaries, seed ${String(seed)}: ${failure}`));
      counts.requests += found.requests;
      counts.lines += found.lines.length;
      counts.stored += found.stored;
      for (const verb of found.verbs) counts.verbs.add(verb);
      for (const line of found.lines) {
        if (line.includes('"error":')) counts.errors += 1;
        for (const [, hash] of line.matchAll(/"(?:personId|tenantId)":"([0-9a-f]{12})"/g))
          counts.hashes.add(hash ?? '');
      }
    }
    // A trial in which nothing was written, nothing failed or nothing was logged would prove nothing.
    if (counts.stored === 0) failures.push('canaries: none was stored');
    if (counts.errors === 0) failures.push('canaries: nothing failed');
    if (counts.hashes.size === 0) failures.push('canaries: no hashed id was logged');
    return {
      measured: `${String(counts.requests)} requests with ${String(counts.verbs.size)} different buttons, ${String(counts.stored)} documents with a canary stored, ${String(counts.lines)} lines printed, ${String(counts.errors)} of them about errors, ${String(counts.hashes.size)} different hashed ids`,
      failures,
    };
  },
};

interface Found {
  readonly requests: number;
  readonly verbs: ReadonlySet<string>;
  readonly lines: readonly string[];
  /** Documents with a canary in the store. */
  readonly stored: number;
  readonly failures: readonly string[];
}

async function oneRound(seed: number, steps: number): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'esd-bot-'));
  const random = seededRandom(seed);
  let connectorFails = false;
  const connector = await startFakeConnector(() =>
    connectorFails && random() < 0.4 ? failingAnswer(random) : { status: 201 },
  );
  const file = join(folder, 'bot.sqlite');
  let requests = 0;
  try {
    await fillStore(file);
    const bot = await PrintingBot.start([file, String(seed), CANARY, '']);
    const post = (body: unknown): Promise<{ readonly status: number; readonly body: unknown }> => {
      requests += 1;
      return bot.post(typeof body === 'string' ? body : JSON.stringify(body));
    };
    let texts = 0;
    const staff = new CuriousStaff({
      people: STAFF,
      underTest: { connector, post },
      random,
      anyText: () => `the ${CANARY} said\nso ${String((texts += 1))}`,
      customerName: CANARY,
      newCustomerName: () => `${CANARY} ${String((texts += 1))}`,
    });
    for (let step = 0; step < steps; step += 1) await staff.act();
    await bot.moveClock('2026-12-15T17:00:00Z');
    const commands = extensionCommands({ connector, post });
    for (const activity of commands) await post(activity);
    connectorFails = true;
    bot.fail();
    for (const activity of [...staff.sent, ...commands]) await post(activity);
    for (const body of hostileBodies(connector)) await post(body);
    await bot.moveClock('2027-02-10T17:00:00Z');
    const lines = await bot.stop();

    const guarded = await PrintingBot.start([join(folder, 'other.sqlite'), String(seed), CANARY, APP_ID]);
    for (const token of forgedTokens()) {
      requests += 1;
      await guarded.post(JSON.stringify({ ...staff.sent[0], serviceUrl: connector.url }), `Bearer ${token}`);
    }
    lines.push(...(await guarded.stop()));
    return { requests, verbs: staff.verbs, lines, stored: await countStored(file), failures: leaksOf(lines) };
  } finally {
    await connector.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function leaksOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const shown = line.slice(0, 300);
    if (/kestrel/i.test(line)) return [`a canary: ${shown}`];
    if (/cafe0000|beef0000|chat-of-|127\.0\.0\.1/i.test(line)) return [`a raw id or address: ${shown}`];
    return isJsonObject(line) ? [] : [`no JSON object: ${shown}`];
  });
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

async function fillStore(file: string): Promise<void> {
  const store = new SqliteDocumentStore({ file, nowMs: () => 0 });
  const people = new PersonDocumentRecords(store, HOME_TENANT);
  for (const person of STAFF) await people.putPerson(person);
  const customers = new CustomerDocumentRecords(store);
  const fmId = `${PERSON_ID}02`;
  for (let customer = 10; customer < 16; customer += 1) {
    const tenantId = `${TENANT_ID}${String(customer)}`;
    await customers.putCustomer(
      aTenant({
        tenantId,
        customerId: `customer-${String(customer)}`,
        customerName: `Kestrel ${String(customer)}`,
        initialDomain: `${CANARY}${String(customer)}.example`,
      }),
      [
        aDatedEngagement('2026-12-15', { tenantId, fmId }),
        anEngagement({ tenantId, workload: 'SPO', ...(customer % 2 === 0 ? { fmId } : { fmId: undefined }) }),
      ],
    );
  }
  // Nothing can be read of this one but by failing.
  await store.write(`${HOME_TENANT}|${PERSON_ID}99`, [
    { kind: 'create', id: 'profile', body: { type: 'person', objectId: CANARY, name: { kestrel: CANARY } } },
  ]);
  await store.close();
}

async function countStored(file: string): Promise<number> {
  const store = new SqliteDocumentStore({ file, nowMs: () => 0 });
  let count = 0;
  for (let next = await store.partitionAfter(undefined); next !== undefined; next = await store.partitionAfter(next)) {
    const documents = await store.readPartition(next);
    count += documents.filter(({ body }) => JSON.stringify(body).includes(`the ${CANARY} said`)).length;
  }
  await store.close();
  return count;
}

/** Commands of the message extension of everybody, with a canary wherever something can be typed. */
function extensionCommands(underTest: ConstructorParameters<typeof Chat>[0]): readonly ActivityChanges[] {
  return STAFF.flatMap((person) => {
    const chat = new Chat(underTest, person, 'en-US');
    const messagePayload = { body: { content: `<p>the ${CANARY} said</p>` } };
    return [
      searchOf(chat, undefined),
      searchOf(chat, CANARY),
      commandOf(chat, 'query', { commandId: CANARY }),
      commandOf(chat, 'fetchTask', { messagePayload }),
      commandOf(chat, 'submitAction', { data: { verb: 'choose-customer', customerSearch: CANARY } }),
      commandOf(chat, 'submitAction', { data: { verb: CANARY, [CANARY]: CANARY } }),
      commandOf(chat, 'fetchTask', { messagePayload }, { conversation: { id: `chat-of-${CANARY}`, isGroup: true } }),
    ];
  });
}

function failingAnswer(random: () => number): ConnectorAnswer {
  const statuses = [400, 401, 403, 404, 412, 429, 500, 502];
  const status = statuses[Math.floor(random() * statuses.length)] ?? 500;
  if (random() < 0.1) return 'reset';
  return { status, body: { error: { code: CANARY, message: `the ${CANARY} is not in\nthis conversation` } } };
}

function hostileBodies({ url }: FakeConnector): readonly unknown[] {
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: url,
    from: { id: `29:${PERSON_ID}99`, aadObjectId: `${PERSON_ID}99`, name: CANARY },
    conversation: { id: `chat-of-${CANARY}`, conversationType: 'personal', tenantId: HOME_TENANT },
    recipient: { id: CANARY },
    text: CANARY,
  };
  return [
    `{"${CANARY}": `,
    `"${CANARY}"`,
    { [CANARY]: CANARY },
    activity,
    { ...activity, type: CANARY },
    { ...activity, type: 'invoke', name: CANARY, value: { [CANARY]: CANARY } },
    { ...activity, type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: CANARY, data: CANARY } } },
    { ...activity, type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { verb: CANARY } } } },
    { ...activity, serviceUrl: `http://${CANARY}.invalid` },
    { ...activity, serviceUrl: `http://127.0.0.1:1/${CANARY}` },
    { ...activity, locale: CANARY, channelData: CANARY, entities: CANARY, attachments: CANARY },
    { ...activity, type: 'conversationUpdate', membersAdded: [{ id: CANARY }] },
    { ...activity, type: 'messageReaction', reactionsAdded: CANARY },
  ];
}

/** Tokens that nobody issued, with a canary in each part. */
function forgedTokens(): readonly string[] {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = { iss: 'https://api.botframework.com', aud: APP_ID, exp: 4_000_000_000, kestrel: CANARY };
  return [
    CANARY,
    `${CANARY}.${CANARY}.${CANARY}`,
    `${part({ alg: 'none', kid: CANARY })}.${part(body)}.`,
    `${part({ alg: 'RS256', kid: CANARY })}.${part(body)}.${CANARY}`,
    `${part({ alg: 'RS256', kid: CANARY })}.${part({ ...body, iss: CANARY })}.${CANARY}`,
  ];
}

/** The bot's process, and all that it prints. */
class PrintingBot {
  readonly #process: ChildProcess;
  readonly #printed: () => string;
  readonly #url: string;

  private constructor(process: ChildProcess, url: string, printed: () => string) {
    this.#process = process;
    this.#url = url;
    this.#printed = printed;
  }

  static async start(args: readonly string[]): Promise<PrintingBot> {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const [, port] = /port (\d+)\n/.exec((said += text)) ?? [];
      if (port === undefined) return;
      resolve(port);
      printed += said.replace(`port ${port}\n`, '');
      said = `port ${port}\n`;
    });
    child.once('exit', () => {
      reject(new Error(`The bot ended before it listened: ${printed}`));
    });
    return new PrintingBot(child, `http://127.0.0.1:${await promise}`, () => printed);
  }

  fail(): void {
    this.#process.stdin?.write('fail\n');
  }

  async moveClock(now: string): Promise<void> {
    await this.#send('/local/clock', JSON.stringify({ now }), '');
  }

  post(body: string, authorization = `Bearer ${CANARY}`): Promise<{ readonly status: number; readonly body: unknown }> {
    return this.#send('/api/messages', body, authorization);
  }

  /** Ends the bot and returns the lines that it has printed. */
  async stop(): Promise<string[]> {
    const ended = once(this.#process, 'close');
    this.#process.kill('SIGTERM');
    await ended;
    return this.#printed()
      .split('\n')
      .filter((line) => line !== '');
  }

  async #send(path: string, body: string, authorization: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#url}${path}?${CANARY}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'user-agent': CANARY },
      body,
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  }
}
