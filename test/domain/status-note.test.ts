import assert from 'node:assert/strict';

import { calendarDay, type CalendarDay } from '../../src/domain/calendar-day.ts';
import type { ContactAttempt } from '../../src/domain/engagement.ts';
import {
  inactiveNote,
  inactivityDraft,
  mergeNote,
  requiresNote,
  rescheduleNote,
  voidNote,
  type DateChange,
} from '../../src/domain/status-note.ts';
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
    assert.equal(needed({ type: 'startDateCorrected', before, after, reason }), true);
    assert.equal(needed({ type: 'startDateCorrected', before, after }), false);
    assert.equal(needed({ type: 'startDateVoided', before, reason }), true);
    assert.equal(needed({ type: 'duplicateMerged', fromName: 'Contoso Twice', from: 'another-tenant', reason }), true);
    assert.equal(needed({ type: 'kickoffSet' }), false);
    assert.equal(needed({ type: 'completionSet', before: {}, after: {} }), false);
    assert.equal(needed({ type: 'fmAssigned' }), false);
    assert.equal(needed({ type: 'channelAssigned', before: 'ftc', after: 'frp' }), false);
    assert.equal(needed({ type: 'workloadAdded', origin: 'serial', l1: 'inProgress' }), false);
    assert.equal(needed({ type: 'reminderSent', kind: 'due', localDay: calendarDay('2027-01-18') }), false);
  });

  describe('about corrections, voids and merges', () => {
    const correction = { code: 'correction', text: 'Two digits were swapped' } as const;
    const spanish = { author: 'Marta Muestra', day: calendarDay('2026-12-03'), language: 'es' } as const;

    for (const [name, actual, expected] of [
      [
        'E22: call a correction one',
        rescheduleNote([change('EXO', '2027-01-18', '2027-01-28')], correction, signature),
        '[EXO] Engagement start date corrected 2027-01-18 -> 2027-01-28. Reason (correction): Two digits were swapped. - Fay Manager, 2026-12-03',
      ],
      [
        'E22: call a correction one in Spanish',
        rescheduleNote([change('EXO', '2027-01-18', '2027-01-28')], correction, spanish),
        '[EXO] Fecha de inicio de la interacción corregida 2027-01-18 -> 2027-01-28. Motivo (corrección): Two digits were swapped. - Marta Muestra, 2026-12-03',
      ],
      [
        'U23: name the date that was taken back',
        voidNote([change('EXO', '2027-01-18', '2027-01-18')], correction, signature),
        '[EXO] Engagement start date entered in error and removed; it was 2027-01-18. Reason (correction): Two digits were swapped. - Fay Manager, 2026-12-03',
      ],
      [
        'U21 U23: name each date that was taken back',
        voidNote(
          [change('EXO', '2027-01-18', '2027-01-18'), change('MDATP', '2027-02-01', '2027-02-01')],
          correction,
          spanish,
        ),
        '[EXO+WDATP] Fecha de inicio de la interacción anotada por error y retirada; era: EXO 2027-01-18; MDATP 2027-02-01. Motivo (corrección): Two digits were swapped. - Marta Muestra, 2026-12-03',
      ],
      [
        'E21: name the duplicate and the dates that came over from it',
        mergeNote(
          'tenant-b',
          ['EXO', 'TEAMS', 'SPO'],
          [
            change('EXO', '2027-01-18', '2027-01-25'),
            { workload: 'TEAMS', after: aStartDate('2027-02-01', { precision: 'month' }) },
          ],
          correction,
          signature,
        ),
        '[EXO+TEAMS+SPO] Duplicate record tenant-b merged into this one: EXO 2027-01-18 -> 2027-01-25; TEAMS none -> 2027-02-01 (estimated month). Reason (correction): Two digits were swapped. - Fay Manager, 2026-12-03',
      ],
      [
        'E21: name the duplicate alone when no date came over',
        mergeNote('tenant-b', ['EXO'], [], correction, spanish),
        '[EXO] Registro duplicado tenant-b combinado con este. Motivo (corrección): Two digits were swapped. - Marta Muestra, 2026-12-03',
      ],
    ] as const) {
      it(name, () => {
        assert.equal(actual, expected);
      });
    }
  });

  describe('begun for somebody who gives a customer up (U15)', () => {
    const attempt = (at: string, changes: Partial<ContactAttempt> = {}): ContactAttempt => ({
      ...ATTEMPT,
      at,
      ...changes,
    });
    const dayOf = (at: string): CalendarDay => calendarDay(at.slice(0, 10));
    const draft = (attempts: readonly ContactAttempt[], language: 'en' | 'es' = 'en'): string =>
      inactivityDraft(attempts, dayOf, language);

    for (const [name, actual, expected] of [
      ['are empty without attempts', draft([]), ''],
      [
        'name the only attempt',
        draft([attempt('2026-11-23T10:00:00Z', { comment: 'no answer' })]),
        'One attempt without an exchange: 2026-11-23 e-mail (no answer).',
      ],
      [
        'name all attempts, the oldest first',
        draft([attempt('2026-11-25T10:00:00Z', { channel: 'voicemail' }), attempt('2026-11-23T10:00:00Z')]),
        '2 attempts without an exchange: 2026-11-23 e-mail; 2026-11-25 voicemail.',
      ],
      [
        'are in the language of the reader',
        draft([attempt('2026-11-23T10:00:00Z', { channel: 'phone' }), attempt('2026-11-24T10:00:00Z')], 'es'),
        '2 intentos sin intercambio: 2026-11-23 teléfono; 2026-11-24 correo.',
      ],
      [
        'count an attempt for several workloads once',
        draft([attempt('2026-11-23T10:00:00Z'), attempt('2026-11-23T10:00:00Z')]),
        'One attempt without an exchange: 2026-11-23 e-mail.',
      ],
      [
        'count two attempts of one day twice',
        draft([attempt('2026-11-23T10:00:00Z'), attempt('2026-11-23T15:00:00Z')]),
        '2 attempts without an exchange: 2026-11-23 e-mail; 2026-11-23 e-mail.',
      ],
      [
        'shorten comments',
        draft([attempt('2026-11-23T10:00:00Z', { comment: 'x'.repeat(61) })]),
        `One attempt without an exchange: 2026-11-23 e-mail (${'x'.repeat(60)}…).`,
      ],
    ] as const) {
      it(name, () => {
        assert.equal(actual, expected);
      });
    }

    it('show the newest of many, and leave room for words of one’s own', () => {
      const many = Array.from({ length: 40 }, (_, n) =>
        attempt(`2026-11-${String((n % 20) + 1).padStart(2, '0')}T${String(10 + Math.floor(n / 20))}:00:00Z`, {
          comment: 'x'.repeat(1000),
        }),
      );
      const text = draft(many);
      assert.match(text, /^40 attempts without an exchange: … 2026-11-17 e-mail/);
      assert.equal(text.match(/e-mail/g)?.length, 8);
      assert.ok(text.length < 800, String(text.length));
    });
  });
});
