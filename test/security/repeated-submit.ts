import type { StoreConfig } from '../../src/config.ts';
import { startCosmosAccount } from '../support/cosmos-account.ts';
import { postActivity, type BotUnderTest } from '../support/bot-under-test.ts';
import { readable, type CardNode } from '../support/cards.ts';
import type { Size, Trial } from '../support/trial.ts';
import {
  click,
  collectSubmits,
  differencesOf,
  snapshotOf,
  stageBot,
  type Difference,
  type Submit,
} from './staged-bot.ts';

const TIMES = 50;
const STORES = { ci: ['sqlite'], full: ['sqlite', 'cosmos'] } as const satisfies Record<Size, readonly string[]>;

/** The verbs that write, each of which leaves something of its own behind. */
const WRITING = [
  ...['capture-start-date', 'reschedule-start-date', 'correct-start-date', 'void-start-date', 'confirm-started'],
  ...['log-attempt', 'snooze-reminder', 'mark-inactive', 'change-l1', 'set-kickoff', 'set-completion'],
  ...['create-customer', 'add-workloads', 'assign-fm', 'assign-channel', 'merge-duplicate', 'reassign-customers'],
  ...['set-absence', 'save-reminder-settings', 'choose-language', 'retry-reminders', 'stop-reminders'],
  ...['save-person', 'remove-person'],
];
const SOME = ['reschedule-start-date', 'log-attempt', 'create-customer', 'set-absence', 'stop-reminders'];
const VERBS = { ci: SOME, full: WRITING } as const satisfies Record<Size, readonly string[]>;

/** What the channel gives to an activity that it sends again: the same id, or each time a new one. */
const IDS = ['the same activity id', 'different activity ids'] as const;

/** One answer of a card that arrives very often at the same moment, as when Teams sends it again and people click again. */
export const repeatedSubmit: Trial = {
  name: 'repeated-submit',
  promise: `One answer of a card ${String(TIMES)} times at once, with the same activity id and with different ones: it leaves behind exactly what one arrival does, and each arrival is answered by a card; one more arrival later changes nothing`,
  run: async (size) => {
    const failures: string[] = [];
    const measured: string[] = [];
    for (const kind of STORES[size]) {
      const account = kind === 'cosmos' ? await startCosmosAccount() : undefined;
      const newStore = (): StoreConfig =>
        account ? { kind: 'cosmos', ...account.newSettings() } : { kind: 'sqlite', file: ':memory:' };
      try {
        for (const verb of VERBS[size]) {
          const once = await arrive(newStore(), verb, 1, 'the same activity id');
          for (const ids of IDS) {
            const often = await arrive(newStore(), verb, TIMES, ids);
            failures.push(...compare(once, often).map((failure) => `${kind}, ${verb}, ${ids}: ${failure}`));
          }
        }
      } finally {
        await account?.close();
      }
      measured.push(`${kind}: ${String(VERBS[size].length)} verbs x ${String(IDS.length)} x ${String(TIMES)} arrivals`);
    }
    return {
      measured: `${measured.join('; ')}: ${failures.length === 0 ? 'one change each, every other arrival was shown what had been saved' : 'see the failures'}`,
      failures,
    };
  },
};

interface Outcome {
  /** What was left behind: the documents by name, with how often each has been changed. */
  readonly written: readonly string[];
  readonly cards: readonly string[];
  readonly errors: readonly string[];
  /** Documents that one more arrival changed, a while later. */
  readonly later: readonly Difference[];
}

async function arrive(store: StoreConfig, verb: string, times: number, ids: (typeof IDS)[number]): Promise<Outcome> {
  const underTest = await stageBot(store);
  try {
    const submit = (await collectSubmits(underTest)).find((one) => one.verb === verb);
    if (!submit) throw new Error(`No card of the stage sends ${verb}`);
    const before = await snapshotOf(underTest.bot.store);
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) =>
        postOnce(underTest, submit, ids === IDS[0] ? 'in-1' : `again-${String(index)}`),
      ),
    );
    const after = await snapshotOf(underTest.bot.store);
    const written = differencesOf(before, after).map((difference) => inShort(difference, submit));
    await click(underTest, submit.person, submit.data);
    return {
      written: written.toSorted(),
      cards: answers,
      errors: underTest.log.lines.flatMap(({ level, message }) => (level === 'error' ? [message] : [])),
      later: differencesOf(after, await snapshotOf(underTest.bot.store)),
    };
  } finally {
    await underTest.stop();
  }
}

async function postOnce(underTest: BotUnderTest, { person, data }: Submit, id: string): Promise<string> {
  const { status, body } = await postActivity(underTest.url, { ...underTest.chat(person).execute(data), id });
  const { type, value } = (body ?? {}) as { readonly type?: unknown; readonly value?: CardNode };
  if (status !== 200 || type !== 'application/vnd.microsoft.card.adaptive')
    return `no card: ${String(status)} ${String(type)}`;
  return readable(value).split('\n')[0] ?? '';
}

/** A document that was written, by a name that is the same in every run, and its version. */
function inShort({ partition, id, after }: Difference, { data }: Submit): string {
  const version = /"version":(\d+)/.exec(after ?? '')?.[1] ?? '';
  const attempts = /"attempts":\[(.*?)\]/.exec(after ?? '')?.[1]?.split('},{').length ?? '';
  const nonce = String(data['nonce']);
  return [partition, id.replaceAll(nonce, 'NONCE'), version, attempts].join(' ').replaceAll(nonce, 'NONCE');
}

/** What is different. */
function compare(once: Outcome, often: Outcome): readonly string[] {
  const failures: string[] = [];
  if (once.written.length === 0) failures.push('one arrival writes nothing, so there is nothing to compare');
  if (JSON.stringify(once.written) !== JSON.stringify(often.written)) {
    failures.push(`left behind ${JSON.stringify(often.written)} instead of ${JSON.stringify(once.written)}`);
  }
  const [expected = ''] = once.cards;
  const others = often.cards.filter((card) => card !== expected);
  if (others.length > 0) {
    failures.push(
      `${String(others.length)} arrivals were not shown "${expected}", but "${[...new Set(others)].join('", "')}"`,
    );
  }
  if (often.errors.length > 0) failures.push(`logged: ${[...new Set(often.errors)].join(', ')}`);
  for (const { partition, id } of often.later) failures.push(`one more arrival changed ${partition} ${id}`);
  return failures;
}
