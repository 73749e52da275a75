import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideKickoff } from '../../src/domain/decide-kickoff.ts';
import { decideL1Change } from '../../src/domain/decide-l1-change.ts';
import { stateOn } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('changing L1', () => {
  const context = aContext();

  it('away from In Progress freezes the date and stops the reminders (U8)', () => {
    const before = aDatedEngagement('2026-12-01');
    const { engagement, events, reminder } = accepted(decideL1Change(before, { l1: 'blocked' }));
    assert.deepEqual(engagement.esd, before.esd);
    assert.equal(stateOn(engagement, context.fmToday), 'suspended');
    assert.deepEqual(events, [{ type: 'l1Changed', before: 'inProgress', after: 'blocked', share: undefined }]);
    assert.equal(reminder, 'stop');
  });

  it('back to In Progress lets the date count again (E12)', () => {
    const { engagement, reminder } = accepted(
      decideL1Change(aDatedEngagement('2026-12-01', { l1: 'blocked' }), { l1: 'inProgress' }),
    );
    assert.equal(stateOn(engagement, context.fmToday), 'scheduled');
    assert.equal(reminder, 'rearm');
  });

  it('is refused when it would change nothing', () => {
    assertRefused(decideL1Change(anEngagement(), { l1: 'inProgress' }), 'l1-unchanged');
  });

  for (const [name, before, setting, share, reminder] of [
    ['is kept when only some entitlements are', anEngagement(), { l1: 'inProgress', inProgressShare: 40 }, 40, 'keep'],
    ['can change', anEngagement({ inProgressShare: 40 }), { l1: 'inProgress', inProgressShare: 60 }, 60, 'keep'],
    ['is forgotten when all are', anEngagement({ inProgressShare: 40 }), { l1: 'inProgress' }, undefined, 'keep'],
    ['means nothing elsewhere', anEngagement(), { l1: 'blocked', inProgressShare: 40 }, undefined, 'stop'],
    ['comes with the way back', anEngagement({ l1: 'blocked' }), { l1: 'inProgress', inProgressShare: 5 }, 5, 'rearm'],
  ] as const) {
    it(`U11: the share that is In Progress ${name}`, () => {
      const decision = accepted(decideL1Change(before, setting));
      assert.equal(decision.engagement.inProgressShare, share);
      assert.deepEqual(decision.events, [{ type: 'l1Changed', before: before.l1, after: setting.l1, share }]);
      assert.equal(decision.reminder, reminder);
    });
  }
});

describe('setting the kickoff', () => {
  const context = aContext();
  const dated = aDatedEngagement('2026-12-01');

  it('may be on the start date or later, never before (R14, R17, R18)', () => {
    for (const day of ['2026-12-01', '2026-12-15']) {
      const { engagement, events, reminder } = accepted(
        decideKickoff(dated, { kickoffDate: calendarDay(day) }, context),
      );
      assert.equal(engagement.kickoffDate, day);
      assert.deepEqual(engagement.esd, dated.esd);
      assert.deepEqual(events, [{ type: 'kickoffSet', before: undefined, after: day }]);
      assert.equal(reminder, 'keep');
    }
    assertRefused(decideKickoff(dated, { kickoffDate: calendarDay('2026-11-30') }, context), 'kickoff-before-start');
  });

  it('can be set before there is a date, and cleared', () => {
    const { engagement } = accepted(decideKickoff(anEngagement(), { kickoffDate: calendarDay('2026-12-01') }, context));
    assert.equal(
      accepted(decideKickoff(engagement, { kickoffDate: undefined }, context)).engagement.kickoffDate,
      undefined,
    );
  });

  it('is refused more than five years ahead', () => {
    assertRefused(decideKickoff(dated, { kickoffDate: calendarDay('2099-12-03') }, context), 'date-too-far');
  });

  it('is refused outside In Progress and when it would change nothing', () => {
    assertRefused(
      decideKickoff({ ...dated, l1: 'blocked' }, { kickoffDate: calendarDay('2026-12-01') }, context),
      'not-in-progress',
    );
    assertRefused(decideKickoff(dated, { kickoffDate: undefined }, context), 'date-unchanged');
  });
});

