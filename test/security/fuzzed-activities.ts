import { HOME_TENANT } from '../support/builders.ts';
import { aMessage, postGuarded } from '../support/guarded-bot.ts';
import type { Trial } from '../support/trial.ts';
import { firstSeed, SeededRandom } from './seeded-random.ts';
import { spawnBot } from './spawned-bot.ts';

const ACTIVITIES = { ci: 1_000, full: 10_000 } as const;
const AT_ONCE = 10;
const MAX_CHANGES = 4;
const MAX_FAILURES = 10;

/** Activities of Teams with parts missing, swapped, nested and replaced by what nobody expects; all under a good token. */
export const fuzzedActivities: Trial = {
  name: 'fuzzed-activities',
  promise: `${ACTIVITIES.full.toLocaleString('en')} activities (${ACTIVITIES.ci.toLocaleString('en')} in a small run) with parts missing, misplaced or replaced by anything, under a good token: 0 crashes, 0 answers of 5xx (501 alone tells that an invoke is unknown)`,
  run: async (size) => {
    const bot = await spawnBot();
    const seed = firstSeed();
    try {
      const failures: string[] = [];
      const statuses = new Map<number, number>();
      const authorization = bot.issuer.authorization(bot.connector.url);
      for (let sent = 0; sent < ACTIVITIES[size] && !bot.hasEnded(); sent += AT_ONCE) {
        const indexes = Array.from({ length: AT_ONCE }, (_, index) => sent + index);
        const replies = await Promise.all(
          indexes.map((index) => postGuarded(bot.url, authorization, fuzzed(bot.connector.url, seed, index))),
        );
        for (const [offset, { status, text }] of replies.entries()) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status < 500 || status === 501) continue;
          const activity = JSON.stringify(fuzzed(bot.connector.url, seed, sent + offset)).slice(0, 300);
          failures.push(`${String(status)} ${text} for ${activity} (SECURITY_SEED=${String(seed)})`);
        }
        // Cards that nobody looks at.
        bot.connector.calls.length = 0;
      }
      if (bot.hasEnded()) failures.push(`the process ended (SECURITY_SEED=${String(seed)})`);
      else if (failures.length > 0) failures.push(...(await bot.measure()).errors);
      const told = [...statuses].map(([status, count]) => `${String(count)} x ${String(status)}`).join(', ');
      return { measured: `${told}; seed ${String(seed)}`, failures: failures.slice(0, MAX_FAILURES) };
    } finally {
      await bot.stop();
    }
  },
};

type Json = Record<string, unknown>;

/** The activity of that number in the run of that seed: one of Teams with up to four changes, never to its service URL alone. */
function fuzzed(serviceUrl: string, seed: number, index: number): Json {
  const random = new SeededRandom(seed * 100_000 + index);
  const activity = original(serviceUrl, random);
  for (let change = random.below(MAX_CHANGES + 1); change > 0; change -= 1) changeOne(activity, random);
  return activity;
}

function original(serviceUrl: string, random: SeededRandom): Json {
  const click = (data: Json): Json => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
  });
  const verb = random.oneOf(['listCustomers', 'captureStartDate', 'openCustomer', 'setAbsence', 'nobodyKnowsThis']);
  const changes: readonly [Json, ...Json[]] = [
    {},
    { text: random.oneOf(['customers', 'new date contoso 12 January', 'ayuda', '${secret}', 'español', 'reminders']) },
    click({ verb, tenantId: 'x', version: 1, nonce: 'n', date: '2027-01-18' }),
    { value: { verb, nonce: 'n' }, replyToId: 'r' },
    { type: 'installationUpdate', action: random.oneOf(['add', 'remove', 'add-upgrade']) },
    { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:fm' }] },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: random.oneOf(['event', 'typing', 'endOfConversation', 'messageUpdate', 'handoff', 'telepathy']) },
    {
      type: 'invoke',
      name: random.oneOf(['task/fetch', 'task/submit', 'composeExtension/queryLink', 'signin/verifyState', 'x']),
      value: {},
    },
    {
      type: 'invoke',
      name: 'composeExtension/query',
      value: {
        commandId: random.oneOf(['findCustomer', 'captureStartDate', 'nobodyKnowsThis']),
        parameters: [{ name: random.oneOf(['customer', 'initialRun', 'x']), value: random.oneOf(['con', '', 'true']) }],
        queryOptions: { skip: 0, count: 25 },
      },
    },
    {
      type: 'invoke',
      name: random.oneOf(['composeExtension/fetchTask', 'composeExtension/submitAction']),
      conversation: { id: 'chat-of-others', conversationType: 'groupChat', isGroup: true, tenantId: HOME_TENANT },
      value: {
        commandId: 'captureStartDate',
        commandContext: 'message',
        messagePayload: { body: { contentType: 'html', content: '<p>Contoso &amp; co</p>' } },
        data: {
          verb: random.oneOf(['choose-customer', 'open-capture-start-date', 'capture-start-date']),
          customer: 'x',
        },
      },
    },
  ];
  return aMessage(serviceUrl, changes[random.below(changes.length)] ?? {});
}

/** Changes one place, at any depth, of what was made of JSON. */
function changeOne(activity: Json, random: SeededRandom): void {
  let parent = activity;
  for (;;) {
    const keys = Object.keys(parent);
    const key = keys[random.below(Math.max(1, keys.length))] ?? 'x';
    const child = parent[key];
    if (isObject(child) && random.below(3) > 0) {
      parent = child;
      continue;
    }
    switch (random.below(4)) {
      case 0:
        Reflect.deleteProperty(parent, key);
        return;
      case 1:
        parent[keys[random.below(Math.max(1, keys.length))] ?? 'y'] = structuredClone(child);
        return;
      case 2:
        parent[`${key}${String(random.below(3))}`] = anything(random, 3);
        return;
      default:
        parent[key] = anything(random, 3);
        return;
    }
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function anything(random: SeededRandom, depth: number): unknown {
  const plain: readonly [unknown, ...unknown[]] = [
    null,
    true,
    false,
    0,
    -1,
    1e308,
    '',
    ' ',
    'x'.repeat(2_000),
    '\u0000\ud800\u202e',
    '2027-02-30',
    '${1+1}',
    '../../etc/passwd',
    'toString',
    "'; drop table records; --",
    Number.MAX_SAFE_INTEGER + 2,
    [],
    {},
  ];
  if (depth === 0 || random.below(4) > 0) return plain[random.below(plain.length)];
  const children = Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
  return random.below(2) === 0
    ? children
    : Object.fromEntries(children.map((child, index) => [`k${String(index)}`, child]));
}
