import { dayInWords } from '../../domain/day-in-words.ts';
import type { CustomerTenant } from '../../domain/customer.ts';
import { engagementKey, type EngagementState, type Origin, type WorkloadEngagement } from '../../domain/engagement.ts';
import type { EngagementEvent } from '../../domain/event.ts';
import type { Language } from '../../domain/language.ts';
import type { EngagementAction } from '../../domain/permission.ts';
import type { SerialGap } from '../../domain/serial-gap.ts';
import type { OverallStatusNote } from '../../domain/status-note.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { openAddWorkloadsVerb } from '../add-workloads/input.ts';
import { openAssignChannelVerb } from '../assign-channel/input.ts';
import { openAssignFmVerb } from '../assign-fm/input.ts';
import { openChangeL1Verb } from '../change-l1/input.ts';
import { openCorrectVerb } from '../correct-start-date/input.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { openAnswersVerb } from '../due-reminder/input.ts';
import { openMarkInactiveVerb } from '../mark-inactive/input.ts';
import { openMergeVerb } from '../merge-duplicate/input.ts';
import { openRescheduleVerb } from '../reschedule-start-date/input.ts';
import { openCompletionVerb } from '../set-completion/input.ts';
import { openKickoffVerb } from '../set-kickoff/input.ts';
import { completionInWords, historyLines } from '../history-line.ts';
import { withinBudget } from '../text-budget.ts';
import { listed, startDateInWords, stateView, wording } from '../wording.ts';
import { openEngagementData } from '../show-engagement/input.ts';
import { openVoidVerb } from '../void-start-date/input.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** A customer as one person sees it. */
export interface CustomerContent {
  readonly language: Language;
  /** The reader's zone, for the times of the history. */
  readonly timeZone: TimeZone;
  readonly tenant: CustomerTenant;
  readonly engagements: readonly CustomerEngagement[];
  readonly events: readonly EngagementEvent[];
  readonly notes: readonly OverallStatusNote[];
  /** Names of who did things, by object id. */
  readonly names: ReadonlyMap<string, string>;
  /** Origins of workloads that the reader may add. */
  readonly addable: readonly Origin[];
  readonly mayMerge: boolean;
  /** Names of the duplicates that were merged into it. */
  readonly mergedNames: readonly string[];
  /** Other tenants of the same customer. */
  readonly relatives: readonly CustomerTenant[];
}

/** One workload of the card. */
export interface CustomerEngagement {
  readonly engagement: WorkloadEngagement;
  readonly state: EngagementState;
  readonly fmName?: string | undefined;
  readonly gap?: SerialGap | undefined;
  /** What the reader's role allows. */
  readonly allowed: ReadonlySet<EngagementAction>;
}

const render = cardRenderer(template);

/** The customer with its workloads, what happened, its notes, and what the reader can do now. */
export function customerCard(content: CustomerContent): AdaptiveCard {
  const { language, tenant, engagements, notes, relatives, mergedNames } = content;
  const words = texts[language];
  return render({
    language,
    speak: plainText(tenant.customerName),
    title: plainText(tenant.customerName),
    subtitle: plainText(
      [tenant.initialDomain, ...(tenant.tpid ? [`TPID ${tenant.tpid}`] : [])].filter(Boolean).join(' · '),
    ),
    relatives: relatives.length > 0 ? plainText(words.relatives(relativesInWords(relatives, language))) : '',
    merged: mergedNames.length > 0 ? plainText(words.mergedFrom(listed(mergedNames, language))) : '',
    rows: engagements.map((seen) => ({
      workload: workloadName(seen.engagement.workload, language),
      ...stateView(seen.engagement, seen.state, language),
      date: seen.engagement.esd ? words.date(startDateInWords(seen.engagement.esd, language)) : '',
      details: plainText(detailsOf(seen, language)),
      actions: [plainAction(words.details, openEngagementData(tenant.tenantId, engagementKey(seen.engagement)))],
    })),
    recordTitle: words.record,
    historyTitle: words.history,
    historyEmpty: words.historyEmpty,
    history: withinBudget(historyLines(content), ({ what }) => what),
    notesTitle: words.notes,
    notesEmpty: words.notesEmpty,
    notes: withinBudget(
      notes.map(({ text }) => plainText(text)),
      (text) => text,
    ),
    actions: actionsFor(content, 'main'),
    moreTitle: words.more,
    more: [actionsFor(content, 'dates'), [...actionsFor(content, 'customer'), ...customerActions(content)]]
      .filter((actions) => actions.length > 0)
      .map((actions) => ({ actions })),
  });
}

