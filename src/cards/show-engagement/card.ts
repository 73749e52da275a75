import { daysBetween } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import type { ContactAttempt } from '../../domain/engagement.ts';
import type { OverallStatusNote } from '../../domain/status-note.ts';
import { workloadName } from '../../domain/workload.ts';
import { cardRenderer, plainAction, plainText, type AdaptiveCard } from '../adaptive-card.ts';
import { completionInWords, historyLines, type HistoryContent, type HistoryLine } from '../history-line.ts';
import { engagementActions, type CustomerEngagement } from '../show-customer/card.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { texts as customerTexts } from '../show-customer/texts.ts';
import { withinBudget } from '../text-budget.ts';
import { momentInWords, startDateInWords, stateView, wording } from '../wording.ts';
import template from './template.json' with { type: 'json' };
import { texts } from './texts.ts';

/** One workload of a customer as one person sees it, with its history and the notes that name it, newest first. */
export interface EngagementContent extends HistoryContent {
  readonly tenant: { readonly tenantId: string; readonly customerName: string };
  readonly seen: CustomerEngagement;
  readonly notes: readonly OverallStatusNote[];
}

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Entries of each list that fit on the card, if they are short. */
const LIST_LIMIT = 15;

const render = cardRenderer(template);

/** Everything about one workload, and what the reader can do with it now. */
export function engagementCard(content: EngagementContent): AdaptiveCard {
  const { language, tenant, seen, notes } = content;
  const words = texts[language];
  const title = workloadName(seen.engagement.workload, language);
  const { main, more } = engagementActions(seen, tenant.tenantId, language);
  return render({
    language,
    speak: `${title}: ${plainText(tenant.customerName)}`,
    title,
    customer: plainText(tenant.customerName),
    facts: factsOf(content),
    attemptsTitle: words.attempts(seen.engagement.attempts.length),
    attempts: withinBudget(
      newest(seen.engagement.attempts.toReversed()).map((attempt) => attemptLine(attempt, content)),
      ({ what }) => what,
    ),
    notesTitle: words.notes,
    notesEmpty: words.notesEmpty,
    notes: withinBudget(
      newest(notes).map(({ text }) => plainText(text)),
      (text) => text,
    ),
    historyTitle: words.history,
    historyEmpty: words.historyEmpty,
    history: withinBudget(newest(historyLines(content)), ({ what }) => what),
    actions: main,
    moreTitle: words.more,
    more: more.length > 0 ? [{ actions: more }] : [],
    otherActions: [plainAction(wording[language].back, openCustomerData(tenant.tenantId))],
  });
}

function newest<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, LIST_LIMIT);
}

function factsOf({ language, seen }: EngagementContent): readonly Fact[] {
  const { engagement, state, fmName, gap } = seen;
  const { esd, firstRequestedDate, kickoffDate, l1, inProgressShare, origin, deliveryChannel, completion } = engagement;
  const words = texts[language];
  const { noFm, origins, delivery, l1: l1Names } = wording[language];
  const done = completionInWords(completion, language);
  return [
    { label: words.state, value: stateView(engagement, state, language).state },
    { label: words.date, value: esd ? `${startDateInWords(esd, language)} · ${words.bases[esd.basis]}` : words.none },
    ...(esd && firstRequestedDate
      ? [
          {
            label: words.firstDate,
            value: `${dayInWords(firstRequestedDate, language)} · ${words.moved(daysBetween(firstRequestedDate, esd.date))}`,
          },
        ]
      : []),
    { label: words.origin, value: origins[origin] },
    {
      label: words.l1,
      value: inProgressShare === undefined ? l1Names[l1] : `${l1Names[l1]} · ${words.share(inProgressShare)}`,
    },
    { label: words.delivery, value: delivery[deliveryChannel] },
    // A partner's workload waits for no FM (R44).
    ...(fmName === undefined && deliveryChannel === 'frp'
      ? []
      : [{ label: words.fm, value: fmName === undefined ? noFm : plainText(fmName) }]),
    ...(kickoffDate ? [{ label: words.kickoff, value: dayInWords(kickoffDate, language) }] : []),
    ...(done === '' ? [] : [{ label: words.completion, value: done }]),
    ...(gap
      ? [
          {
            label: words.previous,
            value: customerTexts[language].gap(workloadName(gap.previous.workload, language), gap.days),
          },
        ]
      : []),
  ];
}

function attemptLine(
  { at, by, channel, outcome, comment }: ContactAttempt,
  { language, timeZone, names }: EngagementContent,
): HistoryLine {
  const { channels, outcomes } = wording[language];
  const what = `${names.get(by.objectId) ?? wording[language].somebody}: ${channels[channel]}, ${outcomes[outcome]}`;
  return {
    when: `${momentInWords(Date.parse(at), timeZone, language)} · `,
    what: plainText(comment === undefined ? what : `${what}. ${comment}`),
  };
}
