import assert from 'node:assert/strict';

import { actingRole, collectsFirstDates, maySee, type EngagementAction } from '../../src/domain/permission.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { ActingRole, Person } from '../../src/domain/person.ts';
import { ADMIN, aPerson, anEngagement, FM, FRP_MANAGER, GATEWAY, LEAD, NOBODY, OTHER_FM } from '../support/builders.ts';

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
  const roleOf = (action: EngagementAction, person: Person, engagement = assigned): ActingRole | undefined =>
    actingRole(
      action,
      person,
      { engagement, fm: engagement.fmId === undefined ? undefined : FM, fmToday: calendarDay('2026-11-23') },
      { frpUpdates: false },
    );
  const allowed = (action: EngagementAction, engagement = assigned): readonly (ActingRole | undefined)[] =>
    EVERYBODY.map((person) => roleOf(action, person, engagement));

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
    assert.equal(roleOf('capture', both), 'gateway');
    assert.equal(roleOf('reschedule', both), undefined);
    const leadToo = aPerson({ objectId: FM.objectId, roles: ['lead', 'fm'] });
    assert.equal(roleOf('reschedule', leadToo), 'fm');
    assert.equal(roleOf('assignFm', leadToo), 'lead');
  });

  it('lets the assigned FM do nothing once they are an FM no longer', () => {
    assert.equal(roleOf('reschedule', { ...FM, roles: [] }), undefined);
    assert.equal(roleOf('reschedule', { ...FM, roles: ['admin'] }), undefined);
  });

  it('shows engagements to everybody with a role, and to FRP managers only those of partners (U19)', () => {
    const visible = (person: Person): readonly boolean[] =>
      (['ftc', 'unassigned', 'frp'] as const).map((deliveryChannel) => maySee(person, { deliveryChannel }));
    for (const person of [GATEWAY, FM, OTHER_FM, LEAD, ADMIN]) assert.deepEqual(visible(person), [true, true, true]);
    assert.deepEqual(visible(FRP_MANAGER), [false, false, true]);
    assert.deepEqual(visible(NOBODY), [false, false, false]);
  });

  it('asks Gateway and leads for missing first dates (R28)', () => {
    assert.deepEqual(EVERYBODY.map(collectsFirstDates), [true, false, false, true, false, false, false]);
  });
});
