import { dayInWords } from '../domain/day-in-words.ts';
import type { Completion } from '../domain/engagement.ts';
import type { EngagementEvent, EventFacts } from '../domain/event.ts';
import type { ByLanguage, Language } from '../domain/language.ts';
import type { ReminderKind } from '../domain/reminder.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { workloadName } from '../domain/workload.ts';
import { plainText } from './adaptive-card.ts';
import { listed, momentInWords, startDateInWords, wording } from './wording.ts';

/** A line of a history: when, and who did what to which workloads. */
export interface HistoryLine {
  readonly when: string;
  readonly what: string;
}

interface Texts {
  readonly theBot: string;
  readonly added: (origin: string, l1: string) => string;
  readonly recorded: (date: string, comment: string) => string;
  readonly rescheduled: (before: string, after: string, reason: string) => string;
  readonly replied: (before: string, after: string, reason: string) => string;
  readonly reactivated: (after: string, reason: string) => string;
  readonly corrected: (before: string, after: string, reason: string) => string;
  readonly voided: (before: string, reason: string) => string;
  readonly started: (date: string, reason: string) => string;
  readonly attempt: (channel: string, outcome: string, comment: string) => string;
  readonly inactive: (text: string) => string;
  readonly l1: (before: string, after: string) => string;
  readonly kickoff: (date: string) => string;
  readonly kickoffCleared: string;
  readonly completion: (completion: string) => string;
  readonly planned: (date: string) => string;
  readonly actual: (date: string) => string;
  readonly completionCleared: string;
  readonly fm: (name: string) => string;
  readonly fmRemoved: string;
  readonly channel: (before: string, after: string) => string;
  readonly merged: (from: string, date: string, reason: string) => string;
  readonly reminded: Readonly<Record<ReminderKind, string>>;
}

function after(text: string): string {
  return text === '' ? '' : `. ${text}`;
}

const texts: ByLanguage<Texts> = {
  en: {
    theBot: 'the bot',
    added: (origin, l1) => `added the workload (${origin}), L1 ${l1}`,
    recorded: (date, comment) => `entered the date: ${date}${after(comment)}`,
    rescheduled: (before, now, reason) => `moved the date from ${before} to ${now}. ${reason}`,
    replied: (before, now, reason) => `the customer replied, moved the date from ${before} to ${now}. ${reason}`,
    reactivated: (now, reason) => `the customer is back, new date: ${now}. ${reason}`,
    corrected: (before, now, reason) => `corrected the date from ${before} to ${now}${after(reason)}`,
    voided: (before, reason) => `removed the date entered in error: ${before}. ${reason}`,
    started: (date, reason) => `recorded the start on ${date}${after(reason)}`,
    attempt: (channel, outcome, comment) => `tried: ${channel}, ${outcome}${after(comment)}`,
    inactive: (text) => `marked inactive. ${text}`,
    l1: (before, now) => `changed L1 from ${before} to ${now}`,
    kickoff: (date) => `set the kickoff: ${date}`,
    kickoffCleared: 'cleared the kickoff',
    completion: (completion) => `set the completion: ${completion}`,
    planned: (date) => `planned for ${date}`,
    actual: (date) => `done on ${date}`,
    completionCleared: 'cleared the completion',
    fm: (name) => `assigned ${name}`,
    fmRemoved: 'took the FastTrack Manager off',
    channel: (before, now) => `changed the delivery channel (before: ${before}; now: ${now})`,
    merged: (from, date, reason) => `merged the duplicate ${from}${date === '' ? '' : `, date now ${date}`}. ${reason}`,
    reminded: {
      estimate: 'asked whether the exact day is known',
      headsUp: 'gave notice that the date is the next working day',
      due: 'asked how it went',
      followUp: 'asked again how it went',
      noFm: 'told the leads that nobody is assigned',
      noAttempt: 'told the leads that nobody has tried to reach the customer',
      undelivered: 'told the leads that a reminder did not arrive',
    },
  },
  es: {
    theBot: 'el bot',
    added: (origin, l1) => `añadió la carga de trabajo (${origin}), L1 ${l1}`,
    recorded: (date, comment) => `anotó la fecha: ${date}${after(comment)}`,
    rescheduled: (before, now, reason) => `cambió la fecha: antes ${before}; ahora ${now}. ${reason}`,
    replied: (before, now, reason) => `el cliente respondió; cambió la fecha: antes ${before}; ahora ${now}. ${reason}`,
    reactivated: (now, reason) => `el cliente ha vuelto; nueva fecha: ${now}. ${reason}`,
    corrected: (before, now, reason) => `corrigió la fecha: antes ${before}; ahora ${now}${after(reason)}`,
    voided: (before, reason) => `quitó la fecha anotada por error: ${before}. ${reason}`,
    started: (date, reason) => `anotó el inicio: ${date}${after(reason)}`,
    attempt: (channel, outcome, comment) => `intento: ${channel}, ${outcome}${after(comment)}`,
    inactive: (text) => `marcada como inactiva. ${text}`,
    l1: (before, now) => `cambió L1: antes ${before}; ahora ${now}`,
    kickoff: (date) => `fijó la reunión de inicio (kickoff): ${date}`,
    kickoffCleared: 'quitó la reunión de inicio (kickoff)',
    completion: (completion) => `anotó la finalización: ${completion}`,
    planned: (date) => `prevista para el ${date}`,
    actual: (date) => `realizada el ${date}`,
    completionCleared: 'quitó la finalización',
    fm: (name) => `asignó a ${name}`,
    fmRemoved: 'quitó al administrador de FastTrack',
    channel: (before, now) => `cambió el canal de entrega: antes ${before}; ahora ${now}`,
    merged: (from, date, reason) =>
      `combinó el duplicado ${from}${date === '' ? '' : `; la fecha es ahora ${date}`}. ${reason}`,
    reminded: {
      estimate: 'preguntó si ya se sabe el día exacto',
      headsUp: 'avisó de que la fecha es el próximo día laborable',
      due: 'preguntó cómo ha ido',
      followUp: 'preguntó de nuevo cómo ha ido',
      noFm: 'avisó a los gerentes regionales de que no hay nadie asignado',
      noAttempt: 'avisó a los gerentes regionales de que nadie ha intentado contactar con el cliente',
      undelivered: 'avisó a los gerentes regionales de que un aviso no llegó',
    },
  },
};

