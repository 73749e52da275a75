import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aPerson,
  aTenant,
  ATTEMPT,
  FM,
  GATEWAY,
  LEAD,
  OTHER_FM,
} from '../support/builders.ts';
import type { Chat } from '../support/bot-under-test.ts';
import type { CardNode } from '../support/cards.ts';
import type { CustomerTenant } from '../../src/domain/customer.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Person } from '../../src/domain/person.ts';

const TODAY = '2026-11-23';
const LATER = '2026-12-14';
const REASON = 'A reason that is long enough';

/** Somebody whom administrators change, and somebody whom they remove. */
export const CHANGED = aPerson({ objectId: 'changed-1', name: 'Chris Changed', roles: ['gateway'] });
export const REMOVED = aPerson({ objectId: 'removed-1', name: 'Rita Removed', roles: ['gateway'] });

/** A click that writes: who may make it, on which card it is made, and what is typed there. */
export interface WritingAction {
  readonly verb: string;
  readonly person: Person;
  /** Opens the card with the button, in the chat of that person. */
  readonly open: (chat: Chat) => Promise<CardNode>;
  readonly typed?: Readonly<Record<string, string>>;
  /** The button on that card that carries the same, where the own one is on the reminder alone; its inputs are left out. */
  readonly likeButton?: string;
  /** What has to be there; each action has a customer of its own, `customerOf` its verb. */
  readonly engagements?: readonly WorkloadEngagement[];
}

/** The tenant id of the customer that an action is about. */
export function customerOf(verb: string, second = ''): string {
  return `customer-of-${verb}${second}`;
}

/** The customer that an action is about. */
export function tenantOf(verb: string, second = ''): CustomerTenant {
  return aTenant({
    tenantId: customerOf(verb, second),
    customerId: customerOf(verb, second),
    customerName: `Contoso ${verb}${second}`,
    initialDomain: `${verb}${second}.onmicrosoft.example`,
  });
}

const due = aDatedEngagement(TODAY, { attempts: [ATTEMPT] });
const opening = (verb: string, by: string, data: CardNode = {}): Pick<WritingAction, 'verb' | 'open'> => ({
  verb,
  open: (chat) => chat.send({ verb: by, customer: customerOf(verb), ...data }),
});

/**
 * Every click that writes, in an order in which all of them can be made one after the other. The card of each is opened
 * before anything is revoked.
 */
