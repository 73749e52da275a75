import assert from 'node:assert/strict';

import fc from 'fast-check';

import {
  addDays,
  addMonths,
  addYears,
  calendarDay,
  daysBetween,
  firstOfMonth,
  isoWeekday,
  parseCalendarDay,
  type CalendarDay,
} from '../../src/domain/calendar-day.ts';
import { matchedName } from '../../src/domain/customer.ts';
import { decideCapture } from '../../src/domain/decide-capture.ts';
import { decideCorrect } from '../../src/domain/decide-correct.ts';
import { decideReschedule } from '../../src/domain/decide-reschedule.ts';
import type { Precision, WorkloadEngagement } from '../../src/domain/engagement.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { ReasonCode } from '../../src/domain/reason.ts';
import { planAlarm, planQuestion, receptiveAt, replanned, type ReminderEffect } from '../../src/domain/reminder.ts';
import { dayIn } from '../../src/domain/time-zone.ts';
import type { KickoffRemedy, RequestedDate } from '../../src/domain/start-date.ts';
import { rescheduleNote, voidNote } from '../../src/domain/status-note.ts';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter, type WorkCalendar } from '../../src/domain/working-days.ts';
import { notePrefix, OFFERED_WORKLOADS } from '../../src/domain/workload.ts';
import { aContext, aDatedEngagement, anEngagement, aPerson, aStartDate, ATTEMPT, FM } from '../support/builders.ts';

const ZONES = [
  'Europe/Madrid',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'Atlantic/Azores',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];

const days = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays(calendarDay('2000-01-01'), offset));

/** Weeks with at least one working day, and holidays on up to a fifth of all days. */
const calendars = fc
  .record({
    workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    // A multiple of seven could take the only working day of every week.
    every: fc.integer({ min: 5, max: 40 }).filter((count) => count % 7 !== 0),
  })
  .map(({ workingDays, every }): WorkCalendar => {
    const isHoliday = (day: CalendarDay): boolean => daysBetween(calendarDay('2000-01-01'), day) % every === 0;
    return { workingDays, holidayOn: (day) => (isHoliday(day) ? 'Made-up Day' : undefined) };
  });

describe('calendar days, whichever they are', () => {
  it('move forth and back to where they were', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        assert.equal(addDays(addDays(day, count), -count), day);
      }),
    );
  });

  it('move by months to the same day, or to the last one of a shorter month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (day, count) => {
        const moved = addMonths(day, count);
        const nextMonth = addMonths(firstOfMonth(moved), 1);
        const isLast = addDays(moved, 1) === nextMonth;
        assert.ok(moved.slice(8) === day.slice(8) || (isLast && moved.slice(8) < day.slice(8)), `${day} ${moved}`);
        const monthOf = (one: CalendarDay): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
        assert.equal(monthOf(moved) - monthOf(day), count);
      }),
    );
  });

  it('move by years to the same day, 29 February to 28 February', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -50, max: 50 }), (day, count) => {
        const moved = addYears(day, count);
        assert.equal(Number(moved.slice(0, 4)), Number(day.slice(0, 4)) + count);
        assert.ok(moved.slice(4) === day.slice(4) || (day.endsWith('-02-29') && moved.endsWith('-02-28')));
      }),
    );
  });

  it('exist on 29 February in leap years alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2400 }), (year) => {
        const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        assert.equal(parseCalendarDay(`${String(year)}-02-29`) !== undefined, isLeap);
      }),
    );
  });

  it('are never rolled over from days that do not exist (E28)', () => {
    const part = (max: number): fc.Arbitrary<string> => fc.nat(max).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2400 }), part(14), part(33), (year, month, day) => {
        const text = `${String(year)}-${month}-${day}`;
        const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const read = parseCalendarDay(text);
        if (read !== undefined) assert.equal(read, text);
        if (Number(day) < 1 || Number(day) > (lengths[Number(month) - 1] ?? 0)) assert.equal(read, undefined);
      }),
      { numRuns: 500 },
    );
  });
});

