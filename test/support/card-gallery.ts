import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { EngagementEvent, EventFacts } from '../../src/domain/event.ts';
import type { Language } from '../../src/domain/language.ts';
import type { EngagementAction } from '../../src/domain/permission.ts';
import { ALARM_KINDS, QUESTION_KINDS } from '../../src/domain/reminder.ts';
import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { captureCard } from '../../src/cards/capture-start-date/card.ts';
import { chooseCustomerCard } from '../../src/cards/choose-customer/card.ts';
import { changeL1Card } from '../../src/cards/change-l1/card.ts';
import { confirmationCard } from '../../src/cards/confirmation/card.ts';
import { confirmStartedCard } from '../../src/cards/confirm-started/card.ts';
import { foundCustomerCard } from '../../src/cards/found-customer/card.ts';
import type { FormState } from '../../src/cards/field.ts';
import type { ChangeForm } from '../../src/cards/form/form-card.ts';
import { customerListCard } from '../../src/cards/list-customers/card.ts';
import { logAttemptCard } from '../../src/cards/log-attempt/card.ts';
import { markInactiveCard } from '../../src/cards/mark-inactive/card.ts';
import { problemCard, type Problem } from '../../src/cards/problem/card.ts';
import { overtakenError } from '../../src/cards/form/overtaken.ts';
import { FORM_ERROR, refusalErrors } from '../../src/cards/refusal-errors.ts';
import { rescheduleCard } from '../../src/cards/reschedule-start-date/card.ts';
import { setKickoffCard } from '../../src/cards/set-kickoff/card.ts';
import { customerCard } from '../../src/cards/show-customer/card.ts';
import { welcomeCard } from '../../src/cards/welcome/card.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aStartDate,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
} from './builders.ts';
import { assignmentCards } from './gallery-assignment.ts';
import { dateCards } from './gallery-dates.ts';
import { deliveryCards } from './gallery-delivery.ts';
import { helpCards } from './gallery-help.ts';
import { intakeCards } from './gallery-intake.ts';
import { peopleCards } from './gallery-people.ts';
import { reminderCards } from './gallery-reminders.ts';
import { wishCards } from './gallery-wishes.ts';

/** What people wrote, as it stands on the cards of the gallery. */
export interface PeoplesTexts {
  readonly customerName: string;
  readonly personName: string;
  readonly text: string;
}

const ORDINARY: PeoplesTexts = {
  customerName: 'Contoso Traders',
  personName: 'Frank Example',
  text: 'Their migration partner is only free from February on',
};

const FRESH: FormState = { values: {}, errors: {} };
const EVERYTHING: ReadonlySet<EngagementAction> = new Set<EngagementAction>([
  'capture',
  'reschedule',
  'reactivate',
  'confirmStarted',
  'setKickoff',
  'changeL1',
]);

