import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { assignChannelCard } from '../../src/cards/assign-channel/card.ts';
import { assignFmCard, overCapacityText } from '../../src/cards/assign-fm/card.ts';
import { confirmationCard } from '../../src/cards/confirmation/card.ts';
import type { FormState } from '../../src/cards/field.ts';
import type { ChangeForm } from '../../src/cards/form/form-card.ts';
import {
  notUndoneCard,
  reassignCard,
  reassignedCard,
  reassignPreviewCard,
  type FmMonths,
} from '../../src/cards/reassign-customers/card.ts';
import { failedForm } from '../../src/cards/problem/card.ts';
import { texts as reassignTexts } from '../../src/cards/reassign-customers/texts.ts';
import { FORM_ERROR } from '../../src/cards/refusal-errors.ts';
import { absenceCard, absenceSavedCard } from '../../src/cards/set-absence/card.ts';
import { texts as absenceTexts } from '../../src/cards/set-absence/texts.ts';
import { customerListCard } from '../../src/cards/list-customers/card.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { engagementKey } from '../../src/domain/engagement.ts';
import type { Language } from '../../src/domain/language.ts';
import { aDatedEngagement, anEngagement, aTenant, FM, OTHER_FM } from './builders.ts';

const FRESH: FormState = { values: {}, errors: {} };

