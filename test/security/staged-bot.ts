import type { StoreConfig } from '../../src/config.ts';
import type { Person } from '../../src/domain/person.ts';
import type { DocumentBody, DocumentStore } from '../../src/store/document-store.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import { postActivity, startBot, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonsOf, sentBy, type CardNode } from '../support/cards.ts';
import { putCustomer } from '../support/office.ts';

/** A customer of `OTHER_FM`, one that a partner shares with them, and one that looks like a duplicate of the first. */
export const OTHERS_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0002';
export const PARTNERS_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0003';
export const DUPLICATE_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0004';
const NEW_TENANT = '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a0005';

/** A bot with customers in all states, and two reminders that got stuck. */
export async function stageBot(store?: StoreConfig): Promise<BotUnderTest> {
  const underTest = await startBot(store);
  // What it writes while cards are pressed would be taken for the presses' doing.
  await underTest.bot.scheduler.stop();
  const office = { ...underTest.bot, clock: underTest.clock };
  await putCustomer(office, [
    aDatedEngagement('2026-11-20'),
    aDatedEngagement('2026-12-15', { workload: 'TEAMS' }),
    aDatedEngagement('2026-11-10', { workload: 'OD4B', attempts: [{ ...ATTEMPT, comment: 'canary FM OD4B' }] }),
    aDatedEngagement('2026-10-01', { workload: 'YAM', progress: 'inactive' }),
    anEngagement({ workload: 'SPO' }),
  ]);
  await putCustomer(
    office,
    [
      aDatedEngagement('2026-11-20', { fmId: OTHER_FM.objectId }),
      aDatedEngagement('2026-12-15', { workload: 'TEAMS', fmId: OTHER_FM.objectId }),
      anEngagement({ workload: 'SPO', fmId: undefined }),
      aDatedEngagement('2026-12-15', { workload: 'YAM', fmId: undefined }),
    ],
    aTenant({ tenantId: OTHERS_TENANT, customerName: 'Fabrikam Test', customerId: 'customer-2' }),
  );
  await putCustomer(
    office,
    [
      aDatedEngagement('2026-12-15', { deliveryChannel: 'frp', fmId: undefined }),
      aDatedEngagement('2026-12-16', {
        workload: 'TEAMS',
        fmId: OTHER_FM.objectId,
        attempts: [{ ...ATTEMPT, comment: 'canary of what no partner delivers' }],
      }),
    ],
    aTenant({ tenantId: PARTNERS_TENANT, customerName: 'Wingtip Test', customerId: 'customer-3' }),
  );
  await putCustomer(
    office,
    [aDatedEngagement('2026-12-20', { workload: 'INTUNE' })],
    aTenant({ tenantId: DUPLICATE_TENANT, customerName: 'Contoso Tests', customerId: 'customer-4' }),
  );
  for (const tenantId of [CUSTOMER_TENANT, OTHERS_TENANT]) {
    const record = await underTest.bot.customers.getCustomer(tenantId);
    const [open] = record?.openReminders ?? [];
    if (!open) throw new Error('The stage has no reminder that could get stuck');
    const value = { ...open.value, state: 'dead', problem: 'rejected', nextAtMs: undefined } as const;
    await underTest.bot.customers.save({ tenantId, changedReminders: [{ ...open, value }] });
  }
  return underTest;
}

/** What a button of a real card sends, with everything filled in as it should be, and who pressed it. */
export interface Submit {
  readonly verb: string;
  readonly person: Person;
  readonly data: CardNode;
  /** The inputs that go with the button. */
  readonly inputs: readonly CardNode[];
}

const REASON = 'They asked for a later week';

/** A step from one card to the next: the verb of the button, and what is typed before it is pressed. */
type Step = readonly [verb: string, typed?: Readonly<Record<string, string>>];

/**
 * Every verb of the bot, sent as a person would who may: the way to it leads over the cards that the bot draws. Nothing that is
 * collected is carried out, but for what has to be before another card exists.
 */