/** Every card in every shape it has, by name. */
export function cardGallery(language: Language, texts: PeoplesTexts = ORDINARY): ReadonlyMap<string, AdaptiveCard> {
  const tenant = aTenant({ customerName: texts.customerName });
  const today = calendarDay('2027-01-20');
  const exchange = aDatedEngagement('2027-01-18');
  const tried = aDatedEngagement('2027-01-18', { attempts: [ATTEMPT, ATTEMPT] });
  const teams = aDatedEngagement('2027-02-01', {
    workload: 'TEAMS',
    esd: aStartDate('2027-02-01', { precision: 'month' }),
    kickoffDate: calendarDay('2027-02-10'),
  });
  const target = (key: string, esdVersion = 1): ChangeForm['options'][number]['target'] => ({
    key,
    esdVersion,
    version: esdVersion,
  });
  const form = (state: FormState = FRESH, several = true, fresh = false): ChangeForm => ({
    language,
    customer: tenant,
    options: [
      { target: target('EXO|1'), engagement: fresh ? anEngagement() : tried },
      ...(several
        ? [{ target: target('TEAMS|1'), engagement: fresh ? anEngagement({ workload: 'TEAMS' }) : teams }]
        : []),
    ],
    form: state,
    nonce: 'nonce-1',
  });
  const refused = (
    values: FormState['values'],
    ...[refusals, fields]: [Parameters<typeof refusalErrors>[0], Parameters<typeof refusalErrors>[2]]
  ): FormState => ({ values, errors: refusalErrors(refusals, 2, fields, language) });
  const reason = { code: 'customerRequestedNewDate', text: texts.text } as const;
  const moved = {
    type: 'startDateRescheduled',
    before: aStartDate('2027-01-11'),
    after: aStartDate('2027-01-18'),
    reason,
  } as const;

  return new Map<string, AdaptiveCard>([
    ['welcome-gateway', welcomeCard({ ...GATEWAY, name: texts.personName }, language, 'n-1')],
    ['welcome-fm', welcomeCard({ ...FM, name: texts.personName }, language, 'n-1')],
    ['welcome-lead', welcomeCard({ ...LEAD, name: texts.personName }, language, 'n-1')],
    ['welcome-admin', welcomeCard({ ...ADMIN, name: texts.personName }, language, 'n-1')],
    ['welcome-frp-manager', welcomeCard({ ...FRP_MANAGER, name: texts.personName }, language, 'n-1')],
    [
      'customers-mine',
      customerListCard({
        language,
        filter: { kind: 'mine' },
        customers: [
          {
            tenant,
            engagements: [
              { engagement: tried, state: 'awaitingResponse' },
              { engagement: teams, state: 'scheduled' },
            ],
          },
          {
            tenant: { ...tenant, tenantId: 't2' },
            engagements: ['EXO', 'SPO', 'YAM', 'INTUNE', 'OPP'].map((workload) => ({
              engagement: { ...exchange, workload },
              state: 'due' as const,
            })),
          },
        ],
        page: 0,
        pageCount: 2,
        total: 7,
      }),
    ],
    [
      'customers-without-date',
      customerListCard({
        language,
        filter: { kind: 'withoutDate' },
        customers: [{ tenant, engagements: [{ engagement: anEngagement(), state: 'noDate' }] }],
        page: 1,
        pageCount: 2,
        total: 6,
      }),
    ],
    [
      'customers-partners',
      customerListCard({ language, filter: { kind: 'partners' }, customers: [], page: 0, pageCount: 1, total: 0 }),
    ],
    [
      'customers-none',
      customerListCard({
        language,
        filter: { kind: 'named', text: texts.text },
        customers: [],
        page: 0,
        pageCount: 1,
        total: 0,
      }),
    ],
    [
      'customer',
      customerCard({
        language,
        timeZone: 'Europe/Madrid',
        tenant: { ...tenant, initialDomain: `${texts.customerName}.example` },
        engagements: [
          { engagement: tried, state: 'awaitingResponse', fmName: texts.personName, allowed: EVERYTHING },
          { engagement: teams, state: 'scheduled', fmName: texts.personName, allowed: EVERYTHING },
          { engagement: anEngagement({ workload: 'SPO' }), state: 'noDate', allowed: EVERYTHING },
          { engagement: anEngagement({ workload: 'YAM', l1: 'blocked' }), state: 'notApplicable', allowed: EVERYTHING },
        ],
        events: [
          ...everyEvent(texts.text),
          ...everyEvent(texts.text).map((event) => ({ ...event, at: '2026-12-01T09:00:00.000Z' })),
        ],
        notes: [
          {
            id: 'n',
            tenantId: CUSTOMER_TENANT,
            engagements: ['EXO|1'],
            text: texts.text,
            at: '2027-01-11T09:00:00.000Z',
            by: { objectId: FM.objectId, role: 'fm' },
          },
        ],
        names: new Map([[FM.objectId, texts.personName]]),
        addable: ['serial', 'successReview'],
        mayMerge: true,
        mergedNames: [texts.customerName],
        relatives: [{ ...tenant, tenantId: 't2' }],
      }),
    ],
    [
      'customer-empty',
      customerCard({
        language,
        timeZone: 'Europe/Madrid',
        tenant,
        engagements: [],
        events: [],
        notes: [],
        names: new Map(),
        addable: [],
        mayMerge: false,
        mergedNames: [],
        relatives: [],
      }),
    ],
    [
      'customer-found',
      foundCustomerCard({
        language,
        tenant,
        engagements: [
          { engagement: tried, state: 'awaitingResponse', allowed: EVERYTHING },
          { engagement: anEngagement({ workload: 'SPO' }), state: 'noDate', allowed: EVERYTHING },
        ],
      }),
    ],
    [
      'choose-customer',
      chooseCustomerCard({
        language,
        search: texts.text,
        isSearched: false,
        customers: [
          { tenant, canCapture: true },
          { tenant: { ...tenant, tenantId: 't2', initialDomain: '' }, canCapture: false },
        ],
        hasMore: true,
      }),
    ],
    [
      'choose-customer-none',
      chooseCustomerCard({ language, search: texts.text, isSearched: true, customers: [], hasMore: false }),
    ],
    ['capture', captureCard(form(FRESH, true, true))],
    ['capture-one-workload', captureCard(form(FRESH, false, true))],
    [
      'capture-refused',
      captureCard(
        form(
          refused(
            { date: '2027-01-04', date_TEAMS_1: '2072-01-18', monthOnly: 'true' },
            [
              { engagement: exchange, refusal: 'date-in-past' },
              { engagement: teams, refusal: 'not-in-progress' },
            ],
            { date: 'date' },
          ),
        ),
      ),
    ],
    ['reschedule', rescheduleCard({ ...form(), mode: 'reschedule' })],
    [
      'reschedule-refused',
      rescheduleCard({
        ...form(
          refused(
            { newDate: '2027-02-15', reasonCode: 'other', reason: texts.text },
            [
              { engagement: exchange, refusal: 'text-too-short' },
              { engagement: teams, refusal: 'text-too-short' },
              { engagement: teams, refusal: 'kickoff-before-start' },
            ],
            { date: 'newDate', text: 'reason', kickoff: 'kickoffRemedy' },
          ),
        ),
        mode: 'reschedule',
      }),
    ],
    [
      'reschedule-overtaken',
      rescheduleCard({
        ...form({
          values: { newDate: '2027-02-15', reason: texts.text, workloads: 'EXO|1' },
          errors: {
            [FORM_ERROR]: overtakenError(
              [{ engagement: teams, by: texts.personName, at: '2027-01-18T09:00:00.000Z' }],
              'Europe/Madrid',
              language,
            ),
          },
        }),
        mode: 'reschedule',
      }),
    ],
    ['reactivate', rescheduleCard({ ...form(FRESH, false), mode: 'reactivate' })],
    ['started', confirmStartedCard({ ...form(), today })],
    [
      'started-refused',
      confirmStartedCard({
        ...form(
          refused(
            { startedDate: '2027-02-15', startedReason: texts.text },
            [{ engagement: teams, refusal: 'kickoff-before-start' }],
            { date: 'startedDate', text: 'startedReason', kickoff: 'kickoffRemedy' },
          ),
        ),
        today,
      }),
    ],
    ['attempt', logAttemptCard(form())],
    ['inactive', markInactiveCard({ ...form(), draft: texts.text, seen: [] })],
    ['l1', changeL1Card({ ...form(), initialShare: '' })],
    ['kickoff', setKickoffCard({ ...form(), initialDate: '2027-02-10', today })],
    [
      'confirmation-captured',
      confirmationCard({
        language,
        customer: tenant,
        changes: [exchange, teams].map((after) => ({
          after,
          events: [{ facts: { type: 'startDateRecorded' as const, after: after.esd ?? aStartDate('2027-01-18') } }],
        })),
        nextReminder: { fmName: texts.personName, day: calendarDay('2027-01-18'), time: '09:00' },
        rest: [],
        list: 'withoutDate',
      }),
    ],
    [
      'confirmation-moved',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          {
            after: exchange,
            events: [{ facts: moved }, { facts: { type: 'kickoffSet', after: calendarDay('2027-01-25') } }],
          },
        ],
        note: `[EXO] Engagement start date changed 2027-01-11 -> 2027-01-18. Reason (customer requested new date): ${texts.text}. - ${texts.personName}, 2027-01-04`,
        nextReminder: { day: calendarDay('2027-01-18'), time: '09:00' },
        rest: [target('TEAMS|1'), target('SPO|1')],
        list: 'mine',
      }),
    ],
    [
      'confirmation-everything',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          ...everyEvent(texts.text).map(({ facts }) => ({ after: tried, events: [{ facts }] })),
          { after: tried, events: [] },
        ],
        rest: [target('TEAMS|1')],
        list: 'mine',
      }),
    ],
    ...dateCards(language, texts),
    ...intakeCards(language, texts),
    ...assignmentCards(language, texts),
    ...reminderCards(language, texts),
    ...deliveryCards(language, texts),
    ...peopleCards(language, texts),
    ...helpCards(language, texts),
    ...wishCards(language, texts, form()),
    ...PROBLEMS(texts.personName).map((problem): [string, AdaptiveCard] => [
      `problem-${problem.kind}`,
      problemCard(problem, language),
    ]),
  ]);
}

