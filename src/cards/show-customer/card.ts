import { dayInWords } from '../../domain/day-in-words.ts';
import type { CustomerTenant } from '../../domain/customer.ts';
import type { EngagementState, WorkloadEngagement } from '../../domain/engagement.ts';
import type { EngagementEvent, EventFacts } from '../../domain/event.ts';
import type { Language } from '../../domain/language.ts';
import type { EngagementAction } from '../../domain/permission.ts';
import type { OverallStatusNote } from '../../domain/status-note.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { openChangeL1Verb } from '../change-l1/input.ts';
import { openCaptureData } from '../capture-start-date/input.ts';
import { openAnswersVerb } from '../due-reminder/input.ts';
import { openRescheduleVerb } from '../reschedule-start-date/input.ts';
import { openKickoffVerb } from '../set-kickoff/input.ts';
import { listed, momentInWords, startDateInWords, stateColor, wording } from '../wording.ts';
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
}

/** One workload of the card. */
export interface CustomerEngagement {
  readonly engagement: WorkloadEngagement;
  readonly state: EngagementState;
  readonly fmName?: string | undefined;
  /** What the reader's role allows. */
  readonly allowed: ReadonlySet<EngagementAction>;
}

/** Characters of history, and of notes, that a card shows: the newest. Teams takes 100 KB of UTF-16 for a whole message. */
const TEXT_BUDGET = 10_000;

const render = cardRenderer(template);

/** The customer with its workloads, what happened, its notes, and what the reader can do now. */
export function customerCard(content: CustomerContent): AdaptiveCard {
  const { language, tenant, engagements, notes } = content;
  const words = texts[language];
  return render({
    speak: plainText(tenant.customerName),
    title: plainText(tenant.customerName),
    subtitle: plainText(words.domain(tenant.initialDomain, words.channels[tenant.deliveryChannel])),
    rows: engagements.map((seen) => ({
      workload: workloadName(seen.engagement.workload, language),
      state: wording[language].states[seen.state],
      color: stateColor(seen.state),
      date: seen.engagement.esd ? words.date(startDateInWords(seen.engagement.esd, language)) : '',
      details: plainText(detailsOf(seen, language)),
    })),
    recordTitle: words.record,
    historyTitle: words.history,
    historyEmpty: words.historyEmpty,
    history: withinBudget(historyOf(content), ({ what }) => what),
    notesTitle: words.notes,
    notesEmpty: words.notesEmpty,
    notes: withinBudget(
      notes.map(({ text }) => plainText(text)),
      (text) => text,
    ),
    actions: actionsFor(content, 'main'),
    moreTitle: words.more,
    more: actionsFor(content, 'more'),
  });
}

/** The states in which each action makes sense; the order is that of the buttons, of which store policy allows six. */
const OFFERED: readonly {
  readonly action: EngagementAction;
  readonly place: 'main' | 'more';
  readonly states: readonly EngagementState[];
  readonly view: (words: (typeof texts)[Language], tenantId: string) => ActionView;
}[] = [
  {
    action: 'capture',
    place: 'main',
    states: ['noDate'],
    view: (words, tenantId) => plainAction(words.capture, openCaptureData(tenantId), 'positive'),
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
    view: (words, customer) =>
      plainAction(words.reschedule, { verb: openRescheduleVerb, customer, mode: 'reschedule' }),
  },
  {
    action: 'reactivate',
    place: 'main',
    states: ['inactive'],
    view: (words, customer) =>
      plainAction(words.reactivate, { verb: openRescheduleVerb, customer, mode: 'reactivate' }),
  },
  {
    action: 'setKickoff',
    place: 'more',
    states: ['scheduled', 'due', 'awaitingResponse', 'started'],
    view: (words, customer) => plainAction(words.kickoffAction, { verb: openKickoffVerb, customer }),
  },
  {
    action: 'changeL1',
    place: 'more',
    states: ['notApplicable', 'noDate', 'scheduled', 'due', 'awaitingResponse', 'inactive', 'suspended'],
    view: (words, customer) => plainAction(words.l1Action, { verb: openChangeL1Verb, customer }),
  },
];

