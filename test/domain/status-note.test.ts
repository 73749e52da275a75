import assert from 'node:assert/strict';

import { calendarDay } from '../../src/domain/calendar-day.ts';
import { inactiveNote, requiresNote, rescheduleNote, type DateChange } from '../../src/domain/status-note.ts';
import type { EventFacts } from '../../src/domain/event.ts';
import { aStartDate, ATTEMPT, CUSTOMER_TENANT } from '../support/builders.ts';

describe('overall status notes', () => {
  const signature = { author: 'Fay Manager', day: calendarDay('2026-12-03'), language: 'en' } as const;
  const reason = { code: 'customerRequestedNewDate', text: 'Their server move is late' } as const;
  const change = (workload: string, before: string, after: string): DateChange => ({
    workload,
    before: aStartDate(before),
    after: aStartDate(after),
  });

  it('name workload, old and new date, reason, author and day (U21)', () => {
    assert.equal(
      rescheduleNote([change('EXO', '2027-01-18', '2027-01-25')], reason, signature),
      '[EXO] Engagement start date changed 2027-01-18 -> 2027-01-25. Reason (customer requested new date): Their server move is late. - Fay Manager, 2026-12-03',
    );
  });

  it('are written in the language of their author (U20)', () => {
    assert.equal(
      rescheduleNote(
        [change('EXO', '2027-01-18', '2027-01-25')],
        { ...reason, text: '¡Se mudan!' },
        { ...signature, language: 'es' },
      ),
      '[EXO] Fecha de inicio de la interacción cambiada 2027-01-18 -> 2027-01-25. Motivo (el cliente pidió otra fecha): ¡Se mudan! - Fay Manager, 2026-12-03',
    );
  });

  it('cover several workloads at once, with their portal prefixes', () => {
    assert.equal(
      rescheduleNote(
        [change('OLM', '2027-01-18', '2027-01-25'), change('OD4B', '2027-01-18', '2027-01-25')],
        reason,
        signature,
      ),
      '[OLM+OD] Engagement start date changed 2027-01-18 -> 2027-01-25. Reason (customer requested new date): Their server move is late. - Fay Manager, 2026-12-03',
    );
    assert.match(
      rescheduleNote(
        [change('EXO', '2027-01-18', '2027-01-25'), change('SPO', '2027-01-20', '2027-01-25')],
        reason,
        signature,
      ),
      /^\[EXO\+SPO\] Engagement start date changed: EXO 2027-01-18 -> 2027-01-25; SPO 2027-01-20 -> 2027-01-25\. /,
    );
  });

  it('say that a month is an estimate', () => {
    const estimate = {
      ...change('EXO', '2027-01-18', '2027-02-01'),
      after: aStartDate('2027-02-01', { precision: 'month' }),
    };
    assert.match(rescheduleNote([estimate], reason, signature), /2027-01-18 -> 2027-02-01 \(estimated month\)\. /);
  });

  it('explain why a customer was given up (R32)', () => {
    assert.equal(
      inactiveNote(['EXO'], 'Three calls, nobody answered.', signature),
      '[EXO] Customer inactive; the engagement start date stays as it was. Three calls, nobody answered. - Fay Manager, 2026-12-03',
    );
  });

  it('are required by every event that changes a recorded date, and by giving up (I5, R32)', () => {
    const before = aStartDate('2027-01-18');
    const after = aStartDate('2027-01-25');
    const needed = (facts: EventFacts): boolean =>
      requiresNote({
        id: 'e',
        tenantId: CUSTOMER_TENANT,
        workload: 'EXO',
        sequence: 1,
        at: '2026-12-03T09:00:00Z',
        facts,
      });
    for (const type of ['startDateRescheduled', 'customerReplied', 'reactivated'] as const) {
      assert.equal(needed({ type, before, after, reason }), true);
    }
    assert.equal(needed({ type: 'markedInactive', text: 'gone' }), true);
    assert.equal(needed({ type: 'startDateConfirmedActual', before, after }), true);
    assert.equal(needed({ type: 'startDateConfirmedActual', before, after: before }), false);
    assert.equal(needed({ type: 'startDateRecorded', after }), false);
    assert.equal(needed({ type: 'contactAttemptLogged', attempt: ATTEMPT }), false);
    assert.equal(needed({ type: 'l1Changed', before: 'inProgress', after: 'blocked' }), false);
    assert.equal(needed({ type: 'kickoffSet' }), false);
    assert.equal(needed({ type: 'reminderSent', kind: 'due', localDay: calendarDay('2027-01-18') }), false);
  });
});
