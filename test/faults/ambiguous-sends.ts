import type { ReminderMessage, SendOutcome } from '../../src/application/ports.ts';
import { TeamsAdapter } from '../../src/bot/teams-adapter.ts';
import { TeamsNotifier } from '../../src/bot/teams-notifier.ts';
import { ReminderDelivery } from '../../src/reminders/reminder-delivery.ts';
import { aDatedEngagement, FM, HOME_TENANT } from '../support/builders.ts';
import { readable } from '../support/cards.ts';
import { startFakeConnector, type ConnectorAnswer } from '../support/fake-connector.ts';
import { openOffice, openReminders, putCustomer, type Office } from '../support/office.ts';
import type { Trial } from '../support/trial.ts';

/** After these nobody knows whether the message arrived. */
const ANSWERS: ReadonlyMap<string, ConnectorAnswer> = new Map<string, ConnectorAnswer>([
  ['reset', 'reset'],
  ...[408, 412, 500, 502, 503, 504].map((status): [string, ConnectorAnswer] => [String(status), { status }]),
  // The library that sends repeats what says when to come again, unless it is kept from it.
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '1' } }],
  ['hang', 'hang'],
]);

/** A send that hangs takes ten seconds of real time. */
const IN_A_ROW = { ci: 1, full: 5 } as const;
const LEAST_GAP_MS = 150_000;
const LOOK_EVERY_MS = 30_000;
/** Longer than all gaps together, and the next day is far. */
const LOOKS = 80;

interface Found {
  readonly posts: number;
  readonly gapsMs: readonly number[];
  readonly failures: readonly string[];
}

/** Sends that nobody confirms. */
export const ambiguousSends: Trial = {
  name: 'ambiguous-sends',
  promise: `After ${[...ANSWERS.keys()].join(', ')}: exactly 1 POST per attempt, the next attempt at least 150 s later by the store's clock, and it says that it may be a repeat`,
  run: async (size) => {
    const found = await Promise.all([...ANSWERS].map(([name, answer]) => sendWith(name, answer, IN_A_ROW[size])));
    const gapsS = found.flatMap(({ gapsMs }) => gapsMs.map((ms) => ms / 1000));
    return {
      measured: `${String(ANSWERS.size)} kinds of failure, ${String(IN_A_ROW[size])} in a row: ${String(found.reduce((sum, { posts }) => sum + posts, 0))} POSTs, gaps of ${String(Math.min(...gapsS))} to ${String(Math.max(...gapsS))} s`,
      failures: found.flatMap(({ failures }) => failures),
    };
  },
};

/** One reminder whose first sends, as many as `inARow`, are answered like that. */
async function sendWith(name: string, answer: ConnectorAnswer, inARow: number): Promise<Found> {
  const office = await openOffice();
  const postsAtMs: number[] = [];
  const connector = await startFakeConnector(() => {
    postsAtMs.push(office.clock.nowMs());
    return postsAtMs.length <= inARow ? answer : { status: 201 };
  });
  try {
    office.clock.moveTo('2026-11-30T20:00:00Z');
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    await office.people.saveConversation(FM.objectId, {
      conversationId: 'chat-of-fm',
      serviceUrl: connector.url,
      channelId: 'msteams',
      botId: '28:bot',
      userId: '29:fm',
    });
    office.clock.moveTo('2026-12-01T08:00:00Z');
    const notifier = new CountingNotifier(office);
    const delivery = new ReminderDelivery({ ...office, notifier });
    for (let look = 0; look < LOOKS; look += 1) {
      await delivery.deliverDue();
      office.clock.tick(LOOK_EVERY_MS);
    }

    const gapsMs = postsAtMs.slice(1).map((atMs, n) => atMs - (postsAtMs[n] ?? 0));
    const marked = connector.calls.map(({ activity }) =>
      readable(activity['attachments']).includes('You may have seen this already'),
    );
    const open = await openReminders(office);
    const failures = [
      ...(postsAtMs.length === inARow + 1
        ? []
        : [`${String(postsAtMs.length)} POSTs instead of ${String(inARow + 1)}`]),
      ...(notifier.attempts === postsAtMs.length ? [] : [`${String(notifier.attempts)} attempts`]),
      ...gapsMs.filter((ms) => ms < LEAST_GAP_MS).map((ms) => `sent again after ${String(ms / 1000)} s`),
      ...(marked[0] === false && marked.slice(1).every(Boolean) ? [] : [`marked as a repeat: ${marked.join(', ')}`]),
      ...(open.some((reminder) => reminder.includes(' due ')) ? [`not recorded as sent: ${open.join(', ')}`] : []),
    ];
    return { posts: postsAtMs.length, gapsMs, failures: failures.map((failure) => `${name}: ${failure}`) };
  } finally {
    await connector.close();
    await office.store.close();
  }
}

class CountingNotifier extends TeamsNotifier {
  attempts = 0;

  constructor(office: Office) {
    super({
      ...office,
      adapter: new TeamsAdapter({
        registration: undefined,
        homeTenantId: HOME_TENANT,
        nowMs: () => Date.now(),
        log: office.log,
      }),
      appId: '',
      homeTenantId: HOME_TENANT,
      defaultLanguage: 'en',
    });
  }

  override remind(message: ReminderMessage): Promise<SendOutcome> {
    this.attempts += 1;
    return super.remind(message);
  }
}
