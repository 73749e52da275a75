import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import { serialGaps } from '../../src/domain/serial-gap.ts';
import { aDatedEngagement, anEngagement } from '../support/builders.ts';

describe('the gap between deployments', () => {
  const deployed = (workload: string, start: string, planned?: string, actual?: string): WorkloadEngagement =>
    aDatedEngagement(start, {
      workload,
      completion: {
        planned: planned === undefined ? undefined : calendarDay(planned),
        actual: actual === undefined ? undefined : calendarDay(actual),
      },
    });
  const gaps = (...engagements: readonly WorkloadEngagement[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...serialGaps(engagements)].map(([key, { previous, days }]) => [
        key,
        `${days === undefined ? 'unknown' : String(days)} after ${previous.workload}`,
      ]),
    );

  for (const [name, planned, actual, expected] of [
    ['R6: is counted from the planned completion', '2027-02-01', undefined, '28 after EXO'],
    ['R6: is counted from the actual completion, if there is one', '2027-02-01', '2027-02-20', '9 after EXO'],
    ['R6: is none when the next begins on the same day', undefined, '2027-03-01', '0 after EXO'],
    ['R6: is one day when the next begins on the day after', undefined, '2027-02-28', '1 after EXO'],
    ['R6: is negative when they overlap', '2027-03-11', undefined, '-10 after EXO'],
    ['U24: is unknown without a completion', undefined, undefined, 'unknown after EXO'],
  ] as const) {
    it(name, () => {
      assert.deepEqual(gaps(deployed('TEAMS', '2027-03-01'), deployed('EXO', '2027-01-18', planned, actual)), {
        'TEAMS|1': expected,
      });
    });
  }

  it('R6: is counted over leap days', () => {
    assert.deepEqual(gaps(deployed('EXO', '2028-01-18', '2028-02-28'), deployed('TEAMS', '2028-03-01')), {
      'TEAMS|1': '2 after EXO',
    });
  });

  it('R6: goes from each deployment to the one that began last before it', () => {
    assert.deepEqual(
      gaps(
        deployed('SPO', '2027-05-03'),
        deployed('EXO', '2027-01-18', '2027-02-18'),
        deployed('TEAMS', '2027-03-01', '2027-04-03'),
      ),
      { 'TEAMS|1': '11 after EXO', 'SPO|1': '30 after TEAMS' },
    );
  });

  it('R6: does not lie between deployments that begin together; each has its own to those before', () => {
    assert.deepEqual(
      gaps(deployed('EXO', '2027-01-18', '2027-02-18'), deployed('SPO', '2027-03-01'), deployed('TEAMS', '2027-03-01')),
      { 'SPO|1': '11 after EXO', 'TEAMS|1': '11 after EXO' },
    );
  });

  it('R6 E31: lies between two deployments of one workload, too', () => {
    const again = { ...deployed('EXO', '2027-06-01'), sequence: 2 };
    assert.deepEqual(gaps(deployed('EXO', '2027-01-18', undefined, '2027-03-01'), again), { 'EXO|2': '92 after EXO' });
  });

  it('passes over what has no date', () => {
    assert.deepEqual(gaps(anEngagement(), deployed('TEAMS', '2027-03-01')), {});
    assert.deepEqual(gaps(), {});
  });
});
