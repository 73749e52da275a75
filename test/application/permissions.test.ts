import assert from 'node:assert/strict';

import { addWorkloads } from '../../src/application/add-workloads.ts';
import { assignChannel } from '../../src/application/assign-channel.ts';
import { assignFm } from '../../src/application/assign-fm.ts';
import { captureStartDate } from '../../src/application/capture-start-date.ts';
import { changeL1 } from '../../src/application/change-l1.ts';
import type { ChangeRequest } from '../../src/application/change-engagements.ts';
import { confirmStarted } from '../../src/application/confirm-started.ts';
import { correctStartDate } from '../../src/application/correct-start-date.ts';
import { createCustomer } from '../../src/application/create-customer.ts';
import { logAttempt, snoozeReminder } from '../../src/application/log-attempt.ts';
import { markInactive } from '../../src/application/mark-inactive.ts';
import { mergeDuplicate, previewMerge } from '../../src/application/merge-duplicate.ts';
import { previewReassignment, reassignCustomers, undoReassignment } from '../../src/application/reassign-customers.ts';
import { reactivateEngagement, rescheduleStartDate } from '../../src/application/reschedule-start-date.ts';
import { setAbsence } from '../../src/application/set-absence.ts';
import { setCompletion } from '../../src/application/set-completion.ts';
import { setKickoff } from '../../src/application/set-kickoff.ts';
import { voidStartDate } from '../../src/application/void-start-date.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Person } from '../../src/domain/person.ts';
import {
  ADMIN,
  aDatedEngagement,
  anEngagement,
  aTenant,
  ATTEMPT,
  CUSTOMER_TENANT,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';
import { aRequest, openOffice, putCustomer, type Office } from '../support/office.ts';

/** What a use case is asked to do; everything about the wish is right but who has it. */
type Ask = (
  office: Office,
  person: Person,
  request: (key: string) => Promise<ChangeRequest>,
) => Promise<{ readonly kind: string }>;

const explanation = 'A reason that is long enough';
const requested = { date: calendarDay('2026-12-14'), precision: 'day' } as const;
const reason = { code: 'customerRequestedNewDate', text: explanation } as const;
const language = 'en';
const DUPLICATE = 'duplicate';

/** Each use case that writes, or shows what only some may see before they write, with those who may not. */
const USE_CASES: readonly (readonly [name: string, forbiddenTo: readonly Person[], ask: Ask])[] = [
  [
    'captureStartDate',
    [OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) =>
      captureStartDate(office, { ...(await request('SPO|1')), dates: new Map([['SPO|1', requested]]), comment: '' }),
  ],
  [
    'captureStartDate of follow-on work',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) =>
      captureStartDate(office, { ...(await request('AIP|1')), dates: new Map([['AIP|1', requested]]), comment: '' }),
  ],
  [
    'rescheduleStartDate',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => rescheduleStartDate(office, { ...(await request('EXO|1')), requested, reason }),
  ],
  [
    'correctStartDate',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => correctStartDate(office, { ...(await request('EXO|1')), requested, explanation }),
  ],
  [
    'reactivateEngagement',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => reactivateEngagement(office, { ...(await request('YAM|1')), requested, reason }),
  ],
  [
    'logAttempt',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) =>
      logAttempt(office, { ...(await request('EXO|1')), channel: 'phone', outcome: 'noReply', comment: '' }),
  ],
  [
    'snoozeReminder',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => snoozeReminder(office, await request('EXO|1')),
  ],
  [
    'confirmStarted',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) =>
      confirmStarted(office, { ...(await request('EXO|1')), date: calendarDay('2026-11-23'), explanation }),
  ],
  [
    'markInactive',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => markInactive(office, { ...(await request('EXO|1')), text: explanation }),
  ],
  [
    'changeL1',
    [OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => changeL1(office, { ...(await request('EXO|1')), l1: 'blocked' }),
  ],
  [
    'setKickoff',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => setKickoff(office, { ...(await request('EXO|1')), kickoffDate: requested.date }),
  ],
  [
    'setCompletion',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) =>
      setCompletion(office, { ...(await request('EXO|1')), completion: { planned: calendarDay('2027-03-31') } }),
  ],
  [
    'assignFm',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => assignFm(office, { ...(await request('EXO|1')), fmId: OTHER_FM.objectId }),
  ],
  [
    'assignChannel',
    [FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => assignChannel(office, { ...(await request('EXO|1')), deliveryChannel: 'frp' }),
  ],
  [
    'voidStartDate',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    async (office, _, request) => voidStartDate(office, { ...(await request('EXO|1')), explanation }),
  ],
  [
    'createCustomer',
    [FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) =>
      createCustomer(office, {
        person,
        tenant: { tenantId: 'new', customerName: 'Litware', initialDomain: '', timeZone: 'Europe/Madrid' },
        workloads: [],
        nonce: 'card',
        sameAs: 'none',
      }),
  ],
  [
    'addWorkloads',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) =>
      addWorkloads(office, {
        person,
        tenantId: CUSTOMER_TENANT,
        origin: 'serial',
        workloads: [{ workload: 'OPP', l1: 'inProgress' }],
        nonce: 'card',
      }),
  ],
  [
    'previewMerge',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) => previewMerge(office, { person, survivingId: CUSTOMER_TENANT, duplicateId: DUPLICATE }),
  ],
  [
    'mergeDuplicate',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) =>
      mergeDuplicate(office, {
        person,
        language,
        survivingId: CUSTOMER_TENANT,
        duplicateId: DUPLICATE,
        taken: new Set(),
        explanation,
        versions: 'TEAMS|1 0 -',
        nonce: 'card',
      }),
  ],
  [
    'previewReassignment',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, lead) => previewReassignment(office, { lead, fromFmId: FM.objectId, toFmId: OTHER_FM.objectId }),
  ],
  [
    'reassignCustomers',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, lead) =>
      reassignCustomers(office, {
        lead,
        language,
        fromFmId: FM.objectId,
        toFmId: OTHER_FM.objectId,
        tenantIds: [CUSTOMER_TENANT],
        nonce: 'card',
      }),
  ],
  [
    'undoReassignment',
    [GATEWAY, FM, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, lead) => undoReassignment(office, { lead, language, id: 'done' }),
  ],
  [
    'setAbsence of oneself',
    [GATEWAY, LEAD, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) => setAbsence(office, { person, fmId: person.objectId, absence: undefined }),
  ],
  [
    'setAbsence of others',
    [GATEWAY, OTHER_FM, FRP_MANAGER, ADMIN, NOBODY],
    (office, person) => setAbsence(office, { person, fmId: FM.objectId, absence: undefined }),
  ],
];

