import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import {
  decideCorrect,
  isSilentlyCorrected,
  SILENT_MINUTES,
  type Correction,
} from '../../src/domain/decide-correct.ts';
import { decideReschedule } from '../../src/domain/decide-reschedule.ts';
import type { WorkloadEngagement } from '../../src/domain/engagement.ts';
import {
  aContext,
  aDatedEngagement,
  anEngagement,
  aStartDate,
  ATTEMPT,
  FM,
  GATEWAY,
  LEAD,
} from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('correcting a date', () => {
  const gateway = { objectId: GATEWAY.objectId, role: 'gateway' } as const;
  const fm = { objectId: FM.objectId, role: 'fm' } as const;
  const lead = { objectId: LEAD.objectId, role: 'lead' } as const;
  const on = (date: string, explanation = '', precision: 'day' | 'month' = 'day'): Correction => ({
    requested: { date: calendarDay(date), precision },
    explanation,
  });
  const typo = 'The two digits were swapped';
  /** Entered by Gateway on 23 November 2026 at nine. */
  const justEntered = (changes: Partial<WorkloadEngagement> = {}): WorkloadEngagement =>
    aDatedEngagement('2027-01-18', {
      esd: aStartDate('2027-01-18', { enteredAt: '2026-11-23T09:00:00.000Z' }),
      ...changes,
    });

  describe('one has just entered oneself', () => {
    for (const [at, by, engagement, silent] of [
      ['2026-11-23T09:00:00.000Z', gateway, justEntered(), true],
      ['2026-11-23T09:15:00.000Z', gateway, justEntered(), true],
      ['2026-11-23T09:15:00.001Z', gateway, justEntered(), false],
      ['2026-11-23T09:01:00.000Z', fm, justEntered(), false],
      ['2026-11-23T09:01:00.000Z', lead, justEntered(), false],
      ['2026-11-23T09:01:00.000Z', gateway, justEntered({ progress: 'started' }), false],
      ['2026-11-23T09:01:00.000Z', gateway, justEntered({ progress: 'inactive' }), false],
      ['2026-11-23T09:01:00.000Z', gateway, anEngagement(), false],
      [
        '2026-11-23T09:01:00.000Z',
        gateway,
        justEntered({ esd: aStartDate('2027-01-18', { entry: 'later', enteredAt: '2026-11-23T09:00:00.000Z' }) }),
        false,
      ],
    ] as const) {
      it(`E22: ${silent ? 'needs no' : 'needs a'} reason at ${at} by the ${by.role}, ${engagement.progress}, ${engagement.esd?.entry ?? 'no'} entry`, () => {
        assert.equal(isSilentlyCorrected(engagement, { at, by }), silent);
      });
    }

    it('E22: leaves an event without a reason, and corrects the first date too', () => {
      const before = justEntered();
      const context = aContext({ by: gateway, at: '2026-11-23T09:04:11.000Z' });
      const { engagement, events, reminder } = accepted(decideCorrect(before, on('2027-01-28'), context));
      assert.deepEqual(engagement.esd, { ...before.esd, date: '2027-01-28' });
      assert.equal(engagement.firstRequestedDate, '2027-01-28');
      assert.equal(engagement.esdVersion, 2);
      assert.deepEqual(events, [
        { type: 'startDateCorrected', before: before.esd, after: engagement.esd, reason: undefined },
      ]);
      assert.equal(reminder, 'rearm');
    });

    it('E22: does not gain time by being corrected', () => {
      const context = aContext({ by: gateway, at: '2026-11-23T09:10:00.000Z' });
      const { engagement } = accepted(decideCorrect(justEntered(), on('2027-01-28'), context));
      const later = aContext({ by: gateway, at: '2026-11-23T09:16:00.000Z' });
      assert.equal(SILENT_MINUTES, 15);
      assertRefused(decideCorrect(engagement, on('2027-01-29'), later), 'text-too-short');
    });
  });

  describe('otherwise', () => {
    it('R34 E22: needs a reason, which is counted apart from reschedules', () => {
      const before = justEntered({ attempts: [ATTEMPT] });
      const context = aContext({ by: fm });
      assertRefused(decideCorrect(before, on('2027-01-28'), context), 'text-too-short');
      assertRefused(decideCorrect(before, on('2027-01-28', 'x'.repeat(1001)), context), 'text-too-long');
      const { engagement, events, reminder } = accepted(decideCorrect(before, on('2027-01-28', ` ${typo} `), context));
      assert.deepEqual(engagement.esd, {
        ...before.esd,
        date: '2027-01-28',
        entry: 'firstCorrected',
        enteredBy: fm,
        enteredAt: context.at,
      });
      assert.equal(engagement.firstRequestedDate, '2027-01-28');
      assert.deepEqual(engagement.attempts, [ATTEMPT]);
      assert.deepEqual(events, [
        {
          type: 'startDateCorrected',
          before: before.esd,
          after: engagement.esd,
          reason: { code: 'correction', text: typo },
        },
      ]);
      assert.equal(reminder, 'rearm');
    });

    it('R34: needs a reason each time, although the corrector made the present entry a minute ago', () => {
      const { engagement } = accepted(decideCorrect(justEntered(), on('2027-01-28', typo), aContext({ by: lead })));
      const next = aContext({ by: lead, at: '2026-11-23T09:05:00.000Z' });
      assertRefused(decideCorrect(engagement, on('2027-01-29'), next), 'text-too-short');
      const again = accepted(decideCorrect(engagement, on('2027-01-29', typo), next));
      assert.equal(again.engagement.firstRequestedDate, '2027-01-29');
    });

    it('E22: leaves the first requested date alone when a later one was mistyped', () => {
      const moved = accepted(
        decideReschedule(
          justEntered(),
          {
            requested: { date: calendarDay('2027-02-01'), precision: 'day' },
            reason: { code: 'customerRequestedNewDate', text: 'They asked for February' },
          },
          aContext(),
        ),
      ).engagement;
      const { engagement } = accepted(decideCorrect(moved, on('2027-02-11', typo), aContext()));
      assert.equal(engagement.firstRequestedDate, '2027-01-18');
      assert.equal(engagement.esd?.entry, 'later');
    });

    for (const [name, engagement, correction, by, refusal] of [
      ['without a date', anEngagement(), on('2027-01-28', typo), fm, 'no-date'],
      ['I1: outside In Progress', justEntered({ l1: 'blocked' }), on('2027-01-28', typo), fm, 'not-in-progress'],
      [
        'I1: started, outside In Progress',
        justEntered({ l1: 'blocked', progress: 'started' }),
        on('2026-11-20', typo),
        fm,
        'not-in-progress',
      ],
      ['R33 I7: while inactive', justEntered({ progress: 'inactive' }), on('2027-01-28', typo), fm, 'inactive'],
      ['E8: to the same day', justEntered(), on('2027-01-18', typo), fm, 'date-unchanged'],
      ['E7: more than five years ahead', justEntered(), on('2072-01-18', typo), fm, 'date-too-far'],
      ['more than a year back', justEntered(), on('2025-11-22', typo), fm, 'date-long-past'],
      ['E5: by Gateway to a day that has passed', justEntered(), on('2026-11-22', typo), gateway, 'date-in-past'],
      [
        'I12: past a kickoff',
        justEntered({ kickoffDate: calendarDay('2027-01-20') }),
        on('2027-01-28', typo),
        fm,
        'kickoff-before-start',
      ],
    ] as const) {
      it(`${name}: is refused as ${refusal}`, () => {
        const at = '2026-11-24T09:00:00.000Z';
        assertRefused(decideCorrect(engagement, correction, aContext({ by, at })), refusal);
      });
    }

    it('E6: may move to a day that has passed, for it always was the other one', () => {
      const { engagement, warnings } = accepted(decideCorrect(justEntered(), on('2026-11-21', typo), aContext()));
      assert.equal(engagement.esd?.date, '2026-11-21');
      assert.deepEqual(warnings, []);
    });

    it('E1 E7: warns of a day off and of a day far ahead', () => {
      const { warnings } = accepted(decideCorrect(justEntered(), on('2028-05-27', typo), aContext()));
      assert.deepEqual(warnings, [
        { kind: 'day-off', date: '2028-05-27' },
        { kind: 'far-ahead', date: '2028-05-27' },
      ]);
    });

    it('R40 I11: may say that only the month is known', () => {
      const { engagement } = accepted(decideCorrect(justEntered(), on('2027-01-18', typo, 'month'), aContext()));
      assert.deepEqual([engagement.esd?.date, engagement.esd?.precision], ['2027-01-01', 'month']);
    });

    for (const [kickoffRemedy, kickoffDate] of [
      ['moveToStart', '2027-01-28'],
      ['clear', undefined],
    ] as const) {
      it(`E9: can ${kickoffRemedy} a kickoff that the right date overtakes`, () => {
        const before = justEntered({ kickoffDate: calendarDay('2027-01-20') });
        const { engagement, events } = accepted(
          decideCorrect(before, { ...on('2027-01-28', typo), kickoffRemedy }, aContext()),
        );
        assert.equal(engagement.kickoffDate, kickoffDate);
        assert.deepEqual(events[1], { type: 'kickoffSet', before: '2027-01-20', after: kickoffDate });
      });
    }
  });

  describe('of an actual start', () => {
    const started = justEntered({
      esd: aStartDate('2026-11-18', { basis: 'actual' }),
      firstRequestedDate: calendarDay('2026-11-16'),
      progress: 'started',
    });

    it('I10: moves it to another day that has come, with a reason, and it stays started', () => {
      const { engagement, reminder, events, warnings } = accepted(
        decideCorrect(started, on('2026-11-21', typo, 'month'), aContext()),
      );
      assert.deepEqual(
        [engagement.esd?.date, engagement.esd?.precision, engagement.esd?.basis, engagement.progress],
        ['2026-11-21', 'day', 'actual', 'started'],
      );
      assert.equal(engagement.firstRequestedDate, '2026-11-16');
      assert.equal(events[0]?.type, 'startDateCorrected');
      assert.equal(reminder, 'keep');
      assert.deepEqual(warnings, []);
    });

    for (const [date, explanation, refusal] of [
      ['2026-11-24', typo, 'date-in-future'],
      ['2025-11-22', typo, 'date-long-past'],
      ['2026-11-18', typo, 'date-unchanged'],
      ['2026-11-19', '', 'text-too-short'],
    ] as const) {
      it(`I10: is refused as ${refusal} for ${date}`, () => {
        assertRefused(decideCorrect(started, on(date, explanation), aContext()), refusal);
      });
    }

    it('R34: needs a reason even from who has just recorded it', () => {
      const own = justEntered({
        progress: 'started',
        esd: aStartDate('2026-11-18', { enteredBy: fm, enteredAt: '2026-11-23T09:04:00.000Z' }),
      });
      assertRefused(decideCorrect(own, on('2026-11-19'), aContext({ by: fm })), 'text-too-short');
    });
  });
});
