import type { CalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import type { WorkloadEngagement } from '../../domain/engagement.ts';
import type { EventFacts } from '../../domain/event.ts';
import type { Language } from '../../domain/language.ts';
import type { TimeOfDay } from '../../domain/time-zone.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import type { TargetInput } from '../answer-input.ts';
import { openAnswersVerb } from '../due-reminder/input.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { openDigestData } from '../reminder-digest/input.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { completionInWords } from '../history-line.ts';
import { startDateInWords, wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** What was saved, and what comes next. */
export interface ConfirmationContent {
  readonly language: Language;
  readonly customer: { readonly tenantId: string; readonly customerName: string };
  readonly changes: readonly {
    readonly after: WorkloadEngagement;
    readonly events: readonly { readonly facts: EventFacts }[];
  }[];
  /** The overall status note that was saved. */
  readonly note?: string | undefined;
  readonly nextReminder?:
    | {
        /** Absent when the reader is the FM. */
        readonly fmName?: string | undefined;
        readonly day: CalendarDay;
        readonly time: TimeOfDay;
      }
    | undefined;
  /** What the answered card asked about and this answer did not settle. */
  readonly rest: readonly TargetInput[];
  /** The list the reader came from. */
  readonly list: 'mine' | 'withoutDate' | 'withoutFm';
  /** Set when the answered card was opened from that FM's list of open questions, which takes the place of `list`. */
  readonly digestOf?: string | undefined;
  /** Names of people the change is about, by object id. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** What the reader should know although it stands in nobody's way. */
  readonly advice?: string | undefined;
  /** Further buttons, for what usually comes next. */
  readonly next?: readonly ActionView[] | undefined;
}

const render = cardRenderer(template);

/** The card that takes the place of an answered one: what was saved, in words. */
export function confirmationCard({
  language,
  customer,
  changes,
  note,
  nextReminder,
  rest,
  list,
  digestOf,
  names,
  advice = '',
  next = [],
}: ConfirmationContent): AdaptiveCard {
  const words = texts[language];
  const { tenantId, customerName } = customer;
  const fromList = digestOf === undefined ? {} : { digestOf };
  const restData = { verb: openAnswersVerb, customer: tenantId, targets: rest, ...fromList };
  const actions: ActionView[] = [
    ...(rest.length > 0 ? [plainAction(words.rest(rest.length), restData, 'positive')] : []),
    ...next,
    plainAction(wording[language].openCustomer, openCustomerData(tenantId)),
    digestOf === undefined
      ? plainAction(words.lists[list], listCustomersData({ kind: list }))
      : plainAction(wording[language].backToList, openDigestData(digestOf), rest.length > 0 ? 'default' : 'positive'),
  ];
  return render({
    language,
    speak: `${words.title}: ${plainText(customerName)}`,
    title: words.title,
    customer: plainText(customerName),
    rows: changes.map(({ after, events }) => ({
      workload: workloadName(after.workload, language),
      text: events.map(({ facts }) => whatHappened(facts, after, language, names)).join(' ') || words.snoozed,
    })),
    error: '',
    warning: advice,
    noteTitle: words.note,
    note: note === undefined ? '' : plainText(note),
    next: nextReminder
      ? plainText(words.nextReminder(nextReminder.fmName, dayInWords(nextReminder.day, language), nextReminder.time))
      : '',
    actions,
  });
}

function whatHappened(
  facts: EventFacts,
  after: WorkloadEngagement,
  language: Language,
  names: ConfirmationContent['names'],
): string {
  const words = texts[language];
  switch (facts.type) {
    case 'workloadAdded':
      return words.added(wording[language].origins[facts.origin], wording[language].l1[facts.l1]);
    case 'startDateCorrected':
      return words.corrected(startDateInWords(facts.before, language), startDateInWords(facts.after, language));
    case 'startDateVoided':
      return words.voided(startDateInWords(facts.before, language));
    case 'completionSet': {
      const completion = completionInWords(facts.after, language);
      return completion === '' ? words.completionCleared : words.completion(completion);
    }
    case 'fmAssigned':
      return facts.after === undefined ? words.fmRemoved : words.fm(plainText(names?.get(facts.after) ?? facts.after));
    case 'channelAssigned':
      return (facts.after === 'frp' ? words.channelPartner : words.channel)(wording[language].delivery[facts.after]);
    case 'duplicateMerged':
      return words.merged;
    case 'startDateRecorded':
      return words.recorded(startDateInWords(facts.after, language));
    case 'startDateRescheduled':
    case 'customerReplied':
    case 'reactivated':
      return words.moved(startDateInWords(facts.before, language), startDateInWords(facts.after, language));
    case 'startDateConfirmedActual':
      return words.started(dayInWords(facts.after.date, language));
    case 'contactAttemptLogged':
      return words.attempt(wording[language].channels[facts.attempt.channel], after.attempts.length);
    case 'markedInactive':
      return words.inactive(after.esd ? startDateInWords(after.esd, language) : '');
    case 'l1Changed':
      return facts.after === 'inProgress' || !after.esd
        ? words.l1(wording[language].l1[facts.after], facts.share)
        : words.l1Frozen(wording[language].l1[facts.after]);
    case 'kickoffSet':
      return facts.after ? words.kickoff(dayInWords(facts.after, language)) : words.kickoffCleared;
    case 'reminderSent':
      return words.snoozed;
  }
}
