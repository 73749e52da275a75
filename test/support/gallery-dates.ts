import type { AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { changeL1Card } from '../../src/cards/change-l1/card.ts';
import { texts as l1Texts } from '../../src/cards/change-l1/texts.ts';
import { confirmationCard } from '../../src/cards/confirmation/card.ts';
import { correctCard, type CorrectForm } from '../../src/cards/correct-start-date/card.ts';
import { correctEnteredData } from '../../src/cards/correct-start-date/input.ts';
import { texts as correctTexts } from '../../src/cards/correct-start-date/texts.ts';
import type { FormState } from '../../src/cards/field.ts';
import type { ChangeForm } from '../../src/cards/form/form-card.ts';
import { plainAction } from '../../src/cards/adaptive-card.ts';
import { markInactiveCard } from '../../src/cards/mark-inactive/card.ts';
import {
  chooseDuplicateCard,
  mergedCard,
  mergePreviewCard,
  type MergePreviewContent,
} from '../../src/cards/merge-duplicate/card.ts';
import { texts as mergeTexts } from '../../src/cards/merge-duplicate/texts.ts';
import { FORM_ERROR, refusalErrors, type RefusalFields } from '../../src/cards/refusal-errors.ts';
import { rescheduleCard } from '../../src/cards/reschedule-start-date/card.ts';
import { setCompletionCard } from '../../src/cards/set-completion/card.ts';
import { setKickoffCard, type KickoffForm } from '../../src/cards/set-kickoff/card.ts';
import { texts as kickoffTexts } from '../../src/cards/set-kickoff/texts.ts';
import { engagementCard, type EngagementContent } from '../../src/cards/show-engagement/card.ts';
import { voidCard } from '../../src/cards/void-start-date/card.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import type { Language } from '../../src/domain/language.ts';
import { ENGAGEMENT_ACTIONS } from '../../src/domain/permission.ts';
import { aDatedEngagement, anEngagement, aStartDate, aTenant, ATTEMPT, CUSTOMER_TENANT, FM } from './builders.ts';

const FRESH: FormState = { values: {}, errors: {} };

/** The cards that change dates and what hangs on them, in every shape they have, by name. */
export function dateCards(
  language: Language,
  texts: { readonly customerName: string; readonly personName: string; readonly text: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const tenant = aTenant({ customerName: texts.customerName, tpid: '7654321' });
  const today = calendarDay('2027-01-20');
  const silent = aDatedEngagement('2027-02-01', { attempts: [ATTEMPT] });
  const started = aDatedEngagement('2027-01-18', {
    workload: 'TEAMS',
    esd: aStartDate('2027-01-18', { basis: 'actual' }),
    progress: 'started',
    completion: { planned: calendarDay('2027-06-30') },
  });
  const planned = aDatedEngagement('2027-02-01', { workload: 'SPO', origin: 'serial' });
  const reviewed = aDatedEngagement('2027-02-01', { workload: 'YAM', origin: 'successReview' });
  const form = (engagements: readonly WorkloadEngagement[], state: FormState = FRESH): ChangeForm => ({
    language,
    customer: tenant,
    options: engagements.map((engagement) => ({
      target: { key: `${engagement.workload}|1`, esdVersion: 1, version: 1 },
      engagement,
    })),
    form: state,
    nonce: 'nonce-1',
  });
  const refused = (
    values: FormState['values'],
    refusals: Parameters<typeof refusalErrors>[0],
    fields: RefusalFields,
  ): FormState => ({ values, errors: refusalErrors(refusals, 2, fields, language) });
  const later: CorrectForm['reader'] = { by: FM, at: '2027-01-20T09:00:00.000Z' };
  const author: CorrectForm['reader'] = { by: silent.esd?.enteredBy ?? FM, at: silent.esd?.enteredAt ?? '' };
  const kickoff = (engagements: readonly WorkloadEngagement[], state: FormState = FRESH): KickoffForm => ({
    ...form(engagements, state),
    initialDate: '',
    today,
  });
  const detail = (seen: EngagementContent['seen'], content: Partial<EngagementContent> = {}): AdaptiveCard =>
    engagementCard({
      language,
      timeZone: 'Europe/Madrid',
      tenant,
      seen,
      events: [],
      notes: [],
      names: new Map([[FM.objectId, texts.personName]]),
      ...content,
    });
  const fmActor = { objectId: FM.objectId, role: 'fm' } as const;
  const preview: MergePreviewContent = {
    language,
    surviving: tenant,
    duplicate: { ...tenant, tenantId: 'duplicate-1', initialDomain: '' },
    pairs: [
      { duplicate: silent, need: 'adopt' },
      { duplicate: anEngagement({ workload: 'OPP' }), need: 'adopt' },
      { surviving: anEngagement({ workload: 'SPO' }), duplicate: planned, need: 'fill' },
      { surviving: aDatedEngagement('2027-03-01', { workload: 'YAM' }), duplicate: reviewed, need: 'ask' },
      { surviving: silent, duplicate: { ...started, workload: 'EXO' }, need: 'ask' },
      { surviving: started, duplicate: started, need: 'keep' },
      { surviving: anEngagement({ workload: 'PBI' }), duplicate: anEngagement({ workload: 'PBI' }), need: 'keep' },
    ],
    versions: 'EXO|1 1 -,SPO|1 1 0',
    isBegun: false,
    form: FRESH,
    nonce: 'nonce-1',
  };

  return [
    ['correct', correctCard({ ...form([silent, started]), reader: later })],
    ['correct-at-once', correctCard({ ...form([silent]), reader: author })],
    ['correct-some-at-once', correctCard({ ...form([silent, started]), reader: author })],
    [
      'correct-refused',
      correctCard({
        ...form(
          [silent, started],
          refused(
            { rightDate: '2027-02-15', rightDateMonthOnly: 'true', correctReason: texts.text },
            [
              { engagement: started, refusal: 'date-in-future' },
              { engagement: silent, refusal: 'kickoff-before-start' },
            ],
            { date: 'rightDate', text: 'correctReason', kickoff: 'kickoffRemedy' },
          ),
        ),
        reader: later,
      }),
    ],
    [
      'correct-warned',
      correctCard({
        ...form([silent], { values: { rightDate: '2028-12-23', correctReason: texts.text }, errors: {} }),
        reader: later,
        warnings: [
          { kind: 'day-off', date: calendarDay('2028-12-23') },
          { kind: 'far-ahead', date: calendarDay('2028-12-23') },
        ],
      }),
    ],
    ['void', voidCard(form([silent, started]))],
    [
      'void-refused',
      voidCard(
        form(
          [silent, started],
          refused({ voidReason: texts.text }, [{ engagement: silent, refusal: 'text-too-short' }], {
            text: 'voidReason',
          }),
        ),
      ),
    ],
    ['completion', setCompletionCard({ ...form([silent, started]), initial: {} })],
    [
      'completion-warned',
      setCompletionCard({
        ...form([started], { values: { plannedCompletion: '2027-01-15', actualCompletion: '' }, errors: {} }),
        initial: { planned: calendarDay('2027-06-30') },
        warnings: [{ kind: 'completion-before-start', date: calendarDay('2027-01-15') }],
      }),
    ],
    ...(['2027-01-28', '2027-01-19'] as const).map((kickoffDate): [string, AdaptiveCard] => [
      kickoffDate < today ? 'kickoff-that-was-the-start' : 'kickoff-before-start',
      setKickoffCard(
        kickoff([silent, started], {
          values: { kickoffDate },
          errors: { kickoffDate: kickoffTexts[language].tooEarly, startFix: '' },
        }),
      ),
    ]),
    [
      'kickoff-warned',
      setKickoffCard({
        ...kickoff([silent], {
          values: { kickoffDate: '2027-01-30', startFix: 'move', startReason: texts.text },
          errors: {},
        }),
        warnings: [{ kind: 'holiday', date: calendarDay('2027-01-30'), holiday: texts.text }],
      }),
    ],
    [
      'l1-share-refused',
      changeL1Card({
        ...form([silent], {
          values: { l1: 'inProgress', inProgressShare: texts.text },
          errors: { inProgressShare: l1Texts[language].shareUnreadable },
        }),
        initialShare: '',
      }),
    ],
    [
      'inactive-left-out',
      markInactiveCard({
        ...form([silent]),
        draft: texts.text,
        seen: [
          { engagement: silent, state: 'awaitingResponse' },
          { engagement: planned, state: 'scheduled' },
          { engagement: reviewed, state: 'due' },
          { engagement: started, state: 'started' },
        ],
      }),
    ],
    [
      'reschedule-serial-warned',
      rescheduleCard({
        ...form([planned], {
          values: { newDate: '2027-05-01', reasonCode: 'serialPlanChanged', reason: texts.text },
          errors: {},
        }),
        mode: 'reschedule',
        warnings: [{ kind: 'holiday', date: calendarDay('2027-05-01'), holiday: texts.text }],
      }),
    ],
    ['reschedule-planned', rescheduleCard({ ...form([planned, reviewed]), mode: 'reschedule' })],
    ['merge', chooseDuplicateCard({ language, surviving: tenant, candidates: [preview.duplicate], form: FRESH })],
    [
      'merge-without-candidates',
      chooseDuplicateCard({
        language,
        surviving: tenant,
        candidates: [],
        form: {
          values: { duplicateTenantId: texts.text },
          errors: { duplicateTenantId: mergeTexts[language].noTenantId },
        },
      }),
    ],
    ['merge-preview', mergePreviewCard(preview)],
    [
      'merge-preview-refused',
      mergePreviewCard({
        ...preview,
        form: {
          values: { date_YAM_1: 'take', mergeReason: texts.text },
          errors: { [FORM_ERROR]: mergeTexts[language].changed, mergeReason: mergeTexts[language].reasonRequired },
        },
      }),
    ],
    [
      'merge-preview-blocked',
      mergePreviewCard({
        ...preview,
        pairs: [
          { surviving: { ...silent, progress: 'inactive' }, duplicate: silent, need: 'blocked' },
          { surviving: { ...planned, l1: 'blocked' }, duplicate: { ...started, workload: 'SPO' }, need: 'blocked' },
        ],
      }),
    ],
    ['merge-preview-begun', mergePreviewCard({ ...preview, isBegun: true })],
    ['merge-preview-empty', mergePreviewCard({ ...preview, pairs: [] })],
    ['merged', mergedCard(tenant, preview.duplicate, language)],
    [
      'engagement',
      detail(
        {
          engagement: {
            ...aDatedEngagement('2027-02-01'),
            firstRequestedDate: calendarDay('2027-01-18'),
            inProgressShare: 40,
            kickoffDate: calendarDay('2027-02-10'),
            completion: { planned: calendarDay('2027-06-30') },
            attempts: Array.from({ length: 30 }, () => ({ ...ATTEMPT, comment: texts.text })),
          },
          state: 'awaitingResponse',
          fmName: texts.personName,
          gap: { previous: started, days: 12 },
          allowed: new Set(ENGAGEMENT_ACTIONS),
        },
        {
          events: Array.from({ length: 30 }, (_, index) => ({
            id: `e${String(index)}`,
            tenantId: CUSTOMER_TENANT,
            workload: 'EXO',
            sequence: 1,
            at: `2027-01-01T09:00:${String(index).padStart(2, '0')}.000Z`,
            by: fmActor,
            facts: { type: 'markedInactive', text: texts.text },
          })),
          notes: Array.from({ length: 30 }, (_, index) => ({
            id: `n${String(index)}`,
            tenantId: CUSTOMER_TENANT,
            engagements: ['EXO|1'],
            text: `[EXO] ${texts.text}`,
            at: '2027-01-11T09:00:00.000Z',
            by: fmActor,
          })),
        },
      ),
    ],
    ['engagement-without-date', detail({ engagement: anEngagement(), state: 'noDate', allowed: new Set() })],
    [
      'confirmation-captured-and-correctable',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          { after: silent, events: [{ facts: { type: 'startDateRecorded', after: aStartDate('2027-02-01') } }] },
        ],
        rest: [],
        list: 'withoutDate',
        next: [plainAction(correctTexts[language].title, correctEnteredData(tenant.tenantId, ['EXO|1']))],
      }),
    ],
  ];
}