export const WRITING_ACTIONS: readonly WritingAction[] = [
  {
    ...opening('capture-start-date', 'open-capture-start-date'),
    person: GATEWAY,
    engagements: [anEngagement()],
    typed: { date: LATER },
  },
  {
    ...opening('reschedule-start-date', 'open-reschedule-start-date', { mode: 'reschedule' }),
    person: FM,
    engagements: [due],
    typed: { newDate: LATER, reasonCode: 'customerRequestedNewDate', reason: REASON },
  },
  {
    ...opening('correct-start-date', 'open-correct-start-date'),
    person: FM,
    engagements: [due],
    typed: { rightDate: LATER, correctReason: REASON },
  },
  {
    ...opening('void-start-date', 'open-void-start-date'),
    person: LEAD,
    engagements: [aDatedEngagement(LATER)],
    typed: { voidReason: REASON },
  },
  {
    ...opening('confirm-started', 'open-answers'),
    person: FM,
    engagements: [due],
    typed: { startedDate: TODAY },
  },
  {
    ...opening('log-attempt', 'open-answers'),
    person: FM,
    engagements: [due],
    typed: { channel: 'phone', outcome: 'noReply' },
  },
  {
    ...opening('snooze-reminder', 'open-answers'),
    person: FM,
    engagements: [aDatedEngagement(TODAY)],
    likeButton: 'log-attempt',
  },
  {
    ...opening('mark-inactive', 'open-mark-inactive'),
    person: FM,
    engagements: [due],
    typed: { inactiveText: REASON },
  },
  {
    ...opening('change-l1', 'open-change-l1'),
    person: GATEWAY,
    engagements: [anEngagement()],
    typed: { l1: 'blocked' },
  },
  {
    ...opening('set-kickoff', 'open-set-kickoff'),
    person: FM,
    engagements: [due],
    typed: { kickoffDate: LATER },
  },
  {
    ...opening('set-completion', 'open-set-completion'),
    person: FM,
    engagements: [due],
    typed: { plannedCompletion: LATER },
  },
  {
    ...opening('merge-duplicate', 'preview-merge-duplicate', {
      candidate: '',
      duplicateTenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b34',
    }),
    person: LEAD,
    engagements: [anEngagement()],
    typed: { mergeReason: REASON },
  },
  {
    verb: 'create-customer',
    open: (chat) => chat.send({ verb: 'open-create-customer' }),
    person: GATEWAY,
    typed: {
      customerName: 'Litware Quartz',
      tenantId: '00000000-0000-4000-8000-0000000000c1',
      timeZone: 'Europe/Madrid',
      origin: 'newCustomer',
      l1_EXO: 'inProgress',
    },
  },
  {
    ...opening('add-workloads', 'open-add-workloads'),
    person: GATEWAY,
    engagements: [anEngagement()],
    typed: { origin: 'newCustomer', newWorkloads: 'TEAMS', newL1: 'inProgress' },
  },
  {
    ...opening('assign-fm', 'open-assign-fm'),
    person: LEAD,
    engagements: [anEngagement({ fmId: undefined })],
    typed: { fmId: OTHER_FM.objectId },
  },
  {
    ...opening('assign-channel', 'open-assign-channel'),
    person: GATEWAY,
    engagements: [anEngagement({ deliveryChannel: 'unassigned' })],
    typed: { deliveryChannel: 'ftc' },
  },
  {
    verb: 'undo-reassign-customers',
    open: (chat) => moveCustomers(chat, 'undo-reassign-customers', 'from-undone', 'to-undone'),
    person: LEAD,
    engagements: [anEngagement({ fmId: 'from-undone' })],
  },
  {
    verb: 'reassign-customers',
    open: (chat) =>
      chat.send({ verb: 'preview-reassign-customers', fromFmId: 'from-moved', toFmId: OTHER_FM.objectId }),
    person: LEAD,
    engagements: [anEngagement({ fmId: 'from-moved' })],
  },
  {
    verb: 'set-absence',
    open: (chat) => chat.send({ verb: 'open-set-absence' }),
    person: FM,
    typed: { absentFrom: '2026-12-01', absentUntil: '2026-12-02' },
  },
  {
    verb: 'save-reminder-settings',
    open: (chat) => chat.send({ verb: 'open-reminder-settings' }),
    person: FM,
    typed: { reminderTime: '16:30' },
  },
  {
    verb: 'retry-reminders',
    open: (chat) => chat.send({ verb: 'open-delivery' }),
    person: LEAD,
    engagements: [aDatedEngagement(TODAY, { fmId: OTHER_FM.objectId })],
  },
  { verb: 'resume-reminders', open: stopReminders, person: LEAD },
  { verb: 'stop-reminders', open: (chat) => chat.send({ verb: 'open-stop-reminders' }), person: LEAD },
  {
    verb: 'save-person',
    open: (chat) => chat.send({ verb: 'open-change-person', person: CHANGED.objectId }),
    person: ADMIN,
    typed: { roles: 'lead' },
  },
  {
    verb: 'remove-person',
    open: (chat) => chat.send({ verb: 'open-remove-person', person: REMOVED.objectId }),
    person: ADMIN,
  },
  { verb: 'choose-language', open: (chat) => chat.say('help'), person: GATEWAY },
];

/** FMs whose customers are moved. */
export const MOVED_FMS: readonly Person[] = ['from-undone', 'to-undone', 'from-moved'].map((objectId) =>
  aPerson({ objectId, name: `Max ${objectId}`, roles: ['fm'] }),
);

/** The answer to a move of customers, with the button that takes it back. */
async function moveCustomers(chat: Chat, verb: string, fromFmId: string, toFmId: string): Promise<CardNode> {
  const preview = await chat.send({ verb: 'preview-reassign-customers', fromFmId, toFmId });
  return chat.press(preview, 'Move', { customers: customerOf(verb) });
}

/** The leads' card while reminders are stopped. */
async function stopReminders(chat: Chat): Promise<CardNode> {
  await chat.send({ verb: 'stop-reminders', nonce: 'stopped-before' });
  return chat.send({ verb: 'open-delivery' });
}

/** The buttons that write nothing but what anybody may see again. */
export const READING_VERBS: readonly string[] = [
  'list-customers',
  'show-customer',
  'show-engagement',
  'choose-customer',
  'open-capture-start-date',
  'open-reschedule-start-date',
  'open-correct-start-date',
  'open-void-start-date',
  'open-answers',
  'open-digest',
  'open-mark-inactive',
  'open-change-l1',
  'open-set-kickoff',
  'open-set-completion',
  'open-merge-duplicate',
  'preview-merge-duplicate',
  'open-create-customer',
  'open-add-workloads',
  'open-assign-fm',
  'open-assign-channel',
  'open-reassign-customers',
  'preview-reassign-customers',
  'open-set-absence',
  'open-reminder-settings',
  'open-delivery',
  'open-stop-reminders',
  'list-people',
  'open-person',
  'open-add-person',
  'open-change-person',
  'open-remove-person',
  'show-help-topic',
  'wish-customer',
  'search-for-wish',
  'do',
];
