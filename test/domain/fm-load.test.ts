import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { loadByMonth, monthOf } from '../../src/domain/fm-load.ts';
import { aDatedEngagement, anEngagement, aStartDate, ATTEMPT } from '../support/builders.ts';

describe('the load of an FM', () => {
  const today = calendarDay('2026-11-23');

  for (const [name, engagement, expected] of [
    ['I18 R4: counts a date ahead in its month', aDatedEngagement('2027-01-31'), [['2027-01', 1]]],
    ['I18: counts one that is due', aDatedEngagement('2026-11-23'), [['2026-11', 1]]],
    [
      'I18: counts one that awaits a response, in the month it was due',
      aDatedEngagement('2026-10-05', { attempts: [ATTEMPT] }),
      [['2026-10', 1]],
    ],
    ['R8: counts follow-on work', aDatedEngagement('2027-01-18', { origin: 'serial' }), [['2027-01', 1]]],
    [
      'R8: counts work from a success review',
      aDatedEngagement('2027-01-18', { origin: 'successReview' }),
      [['2027-01', 1]],
    ],
    [
      'I18 R40: counts an estimate',
      aDatedEngagement('2027-02-01', { esd: aStartDate('2027-02-01', { precision: 'month' }) }),
      [['2027-02', 1]],
    ],
    ['I18 R45: does not count a partner’s', aDatedEngagement('2027-01-18', { deliveryChannel: 'frp' }), []],
    ['I18: does not count what has started', aDatedEngagement('2026-11-02', { progress: 'started' }), []],
    ['I18: does not count an inactive one', aDatedEngagement('2026-11-02', { progress: 'inactive' }), []],
    ['I18 U8: does not count a suspended one', aDatedEngagement('2027-01-18', { l1: 'blocked' }), []],
    ['I18: does not count what has no date', anEngagement(), []],
  ] as const) {
    it(name, () => {
      assert.deepEqual([...loadByMonth([engagement], today)], expected);
    });
  }

  it('I18: adds up by month', () => {
    const load = loadByMonth(
      ['2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01', '2028-01-15'].map((date) => aDatedEngagement(date)),
      today,
    );
    assert.deepEqual(Object.fromEntries(load), { '2026-12': 1, '2027-01': 2, '2027-02': 1, '2028-01': 1 });
  });

  it('names months by year and number', () => {
    assert.equal(monthOf(calendarDay('2027-01-31')), '2027-01');
  });
});
