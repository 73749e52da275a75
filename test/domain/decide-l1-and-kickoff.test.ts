import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { decideKickoff } from '../../src/domain/decide-kickoff.ts';
import { decideL1Change } from '../../src/domain/decide-l1-change.ts';
import { stateOn } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('changing L1', () => {
  const context = aContext();

  it('away from In Progress freezes the date and stops the reminders (U8)', () => {
    const before = aDatedEngagement('2026-12-01');
    const { engagement, events, reminder } = accepted(decideL1Change(before, 'blocked'));
    assert.deepEqual(engagement.esd, before.esd);
    assert.equal(stateOn(engagement, context.fmToday), 'suspended');
    assert.deepEqual(events, [{ type: 'l1Changed', before: 'inProgress', after: 'blocked' }]);
    assert.equal(reminder, 'stop');
  });

  it('back to In Progress lets the date count again (E12)', () => {
    const { engagement, reminder } = accepted(
      decideL1Change(aDatedEngagement('2026-12-01', { l1: 'blocked' }), 'inProgress'),
    );
    assert.equal(stateOn(engagement, context.fmToday), 'scheduled');
    assert.equal(reminder, 'rearm');
  });

  it('is refused when it would change nothing', () => {
    assertRefused(decideL1Change(anEngagement(), 'inProgress'), 'l1-unchanged');
  });
});

describe('setting the kickoff', () => {
  const context = aContext();
  const dated = aDatedEngagement('2026-12-01');

  it('may be on the start date or later, never before (R17, R18)', () => {
    for (const day of ['2026-12-01', '2026-12-15']) {
      const { engagement, events, reminder } = accepted(decideKickoff(dated, calendarDay(day), context));
      assert.equal(engagement.kickoffDate, day);
      assert.deepEqual(engagement.esd, dated.esd);
      assert.deepEqual(events, [{ type: 'kickoffSet', before: undefined, after: day }]);
      assert.equal(reminder, 'keep');
    }
    assertRefused(decideKickoff(dated, calendarDay('2026-11-30'), context), 'kickoff-before-start');
  });

  it('can be set before there is a date, and cleared', () => {
    const { engagement } = accepted(decideKickoff(anEngagement(), calendarDay('2026-12-01'), context));
    assert.equal(accepted(decideKickoff(engagement, undefined, context)).engagement.kickoffDate, undefined);
  });

  it('is refused more than five years ahead', () => {
    assertRefused(decideKickoff(dated, calendarDay('2099-12-03'), context), 'date-too-far');
  });

  it('is refused outside In Progress and when it would change nothing', () => {
    assertRefused(decideKickoff({ ...dated, l1: 'blocked' }, calendarDay('2026-12-01'), context), 'not-in-progress');
    assertRefused(decideKickoff(dated, undefined, context), 'date-unchanged');
  });
});
