import { gzipSync } from 'node:zlib';

import { aMessage } from '../support/guarded-bot.ts';
import type { Trial } from '../support/trial.ts';
import { sendRaw, type RawReply } from './raw-request.ts';
import { firstSeed, SeededRandom } from './seeded-random.ts';
import { spawnBot, type SpawnedBot } from './spawned-bot.ts';

const BODIES = { ci: 72, full: 1_000 } as const;
const AT_ONCE = 36;
const MEMORY_MB = 100;
const BOMB = gzipSync(Buffer.alloc(20_000_000));

/** What is wrong with a request; what is right with it is the token of Teams, or nothing would be read at all. */
interface Attack {
  readonly name: string;
  readonly parts: readonly (string | Buffer)[];
}

type MakeAttack = (bot: SpawnedBot, random: SeededRandom) => Omit<Attack, 'name'>;

/** Requests that have ended bots before, and their relatives, with and without a good token. */
export const hostileBodies: Trial = {
  name: 'hostile-bodies',
  promise: `${BODIES.full.toLocaleString('en')} hostile requests (${String(BODIES.ci)} in a small run), most of them under a good token: the process does not end, none is answered with 2xx or 5xx, memory grows by less than ${String(MEMORY_MB)} MB, and a normal turn is answered`,
  run: async (size) => {
    const bot = await spawnBot();
    const seed = firstSeed();
    try {
      const failures: string[] = [];
      const replies = new Map<RawReply, number>();
      const again = `SECURITY_SEED=${String(seed)} npm run test:security -- --only hostile-bodies${size === 'full' ? ' --full' : ''}`;
      await bot.normalTurn();
      const before = await bot.measure();
      let largest = before.memoryBytes;
      for (let sent = 0; sent < BODIES[size] && !bot.hasEnded(); sent += AT_ONCE) {
        const attacks = Array.from({ length: AT_ONCE }, (_, index) => attackOf(bot, seed, sent + index));
        const answers = await Promise.all(attacks.map(({ parts }) => sendRaw(bot.port, parts)));
        for (const [index, reply] of answers.entries()) {
          replies.set(reply, (replies.get(reply) ?? 0) + 1);
          const isRefused = reply === 'closed' || (typeof reply === 'number' && reply >= 400 && reply < 500);
          if (!isRefused) failures.push(`${attacks[index]?.name ?? ''}: ${String(reply)} (${again})`);
        }
        if (!bot.hasEnded()) largest = Math.max(largest, (await bot.measure()).memoryBytes);
      }
      if (bot.hasEnded()) return { measured: 'the process ended', failures: [`the process ended (${again})`] };
      const { status } = await bot.normalTurn();
      const { errors } = await bot.measure();
      const grownMb = Math.round((largest - before.memoryBytes) / 1_000_000);
      if (grownMb >= MEMORY_MB) failures.push(`${String(grownMb)} MB more at worst (${again})`);
      if (status !== 200) failures.push(`a normal turn was answered ${String(status)}`);
      const told = [...replies].map(([reply, count]) => `${String(count)} x ${String(reply)}`).join(', ');
      return {
        measured: `${told}; 0 exits, ${String(grownMb)} MB more at worst; then a normal turn: ${String(status)}`,
        failures: [...failures, ...errors.map((error) => `logged as a failure: ${error} (${again})`)],
      };
    } finally {
      await bot.stop();
    }
  },
};

function attackOf(bot: SpawnedBot, seed: number, index: number): Attack {
  const [name, make] = ATTACKS[index % ATTACKS.length] ?? ATTACKS[0];
  return { name, ...make(bot, new SeededRandom(seed * 10_000 + index)) };
}

