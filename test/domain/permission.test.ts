import assert from 'node:assert/strict';

import { actingRole, collectsFirstDates, maySeeCustomer, type EngagementAction } from '../../src/domain/permission.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import {
  ADMIN,
  aPerson,
  aTenant,
  anEngagement,
  FM,
  FRP_MANAGER,
  GATEWAY,
  LEAD,
  NOBODY,
  OTHER_FM,
} from '../support/builders.ts';

describe('permissions', () => {
  const EVERYBODY: readonly Person[] = [GATEWAY, FM, OTHER_FM, LEAD, FRP_MANAGER, ADMIN, NOBODY];
  const assigned = anEngagement();
  const unassigned = anEngagement({ fmId: undefined });
  const afterAssignment: readonly EngagementAction[] = [
    'reschedule',
    'reactivate',
    'logAttempt',
    'confirmStarted',
    'markInactive',
    'snooze',
    'setKickoff',
  ];
  const allowed = (action: EngagementAction, engagement = assigned): readonly (Role | undefined)[] =>
    EVERYBODY.map((person) => actingRole(action, person, engagement));

  for (const action of afterAssignment) {
    it(`lets only the assigned FM, and the lead for them, do ${action} (I19)`, () => {
      assert.deepEqual(allowed(action), [undefined, 'fm', undefined, 'lead', undefined, undefined, undefined]);
    });
  }

  it('lets Gateway, the assigned FM and the lead enter the first date of a new customer (R26, U18)', () => {
    assert.deepEqual(allowed('capture'), ['gateway', 'fm', undefined, 'lead', undefined, undefined, undefined]);
  });

  for (const origin of ['serial', 'successReview', 'preexisting'] as const) {
    it(`leaves the first date of a ${origin} engagement to the FM (R38, I4)`, () => {
      assert.deepEqual(allowed('capture', anEngagement({ origin })), [
        undefined,
        'fm',
        undefined,
        'lead',
        undefined,
        undefined,
        undefined,
      ]);
    });
  }

  it('lets Gateway correct its own entry until an FM is assigned (U5)', () => {
    assert.deepEqual(allowed('reschedule', unassigned), [
      'gateway',
      undefined,
      undefined,
      'lead',
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual(allowed('logAttempt', unassigned), [
      undefined,
      undefined,
      undefined,
      'lead',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('lets Gateway, the assigned FM and the lead set L1', () => {
    assert.deepEqual(allowed('changeL1'), ['gateway', 'fm', undefined, 'lead', undefined, undefined, undefined]);
  });

  it('lets somebody with two roles act in the one that fits', () => {
    const both = aPerson({ objectId: OTHER_FM.objectId, roles: ['fm', 'gateway'] });
    assert.equal(actingRole('capture', both, assigned), 'gateway');
    assert.equal(actingRole('reschedule', both, assigned), undefined);
  });

  it('shows customers to everybody with a role, and to FRP managers only those of partners (U19)', () => {
    const visible = (person: Person): readonly boolean[] =>
      [aTenant(), aTenant({ deliveryChannel: 'frp' })].map((tenant) => maySeeCustomer(person, tenant));
    for (const person of [GATEWAY, FM, OTHER_FM, LEAD, ADMIN]) assert.deepEqual(visible(person), [true, true]);
    assert.deepEqual(visible(FRP_MANAGER), [false, true]);
    assert.deepEqual(visible(NOBODY), [false, false]);
  });

  it('asks Gateway and leads for missing first dates (R28)', () => {
    assert.deepEqual(EVERYBODY.map(collectsFirstDates), [true, false, false, true, false, false, false]);
  });
});
