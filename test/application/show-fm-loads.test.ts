import assert from 'node:assert/strict';

import { showFmLoads, showFormerFmLoads } from '../../src/application/show-fm-loads.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import { aDatedEngagement, anEngagement, aTenant, FM, GATEWAY, LEAD, OTHER_FM } from '../support/builders.ts';
import { openOffice, putCustomer, type Office } from '../support/office.ts';

describe('showing the load of FMs', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const loads = async (): Promise<readonly string[]> =>
    (await showFmLoads(office, LEAD)).map(
      ({ fm, isAway, months }) =>
        `${fm.name}${isAway ? ' (away)' : ''}: ${months.map(({ month, count }) => `${month} ${String(count)}`).join(', ')}`,
    );

  it('I18 R4 R8: counts what each has to start this month and the next two, partners’ and done work aside', async () => {
    await putCustomer(office, [
      aDatedEngagement('2026-11-20'),
      aDatedEngagement('2026-12-01', { workload: 'TEAMS' }),
      aDatedEngagement('2026-12-31', { workload: 'SPO', origin: 'serial' }),
      aDatedEngagement('2026-12-01', { workload: 'AIP', deliveryChannel: 'frp' }),
      aDatedEngagement('2026-12-01', { workload: 'YAM', progress: 'inactive' }),
      aDatedEngagement('2026-12-01', { workload: 'OPP', l1: 'blocked' }),
      aDatedEngagement('2026-11-02', { workload: 'OLM', progress: 'started' }),
      anEngagement({ workload: 'INTUNE' }),
    ]);
    await putCustomer(
      office,
      [
        aDatedEngagement('2027-01-18'),
        aDatedEngagement('2027-02-01', { workload: 'TEAMS' }),
        aDatedEngagement('2026-12-01', { workload: 'SPO', fmId: OTHER_FM.objectId }),
      ],
      aTenant({ tenantId: 'second' }),
    );
    assert.deepEqual(await loads(), [
      'Fay Manager: 2026-11 1, 2026-12 2, 2027-01 1',
      'Finn Other: 2026-11 0, 2026-12 1, 2027-01 0',
    ]);
    const [load] = await showFmLoads(office, LEAD);
    assert.deepEqual(Object.fromEntries(load?.byMonth ?? []), {
      '2026-11': 1,
      '2026-12': 2,
      '2027-01': 1,
      '2027-02': 1,
    });
    assert.equal(load?.assigned, 10);
  });

  it('E17: says who is out of office, by the day it is for them', async () => {
    await office.people.putPerson({ ...FM, timeZone: 'Asia/Tokyo' });
    await office.people.saveAbsence(FM.objectId, { from: calendarDay('2026-11-24'), until: calendarDay('2026-11-27') });
    assert.match((await loads())[0] ?? '', /^Fay Manager: /);
    office.clock.moveTo('2026-11-23T16:00:00Z');
    assert.match((await loads())[0] ?? '', /^Fay Manager \(away\): /);
  });

  it('knows FMs alone, and no longer those who have become something else', async () => {
    await office.people.putPerson({ ...OTHER_FM, roles: ['gateway'] });
    assert.deepEqual(
      (await showFmLoads(office, LEAD)).map(({ fm }) => fm.name),
      [FM.name],
    );
  });

  it('E18: shows those who are FMs no longer as long as they have customers', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    const former = async (): Promise<readonly unknown[]> =>
      (await showFormerFmLoads(office, LEAD)).map(({ fm, assigned }) => [fm.name, assigned]);
    assert.deepEqual(await former(), []);
    for (const person of [FM, OTHER_FM]) await office.people.putPerson({ ...person, roles: [] });
    assert.deepEqual(await former(), [[FM.name, 1]]);
    await putCustomer(office, [aDatedEngagement('2026-12-01', { fmId: undefined })]);
    assert.deepEqual(await former(), []);
  });

  it('R8: shows nothing to those who may not give customers to another FM', async () => {
    await putCustomer(office, [aDatedEngagement('2026-12-01')]);
    for (const person of [FM, GATEWAY]) {
      assert.deepEqual(await showFmLoads(office, person), []);
      assert.deepEqual(await showFormerFmLoads(office, person), []);
    }
  });
});
