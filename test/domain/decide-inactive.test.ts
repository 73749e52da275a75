import assert from 'node:assert/strict';

import { decideInactive } from '../../src/domain/decide-inactive.ts';
import { aContext, aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('marking inactive', () => {
  const context = aContext();
  const text = 'Three calls and two mails, no answer';
  const awaiting = aDatedEngagement('2026-11-02', { attempts: [ATTEMPT] });

  it('leaves the date untouched and stops the reminders (R32, R33, I8)', () => {
    const { engagement, events, reminder } = accepted(decideInactive(awaiting, ` ${text} `, context));
    assert.equal(engagement.progress, 'inactive');
    assert.deepEqual(engagement.esd, awaiting.esd);
    assert.equal(engagement.esdVersion, awaiting.esdVersion);
    assert.deepEqual(events, [{ type: 'markedInactive', text }]);
    assert.equal(reminder, 'stop');
  });

  for (const [name, engagement, refusal] of [
    ['nobody has tried (R30)', aDatedEngagement('2026-11-02'), 'no-attempt-yet'],
    ['the date has not arrived (R29)', aDatedEngagement('2026-11-24', { attempts: [ATTEMPT] }), 'date-has-not-arrived'],
    ['it has started', aDatedEngagement('2026-11-02', { progress: 'started' }), 'already-started'],
    ['it is inactive already', aDatedEngagement('2026-11-02', { progress: 'inactive' }), 'already-inactive'],
    ['it is suspended', aDatedEngagement('2026-11-02', { l1: 'blocked' }), 'not-in-progress'],
    ['there is no date', anEngagement(), 'no-date'],
    ['it does not apply', anEngagement({ l1: 'blocked' }), 'not-in-progress'],
  ] as const) {
    it(`is refused when ${name} (U2)`, () => {
      assertRefused(decideInactive(engagement, text, context), refusal);
    });
  }

  it('is refused without an explanation', () => {
    assertRefused(decideInactive(awaiting, 'gone', context), 'text-too-short');
  });
});
