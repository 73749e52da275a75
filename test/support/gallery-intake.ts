import type { Language } from '../../src/domain/language.ts';
import type { Origin } from '../../src/domain/engagement.ts';
import { OFFERED_WORKLOADS } from '../../src/domain/workload.ts';
import { plainText, type AdaptiveCard } from '../../src/cards/adaptive-card.ts';
import { addWorkloadsCard } from '../../src/cards/add-workloads/card.ts';
import { texts as addTexts } from '../../src/cards/add-workloads/texts.ts';
import { captureCard } from '../../src/cards/capture-start-date/card.ts';
import { confirmationCard } from '../../src/cards/confirmation/card.ts';
import { createCustomerCard, type CreateCustomerForm } from '../../src/cards/create-customer/card.ts';
import { l1Id } from '../../src/cards/create-customer/input.ts';
import { readTypedCustomer } from '../../src/cards/create-customer/read-typed-customer.ts';
import { texts as createTexts } from '../../src/cards/create-customer/texts.ts';
import { duplicateCandidatesCard, type DuplicateCandidates } from '../../src/cards/duplicate-candidates/card.ts';
import { failedForm } from '../../src/cards/problem/card.ts';
import { FORM_ERROR } from '../../src/cards/refusal-errors.ts';
import { anEngagement, aTenant } from './builders.ts';

const ORIGINS: readonly Origin[] = ['newCustomer', 'reengagement', 'preexisting'];

/** The cards on which customers and workloads are recorded, in every shape they have, by name. */
export function intakeCards(
  language: Language,
  texts: { readonly customerName: string; readonly text: string },
): readonly (readonly [string, AdaptiveCard])[] {
  const tenant = aTenant({ customerName: texts.customerName });
  const choices = { language, origins: ORIGINS, ownTimeZone: 'Europe/Madrid' };
  const fresh: CreateCustomerForm = { ...choices, form: { values: {}, errors: {} }, nonce: 'nonce-1' };
  const values = {
    customerName: texts.customerName,
    tenantId: '7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7b35',
    initialDomain: 'contosotest.onmicrosoft.example',
    tpid: '1234567',
    seatCount: '120',
    timeZone: 'America/Mexico_City',
    origin: 'newCustomer',
    l1_EXO: 'inProgress',
    l1_TEAMS: 'blocked',
  };
  const wrong = {
    ...values,
    customerName: '',
    tenantId: texts.text,
    initialDomain: texts.text,
    tpid: texts.text,
    seatCount: texts.text,
    timeZone: '',
    l1_EXO: 'none',
    l1_TEAMS: '',
    l1_W365: 'gone',
  };
  const nothing = { ...values, origin: '', l1_EXO: 'none', l1_TEAMS: '' };
  const refused = (typed: CreateCustomerForm['form']['values']): CreateCustomerForm => {
    const read = readTypedCustomer(typed, choices);
    return { ...fresh, form: { values: typed, errors: 'errors' in read ? read.errors : {} } };
  };
  const everything = {
    ...values,
    ...Object.fromEntries(OFFERED_WORKLOADS.map((workload) => [l1Id(workload), 'statusUnknown'])),
  };
  const duplicates = (
    alike: 'tpid' | 'nameOrDomain',
    count: number,
    typed: DuplicateCandidates['values'] = values,
  ): DuplicateCandidates => ({
    language,
    candidates: Array.from({ length: count }, (_, index) => ({
      tenant: {
        ...tenant,
        tenantId: `7f3c1e52-4a6b-4d2e-9b0f-2c5d8e1a7c0${String(index)}`,
        ...(alike === 'tpid' ? { tpid: '1234567' } : { initialDomain: '' }),
      },
      alike,
    })),
    values: typed,
    nonce: 'nonce-1',
  });
  const planned = anEngagement({ origin: 'serial' });
  const capture = {
    language,
    customer: tenant,
    form: { values: {}, errors: {} },
    nonce: 'nonce-1',
    notice: createTexts[language].created(plainText(tenant.customerName), 5),
  };
  const option = (engagement: typeof planned): Parameters<typeof captureCard>[0]['options'][number] => ({
    engagement,
    target: { key: `${engagement.workload}|1`, esdVersion: 0, version: 0 },
  });
  const add = {
    language,
    customer: tenant,
    origins: ['serial', 'successReview'],
    workloads: OFFERED_WORKLOADS.map((workload) => ({ workload, again: workload === 'EXO' })),
    nonce: 'nonce-1',
  } satisfies Omit<Parameters<typeof addWorkloadsCard>[0], 'form'>;

  return [
    ['create-customer', createCustomerCard(fresh)],
    [
      'create-customer-other-time-zone',
      createCustomerCard({ ...fresh, origins: ['newCustomer'], ownTimeZone: 'Asia/Kathmandu' }),
    ],
    ['create-customer-refused', createCustomerCard(refused(wrong))],
    ['create-customer-no-workload', createCustomerCard(refused(nothing))],
    ['create-customer-exists', createCustomerCard({ ...refused(values), existing: tenant })],
    [
      'create-customer-failed',
      createCustomerCard({
        ...fresh,
        form: { values: everything, errors: { [FORM_ERROR]: failedForm('1A2B3C4D', language) } },
      }),
    ],
    ['duplicates-tpid', duplicateCandidatesCard(duplicates('tpid', 1))],
    ['duplicates-name', duplicateCandidatesCard(duplicates('nameOrDomain', 5, everything))],
    [
      'capture-after-intake',
      captureCard({
        ...capture,
        options: [option(anEngagement()), option(anEngagement({ workload: 'TEAMS' }))],
        advice: createTexts[language].fewSeats(150, 120),
      }),
    ],
    ['capture-planned', captureCard({ ...capture, options: [option(planned)] })],
    [
      'capture-planned-and-asked',
      captureCard({ ...capture, options: [option(planned), option(anEngagement({ workload: 'TEAMS' }))] }),
    ],
    [
      'confirmation-added',
      confirmationCard({
        language,
        customer: tenant,
        changes: [
          {
            after: anEngagement({ l1: 'blocked' }),
            events: [{ facts: { type: 'workloadAdded', origin: 'newCustomer', l1: 'blocked' } }],
          },
        ],
        advice: createTexts[language].fewSeats(150, 1),
        rest: [],
        list: 'withoutDate',
      }),
    ],
    ['add-workloads', addWorkloadsCard({ ...add, form: { values: {}, errors: {} } })],
    [
      'add-workloads-refused',
      addWorkloadsCard({
        ...add,
        form: {
          values: { origin: 'serial', newWorkloads: 'TEAMS,SPO', newL1: 'blocked' },
          errors: { newWorkloads: addTexts[language].underWay('Exchange Online', 1) },
        },
      }),
    ],
  ];
}