describe('a kickoff before the start', () => {
  const context = aContext();
  const text = 'They can meet us earlier than that';
  const dated = aDatedEngagement('2026-12-14', { kickoffDate: calendarDay('2026-12-18') });
  const on = (date: string, startMovesBecause?: string): Parameters<typeof decideKickoff>[1] => ({
    kickoffDate: calendarDay(date),
    startMovesBecause,
  });

  for (const date of ['2026-12-09', '2026-11-23']) {
    it(`E9: on ${date}, still ahead, moves the start along for a reason (R34)`, () => {
      const { engagement, events, reminder } = accepted(decideKickoff(dated, on(date, ` ${text} `), context));
      assert.deepEqual(
        [engagement.esd?.date, engagement.kickoffDate, engagement.progress, engagement.esdVersion],
        [date, date, 'open', 2],
      );
      assert.deepEqual(events, [
        { type: 'startDateRescheduled', before: dated.esd, after: engagement.esd, reason: { code: 'other', text } },
        { type: 'kickoffSet', before: '2026-12-18', after: date },
      ]);
      assert.equal(reminder, 'rearm');
    });
  }

  it('R22 E9: that has taken place is the start', () => {
    const { engagement, events, reminder } = accepted(decideKickoff(dated, on('2026-11-20', text), context));
    assert.deepEqual(
      [engagement.esd?.date, engagement.esd?.basis, engagement.kickoffDate, engagement.progress],
      ['2026-11-20', 'actual', '2026-11-20', 'started'],
    );
    assert.deepEqual(events, [
      {
        type: 'startDateConfirmedActual',
        before: dated.esd,
        after: engagement.esd,
        reason: { code: 'actualDiffersFromPlan', text },
      },
      { type: 'kickoffSet', before: '2026-12-18', after: '2026-11-20' },
    ]);
    assert.equal(reminder, 'stop');
  });

  it('R30 E9: that has taken place starts an engagement whose customer was silent', () => {
    const silent = aDatedEngagement('2026-11-20', { attempts: [ATTEMPT] });
    const { engagement } = accepted(decideKickoff(silent, on('2026-11-19', text), context));
    assert.deepEqual([engagement.progress, engagement.esd?.date], ['started', '2026-11-19']);
  });

  it('E1: warns when the start moves to a day off', () => {
    const { warnings } = accepted(decideKickoff(dated, on('2026-12-05', text), context));
    assert.deepEqual(warnings, [{ kind: 'day-off', date: '2026-12-05' }]);
  });

  it('moves nothing that need not move, whatever reason is given', () => {
    const { engagement, events } = accepted(decideKickoff(dated, on('2026-12-14', text), context));
    assert.deepEqual([engagement.esd, engagement.kickoffDate], [dated.esd, '2026-12-14']);
    assert.deepEqual(events, [{ type: 'kickoffSet', before: '2026-12-18', after: '2026-12-14' }]);
  });

  for (const [name, engagement, request, refusal] of [
    ['I12: when the start is not to move', dated, on('2026-12-09'), 'kickoff-before-start'],
    ['R34: when the reason is missing', dated, on('2026-12-09', ''), 'text-too-short'],
    ['U20: when the reason is too long', dated, on('2026-12-09', 'x'.repeat(1001)), 'text-too-long'],
    ['R34: when the reason for a start that took place is missing', dated, on('2026-11-20', ''), 'text-too-short'],
    ['when it took place more than a year ago', dated, on('2025-11-22', text), 'date-long-past'],
    ['R33 I7: while inactive', { ...dated, progress: 'inactive' }, on('2026-12-09', text), 'inactive'],
    ['when the engagement has started', { ...dated, progress: 'started' }, on('2026-12-09', text), 'already-started'],
  ] as const) {
    it(`is refused ${name}`, () => {
      assertRefused(decideKickoff(engagement, request, context), refusal);
    });
  }
});
