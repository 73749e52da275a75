import assert from 'node:assert/strict';

import { setAbsence, showAbsences } from '../../src/application/set-absence.ts';
import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { Absence } from '../../src/domain/person.ts';
import { FM, GATEWAY, LEAD, OTHER_FM } from '../support/builders.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('setting an absence', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  const away = (from: string, until: string, delegateId?: string): Absence => ({
    from: calendarDay(from),
    until: calendarDay(until),
    delegateId,
  });
  const storedAbsence = async (): Promise<Absence | undefined> => (await office.people.getPerson(FM.objectId))?.absence;

  it('E17: is stored with who stands in, and the directory does not undo it', async () => {
    const absence = away('2026-12-21', '2027-01-06', OTHER_FM.objectId);
    const result = await setAbsence(office, { person: FM, fmId: FM.objectId, absence });
    assert.equal(result.kind, 'saved');
    assert.deepEqual([result.fm.absence, result.delegate?.name], [absence, OTHER_FM.name]);
    await office.people.putPerson({ ...FM, name: 'Fay Renamed' });
    assert.deepEqual(await storedAbsence(), absence);
  });

  it('E17: needs nobody who stands in', async () => {
    const result = await setAbsence(office, {
      person: FM,
      fmId: FM.objectId,
      absence: away('2026-11-23', '2026-11-23'),
    });
    assert.equal(result.kind === 'saved' && result.delegate, undefined);
  });

  it('is cleared when the FM is back, however often', async () => {
    await setAbsence(office, { person: FM, fmId: FM.objectId, absence: away('2026-11-23', '2026-11-27') });
    for (let n = 0; n < 2; n += 1) {
      assert.equal((await setAbsence(office, { person: FM, fmId: FM.objectId, absence: undefined })).kind, 'saved');
      assert.equal(await storedAbsence(), undefined);
    }
  });

  it('is entered by the lead for any FM', async () => {
    const absence = away('2026-11-23', '2026-11-27');
    assert.equal((await setAbsence(office, { person: LEAD, fmId: FM.objectId, absence })).kind, 'saved');
    assert.deepEqual(await storedAbsence(), { from: '2026-11-23', until: '2026-11-27' });
  });

  for (const [name, person, fmId, absence, expected] of [
    ['of another FM', OTHER_FM, FM.objectId, away('2026-11-23', '2026-11-27'), 'forbidden'],
    ['by Gateway', GATEWAY, FM.objectId, away('2026-11-23', '2026-11-27'), 'forbidden'],
    ['of somebody who is no FM', LEAD, GATEWAY.objectId, away('2026-11-23', '2026-11-27'), 'noSuchFm'],
    ['of somebody unknown', LEAD, 'nobody-knows', away('2026-11-23', '2026-11-27'), 'noSuchFm'],
    ['that ends before it begins', FM, FM.objectId, away('2026-11-27', '2026-11-26'), 'endsBeforeItBegins'],
    ['that is over', FM, FM.objectId, away('2026-11-16', '2026-11-22'), 'over'],
    ['longer than a year', FM, FM.objectId, away('2026-12-01', '2027-12-02'), 'tooLong'],
    ['longer than a year from today', FM, FM.objectId, away('2025-01-01', '2027-11-24'), 'tooLong'],
    ['with themselves standing in', FM, FM.objectId, away('2026-11-23', '2026-11-27', FM.objectId), 'samePerson'],
    ['with no FM standing in', FM, FM.objectId, away('2026-11-23', '2026-11-27', LEAD.objectId), 'noSuchDelegate'],
    ['with a stranger standing in', FM, FM.objectId, away('2026-11-23', '2026-11-27', 'stranger'), 'noSuchDelegate'],
  ] as const) {
    it(`E17: is refused ${name}: ${expected}, and nothing is written`, async () => {
      assert.deepEqual(await setAbsence(office, { person, fmId, absence }), { kind: expected });
      assert.equal(await storedAbsence(), undefined);
    });
  }

  it('E17: is not replaced by a later one while the FM is away, but by one of other days that goes on', async () => {
    const now = away('2026-11-20', '2026-11-27', OTHER_FM.objectId);
    const enter = async (absence: Absence): Promise<unknown> =>
      setAbsence(office, { person: LEAD, fmId: FM.objectId, absence });
    await office.people.saveAbsence(FM.objectId, now);
    assert.deepEqual(await enter(away('2026-12-21', '2027-01-06')), { kind: 'awayNow', absence: now });
    assert.deepEqual(await storedAbsence(), now);
    const longer = away('2026-11-23', '2026-12-04', OTHER_FM.objectId);
    await enter(longer);
    assert.deepEqual(await storedAbsence(), longer);
    office.clock.moveTo('2026-12-05T09:00:00Z');
    await enter(away('2026-12-21', '2027-01-06'));
    assert.equal((await storedAbsence())?.from, '2026-12-21');
  });

  it('takes a year that begins today, and one that has begun', async () => {
    for (const absence of [away('2026-11-23', '2027-11-23'), away('2026-11-01', '2026-11-23')]) {
      assert.equal((await setAbsence(office, { person: FM, fmId: FM.objectId, absence })).kind, 'saved');
    }
  });

  it('E3: is over by the day it is for the FM', async () => {
    await office.people.putPerson({ ...FM, timeZone: 'Asia/Tokyo' });
    office.clock.moveTo('2026-11-23T16:00:00Z');
    const absence = away('2026-11-20', '2026-11-23');
    assert.equal((await setAbsence(office, { person: LEAD, fmId: FM.objectId, absence })).kind, 'over');
  });

  it('is shown while it lasts or lies ahead: to FMs with their own choice, to the lead with all, to others not', async () => {
    await office.people.saveAbsence(FM.objectId, away('2026-11-23', '2026-11-23'));
    await office.people.saveAbsence(OTHER_FM.objectId, away('2026-11-16', '2026-11-22'));
    for (const [person, whose] of [
      [FM, 'own'],
      [LEAD, 'all'],
    ] as const) {
      const shown = await showAbsences(office, person);
      assert.equal(shown.kind, 'choices');
      assert.equal(shown.whose, whose);
      assert.deepEqual(
        shown.fms.map(({ name, absence }) => [name, absence?.until]),
        [
          [FM.name, '2026-11-23'],
          [OTHER_FM.name, undefined],
        ],
      );
    }
    assert.deepEqual(await showAbsences(office, GATEWAY), { kind: 'forbidden' });
  });
});