function PROBLEMS(name: string): readonly Problem[] {
  return [
    { kind: 'failed', reference: '1A2B3C4D' },
    { kind: 'outdatedCard' },
    { kind: 'repeated', savedBy: name, savedAt: 'Jan 18, 2027, 09:00', tenantId: CUSTOMER_TENANT },
    { kind: 'forbidden', fmName: name, tenantId: CUSTOMER_TENANT },
    { kind: 'noRole', objectId: '00000000-0000-4000-8000-000000000108' },
    { kind: 'foreignAccount' },
    { kind: 'undo' },
    { kind: 'cancel' },
    { kind: 'notFound' },
    { kind: 'personNotFound' },
    { kind: 'nothingToDo', tenantId: CUSTOMER_TENANT },
    { kind: 'groupChat' },
    { kind: 'unknownActivity' },
    { kind: 'tooBusy' },
  ];
}

/** One event of each type, by the FM; the reminder is the bot's own. */
function everyEvent(text: string): readonly EngagementEvent[] {
  const before = aStartDate('2027-01-11');
  const after = aStartDate('2027-01-18');
  const reason = { code: 'customerRequestedNewDate', text } as const;
  const facts: readonly EventFacts[] = [
    { type: 'startDateRecorded', after: before },
    { type: 'startDateRescheduled', before, after, reason },
    { type: 'customerReplied', before, after, reason },
    { type: 'reactivated', before, after, reason },
    { type: 'startDateConfirmedActual', before, after: before },
    { type: 'startDateConfirmedActual', before, after, reason },
    { type: 'contactAttemptLogged', attempt: ATTEMPT },
    { type: 'contactAttemptLogged', attempt: { ...ATTEMPT, comment: text } },
    { type: 'markedInactive', text },
    { type: 'l1Changed', before: 'inProgress', after: 'blocked' },
    { type: 'kickoffSet', after: calendarDay('2027-01-25') },
    { type: 'kickoffSet', before: calendarDay('2027-01-25') },
    ...[...QUESTION_KINDS, ...ALARM_KINDS].map((kind): EventFacts => {
      return { type: 'reminderSent', kind, localDay: calendarDay('2027-01-18') };
    }),
  ];
  return facts.map((fact, index) => ({
    id: `e${String(index)}`,
    tenantId: CUSTOMER_TENANT,
    workload: 'EXO',
    sequence: 1,
    at: `2027-01-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`,
    by: fact.type === 'reminderSent' ? undefined : { objectId: FM.objectId, role: 'fm' },
    facts: fact,
  }));
}
