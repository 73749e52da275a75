import type { Language } from '../../domain/language.ts';
import type { ReminderKind } from '../../domain/reminder.ts';
import type { TimeZone } from '../../domain/time-zone.ts';
import { workloadName } from '../../domain/workload.ts';
import {
  cardRenderer,
  plainAction,
  plainText,
  plainTitle,
  submitAction,
  type ActionView,
  type AdaptiveCard,
} from '../adaptive-card.ts';
import { toggleField, type FieldView } from '../field.ts';
import { officeCard } from '../form/office-card.ts';
import { openCustomerData } from '../show-customer/input.ts';
import { listed, momentInWords, wording } from '../wording.ts';
import {
  openDeliveryVerb,
  openStopRemindersVerb,
  resumeRemindersVerb,
  retryRemindersVerb,
  stopRemindersVerb,
  TICK_IDS,
} from './input.ts';
import template from './template.json' with { type: 'json' };
import { texts, type StuckProblem } from './texts.ts';

/** Customers that are named when their reminders are tried again. */
const NAMED = 5;

/** A reminder that is late or stuck. */
export interface ShownReminder {
  readonly id: string;
  readonly tenantId: string;
  readonly customerName: string;
  readonly workload: string | undefined;
  readonly recipient:
    { readonly kind: 'fm'; readonly name: string } | { readonly kind: 'leads' } | { readonly kind: 'unknown' };
  readonly kind: ReminderKind;
  /** Milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly problem: StuckProblem | undefined;
}

/** Reminders in the same position, and the first of them. */
export interface ShownGroup {
  readonly count: number;
  /** Whether there may be more than were counted. */
  readonly hasMore: boolean;
  readonly shown: readonly ShownReminder[];
}

/** What has just been done on the card. */
export type DeliveryNotice =
  | {
      readonly kind: 'retried';
      readonly customers: readonly { readonly customerName: string; readonly count: number }[];
      readonly gone: number;
      readonly left: number;
    }
  | { readonly kind: 'resumed' | 'notPaused' | 'pausedAgain' | 'alreadyPaused' };

/** How reminders go out. */
export interface DeliveryContent {
  readonly language: Language;
  /** The reader's. */
  readonly timeZone: TimeZone;
  readonly pause: { readonly byName: string | undefined; readonly at: string } | undefined;
  readonly late: ShownGroup;
  readonly blocked: ShownGroup;
  readonly dead: ShownGroup;
  readonly notice?: DeliveryNotice | undefined;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
  /** Whether nothing was ticked when something had to be. */
  readonly isNothingTicked?: boolean;
}

interface Row {
  /** The input of the box; empty for a row without one. */
  readonly tickId: string;
  readonly tickTitle: string;
  readonly ticked: 'true' | 'false';
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly ActionView[];
}

const render = cardRenderer(template);

/** Whether reminders go out, which of them do not arrive, and what a lead can do about it. */
export function deliveryCard(content: DeliveryContent): AdaptiveCard {
  const { language, timeZone, pause, late, blocked, dead, notice, nonce, isNothingTicked = false } = content;
  const words = texts[language];
  const ticked = [...blocked.shown, ...dead.shown].slice(0, TICK_IDS.length);
  const others = blocked.count + dead.count - ticked.length;
  const state =
    pause === undefined
      ? ''
      : words.stopped(
          plainText(pause.byName ?? wording[language].somebody),
          momentInWords(Date.parse(pause.at), timeZone, language),
        );
  const isWell = late.count + blocked.count + dead.count === 0;
  const good = pause ? '' : isWell ? `${words.goOut} ${words.allWell}` : words.goOut;
  const tickOf = (reminder: ShownReminder): string => TICK_IDS[ticked.indexOf(reminder)] ?? '';
  const group = (heading: (count: string) => string, intro: string, { count, hasMore, shown }: ShownGroup): object[] =>
    count === 0
      ? []
      : [
          {
            heading: heading(hasMore ? words.orMore(count) : String(count)),
            intro,
            rows: shown.map((reminder) => rowOf(reminder, tickOf(reminder), !isNothingTicked, content)),
            more: count > shown.length ? words.more(count - shown.length) : '',
          },
        ];
  const said = noticeText(notice, content);
  return render({
    language,
    speak: [said, state || good].filter(Boolean).join(' '),
    title: words.title,
    notice: said,
    error: isNothingTicked ? words.nothingTicked : '',
    warning: state,
    good,
    groups: [
      ...group(words.late, pause ? words.lateWhileStopped : words.lateIntro, late),
      ...group(words.blocked, words.blockedIntro, blocked),
      ...group(words.dead, words.deadIntro, dead),
    ],
    fields: others > 0 ? [othersField(others, language)] : [],
    actions: [
      ...(pause ? [plainAction(words.resume, { verb: resumeRemindersVerb, pausedAt: pause.at }, 'positive')] : []),
      ...(ticked.length > 0 ? [retryAction(ticked, nonce, pause ? 'default' : 'positive', language)] : []),
      ...(pause ? [] : [plainAction(words.stop, { verb: openStopRemindersVerb })]),
      plainAction(words.refresh, { verb: openDeliveryVerb }),
    ],
  });
}

function rowOf(
  reminder: ShownReminder,
  tickId: string,
  isTicked: boolean,
  { language, timeZone }: Pick<DeliveryContent, 'language' | 'timeZone'>,
): Row {
  const words = texts[language];
  const { tenantId, customerName, workload, recipient, kind, sinceMs, problem } = reminder;
  const title = [customerName, ...(workload === undefined ? [] : [workloadName(workload, language)])].join(' · ');
  const whom =
    recipient.kind === 'fm'
      ? words.forFm(recipient.name)
      : recipient.kind === 'leads'
        ? words.forLeads
        : words.forUnknown;
  const since = words.since(momentInWords(sinceMs, timeZone, language));
  return {
    tickId,
    tickTitle: plainTitle(title),
    ticked: isTicked ? 'true' : 'false',
    title: plainText(title),
    lines: [
      plainText([whom, words.kinds[kind]].join(' · ')),
      // That there is no chat is said of all of them together.
      problem === undefined || problem === 'unreachable' ? since : `${since} ${words.problems[problem]}`,
    ],
    actions: [plainAction(words.open, openCustomerData(tenantId))],
  };
}

function retryAction(
  ticked: readonly ShownReminder[],
  nonce: string,
  style: ActionView['style'],
  language: Language,
): ActionView {
  const reminders = ticked.map(({ tenantId, id }) => ({ customer: tenantId, reminder: id }));
  return submitAction(texts[language].retry, { verb: retryRemindersVerb, nonce, reminders }, style);
}

function othersField(count: number, language: Language): FieldView {
  return toggleField({ id: 'others', label: texts[language].others(count), form: { values: {}, errors: {} } });
}

function noticeText(
  notice: DeliveryNotice | undefined,
  { language, pause }: Pick<DeliveryContent, 'language' | 'pause'>,
): string {
  const words = texts[language];
  if (!notice) return '';
  if (notice.kind !== 'retried') return words[notice.kind];
  const { customers, gone, left } = notice;
  const named = customers
    .slice(0, NAMED)
    .map(({ customerName, count }) => (count === 1 ? customerName : words.severalOf(customerName, count)));
  const unnamed = customers.length - named.length;
  const all = listed([...named, ...(unnamed > 0 ? [words.andOthers(unnamed)] : [])], language);
  return plainText(
    [
      ...(customers.length > 0 ? [words.retried(all), pause ? words.whenResumed : words.whenRetried] : []),
      ...(gone > 0 ? [words.gone(gone)] : []),
      ...(left > 0 ? [words.left(left)] : []),
    ].join(' '),
  );
}

/** The question whether all reminders are to be stopped, and what that means. */
export function stopRemindersCard(language: Language, nonce: string): AdaptiveCard {
  const words = texts[language];
  return officeCard({
    title: words.stopTitle,
    intro: words.stopIntro,
    details: words.stopDetails,
    actions: [
      plainAction(words.confirmStop, { verb: stopRemindersVerb, nonce }, 'destructive'),
      plainAction(words.keepOn, { verb: openDeliveryVerb }),
    ],
  });
}