describe('working days, whatever the week and the holidays', () => {
  it('are worked on, and none lies between', () => {
    fc.assert(
      fc.property(days, calendars, (day, calendar) => {
        const next = workingDayOnOrAfter(day, calendar);
        assert.ok(isWorkingDay(next, calendar));
        for (let between = day; between < next; between = addDays(between, 1)) {
          assert.ok(!isWorkingDay(between, calendar), between);
        }
        assert.ok(calendar.workingDays.includes(isoWeekday(next)));
      }),
    );
  });

  it('come later the more of them are counted, and the later one begins', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 8 }), fc.nat(20), calendars, (day, count, ahead, calendar) => {
        const end = addWorkingDays(day, count, calendar);
        assert.ok(end > day);
        assert.ok(isWorkingDay(end, calendar));
        assert.ok(addWorkingDays(day, count + 1, calendar) > end);
        assert.ok(addWorkingDays(addDays(day, ahead), count, calendar) >= end);
      }),
    );
  });
});

function localMoment(zone: string, instantMs: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instantMs);
}

describe('a planned reminder, whichever date, zone and week', () => {
  const effects = fc.constantFrom<Exclude<ReminderEffect, 'keep' | 'stop'>>('rearm', 'followUp', 'snooze');

  it('comes at the time its FM prefers, on a day they work, daylight saving or not (E4)', () => {
    const times = fc.constantFrom('08:00', '09:00', '17:30');
    fc.assert(
      fc.property(
        fc.record({ day: days, zone: fc.constantFrom(...ZONES), calendar: calendars, effect: effects, time: times }),
        fc.integer({ min: -40, max: 40 }),
        fc.boolean(),
        ({ day, zone, calendar, effect, time }, hoursPast, byFm) => {
          const fm = aPerson({ ...FM, timeZone: zone, reminderTime: time, workingDays: calendar.workingDays });
          const nowMs = Date.parse(`${day}T00:00:00Z`) + hoursPast * 3_600_000;
          const context = { fm, calendar, timeZone: zone, nowMs, byFm };
          const engagement = aDatedEngagement(day);
          const plan = planQuestion(engagement, effect, context);
          assert.ok(plan);
          // A day that Samoa skipped when it changed sides: nobody worked on it.
          fc.pre(!(zone === 'Pacific/Apia' && plan.localDay === '2011-12-30'));
          // Planned again while nothing has changed it is the same.
          assert.deepEqual(replanned(engagement, plan, context), plan);
          assert.ok(isWorkingDay(plan.localDay, calendar), `${plan.localDay} is no working day`);
          const [year, month, date] = plan.localDay.split('-');
          assert.equal(localMoment(zone, plan.dueAtMs), `${date ?? ''}/${month ?? ''}/${year ?? ''}, ${time}`);
          if (plan.kind === 'headsUp') assert.ok(plan.localDay < day && plan.dueAtMs > nowMs, 'no heads-up');
          else if (effect === 'rearm') assert.ok(plan.localDay >= day, 'asked before the date');
          else assert.ok(plan.dueAtMs > nowMs, 'put off to the past');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an alarm, whichever date, zone and week', () => {
  it('lies ahead once an FM is assigned, two working days or more after the date', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...ZONES),
        calendars,
        fc.integer({ min: -400, max: 400 }),
        (day, timeZone, calendar, hoursPast) => {
          const fm = aPerson({ ...FM, timeZone });
          const nowMs = Date.parse(`${day}T00:00:00Z`) + hoursPast * 3_600_000;
          const alarm = planAlarm(aDatedEngagement(day), { fm, calendar, timeZone, nowMs, byFm: false });
          assert.ok(alarm && alarm.dueAtMs > nowMs);
          assert.ok(alarm.localDay >= addWorkingDays(day, 2, calendar));
          assert.equal(alarm.kind, 'noAttempt');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the moment at which a person can be reminded, whatever the zone and the week', () => {
  it('is now or later, between 08:00 and 18:00 of a day they work, and itself again', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...ZONES),
        calendars,
        fc.integer({ min: 0, max: 24 * 60 * 7 }),
        fc.constantFrom(undefined, 0, 3, 20),
        (day, timeZone, calendar, minutes, pausedDays) => {
          const remindersPausedUntil = pausedDays === undefined ? undefined : addDays(day, pausedDays);
          const person = aPerson({ ...FM, timeZone, remindersPausedUntil });
          const nowMs = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
          const atMs = receptiveAt(person, calendar, nowMs, { isUrgent: false });
          assert.ok(atMs >= nowMs);
          const [, time = ''] = localMoment(timeZone, atMs).split(', ');
          assert.ok(time >= '08:00' && time < '18:00', `at ${time}`);
          const at = dayIn(timeZone, atMs);
          assert.ok(isWorkingDay(at, calendar), `${at} is no working day`);
          if (remindersPausedUntil) assert.ok(at > remindersPausedUntil, `${at} is in the pause`);
          assert.equal(receptiveAt(person, calendar, atMs, { isUrgent: false }), atMs);
          const urgentMs = receptiveAt(person, calendar, nowMs, { isUrgent: true });
          assert.ok(urgentMs <= atMs);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a date that is accepted, whatever was asked', () => {
  const context = aContext();
  const { today } = context;
  const requested: fc.Arbitrary<RequestedDate> = fc.record({
    date: fc
      .oneof(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -5000, max: 5000 }))
      .map((ahead) => addDays(today, ahead)),
    precision: fc.constantFrom<Precision>('day', 'month'),
  });
  const kickoffRemedy = fc.constantFrom<KickoffRemedy | undefined>(undefined, 'moveToStart', 'clear');
  const text = fc.oneof(fc.string({ maxLength: 30 }), fc.constant('x'.repeat(1001)));
  const engagements: fc.Arbitrary<WorkloadEngagement> = fc
    .record({
      day: fc.integer({ min: -30, max: 60 }).map((ahead) => addDays(today, ahead)),
      kickoffAfter: fc.option(fc.nat(40), { nil: undefined }),
      attempts: fc.constantFrom([], [ATTEMPT]),
      l1: fc.constantFrom<WorkloadEngagement['l1']>('inProgress', 'inProgress', 'inProgress', 'blocked'),
      esdVersion: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ day, kickoffAfter, ...facts }) =>
      aDatedEngagement(day, {
        ...facts,
        version: facts.esdVersion + 3,
        kickoffDate: kickoffAfter === undefined ? undefined : addDays(day, kickoffAfter),
      }),
    );

  const assertSound = (before: WorkloadEngagement, after: WorkloadEngagement, earliest: CalendarDay): void => {
    const { esd, kickoffDate } = after;
    assert.ok(esd);
    assert.ok(esd.date >= earliest && esd.date <= addYears(today, 5), `${esd.date} is out of bounds`);
    if (esd.precision === 'month') assert.equal(esd.date.slice(8), '01');
    if (kickoffDate !== undefined) assert.ok(kickoffDate >= esd.date);
    assert.equal(before.l1, 'inProgress');
    assert.equal(after.version, before.version + 1);
    assert.equal(after.esdVersion, before.esdVersion + 1);
  };

  it('lies between today and five years ahead when it is the first (E5, E7)', () => {
    fc.assert(
      fc.property(requested, text, (asked, comment) => {
        const before = anEngagement();
        const decision = decideCapture(before, { requested: asked, comment }, context);
        if (!decision.ok) return;
        assertSound(before, decision.engagement, today);
        assert.equal(decision.engagement.firstRequestedDate, decision.engagement.esd?.date);
      }),
      { numRuns: 300 },
    );
  });

  it('lies between today and five years ahead when it moves, and the first one asked for stays known', () => {
    const codes = fc.constantFrom<ReasonCode>('customerRequestedNewDate', 'customerReplied', 'other');
    fc.assert(
      fc.property(engagements, requested, text, codes, kickoffRemedy, (before, asked, words, code, remedy) => {
        const reason = { code, text: words };
        const decision = decideReschedule(before, { requested: asked, reason, kickoffRemedy: remedy }, context);
        if (!decision.ok) return;
        const { engagement, events } = decision;
        assertSound(before, engagement, today);
        assert.equal(engagement.firstRequestedDate, before.firstRequestedDate);
        assert.notDeepEqual(
          [engagement.esd?.date, engagement.esd?.precision],
          [before.esd?.date, before.esd?.precision],
        );
        assert.ok(words.trim().length >= 10);
        assert.ok(events.some((event) => 'reason' in event && event.reason?.text === words.trim()));
      }),
      { numRuns: 500 },
    );
  });

  it('lies at most a year back and five ahead when it is corrected, and attempts stay', () => {
    fc.assert(
      fc.property(engagements, requested, text, kickoffRemedy, (before, asked, explanation, remedy) => {
        const decision = decideCorrect(before, { requested: asked, explanation, kickoffRemedy: remedy }, context);
        if (!decision.ok) return;
        assertSound(before, decision.engagement, addYears(today, -1));
        assert.equal(decision.engagement.attempts, before.attempts);
        assert.ok(explanation.trim().length >= 10);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a status note, whatever changed', () => {
  const changes = fc.uniqueArray(
    fc.record({
      workload: fc.constantFrom(...OFFERED_WORKLOADS),
      before: days.map((day) => aStartDate(day)),
      after: fc
        .tuple(days, fc.constantFrom<Precision>('day', 'month'))
        .map(([day, precision]) => aStartDate(precision === 'month' ? firstOfMonth(day) : day, { precision })),
    }),
    { minLength: 1, maxLength: 5, selector: ({ workload }) => workload },
  );
  const reasons = fc.record({
    code: fc.constantFrom<ReasonCode>('customerRequestedNewDate', 'customerReplied', 'correction', 'other'),
    text: fc.string({ unit: 'grapheme', minLength: 10, maxLength: 60 }).map((text) => text.trim()),
  });
  const signatures = fc.record({
    author: fc.constant(FM.name),
    day: days,
    language: fc.constantFrom(...LANGUAGES),
  });

  it('begins with the workloads and holds both dates, the reason, the author and the day (U21)', () => {
    fc.assert(
      fc.property(changes, reasons, signatures, (changed, reason, signature) => {
        const note = rescheduleNote(changed, reason, signature);
        assert.ok(note.startsWith(`${notePrefix(changed.map(({ workload }) => workload))} `), note);
        for (const { before, after } of changed) {
          assert.ok(note.includes(`${before.date} -> ${after.date}`), note);
        }
        assert.ok(note.includes(reason.text), note);
        assert.ok(note.endsWith(` - ${signature.author}, ${signature.day}`), note);
      }),
    );
  });

  it('about dates taken back holds them and the reason (U23)', () => {
    fc.assert(
      fc.property(changes, reasons, signatures, (changed, reason, signature) => {
        const note = voidNote(changed, reason, signature);
        for (const { before } of changed) assert.ok(note.includes(before.date), note);
        assert.ok(note.includes(reason.text), note);
      }),
    );
  });
});

describe('a name as duplicates are found by it', () => {
  it('is found by itself (E20)', () => {
    const words = fc.constantFrom(
      'Contoso',
      'Fabrikam',
      'Ñandú',
      'Größe',
      'ß',
      '北風',
      'S.A.',
      'Co',
      'Ltd.',
      'GmbH',
      '&',
      '-',
    );
    const names = fc.oneof(
      fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' ')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const matched = matchedName(name);
        assert.equal(matchedName(matched), matched);
        assert.equal(matchedName(` ${name.toUpperCase().toLowerCase()} `), matchedName(name.toUpperCase()));
      }),
      { numRuns: 1000 },
    );
  });
});