/** Whether an engagement can be picked on the form that does `action`. */
export function isOffered(action: EngagementAction, { allowed, state }: CustomerEngagement): boolean {
  return allowed.has(action) && OFFERED.some((offer) => offer.action === action && offer.states.includes(state));
}

function actionsFor({ language, tenant, engagements }: CustomerContent, where: 'main' | 'more'): readonly ActionView[] {
  return OFFERED.filter(
    ({ action, place }) => place === where && engagements.some((seen) => isOffered(action, seen)),
  ).map(({ view }) => view(texts[language], tenant.tenantId));
}

/** As many entries from the start as fit on a card. */
function withinBudget<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): readonly Entry[] {
  let left = TEXT_BUDGET;
  return entries.filter((entry) => {
    left -= textOf(entry).length;
    return left >= 0;
  });
}

/** The history in lines; what was done to several workloads in one step is one line. */
function historyOf({
  language,
  timeZone,
  events,
  names,
}: CustomerContent): readonly { readonly when: string; readonly what: string }[] {
  const steps = Map.groupBy(events, (event) => `${event.at} ${whatHappened(event.facts, language)}`);
  return [...steps.values()].flatMap((step) => {
    const [first] = step;
    if (!first) return [];
    const who = first.by ? (names.get(first.by.objectId) ?? first.by.role) : texts[language].theBot;
    const workloads = listed(step.map(({ workload }) => workloadName(workload, language)).sort(), language);
    return [
      {
        when: `${momentInWords(Date.parse(first.at), timeZone, language)} · `,
        what: plainText(`${workloads} · ${who}: ${whatHappened(first.facts, language)}`),
      },
    ];
  });
}

function detailsOf({ engagement, fmName }: CustomerEngagement, language: Language): string {
  const words = texts[language];
  const { kickoffDate, attempts, l1 } = engagement;
  return [
    fmName === undefined ? words.noFm : words.fm(fmName),
    ...(l1 === 'inProgress' ? [] : [words.l1(wording[language].l1[l1])]),
    ...(kickoffDate ? [words.kickoff(dayInWords(kickoffDate, language))] : []),
    ...(attempts.length > 0 ? [words.attempts(attempts.length)] : []),
  ].join(' · ');
}

function whatHappened(facts: EventFacts, language: Language): string {
  const words = texts[language].events;
  switch (facts.type) {
    case 'startDateRecorded':
      return words.recorded(startDateInWords(facts.after, language));
    case 'startDateRescheduled':
      return words.rescheduled(...beforeAndAfter(facts, language), facts.reason.text);
    case 'customerReplied':
      return words.replied(...beforeAndAfter(facts, language), facts.reason.text);
    case 'reactivated':
      return words.reactivated(startDateInWords(facts.after, language), facts.reason.text);
    case 'startDateConfirmedActual': {
      const date = dayInWords(facts.after.date, language);
      return words.started(date, facts.reason?.text ?? '');
    }
    case 'contactAttemptLogged':
      return words.attempt(wording[language].channels[facts.attempt.channel], facts.attempt.comment ?? '');
    case 'markedInactive':
      return words.inactive(facts.text);
    case 'l1Changed':
      return words.l1(wording[language].l1[facts.before], wording[language].l1[facts.after]);
    case 'kickoffSet':
      return facts.after ? words.kickoff(dayInWords(facts.after, language)) : words.kickoffCleared;
    case 'reminderSent':
      return words.reminded;
  }
}

function beforeAndAfter(
  {
    before,
    after,
  }: Extract<
    EventFacts,
    { readonly reason: unknown; readonly type: 'startDateRescheduled' | 'customerReplied' | 'reactivated' }
  >,
  language: Language,
): [string, string] {
  return [startDateInWords(before, language), startDateInWords(after, language)];
}