/** The states in which each action makes sense; the order is that of the buttons, of which store policy allows six. */
const OFFERED: readonly {
  readonly action: EngagementAction;
  readonly place: 'main' | 'dates' | 'customer';
  readonly states: readonly EngagementState[];
  /** Where it is opened `from` one workload, forms about single ones begin with it. */
  readonly view: (
    words: (typeof texts)[Language],
    tenantId: string,
    from: { readonly engagement?: string },
  ) => ActionView;
}[] = [
  {
    action: 'capture',
    place: 'main',
    states: ['noDate'],
    view: (words, tenantId, from) => plainAction(words.capture, { ...openCaptureData(tenantId), ...from }, 'positive'),
  },
  {
    action: 'confirmStarted',
    place: 'main',
    states: ['due', 'awaitingResponse', 'scheduled', 'inactive'],
    view: (words, customer) => plainAction(words.answers, { verb: openAnswersVerb, customer }, 'positive'),
  },
  {
    action: 'reschedule',
    place: 'main',
    states: ['scheduled', 'due', 'awaitingResponse'],
    view: (words, customer, from) =>
      plainAction(words.reschedule, { verb: openRescheduleVerb, customer, mode: 'reschedule', ...from }),
  },
  {
    action: 'reactivate',
    place: 'main',
    states: ['inactive'],
    view: (words, customer, from) =>
      plainAction(words.reactivate, { verb: openRescheduleVerb, customer, mode: 'reactivate', ...from }),
  },
  {
    action: 'correct',
    place: 'dates',
    states: ['scheduled', 'due', 'awaitingResponse', 'started'],
    view: (words, customer, from) => plainAction(words.correctAction, { verb: openCorrectVerb, customer, ...from }),
  },
  {
    action: 'markInactive',
    place: 'dates',
    states: ['awaitingResponse'],
    view: (words, customer) => plainAction(words.inactiveAction, { verb: openMarkInactiveVerb, customer }),
  },
  {
    action: 'setKickoff',
    place: 'dates',
    states: ['scheduled', 'due', 'awaitingResponse', 'started'],
    view: (words, customer, from) => plainAction(words.kickoffAction, { verb: openKickoffVerb, customer, ...from }),
  },
  {
    action: 'setCompletion',
    place: 'dates',
    states: ['scheduled', 'due', 'awaitingResponse', 'started'],
    view: (words, customer, from) =>
      plainAction(words.completionAction, { verb: openCompletionVerb, customer, ...from }),
  },
  {
    action: 'void',
    place: 'dates',
    states: ['scheduled', 'due', 'awaitingResponse', 'started'],
    view: (words, customer, from) => plainAction(words.voidAction, { verb: openVoidVerb, customer, ...from }),
  },
  {
    action: 'assignFm',
    place: 'customer',
    states: ['noDate', 'scheduled', 'due', 'awaitingResponse', 'inactive', 'suspended', 'started'],
    view: (words, customer, from) => plainAction(words.assignFmAction, { verb: openAssignFmVerb, customer, ...from }),
  },
  {
    action: 'assignChannel',
    place: 'customer',
    states: ['noDate', 'scheduled', 'due', 'awaitingResponse', 'inactive', 'suspended', 'started'],
    view: (words, customer, from) =>
      plainAction(words.channelAction, { verb: openAssignChannelVerb, customer, ...from }),
  },
  {
    action: 'changeL1',
    place: 'customer',
    states: ['notApplicable', 'noDate', 'scheduled', 'due', 'awaitingResponse', 'inactive', 'suspended'],
    view: (words, customer, from) => plainAction(words.l1Action, { verb: openChangeL1Verb, customer, ...from }),
  },
];

/** Whether an engagement can be picked on the form that does `action`. */
export function isOffered(action: EngagementAction, { allowed, state }: CustomerEngagement): boolean {
  return allowed.has(action) && OFFERED.some((offer) => offer.action === action && offer.states.includes(state));
}

function actionsFor(
  { language, tenant, engagements }: CustomerContent,
  where: 'main' | 'dates' | 'customer',
): readonly ActionView[] {
  return OFFERED.filter(
    ({ action, place }) => place === where && engagements.some((seen) => isOffered(action, seen)),
  ).map(({ view }) => view(texts[language], tenant.tenantId, {}));
}

/** The buttons for what the reader can do to one workload of a customer: those in sight, and the others. */
export function engagementActions(
  seen: CustomerEngagement,
  tenantId: string,
  language: Language,
): { readonly main: readonly ActionView[]; readonly more: readonly ActionView[] } {
  const from = { engagement: engagementKey(seen.engagement) };
  const isMain = Map.groupBy(
    OFFERED.filter(({ action }) => isOffered(action, seen)),
    ({ place }) => place === 'main',
  );
  const views = (main: boolean): readonly ActionView[] =>
    (isMain.get(main) ?? []).map(({ view }) => view(texts[language], tenantId, from));
  return { main: views(true), more: views(false) };
}

/** What can be done to the customer as a whole. */
function customerActions({
  language,
  tenant: { tenantId },
  addable,
  mayMerge,
}: CustomerContent): readonly ActionView[] {
  const words = texts[language];
  return [
    ...(addable.length > 0 ? [plainAction(words.addAction, { verb: openAddWorkloadsVerb, customer: tenantId })] : []),
    ...(mayMerge ? [plainAction(words.mergeAction, { verb: openMergeVerb, customer: tenantId })] : []),
  ];
}

function relativesInWords(relatives: readonly CustomerTenant[], language: Language): string {
  return listed(
    relatives.map(({ customerName, initialDomain, tenantId }) => `${customerName} (${initialDomain || tenantId})`),
    language,
  );
}

function detailsOf({ engagement, fmName, gap }: CustomerEngagement, language: Language): string {
  const words = texts[language];
  const { kickoffDate, attempts, l1, inProgressShare, deliveryChannel, completion, origin } = engagement;
  const share = inProgressShare === undefined ? '' : ` (${String(inProgressShare)} %)`;
  const done = completionInWords(completion, language);
  return [
    // A partner's workload waits for no FM (R44).
    ...(fmName !== undefined ? [words.fm(fmName)] : deliveryChannel === 'frp' ? [] : [wording[language].noFm]),
    wording[language].delivery[deliveryChannel],
    ...(origin === 'newCustomer' ? [] : [wording[language].origins[origin]]),
    ...(l1 === 'inProgress' && share === '' ? [] : [words.l1(`${wording[language].l1[l1]}${share}`)]),
    ...(kickoffDate ? [words.kickoff(dayInWords(kickoffDate, language))] : []),
    ...(done === '' ? [] : [words.completion(done)]),
    ...(gap ? [words.gap(workloadName(gap.previous.workload, language), gap.days)] : []),
    ...(attempts.length > 0 ? [words.attempts(attempts.length)] : []),
  ].join(' · ');
}
