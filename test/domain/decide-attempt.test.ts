import assert from 'node:assert/strict';

import { decideAttempt, decideSnooze } from '../../src/domain/decide-attempt.ts';
import { ATTEMPT_CHANNELS } from '../../src/domain/engagement.ts';
import { aContext, aDatedEngagement, anEngagement, ATTEMPT } from '../support/builders.ts';
import { accepted, assertRefused } from '../support/decisions.ts';

describe('logging an attempt', () => {
  const context = aContext();
  const due = aDatedEngagement('2026-11-23');

  for (const channel of ATTEMPT_CHANNELS) {
    it(`by ${channel} neither moves the date nor starts the engagement (R19)`, () => {
      const { engagement, events, reminder } = accepted(
        decideAttempt(due, { channel, outcome: 'noReply', comment: ' second try ' }, context),
      );
      assert.deepEqual(engagement.esd, due.esd);
      assert.equal(engagement.esdVersion, due.esdVersion);
      assert.equal(engagement.progress, 'open');
      assert.deepEqual(engagement.attempts, [
        { at: context.at, by: context.by, channel, outcome: 'noReply', comment: 'second try' },
      ]);
      assert.deepEqual(events, [{ type: 'contactAttemptLogged', attempt: engagement.attempts[0] }]);
      assert.equal(reminder, 'followUp');
    });
  }

  it('R24 I9: is no start although the customer answered, as long as nothing was exchanged', () => {
    const { engagement, reminder } = accepted(
      decideAttempt(due, { channel: 'teams', outcome: 'reply', comment: '' }, context),
    );
    assert.deepEqual(engagement.attempts, [
      { at: context.at, by: context.by, channel: 'teams', outcome: 'reply', comment: undefined },
    ]);
    assert.deepEqual([engagement.progress, engagement.esd, reminder], ['open', due.esd, 'followUp']);
  });

  it('may come before the date, and then the reminder stays as planned (R29)', () => {
    const { reminder } = accepted(
      decideAttempt(aDatedEngagement('2026-12-01'), { channel: 'phone', outcome: 'noReply', comment: '' }, context),
    );
    assert.equal(reminder, 'keep');
  });

  for (const [name, engagement, refusal] of [
    ['without a date', anEngagement(), 'no-date'],
    ['that has started', aDatedEngagement('2026-11-20', { progress: 'started' }), 'already-started'],
    ['that is inactive', aDatedEngagement('2026-11-20', { progress: 'inactive' }), 'inactive'],
    ['that is suspended', aDatedEngagement('2026-11-20', { l1: 'blocked' }), 'not-in-progress'],
    ['that does not apply', anEngagement({ l1: 'blocked' }), 'not-in-progress'],
  ] as const) {
    it(`is refused for an engagement ${name}`, () => {
      assertRefused(decideAttempt(engagement, { channel: 'email', outcome: 'noReply', comment: '' }, context), refusal);
    });
  }

  it('is refused with a comment that is too long', () => {
    assertRefused(
      decideAttempt(due, { channel: 'email', outcome: 'noReply', comment: 'x'.repeat(1001) }, context),
      'text-too-long',
    );
  });

  it('can be put off while the question is open, and then nothing changes (I16)', () => {
    for (const engagement of [due, aDatedEngagement('2026-11-20', { attempts: [ATTEMPT] })]) {
      assert.deepEqual(accepted(decideSnooze(engagement, context)), {
        ok: true,
        engagement,
        events: [],
        reminder: 'snooze',
      });
    }
    assertRefused(decideSnooze(aDatedEngagement('2026-12-01'), context), 'nothing-to-snooze');
    assertRefused(decideSnooze({ ...due, progress: 'started' }, context), 'nothing-to-snooze');
  });
});
