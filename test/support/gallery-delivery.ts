import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import {
  deliveryCard,
  stopRemindersCard,
  type DeliveryContent,
  type ShownReminder,
} from '../../src/cards/delivery/card.ts';
import type { FormState } from '../../src/cards/field.ts';
import { failedForm } from '../../src/cards/problem/card.ts';
import { FORM_ERROR } from '../../src/cards/refusal-errors.ts';
import { reminderSettingsCard, reminderSettingsSavedCard } from '../../src/cards/reminder-settings/card.ts';
import { texts as settingsTexts } from '../../src/cards/reminder-settings/texts.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Language } from '../../src/domain/language.ts';
import { FM, LEAD } from './builders.ts';

const FRESH: FormState = { values: {}, errors: {} };
const SINCE_MS = Date.parse('2027-01-18T08:00:00Z');

/** The cards about how reminders go out, by name. */
export function deliveryCards(
  language: Language,
  texts: { readonly customerName: string; readonly personName: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const late: ShownReminder = {
    id: 'rem|EXO|1|1|due|2027-01-18',
    tenantId: 't1',
    customerName: texts.customerName,
    workload: 'EXO',
    recipient: { kind: 'fm', name: texts.personName },
    kind: 'due',
    sinceMs: SINCE_MS,
    problem: undefined,
  };
  const blocked: ShownReminder = { ...late, kind: 'followUp', problem: 'unreachable' };
  const alarm: ShownReminder = { ...blocked, recipient: { kind: 'leads' }, kind: 'noAttempt', workload: 'TEAMS' };
  const dead: readonly ShownReminder[] = [
    { ...late, kind: 'headsUp', problem: 'rejected' },
    { ...late, kind: 'estimate', problem: 'keptFailing', workload: undefined },
    { ...alarm, kind: 'noFm', problem: 'endedWorkers' },
    { ...late, recipient: { kind: 'unknown' }, problem: 'inDoubt' },
    { ...alarm, kind: 'undelivered', problem: 'rejected' },
  ];
  const group = (...shown: readonly ShownReminder[]): DeliveryContent['late'] => {
    return { count: shown.length, hasMore: false, shown };
  };
  const content: DeliveryContent = {
    language,
    timeZone: 'Europe/Madrid',
    pause: undefined,
    late: group(),
    blocked: group(),
    dead: group(),
    nonce: 'n-1',
  };
  const pause = { byName: texts.personName, at: '2027-01-18T09:30:00.000Z' };
  const several = Array.from({ length: 5 }, () => blocked);
  const fm = { ...FM, followUpDays: undefined };

  return [
    ['delivery-well', deliveryCard(content)],
    [
      'delivery-stuck',
      deliveryCard({ ...content, late: group(late), blocked: group(blocked, alarm), dead: group(...dead) }),
    ],
    [
      'delivery-full',
      deliveryCard({
        ...content,
        late: { count: 1000, hasMore: true, shown: several.map((one) => ({ ...one, problem: undefined })) },
        blocked: { count: 40, hasMore: false, shown: several.map((one) => ({ ...one })) },
        dead: {
          count: 1000,
          hasMore: true,
          shown: several.map((one) => ({ ...one, problem: 'keptFailing' as const })),
        },
        notice: {
          kind: 'retried',
          customers: Array.from({ length: 7 }, (_, index) => ({ customerName: texts.customerName, count: index + 1 })),
          gone: 1,
          left: 2,
        },
      }),
    ],
    ['delivery-stopped', deliveryCard({ ...content, pause, late: group(late), dead: group(...dead.slice(0, 1)) })],
    [
      'delivery-stopped-by-somebody',
      deliveryCard({ ...content, pause: { ...pause, byName: undefined }, notice: { kind: 'alreadyPaused' } }),
    ],
    ['delivery-resumed', deliveryCard({ ...content, notice: { kind: 'resumed' } })],
    ['delivery-resumed-already', deliveryCard({ ...content, notice: { kind: 'notPaused' } })],
    ['delivery-not-resumed', deliveryCard({ ...content, pause, notice: { kind: 'pausedAgain' } })],
    ['delivery-nothing-ticked', deliveryCard({ ...content, blocked: group(blocked), isNothingTicked: true })],
    [
      'delivery-retried',
      deliveryCard({
        ...content,
        notice: { kind: 'retried', customers: [{ customerName: texts.customerName, count: 1 }], gone: 2, left: 1 },
      }),
    ],
    [
      'delivery-retried-while-stopped',
      deliveryCard({
        ...content,
        pause,
        notice: { kind: 'retried', customers: [{ customerName: texts.customerName, count: 2 }], gone: 0, left: 0 },
      }),
    ],
    ['delivery-stop', stopRemindersCard(language, 'n-1')],
    ['reminder-settings', reminderSettingsCard({ nonce: 'n-1', language, person: fm, chosen: {}, form: FRESH })],
    [
      'reminder-settings-paused',
      reminderSettingsCard({
        nonce: 'n-1',
        language,
        person: fm,
        chosen: { reminderTime: '10:30', followUpDays: 3, remindersPausedUntil: calendarDay('2027-01-29') },
        form: FRESH,
      }),
    ],
    [
      'reminder-settings-refused',
      reminderSettingsCard({
        nonce: 'n-1',
        language,
        person: fm,
        chosen: {},
        form: {
          values: { reminderTime: '08:30', followUpDays: '4', pausedUntil: '2027-01-04' },
          errors: { pausedUntil: settingsTexts[language].pauseOver },
        },
      }),
    ],
    [
      'reminder-settings-failed',
      reminderSettingsCard({
        nonce: 'n-1',
        language,
        person: LEAD,
        chosen: { remindersPausedUntil: calendarDay('2027-01-29') },
        form: { values: {}, errors: { [FORM_ERROR]: failedForm('1A2B3C4D', language) } },
      }),
    ],
    [
      'reminder-settings-saved',
      reminderSettingsSavedCard({
        language,
        person: fm,
        pausedUntil: undefined,
        next: { kind: 'at', atMs: Date.parse('2027-01-21T08:00:00Z') },
      }),
    ],
    [
      'reminder-settings-saved-pause',
      reminderSettingsSavedCard({
        language,
        person: { ...fm, reminderTime: '10:30', followUpDays: 1 },
        pausedUntil: calendarDay('2027-01-29'),
        next: { kind: 'none' },
      }),
    ],
    [
      'reminder-settings-saved-lead',
      reminderSettingsSavedCard({
        language,
        person: LEAD,
        pausedUntil: calendarDay('2027-01-29'),
        next: { kind: 'now' },
      }),
    ],
  ];
}