export async function collectSubmits(underTest: BotUnderTest): Promise<readonly Submit[]> {
  const found = new Map<string, Submit>();

  const walk = async (person: Person, text: string, ...steps: readonly Step[]): Promise<void> => {
    const chat = underTest.chat(person);
    let card = await chat.say(text);
    for (const [index, [verb, typed = {}]] of steps.entries()) {
      const button = buttonsOf(card).find(({ action }) => action['verb'] === verb);
      if (!button) throw new Error(`No button of the card after "${text}" sends ${verb}`);
      const data = sentBy(button, typed);
      const inputs = button.action['associatedInputs'] === 'none' ? [] : button.inputs;
      if (!found.has(verb)) found.set(verb, { verb, person, data, inputs });
      if (index < steps.length - 1) card = await chat.send(data);
    }
  };

  await walk(FM, 'customers', ['show-customer']);
  await walk(FM, 'help', ['list-customers']);
  await walk(FM, 'help', ['choose-language']);
  await walk(FM, 'contoso test', ['show-engagement']);
  await walk(FM, 'contoso test', ['open-capture-start-date'], ['capture-start-date', { date: '2027-01-18' }]);
  const toTeams = { workloads: 'TEAMS|1' };
  await walk(
    FM,
    'contoso test',
    ['open-reschedule-start-date'],
    ['reschedule-start-date', { ...toTeams, newDate: '2026-12-17', reason: REASON }],
  );
  await walk(
    FM,
    'contoso test',
    ['open-correct-start-date'],
    ['correct-start-date', { ...toTeams, rightDate: '2026-12-18', correctReason: REASON }],
  );
  await walk(LEAD, 'contoso test', ['open-void-start-date'], ['void-start-date', { ...toTeams, voidReason: REASON }]);
  const asked = { workloads: 'EXO|1' };
  await walk(FM, 'contoso test', ['open-answers'], ['confirm-started', { ...asked, startedReason: REASON }]);
  await walk(FM, 'contoso test', ['open-answers'], ['log-attempt', { ...asked, channel: 'phone' }]);
  await walk(FM, 'contoso test', ['open-answers'], ['change-l1', { ...asked, l1: 'blocked' }]);
  await walk(
    FM,
    'contoso test',
    ['open-mark-inactive'],
    ['mark-inactive', { inactiveText: 'They never answered any of our messages' }],
  );
  await walk(FM, 'contoso test', ['open-change-l1']);
  await walk(FM, 'contoso test', ['open-set-kickoff'], ['set-kickoff', { ...toTeams, kickoffDate: '2026-12-21' }]);
  await walk(
    FM,
    'contoso test',
    ['open-set-completion'],
    ['set-completion', { ...toTeams, plannedCompletion: '2027-03-01' }],
  );
  await walk(
    FM,
    'contoso test',
    ['open-add-workloads'],
    ['add-workloads', { origin: 'serial', newWorkloads: 'INTUNE', newL1: 'inProgress' }],
  );
  await walk(FM, 'out of office', [
    'set-absence',
    { absentFrom: '2026-12-01', absentUntil: '2026-12-04', delegateId: OTHER_FM.objectId },
  ]);
  await walk(FM, 'help', ['open-set-absence']);
  await walk(FM, 'help', ['open-reminder-settings']);
  await walk(FM, 'reminders', ['save-reminder-settings', { reminderTime: '10:00' }]);
  await walk(GATEWAY, 'new customer', [
    'create-customer',
    { customerName: 'Northwind Test', tenantId: NEW_TENANT, origin: 'newCustomer', l1_EXO: 'inProgress' },
  ]);
  await walk(GATEWAY, 'help', ['open-create-customer']);
  await walk(
    GATEWAY,
    'fabrikam',
    ['open-assign-channel'],
    ['assign-channel', { workloads: 'SPO|1', deliveryChannel: 'frp' }],
  );
  await walk(LEAD, 'fabrikam', ['open-assign-fm'], ['assign-fm', { workloads: 'SPO|1', fmId: FM.objectId }]);
  await walk(
    LEAD,
    'contoso test',
    ['open-merge-duplicate'],
    ['preview-merge-duplicate', { duplicateTenantId: DUPLICATE_TENANT }],
    ['merge-duplicate', { mergeReason: REASON }],
  );
  await walk(LEAD, 'help', ['open-reassign-customers']);
  const handover = { fromFmId: OTHER_FM.objectId, toFmId: FM.objectId };
  await walk(LEAD, 'reassign', ['preview-reassign-customers', handover], ['reassign-customers']);
  await walk(ADMIN, 'help', ['list-people']);
  await walk(ADMIN, 'people', ['open-person'], ['open-change-person'], ['save-person', { name: 'Ada Changed' }]);
  await walk(ADMIN, 'people', ['open-add-person']);
  await walk(ADMIN, 'people finn', ['open-person'], ['open-remove-person'], ['remove-person']);
  await walk(ADMIN, 'help', ['open-delivery']);
  await walk(LEAD, 'delivery', ['retry-reminders']);
  await walk(LEAD, 'delivery', ['open-stop-reminders'], ['stop-reminders']);

  await walk(FM, 'does a voicemail count as a start?', ['show-help-topic']);
  await walk(FM, 'what is the weather like today', ['do']);
  const wish = 'move con to 17 December because of their holidays';
  await walk(FM, wish, ['wish-customer']);
  await walk(FM, wish, ['search-for-wish', { customerText: 'contoso test' }]);

  // What only comes with a reminder, in a dialog, or after something was done, is sent as that card would.
  const attempt = found.get('log-attempt');
  const reassign = found.get('reassign-customers');
  if (!attempt || !reassign) throw new Error('The cards of the stage do not lead everywhere');
  const { customer, targets, nonce } = attempt.data;
  const others: readonly Omit<Submit, 'inputs'>[] = [
    { verb: 'snooze-reminder', person: FM, data: { verb: 'snooze-reminder', customer, targets, nonce, ...asked } },
    { verb: 'open-answers', person: FM, data: { verb: 'open-answers', customer, targets } },
    { verb: 'choose-customer', person: FM, data: { verb: 'choose-customer', customerSearch: 'contoso' } },
    { verb: 'open-digest', person: FM, data: { verb: 'open-digest', of: FM.objectId } },
    {
      verb: 'undo-reassign-customers',
      person: LEAD,
      data: { verb: 'undo-reassign-customers', step: reassign.data['nonce'] },
    },
    {
      verb: 'resume-reminders',
      person: LEAD,
      // Of a pause that begins now: the clock stands still while buttons are pressed.
      data: { verb: 'resume-reminders', pausedAt: new Date(underTest.clock.nowMs()).toISOString() },
    },
  ];
  for (const other of others) found.set(other.verb, { ...other, inputs: [] });
  return [...found.values()];
}