/** The cards that share out the work, by name. */
export function assignmentCards(
  language: Language,
  texts: { readonly customerName: string; readonly personName: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const tenant = aTenant({ customerName: texts.customerName });
  const today = calendarDay('2027-01-20');
  const mine: FmMonths = {
    fm: {
      ...FM,
      name: texts.personName,
      capacityPerMonth: 4,
      skills: ['Exchange', 'Teams', 'Intune', texts.personName],
    },
    isAway: false,
    assigned: 12,
    byMonth: new Map([
      ['2027-01', 3],
      ['2027-02', 5],
      ['2027-03', 1],
    ]),
    months: [
      { month: '2027-01', count: 3 },
      { month: '2027-02', count: 5 },
      { month: '2027-03', count: 1 },
    ],
  };
  const others: FmMonths = { ...mine, fm: OTHER_FM, isAway: true, assigned: 1 };
  const engagements = [
    aDatedEngagement('2027-02-01'),
    aDatedEngagement('2027-03-01', { workload: 'TEAMS', fmId: undefined }),
    anEngagement({ workload: 'SPO', fmId: undefined, deliveryChannel: 'frp' }),
  ];
  const form = (state: FormState, several = true): ChangeForm => ({
    language,
    customer: tenant,
    options: (several ? engagements : engagements.slice(1, 2)).map((engagement) => {
      const { esdVersion, version } = engagement;
      return { engagement, target: { key: engagementKey(engagement), esdVersion, version } };
    }),
    form: state,
    nonce: 'nonce-1',
  });
  const names = new Map([[FM.objectId, texts.personName]]);
  const manyFms = Array.from({ length: 13 }, (_, index) => ({
    ...mine,
    fm: { ...mine.fm, objectId: `fm-${String(index)}` },
  }));
  const absence = { from: calendarDay('2027-01-18'), until: calendarDay('2027-01-29') };
  const away = { ...FM, name: texts.personName, absence: { ...absence, delegateId: OTHER_FM.objectId } };

  return [
    [
      'customers-without-fm',
      customerListCard({
        language,
        filter: { kind: 'withoutFm' },
        customers: [
          {
            tenant,
            engagements: [
              { engagement: aDatedEngagement('2027-02-01', { fmId: undefined }), state: 'scheduled' },
              { engagement: anEngagement({ workload: 'SPO', fmId: undefined }), state: 'noDate' },
            ],
          },
        ],
        page: 0,
        pageCount: 1,
        total: 1,
      }),
    ],
    [
      'customers-not-by-gateway',
      customerListCard({
        language,
        filter: { kind: 'notByGateway' },
        customers: [{ tenant, engagements: [{ engagement: aDatedEngagement('2027-02-01'), state: 'scheduled' }] }],
        page: 0,
        pageCount: 1,
        total: 1,
      }),
    ],
    ['assign-fm', assignFmCard({ ...form(FRESH), fms: [mine, others], names, today })],
    ['assign-fm-one-workload', assignFmCard({ ...form(FRESH, false), fms: manyFms, names, today })],
    [
      'assign-fm-refused',
      assignFmCard({
        ...form({ values: { fmId: 'gone', workloads: 'TEAMS|1' }, errors: { fmId: reassignTexts[language].noSuchTo } }),
        fms: [mine, others],
        names,
        today,
      }),
    ],
    [
      'confirmation-assigned',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          {
            after: engagements[0] ?? anEngagement(),
            events: [{ facts: { type: 'fmAssigned', after: FM.objectId } }],
          },
          {
            after: anEngagement({ workload: 'SPO', fmId: undefined }),
            events: [{ facts: { type: 'fmAssigned', before: FM.objectId } }],
          },
        ],
        nextReminder: { fmName: texts.personName, day: calendarDay('2027-02-01'), time: '09:00' },
        rest: [],
        list: 'withoutFm',
        names,
        advice: overCapacityText(mine, ['2027-02'], language),
      }),
    ],
    ['assign-channel', assignChannelCard(form(FRESH))],
    ['assign-channel-one-workload', assignChannelCard(form({ values: { deliveryChannel: 'frp' }, errors: {} }, false))],
    ['reassign', reassignCard({ language, fms: [mine, others], formerFms: [], today, form: FRESH })],
    ['reassign-from-former-fm', reassignCard({ language, fms: [others], formerFms: [mine], today, form: FRESH })],
    [
      'reassign-refused',
      reassignCard({
        language,
        fms: manyFms,
        formerFms: [mine],
        today,
        form: {
          values: { fromFmId: 'fm-1', toFmId: 'fm-1' },
          errors: { toFmId: reassignTexts[language].sameFm },
        },
      }),
    ],
    [
      'reassign-preview',
      reassignPreviewCard({
        language,
        from: mine,
        to: { ...others, fm: { objectId: OTHER_FM.objectId, name: texts.personName } },
        customers: [
          { tenant, engagements },
          { tenant: { ...tenant, tenantId: 't2' }, engagements: [anEngagement()] },
          { tenant: { ...tenant, tenantId: 't3' }, engagements: [anEngagement({ progress: 'started' })] },
        ],
        total: 53,
        today,
        form: FRESH,
        nonce: 'nonce-1',
      }),
    ],
    [
      'reassign-preview-refused',
      reassignPreviewCard({
        language,
        from: mine,
        to: { ...mine, fm: { ...mine.fm, objectId: OTHER_FM.objectId } },
        customers: [{ tenant, engagements: engagements.slice(0, 1) }],
        total: 1,
        today,
        form: {
          values: { customers: '' },
          errors: {
            customers: reassignTexts[language].customersRequired,
            [FORM_ERROR]: failedForm('1A2B3C4D', language),
          },
        },
        nonce: 'nonce-1',
      }),
    ],
    [
      'reassigned',
      reassignedCard({
        language,
        fromName: texts.personName,
        toName: texts.personName,
        customers: 7,
        workloads: 12,
        left: 2,
        step: 'step-1',
      }),
    ],
    [
      'reassigned-nothing',
      reassignedCard({
        language,
        fromName: texts.personName,
        toName: texts.personName,
        customers: 0,
        workloads: 0,
        left: 1,
        step: 'step-1',
      }),
    ],
    [
      'reassigned-back',
      reassignedCard({
        language,
        fromName: texts.personName,
        toName: texts.personName,
        customers: 1,
        workloads: 1,
        left: 0,
      }),
    ],
    ['reassign-not-undone', notUndoneCard('noSuchFm', language)],
    [
      'absence-own',
      absenceCard({ nonce: 'n-1', language, readerId: FM.objectId, whose: 'own', fms: [away, OTHER_FM], form: FRESH }),
    ],
    [
      'absence-of-others',
      absenceCard({
        nonce: 'n-1',
        language,
        readerId: 'lead-1',
        whose: 'all',
        fms: [{ ...OTHER_FM, name: texts.personName, absence }, FM],
        form: {
          values: { fmId: FM.objectId, absentFrom: '2027-02-08', absentUntil: '2027-02-01', delegateId: FM.objectId },
          errors: {
            absentUntil: absenceTexts[language].endsBeforeItBegins,
            delegateId: absenceTexts[language].samePerson,
          },
        },
      }),
    ],
    [
      'absence-saved',
      absenceSavedCard({ language, whose: 'own', fm: away, delegate: { ...away, objectId: OTHER_FM.objectId } }),
    ],
    ['absence-cleared', absenceSavedCard({ language, whose: 'all', fm: { ...away, absence: undefined } })],
  ];
}