/** Whom an engagement of FastTrack Center does not exist for. */
const BLIND: readonly Person[] = [FRP_MANAGER, NOBODY];

describe('who may not', () => {
  let office: Office;
  let writes: number;

  beforeEach(async () => {
    office = await openOffice();
    await putCustomer(office, [
      aDatedEngagement('2026-11-23', { attempts: [ATTEMPT] }),
      anEngagement({ workload: 'SPO' }),
      anEngagement({ workload: 'AIP', origin: 'serial' }),
      aDatedEngagement('2026-11-02', { workload: 'YAM', progress: 'inactive' }),
    ]);
    await putCustomer(office, [anEngagement({ workload: 'TEAMS' })], aTenant({ tenantId: DUPLICATE }));
    for (const { objectId } of [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY]) {
      await office.reassignments.saveReassignment({
        id: 'done',
        at: '2026-11-23T09:00:00.000Z',
        leadId: objectId,
        fromFmId: FM.objectId,
        toFmId: OTHER_FM.objectId,
        tenantIds: [CUSTOMER_TENANT],
      });
    }
    const write = office.store.write.bind(office.store);
    writes = 0;
    office.store.write = (...given) => {
      writes += 1;
      return write(...given);
    };
  });
  afterEach(() => office.store.close());

  for (const [name, forbiddenTo, ask] of USE_CASES) {
    for (const person of forbiddenTo) {
      it(`${name}: ${person.name} writes nothing`, async () => {
        const { kind } = await ask(office, person, (key) => aRequest(office, person, [key]));
        const isBlind = BLIND.includes(person);
        assert.ok(kind === 'forbidden' || (isBlind && kind === 'notFound'), kind);
        assert.equal(writes, 0);
      });
    }
  }

  const everybody: readonly Person[] = [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY];
  const WITHOUT_EFFECT: readonly string[] = ['previewMerge', 'previewReassignment', 'undoReassignment'];
  for (const [name, forbiddenTo, ask] of USE_CASES) {
    it(`${name}: all others may`, async () => {
      const allowed = everybody.filter((person) => !forbiddenTo.includes(person));
      assert.ok(allowed.length > 0);
      const [first] = allowed;
      assert.ok(first);
      for (const person of allowed) {
        const { kind } = await ask(office, person, (key) => aRequest(office, person, [key]));
        assert.notEqual(kind, 'forbidden', person.name);
        assert.notEqual(kind, 'notFound', person.name);
        if (person === first && !WITHOUT_EFFECT.includes(name)) assert.ok(writes > 0, kind);
      }
    });
  }
});