/** All documents of a store: their bodies as JSON, by partition and id. */
export type Snapshot = ReadonlyMap<string, { readonly partition: string; readonly id: string; readonly body: string }>;

/** Reads the whole store. */
export async function snapshotOf(store: DocumentStore): Promise<Snapshot> {
  const all = new Map<string, { partition: string; id: string; body: string }>();
  for (
    let partition = await store.partitionAfter(undefined);
    partition !== undefined;
    partition = await store.partitionAfter(partition)
  ) {
    for (const { id, body } of await store.readPartition(partition)) {
      all.set(`${partition} ${id}`, { partition, id, body: JSON.stringify(body) });
    }
  }
  return all;
}

/** A document that is not as it was; `undefined` for what was not or is no longer there. */
export interface Difference {
  readonly partition: string;
  readonly id: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is different between two snapshots, but for where people can be written to: that is noted at every contact. */
export function differencesOf(before: Snapshot, after: Snapshot): readonly Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const where = now ?? old;
    if (!where || old?.body === now?.body || where.id === 'conversation') return [];
    return [{ partition: where.partition, id: where.id, before: old?.body, after: now?.body }];
  });
}

/** Puts a store back to where it was. */
export async function restore(store: DocumentStore, differences: readonly Difference[]): Promise<void> {
  for (const { partition, id, before } of differences) {
    if (before !== undefined) {
      await store.write(partition, [{ kind: 'put', id, body: JSON.parse(before) as DocumentBody }]);
      continue;
    }
    const present = await store.get(partition, id);
    if (present) await store.write(partition, [{ kind: 'delete', id, etag: present.etag }]);
  }
}

/** What the bot answered to a click: a card, a message below the card, or neither. */
export interface ClickAnswer {
  readonly status: number;
  readonly kind: 'card' | 'message' | 'nothing';
  readonly card: CardNode;
}

/** Presses a button with that data, without the clock moving on; `changes` are made to the activity. */
export async function click(
  underTest: BotUnderTest,
  person: Person,
  data: unknown,
  changes: CardNode = {},
): Promise<ClickAnswer> {
  const chat = underTest.chat(person);
  const activity = { ...chat.execute({ verb: 'replaced' }), ...changes };
  // Sent as it is: what an attacker sends is no card's data.
  const value = { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' };
  const { status, body } = await postActivity(underTest.url, { ...activity, value });
  const answer = body as { readonly type?: unknown; readonly value?: unknown } | undefined;
  const kind =
    answer?.type === 'application/vnd.microsoft.card.adaptive'
      ? 'card'
      : answer?.type === 'application/vnd.microsoft.activity.message'
        ? 'message'
        : 'nothing';
  return { status, kind, card: kind === 'card' ? (answer?.value as CardNode) : {} };
}

/** What an activity of somebody has that comes from another tenant. */
export const FOREIGN = {
  conversation: { id: 'chat-of-a-stranger', conversationType: 'personal', tenantId: 'foreign-tenant' },
  channelData: { tenant: { id: 'foreign-tenant' } },
};
