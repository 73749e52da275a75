import { verbTable } from '../../src/bot/verb-table.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  ADMIN,
  aPerson,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  HOME_TENANT,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import type { BotUnderTest } from '../support/bot-under-test.ts';
import type { CardNode } from '../support/cards.ts';
import type { Size, Trial } from '../support/trial.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';
import {
  click,
  collectSubmits,
  differencesOf,
  DUPLICATE_TENANT,
  OTHERS_TENANT,
  PARTNERS_TENANT,
  restore,
  snapshotOf,
  stageBot,
  type Submit,
  FOREIGN,
} from './staged-bot.ts';
import { mayHaveCaused } from './who-may-change.ts';

/** Mutations of each verb: some, or all there are; each is pressed by who may press the button, and by somebody drawn. */
const MUTATIONS = { ci: 8, full: Infinity } as const satisfies Record<Size, number>;
const SEED = 6;

const STRANGER = aPerson({ objectId: 'stranger-1', name: 'Sid Stranger', roles: [] });
const PEOPLE: readonly Person[] = [FM, OTHER_FM, GATEWAY, LEAD, FRP_MANAGER, ADMIN, NOBODY, STRANGER];

/** What has to be done before a verb can do anything. */
const BEFORE: Readonly<Record<string, string>> = {
  'undo-reassign-customers': 'reassign-customers',
  'resume-reminders': 'stop-reminders',
};

/** The other ids there are, and what only looks like one. */
const IDS = [
  CUSTOMER_TENANT,
  OTHERS_TENANT,
  PARTNERS_TENANT,
  DUPLICATE_TENANT,
  ...['EXO|1', 'TEAMS|1', 'SPO|1', 'EXO|2', 'NONE|1', 'leads', 'none', 'sys'],
  ...PEOPLE.map(({ objectId }) => objectId),
  `${HOME_TENANT}|${OTHER_FM.objectId}`,
  'rem|TEAMS|1|1|headsUp|2026-12-14',
  'answer|rem|TEAMS|1|1|headsUp|2026-12-14',
  '../../sys',
  'a/b?c#d\\e',
];

const VALUES: readonly unknown[] = [
  ...IDS,
  ...[
    '',
    ' ',
    'true',
    'reactivate',
    '2026-12-24',
    '31/02/2027',
    '__proto__',
    'constructor',
    '${secret}',
    '\u0000\u202E',
  ],
  'x'.repeat(100_000),
  'x'.repeat(100_001),
  ...[null, true, -1, 0, 1, 2, 1.5, 1e308, Number.MAX_SAFE_INTEGER, 'NaN'],
  ...[[], ['x'], [[]], {}, { key: 'EXO|1' }, { $ne: null }],
];

/** A wish of a card with one thing about it that no card says. */
interface Mutation {
  readonly name: string;
  /** As JSON, for some of it cannot be had otherwise. */
  readonly json: string;
}

/** Every field of every submit replaced by everything, by those who may and those who may not. */
export const mutatedFields: Trial = {
  name: 'mutated-fields',
  promise:
    'The answer of every card, with each of its fields left out, replaced or added to (ids of others, larger versions, wrong types, `__proto__`, 100 KB), pressed by everybody: nobody writes what they may not, each press is answered by a card, none fails',
  run: async (size) => {
    const underTest = await stageBot();
    try {
      return await pressAll(underTest, MUTATIONS[size]);
    } finally {
      await underTest.stop();
    }
  },
};