/** A request with that body under a good token; headers of the same name are replaced, those that are empty left out. */
function request(
  bot: SpawnedBot,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Omit<Attack, 'name'> {
  const all = {
    host: 'bot',
    authorization: bot.issuer.authorization(bot.connector.url),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return { parts: [`POST /api/messages HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, body] };
}

function activityText({ connector }: SpawnedBot, changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify(aMessage(connector.url, changes));
}

/** The activity with more written into it, as text, so that no parser here has to bear it. */
function activityWith(bot: SpawnedBot, more: string): string {
  return `${activityText(bot).slice(0, -1)},${more}}`;
}

function chunked(bot: SpawnedBot, body: string): Omit<Attack, 'name'> {
  return request(bot, body, { 'content-length': '', 'transfer-encoding': 'chunked' });
}

const ATTACKS: readonly [readonly [string, MakeAttack], ...(readonly [string, MakeAttack])[]] = [
  ['gzip that is none', (bot) => request(bot, activityText(bot), { 'content-encoding': 'gzip' })],
  ['a gzip bomb', (bot) => request(bot, BOMB, { 'content-encoding': 'gzip' })],
  ['a gzip bomb that does not say so', (bot) => request(bot, BOMB)],
  [
    'deflate',
    (bot, random) => request(bot, random.bytes(500), { 'content-encoding': random.oneOf(['deflate', 'br', 'x']) }),
  ],
  [
    'a form with files',
    (bot) =>
      request(bot, '--x\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--x--', {
        'content-type': 'multipart/form-data; boundary=x',
      }),
  ],
  ['arrays a hundred thousand deep', (bot) => request(bot, '['.repeat(100_000) + ']'.repeat(100_000))],
  ['a million levels', (bot) => request(bot, '['.repeat(1_000_000))],
  [
    'objects deep in an activity',
    (bot) => request(bot, activityWith(bot, `"value":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)),
  ],
  ['33 levels', (bot) => request(bot, activityWith(bot, `"value":${'['.repeat(33)}${']'.repeat(33)}`))],
  ['6,000 values', (bot) => request(bot, activityWith(bot, `"value":[${'0,'.repeat(6_000)}0]`))],
  ['1 MB', (bot) => request(bot, activityText(bot, { text: 'x'.repeat(1_000_000) }))],
  ['1 MB in chunks', (bot) => chunked(bot, `10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(16))],
  ['__proto__', (bot) => request(bot, activityWith(bot, '"__proto__":{"isAdmin":true}'))],
  ['an escaped __proto__', (bot) => request(bot, activityWith(bot, '"value":{"\\u005f_proto__":{"a":1}}'))],
  ['constructor', (bot) => request(bot, activityWith(bot, '"value":{"constructor":{"prototype":{"a":1}}}'))],
  ['prototype', (bot) => request(bot, activityWith(bot, '"channelData":{"prototype":1}'))],
  [
    'JSON that is cut off',
    (bot, random) => {
      const text = activityText(bot);
      return request(bot, text.slice(0, 1 + random.below(text.length - 2)));
    },
  ],
  ['bytes', (bot, random) => request(bot, random.bytes(1 + random.below(2_000)))],
  ['bytes that are no UTF-8', (bot) => request(bot, Buffer.from([0x22, 0xc3, 0x28, 0x22]))],
  ['UTF-16', (bot) => request(bot, Buffer.from(activityText(bot), 'utf16le'))],
  ['a negative length', (bot) => request(bot, activityText(bot), { 'content-length': '-5' })],
  ['a length that is none', (bot) => request(bot, activityText(bot), { 'content-length': 'many' })],
  [
    'a length beyond all measure',
    (bot) => request(bot, activityText(bot), { 'content-length': '99999999999999999999' }),
  ],
  ['length and chunks', (bot) => request(bot, '0\r\n\r\n', { 'transfer-encoding': 'chunked' })],
  ['chunks of no size', (bot) => chunked(bot, 'zz\r\nhello\r\n')],
  ['a chunk of a huge size', (bot) => chunked(bot, 'ffffffffffffffff\r\nhello\r\n')],
  ['a header of 20 KB', (bot) => request(bot, activityText(bot), { 'x-long': 'x'.repeat(20_000) })],
  ['a Host that is none', (bot) => request(bot, activityText(bot), { host: '[' })],
  ['a path that is none', () => ({ parts: ['POST http://[ HTTP/1.1\r\nhost: bot\r\ncontent-length: 0\r\n\r\n'] })],
  [
    'another method',
    (bot, random) => {
      const method = random.oneOf(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);
      return { parts: request(bot, activityText(bot)).parts.map((part) => String(part).replace(/^POST/, method)) };
    },
  ],
  [
    'another content type',
    (bot, random) =>
      request(bot, activityText(bot), {
        'content-type': random.oneOf([
          'text/plain',
          'application/x-www-form-urlencoded',
          'text/json',
          'application/jsonp',
        ]),
      }),
  ],
  ['an upgrade', (bot) => request(bot, 'x', { connection: 'upgrade', upgrade: 'websocket' })],
  ['a body without a token', (bot, random) => request(bot, random.bytes(10_000), { authorization: '' })],
  ['no HTTP', (_bot, random) => ({ parts: [random.bytes(200), '\r\n\r\n'] })],
  ['JSON that is no object', (bot, random) => request(bot, random.oneOf(['null', '1', '"x"', '[]', 'true', '1e999']))],
];