/** What the lines of a history are made of. */
export interface HistoryContent {
  readonly language: Language;
  /** The reader's zone. */
  readonly timeZone: TimeZone;
  readonly events: readonly EngagementEvent[];
  /** Names of who did things and whom they concern, by object id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The history in lines; what was done to several workloads in one step is one line. */
export function historyLines({ language, timeZone, events, names }: HistoryContent): readonly HistoryLine[] {
  const steps = Map.groupBy(events, (event) => `${event.at} ${whatHappened(event.facts, language, names)}`);
  return [...steps.values()].flatMap((step) => {
    const [first] = step;
    if (!first) return [];
    const who = first.by ? (names.get(first.by.objectId) ?? wording[language].somebody) : texts[language].theBot;
    const workloads = listed(step.map(({ workload }) => workloadName(workload, language)).sort(), language);
    return [
      {
        when: `${momentInWords(Date.parse(first.at), timeZone, language)} · `,
        what: plainText(`${workloads} · ${who}: ${whatHappened(first.facts, language, names)}`),
      },
    ];
  });
}

/** When a deployment is done, in words; empty when nothing is known. */
export function completionInWords({ planned, actual }: Completion, language: Language): string {
  const words = texts[language];
  return [
    ...(planned ? [words.planned(dayInWords(planned, language))] : []),
    ...(actual ? [words.actual(dayInWords(actual, language))] : []),
  ].join('; ');
}

function whatHappened(facts: EventFacts, language: Language, names: ReadonlyMap<string, string>): string {
  const words = texts[language];
  const { l1, channels, outcomes, delivery, origins } = wording[language];
  switch (facts.type) {
    case 'workloadAdded':
      return words.added(origins[facts.origin], l1[facts.l1]);
    case 'startDateRecorded':
      return words.recorded(startDateInWords(facts.after, language), facts.comment ?? '');
    case 'startDateRescheduled':
      return words.rescheduled(...beforeAndAfter(facts, language), facts.reason.text);
    case 'customerReplied':
      return words.replied(...beforeAndAfter(facts, language), facts.reason.text);
    case 'reactivated':
      return words.reactivated(startDateInWords(facts.after, language), facts.reason.text);
    case 'startDateCorrected':
      return words.corrected(...beforeAndAfter(facts, language), facts.reason?.text ?? '');
    case 'startDateVoided':
      return words.voided(startDateInWords(facts.before, language), facts.reason.text);
    case 'startDateConfirmedActual':
      return words.started(dayInWords(facts.after.date, language), facts.reason?.text ?? '');
    case 'contactAttemptLogged': {
      const { channel, outcome, comment = '' } = facts.attempt;
      return words.attempt(channels[channel], outcomes[outcome], comment);
    }
    case 'markedInactive':
      return words.inactive(facts.text);
    case 'l1Changed': {
      const share = facts.share === undefined ? '' : ` (${String(facts.share)} %)`;
      return words.l1(l1[facts.before], `${l1[facts.after]}${share}`);
    }
    case 'kickoffSet':
      return facts.after ? words.kickoff(dayInWords(facts.after, language)) : words.kickoffCleared;
    case 'completionSet': {
      const completion = completionInWords(facts.after, language);
      return completion === '' ? words.completionCleared : words.completion(completion);
    }
    case 'fmAssigned':
      return facts.after === undefined ? words.fmRemoved : words.fm(names.get(facts.after) ?? facts.after);
    case 'channelAssigned':
      return words.channel(delivery[facts.before], delivery[facts.after]);
    case 'duplicateMerged':
      return words.merged(
        facts.fromName,
        facts.after ? startDateInWords(facts.after, language) : '',
        facts.reason.text,
      );
    case 'reminderSent':
      return words.reminded[facts.kind];
  }
}

function beforeAndAfter(
  { before, after: now }: Extract<EventFacts, { readonly before: object; readonly after: { readonly date: string } }>,
  language: Language,
): [string, string] {
  return [startDateInWords(before, language), startDateInWords(now, language)];
}