async function pressAll(
  underTest: BotUnderTest,
  mutations: number,
): Promise<{ readonly measured: string; readonly failures: readonly string[] }> {
  const random = new SeededRandom(SEED);
  const failures: string[] = [];
  const { store } = underTest.bot;
  const submits = await collectSubmits(underTest);
  for (const verb of verbTable.keys()) {
    if (!submits.some((submit) => submit.verb === verb)) failures.push(`no card of the stage sends ${verb}`);
  }
  const first = await snapshotOf(store);
  let pressed = 0;
  let wrote = 0;
  let meant = 0;
  for (const submit of submits) {
    const earlier = submits.find(({ verb }) => verb === BEFORE[submit.verb]);
    if (earlier) await click(underTest, earlier.person, earlier.data);
    const before = await snapshotOf(store);
    const all = mutationsOf(submit);
    const some = Number.isFinite(mutations) ? Array.from({ length: mutations }, () => drawn(random, all)) : all;
    const chosen = some.flatMap((mutation) => [
      { mutation, person: submit.person },
      { mutation, person: drawn(random, PEOPLE) },
    ]);
    const asItShouldBe = {
      mutation: { name: 'as it should be', json: JSON.stringify(submit.data) },
      person: submit.person,
    };
    for (const { mutation, person } of [asItShouldBe, ...chosen]) {
      const told = `${submit.verb}, ${mutation.name}, pressed by ${person.name}`;
      const sent: unknown = JSON.parse(mutation.json);
      const answer = await click(underTest, person, sent, person === STRANGER ? FOREIGN : {});
      pressed += 1;
      const isRight = isRefusedByDoor(mutation, person)
        ? [400, 403].includes(answer.status) && answer.kind === 'nothing'
        : answer.status === 200 && answer.kind === 'card';
      if (!isRight) {
        failures.push(
          `${told}: answered with ${String(answer.status)} ${answer.kind}: play again ${mutation.json.slice(0, 500)}`,
        );
      }
      const differences = differencesOf(before, await snapshotOf(store));
      if (differences.length > 0) wrote += 1;
      if (differences.length > 0 && mutation === asItShouldBe.mutation) meant += 1;
      for (const difference of differences) {
        if (mayHaveCaused(person, difference, before)) continue;
        failures.push(
          `${told}: wrote ${difference.partition} ${difference.id}: play again ${mutation.json.slice(0, 500)}`,
        );
      }
      await restore(store, differences);
    }
    await restore(store, differencesOf(first, await snapshotOf(store)));
  }
  for (const { level, message } of underTest.log.lines) {
    if (level === 'error') failures.push(`logged: ${message}`);
  }
  return {
    measured: `${String(submits.length)} verbs, ${String(pressed)} presses by ${String(PEOPLE.length)} people; ${String(meant)} wrote what the card meant, ${String(wrote - meant)} something else that the person may`,
    failures: [...new Set(failures)],
  };
}

function drawn<T>(random: SeededRandom, values: readonly T[]): T {
  const [first, ...others] = values;
  if (first === undefined) throw new Error('There is nothing to draw from');
  return random.pick([first, ...others]);
}

/** The front door answers nobody of another tenant, and no body with keys that mean something to the language itself. */
function isRefusedByDoor({ name }: Mutation, person: Person): boolean {
  return person === STRANGER || name === 'with __proto__' || name === 'with constructor';
}

function mutationsOf({ data }: Submit): readonly Mutation[] {
  const whole: readonly Mutation[] = [
    { name: 'with a field more', json: JSON.stringify({ ...data, extra: 'x' }) },
    { name: 'with __proto__', json: JSON.stringify(data).replace('{', '{"__proto__":{"verb":"x","roles":["lead"]},') },
    { name: 'with constructor', json: JSON.stringify({ ...data, constructor: { prototype: {} } }) },
  ];
  return [...whole, ...pathsIn(data).flatMap((path) => mutationsAt(data, path))];
}

function mutationsAt(data: CardNode, path: readonly string[]): readonly Mutation[] {
  const name = path.join('.');
  return [
    { name: `${name} left out`, json: JSON.stringify(replacedAt(data, path, undefined)) },
    ...VALUES.map((value) => ({
      name: `${name} = ${JSON.stringify(value).slice(0, 60)}`,
      json: JSON.stringify(replacedAt(data, path, value)),
    })),
  ];
}

/** Every field of what is sent, those inside others too; of a list only the first entry. */
function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return (Array.isArray(value) ? entries.slice(0, 1) : entries).flatMap(([name, inner]: [string, unknown]) => [
    [name],
    ...pathsIn(inner).map((path) => [name, ...path]),
  ]);
}

function replacedAt(value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown {
  if (name === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      String(index) === name ? replacedAt(entry, rest, replacement) : entry,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === name ? replacedAt(inner, rest, replacement) : inner,
    ]),
  );
}
