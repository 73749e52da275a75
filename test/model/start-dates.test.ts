import assert from 'node:assert/strict';

import fc from 'fast-check';

import { showFmLoads } from '../../src/application/show-fm-loads.ts';
import { COMMAND_KINDS, story, type Command, type CommandKind } from './command.ts';
import * as invariants from './invariants.ts';
import type { Step } from './invariants.ts';
import { runCommand } from './run-command.ts';
import { openWorld, readBack } from './world.ts';
import { LEAD } from '../support/builders.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 500);
const SEED = process.env['MODEL_SEED'];

/** So many runs make it certain enough that everything happens. */
const TELLING_RUNS = 200;

const MAX_COMMANDS = 50;

/** What becomes of commands that save no change themselves. */
const ACCEPTED: readonly string[] = ['moved', 'delivered', 'repeated'];

/** Before the clocks change in Europe and in America, before a new year, before a leap day. */
const STARTS = [
  '2026-10-23T07:30:00Z',
  '2026-12-18T16:00:00Z',
  '2027-03-11T23:30:00Z',
  '2027-03-25T08:59:00Z',
  '2028-02-21T12:00:00Z',
];

/** What has to hold after every command, by its number in the rules. */
const INVARIANTS: readonly (readonly [says: string, check: (step: Step) => number])[] = [
  ['I1: a date is set or changed only while L1 is In Progress', invariants.dateChangesOnlyInProgress],
  ['I2: a workload has one date for each time it is deployed', invariants.oneDatePerWorkloadAndSequence],
  ['I3: Gateway, the lead or the assigned FM enter the first date', invariants.firstDateOfNewCustomersIsGateways],
  ['I4: the FM or the lead enter the dates of follow-on work, as plans', invariants.followOnDatesAreTheFms],
  ['I5: a changed date and the note with its reason are saved together', invariants.changedDateAndNoteGoTogether],
  ['I6: nothing is written to entitlement notes', invariants.nothingIsKeptAboutEntitlements],
  ['I7: an inactive engagement keeps its date and has a note', invariants.inactiveKeepsItsDateAndIsExplained],
  ['I8: becoming inactive leaves the date alone', invariants.givingUpLeavesTheDate],
  ['I9: an attempt starts nothing and leaves the date alone', invariants.attemptsLeaveDateAndStart],
  ['I10: a start is stated, with a day that has come', invariants.startedIsStatedWithADayThatHasCome],
  ['I11: a month is stored as its first day, never as an actual start', invariants.monthMeansItsFirstDay],
  ['I12: the kickoff never precedes the start', invariants.kickoffIsNotBeforeTheStart],
  ['I13: a completion before the start is confirmed first', invariants.completionBeforeTheStartIsConfirmed],
  ['I14: nobody is asked about old work or outside In Progress', invariants.nobodyIsAskedAboutOldOrOtherWork],
  ['I15: nobody is asked about what partners deliver', invariants.nobodyIsAskedAboutPartners],
  ['I16: reminders, silence and time change nothing', invariants.remindersAndTimeChangeNothing],
  ['I17: history and notes stay as they were written', invariants.historyStays],
  ['I18: the load of an FM counts what is open in each month', invariants.loadCountsOpenDates],
  ['I19: once an FM is assigned only those in charge act', invariants.onlyThoseInChargeAct],
  ['I20: assigning an FM or a channel leaves the date alone', invariants.assigningLeavesTheDate],
  ['a date that is asked for lies ahead, and not too far (E5, E6, E7)', invariants.datesAskedForLieAhead],
  ['the store holds what the model expects', invariants.storeIsAsExpected],
  ['what is refused, overtaken or repeated writes nothing', invariants.whatIsRefusedWritesNothing],
  ['open questions are about the present date, and none is missing', invariants.openQuestionsAreAboutThePresentDate],
];

/** How often each command was accepted, and how many cases each invariant has looked at. */
interface Tally {
  readonly accepted: Map<CommandKind, number>;
  readonly looked: Map<string, number>;
}

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

describe('whatever people do with start dates', function () {
  // Mostly for the search for a shorter story when one has failed.
  this.timeout(600_000);

  const tally: Tally = { accepted: new Map(), looked: new Map() };

  it(`keeps every invariant, in ${String(RUNS)} random stories`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STARTS), story(MAX_COMMANDS), (startsAt, commands) =>
        play(startsAt, commands, tally),
      ),
      {
        numRuns: RUNS,
        // Few runs are to find out whether something is wrong, not the shortest story in which it is.
        endOnFailure: RUNS < TELLING_RUNS,
        ...(SEED === undefined ? {} : { seed: Number(SEED) }),
      },
    );
  });

  for (const [says] of INVARIANTS) {
    it(says, () => {
      assert.ok(RUNS < TELLING_RUNS || (tally.looked.get(says) ?? 0) > 0, 'the stories hold no case of it');
    });
  }

  for (const kind of COMMAND_KINDS) {
    it(`holds stories in which ${kind} is accepted`, () => {
      assert.ok(RUNS < TELLING_RUNS || (tally.accepted.get(kind) ?? 0) > 0);
    });
  }
});

/** Carries out a story and checks every invariant after every command. */
async function play(startsAt: string, commands: readonly Command[], { accepted, looked }: Tally): Promise<void> {
  const world = await openWorld(startsAt);
  const told: string[] = [`It is ${startsAt}`];
  try {
    let before = await readBack(world);
    for (const one of commands) {
      const sent = world.office.notifier.sent.length;
      // No two things happen at the same instant.
      world.office.clock.tick(1000);
      told.push(`${one.kind} by ${one.by}`);
      const outcome = await runCommand(world, one, before);
      const { actor, kind, about, ...became } = outcome;
      told[told.length - 1] = `${one.kind} ${about} by ${actor.objectId}: ${kind}`;
      const after = await readBack(world);
      const step: Step = {
        kind: one.kind,
        actor,
        ...became,
        before,
        after,
        newEvents: [...after.events].filter(([id]) => !before.events.has(id)).map(([, event]) => event),
        newNotes: [...after.notes].filter(([id]) => !before.notes.has(id)).map(([, note]) => note),
        sent: world.office.notifier.sent.slice(sent),
        loads: became.isSaved ? await showFmLoads(world.office, LEAD) : [],
        expected: world.expected,
        absences: world.absences,
      };
      for (const [says, check] of INVARIANTS) {
        try {
          count(looked, says, check(step));
        } catch (error) {
          throw new Error(`Broken: ${says}`, { cause: error });
        }
      }
      if (became.isSaved || ACCEPTED.includes(kind)) count(accepted, one.kind, 1);
      before = after;
    }
    const failures = world.office.log.lines.filter(({ level }) => level === 'error');
    assert.deepEqual(failures, [], 'a delivery failed');
  } catch (error) {
    throw new Error(`${told.join('\n')}\n${String(error)}`, { cause: error });
  } finally {
    await world.office.store.close();
  }
}
