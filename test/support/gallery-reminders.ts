import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { confirmationCard } from '../../src/cards/confirmation/card.ts';
import { dueReminderCard, type AskedWorkload, type DueReminderContent } from '../../src/cards/due-reminder/card.ts';
import { logAttemptCard } from '../../src/cards/log-attempt/card.ts';
import { problemCard } from '../../src/cards/problem/card.ts';
import { plainAction } from '../../src/cards/adaptive-card.ts';
import { digestCard, type DigestContent, type DigestCustomer } from '../../src/cards/reminder-digest/card.ts';
import { openDigestData } from '../../src/cards/reminder-digest/input.ts';
import { waitingAlarmCard, type WaitingAlarmContent } from '../../src/cards/waiting-alarm/card.ts';
import { wording } from '../../src/cards/wording.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey, type WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Language } from '../../src/domain/language.ts';
import { LEADS, type AlarmKind, type QuestionKind } from '../../src/domain/reminder.ts';
import { aDatedEngagement, anEngagement, aStartDate, aTenant, ATTEMPT, CUSTOMER_TENANT, FM } from './builders.ts';

/** The cards that the bot sends unasked, and their answers, in every shape they have, by name. */
export function reminderCards(
  language: Language,
  texts: { readonly customerName: string; readonly personName: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const tenant = aTenant({ customerName: texts.customerName });
  const today = calendarDay('2027-01-20');
  const dueToday = aDatedEngagement('2027-01-20');
  const overdue = aDatedEngagement('2027-01-18', { workload: 'SPO' });
  const silent = aDatedEngagement('2027-01-04', {
    workload: 'YAM',
    attempts: [ATTEMPT, { ...ATTEMPT, channel: 'phone' }, ATTEMPT],
  });
  const tomorrow = aDatedEngagement('2027-01-21', { workload: 'TEAMS' });
  const monday = aDatedEngagement('2027-01-25', { workload: 'INTUNE' });
  const february = aDatedEngagement('2027-02-01', {
    workload: 'OPP',
    origin: 'serial',
    esd: aStartDate('2027-02-01', { precision: 'month' }),
  });
  const reminder = (changes: Partial<DueReminderContent>): AdaptiveCard =>
    dueReminderCard({
      language,
      customer: tenant,
      questions: [],
      occasion: 'reminder',
      mayBeRepeated: false,
      offersL1: true,
      today,
      nowMs: Date.parse('2027-01-20T08:00:00Z'),
      timeZone: 'Europe/Madrid',
      nonce: 'nonce-1',
      ...changes,
    });
  const digest = (changes: Partial<DigestContent>): AdaptiveCard =>
    digestCard({
      language,
      of: FM.objectId,
      customers: [],
      total: changes.customers?.length ?? 0,
      mayBeRepeated: false,
      names: new Map([[FM.objectId, texts.personName]]),
      today,
      list: 'mine',
      ...changes,
    });
  const alarm = (alarms: WaitingAlarmContent['alarms'], mayBeRepeated = false): AdaptiveCard =>
    waitingAlarmCard({
      language,
      customer: tenant,
      alarms,
      names: new Map([[FM.objectId, texts.personName]]),
      today,
      mayBeRepeated,
    });
  const told = (kind: AlarmKind, engagement: WorkloadEngagement): WaitingAlarmContent['alarms'][number] => ({
    kind,
    engagement,
  });
  const soon = aDatedEngagement('2027-01-25', { fmId: undefined });
  const numbered = (questions: DigestCustomer['questions'], index: number): DigestCustomer => ({
    tenant: { tenantId: CUSTOMER_TENANT, customerName: `${texts.customerName} ${String(index + 1)}` },
    questions,
  });
  const questions: readonly DigestCustomer['questions'][] = [
    [asked('due', dueToday), asked('due', { ...dueToday, workload: 'TEAMS' })],
    [asked('followUp', overdue), asked('headsUp', tomorrow)],
    [asked('followUp', silent, true)],
    [asked('headsUp', monday), asked('estimate', february)],
    ['EXO', 'SPO', 'YAM', 'INTUNE', 'OPP'].map((workload, index) =>
      asked('followUp', aDatedEngagement(`2027-01-${String(11 + index)}`, { workload })),
    ),
  ];

  return [
    ['reminder-due', reminder({ questions: [asked('due', dueToday)] })],
    [
      'reminder-follow-up',
      reminder({
        questions: [asked('followUp', { ...silent, attempts: [ATTEMPT] }), asked('followUp', overdue)],
        mayBeRepeated: true,
        nowMs: Date.parse('2027-01-20T23:30:00Z'),
        customer: { ...tenant, timeZone: 'Asia/Tokyo' },
      }),
    ],
    ['reminder-suggests-inactive', reminder({ questions: [asked('followUp', silent, true)] })],
    [
      'reminder-of-all-kinds',
      reminder({
        questions: [
          asked('followUp', silent, true),
          asked('due', dueToday),
          asked('headsUp', tomorrow),
          asked('estimate', february),
        ],
        standIn: { kind: 'instead', fmName: texts.personName },
      }),
    ],
    ['reminder-heads-up', reminder({ questions: [asked('headsUp', tomorrow)] })],
    [
      // Friday, 09:00 in Los Angeles (E3).
      'reminder-heads-up-other-zone',
      reminder({
        customer: { ...tenant, timeZone: 'Asia/Tokyo' },
        questions: [
          asked('headsUp', monday),
          asked('headsUp', { ...monday, workload: 'EXO' }),
          asked('estimate', february),
        ],
        today: calendarDay('2027-01-22'),
        nowMs: Date.parse('2027-01-22T17:00:00Z'),
        timeZone: 'America/Los_Angeles',
      }),
    ],
    ['reminder-estimate', reminder({ questions: [asked('estimate', february)], standIn: { kind: 'copy' } })],
    [
      'answers',
      reminder({
        questions: [
          asked('followUp', silent),
          { ...asked('followUp', anEngagement({ workload: 'SPO' })), kind: 'followUp' },
        ],
        occasion: 'asked',
      }),
    ],
    ['answers-from-digest', reminder({ questions: [asked('followUp', silent, true)], digestOf: FM.objectId })],
    [
      'attempt-from-digest',
      logAttemptCard({
        language,
        customer: tenant,
        options: [asked('followUp', silent)],
        form: { values: {}, errors: {} },
        nonce: 'nonce-1',
        digestOf: FM.objectId,
      }),
    ],
    ['digest', digest({ customers: questions.map(numbered) })],
    [
      'digest-long',
      digest({
        customers: Array.from({ length: 100 }, (_, index) => numbered([asked('due', dueToday)], index)),
        mayBeRepeated: true,
        standIn: { kind: 'instead', fmName: texts.personName },
      }),
    ],
    ['digest-of-another-fm', digest({ customers: questions.slice(0, 1).map(numbered), fmName: texts.personName })],
    ['digest-answered', digest({})],
    [
      'digest-leads',
      digest({
        of: LEADS,
        list: 'withoutFm',
        customers: [
          [told('noFm', soon)],
          [told('noAttempt', overdue), told('noAttempt', { ...overdue, workload: 'EXO' })],
          [told('undelivered', dueToday), told('noAttempt', { ...overdue, fmId: undefined })],
        ].map(numbered),
      }),
    ],
    ['digest-leads-none', digest({ of: LEADS, list: 'withoutFm' })],
    ['alarm-no-fm', alarm([told('noFm', soon)])],
    ['alarm-no-attempt', alarm([told('noAttempt', overdue), told('noAttempt', { ...overdue, workload: 'EXO' })])],
    ['alarm-undelivered', alarm([told('undelivered', dueToday)], true)],
    [
      'alarm-several',
      alarm([
        told('noFm', soon),
        told('noAttempt', { ...overdue, fmId: undefined, workload: 'TEAMS' }),
        told('noAttempt', overdue),
        told('undelivered', overdue),
        told('undelivered', { ...silent, fmId: 'fm-who-left' }),
      ]),
    ],
    [
      'confirmation-from-digest',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          { after: silent, events: [{ facts: { type: 'contactAttemptLogged', attempt: ATTEMPT } }] },
          { after: overdue, events: [] },
        ],
        nextReminder: { day: calendarDay('2027-01-22'), time: '09:00' },
        rest: [asked('due', dueToday).target],
        list: 'mine',
        digestOf: FM.objectId,
      }),
    ],
    [
      'problem-repeated-from-digest',
      problemCard(
        { kind: 'repeated', savedBy: texts.personName, savedAt: 'Jan 18, 2027, 09:00', tenantId: CUSTOMER_TENANT },
        language,
        [plainAction(wording[language].backToList, openDigestData(FM.objectId))],
      ),
    ],
  ];
}

function asked(kind: QuestionKind, engagement: WorkloadEngagement, isSuggested = false): AskedWorkload {
  const { esdVersion, version } = engagement;
  const key = engagementKey(engagement);
  return {
    kind,
    engagement,
    suggestsInactive: isSuggested,
    target: { key, esdVersion, version, reminderId: `rem|${key}|1|${kind}|2027-01-20` },
  };
}
