import type { CalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import { FOLLOW_UP_CHOICES, REMINDER_TIMES } from '../../domain/decide-reminder-preferences.ts';
import type { Language } from '../../domain/language.ts';
import type { Person, ReminderPreferences } from '../../domain/person.ts';
import { arrivalTime, FOLLOW_UP_WORKING_DAYS } from '../../domain/reminder.ts';
import { dayIn, timeIn } from '../../domain/time-zone.ts';
import { plainAction, plainText, submitAction, type ActionView, type AdaptiveCard } from '../adaptive-card.ts';
import { dateField, dropdownField, toggleField, type FormState } from '../field.ts';
import { officeCard } from '../form/office-card.ts';
import { listCustomersData } from '../list-customers/input.ts';
import { wording } from '../wording.ts';
import { AS_USUAL, openReminderSettingsVerb, saveReminderSettingsVerb } from './input.ts';
import { texts } from './texts.ts';

/** Whose reminders they are: the reader, as the directory and their own choices say. */
type Reader = Pick<Person, 'roles' | 'timeZone' | 'reminderTime' | 'followUpDays'>;

/** The form, and what is stored. */
export interface ReminderSettingsForm {
  readonly language: Language;
  readonly person: Reader;
  /** What they have chosen themselves; a pause that is over is left out. */
  readonly chosen: ReminderPreferences;
  readonly form: FormState;
  /** Opaque and different for every card: its answer counts once. */
  readonly nonce: string;
}

/** The form for the time of reminders, the days between follow-ups, and a pause. */
export function reminderSettingsCard({ language, person, chosen, form, nonce }: ReminderSettingsForm): AdaptiveCard {
  const words = texts[language];
  const isFm = person.roles.includes('fm');
  const { reminderTime, followUpDays, remindersPausedUntil: until } = chosen;
  // What the directory says can only be told while it counts.
  const usualTime = words.usual(reminderTime === undefined ? arrivalTime(person) : undefined);
  const usualFollowUp = words.usual(followUpDays === undefined ? String(followUpDaysOf(person)) : undefined);
  return officeCard({
    title: words.title,
    intro: isFm ? words.intro : words.introOfLeads,
    details: [
      words.zone(plainText(person.timeZone)),
      ...(until === undefined ? [] : [words.paused(dayInWords(until, language))]),
    ],
    form,
    fields: [
      dropdownField({
        id: 'reminderTime',
        label: words.time,
        form,
        initial: reminderTime ?? AS_USUAL,
        placeholder: usualTime,
        choices: [
          { title: usualTime, value: AS_USUAL },
          ...REMINDER_TIMES.map((time) => ({ title: time, value: time })),
        ],
      }),
      ...(isFm
        ? [
            dropdownField({
              id: 'followUpDays',
              label: words.followUp,
              form,
              initial: followUpDays === undefined ? AS_USUAL : String(followUpDays),
              placeholder: usualFollowUp,
              choices: [
                { title: usualFollowUp, value: AS_USUAL },
                ...FOLLOW_UP_CHOICES.map((count) => ({ title: words.workingDays(count), value: String(count) })),
              ],
            }),
          ]
        : []),
      dateField({ id: 'pausedUntil', label: words.pausedUntil, form, initial: until ?? '' }),
      // Not every client lets people empty a date.
      ...(until === undefined ? [] : [toggleField({ id: 'endsPause', label: words.endPause, form })]),
    ],
    actions: [
      submitAction(wording[language].save, { verb: saveReminderSettingsVerb, nonce }),
      listAction(isFm, language),
    ],
  });
}

/** What has been stored. */
export interface ReminderSettingsSaved {
  readonly language: Language;
  readonly person: Reader;
  readonly pausedUntil: CalendarDay | undefined;
  readonly next: { readonly kind: 'at'; readonly atMs: number } | { readonly kind: 'now' | 'none' };
}

/** How the person is reminded from now on, and when next. */
export function reminderSettingsSavedCard({
  language,
  person,
  pausedUntil,
  next,
}: ReminderSettingsSaved): AdaptiveCard {
  const words = texts[language];
  const { timeZone } = person;
  const isFm = person.roles.includes('fm');
  const nextInWords =
    next.kind === 'at'
      ? words.next(dayInWords(dayIn(timeZone, next.atMs), language), timeIn(timeZone, next.atMs))
      : next.kind === 'now'
        ? words.nextNow
        : words.nextNone;
  return officeCard({
    title: words.savedTitle,
    details: [
      words.savedTime(arrivalTime(person), plainText(timeZone)),
      ...(isFm ? [words.savedFollowUp(followUpDaysOf(person))] : []),
      ...(pausedUntil === undefined
        ? [words.savedNoPause]
        : [words.savedPause(dayInWords(pausedUntil, language)), isFm ? words.alarms : words.alarmsOfLeads]),
      ...(isFm ? [nextInWords] : []),
    ],
    actions: [plainAction(words.change, { verb: openReminderSettingsVerb }), listAction(isFm, language)],
  });
}

function followUpDaysOf({ followUpDays }: Reader): number {
  return followUpDays ?? FOLLOW_UP_WORKING_DAYS;
}

function listAction(isFm: boolean, language: Language): ActionView {
  const words = texts[language];
  return isFm
    ? plainAction(words.mine, listCustomersData({ kind: 'mine' }))
    : plainAction(words.withoutFm, listCustomersData({ kind: 'withoutFm' }));
}
