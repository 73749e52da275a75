import fc from 'fast-check';

import type { Precision } from '../../src/domain/engagement.ts';
import type { KickoffRemedy } from '../../src/domain/start-date.ts';
import { STAFF } from './staff.ts';

/** What can happen, and how often it is tried in comparison. */
const WEIGHTS = {
  createCustomer: 2,
  addWorkloads: 3,
  capture: 6,
  reschedule: 5,
  customerReplied: 3,
  correct: 5,
  attemptWithoutReply: 6,
  attemptWithReply: 2,
  confirmStarted: 4,
  markInactive: 5,
  reactivate: 6,
  changeL1: 4,
  setKickoff: 3,
  moveStartToKickoff: 3,
  setCompletion: 2,
  assignFm: 4,
  assignChannel: 3,
  reassign: 2,
  undoReassignment: 3,
  setAbsence: 2,
  mergeDuplicate: 3,
  voidDate: 2,
  snooze: 3,
  moveClock: 9,
  deliverReminders: 6,
  repeatAnswer: 2,
} as const;

export type CommandKind = keyof typeof WEIGHTS;

function isCommandKind(text: string): text is CommandKind {
  return text in WEIGHTS;
}

export const COMMAND_KINDS: readonly CommandKind[] = Object.keys(WEIGHTS).filter(isCommandKind);

/** Something that may go wrong with a card. */
export type Quirk = 'none' | 'stale' | 'unconfirmed' | 'fromReminder';

/** One random command. What it names is looked up when its turn comes: numbers count among what there is then. */
export interface Command {
  readonly kind: CommandKind;
  /** `apt` is somebody who may, `standIn` whom the FM has named; anybody else is tried, too. */
  readonly by: string;
  readonly customer: number;
  /** Workloads of the customer. */
  readonly picks: readonly number[];
  /** Whether only workloads are picked that the command makes sense for. */
  readonly isAimed: boolean;
  /** Whether it is about the same workloads as the change before. */
  readonly isAgain: boolean;
  /** From today. */
  readonly days: number;
  readonly precision: Precision;
  readonly text: string;
  readonly kickoffRemedy: KickoffRemedy | undefined;
  /** Chooses among what the command can be about. */
  readonly variant: number;
  readonly quirk: Quirk;
}

const anyKind = fc.oneof(
  ...COMMAND_KINDS.map((one) => ({ weight: WEIGHTS[one], arbitrary: fc.constant<CommandKind>(one) })),
);

/** What a few days with one silent customer are made of. */
const DAILY_KINDS: readonly CommandKind[] = [
  'attemptWithoutReply',
  'snooze',
  'moveClock',
  'moveClock',
  'deliverReminders',
  'reschedule',
  'correct',
  'markInactive',
  'reactivate',
];

const by = fc.oneof(
  { weight: 8, arbitrary: fc.constant('apt') },
  { weight: 1, arbitrary: fc.constant('standIn') },
  { weight: 2, arbitrary: fc.constantFrom(...STAFF.map(({ objectId }) => objectId)) },
);

const days = fc.oneof(
  { weight: 7, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 2, arbitrary: fc.integer({ min: -40, max: -1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 31, max: 800 }) },
  { weight: 1, arbitrary: fc.constantFrom(-400, -366, 1820, 1840, 16_700) },
);

const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'The customer asked for it.',
      'El cliente lo pidió así, por las vacaciones',
      '**Bold** [link](https://example.com) =1+1',
      'They were reached again 🎉🎉',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('', 'too short', '          ', 'x'.repeat(1001)) },
);

const details = {
  by,
  customer: fc.nat(4),
  picks: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
  isAimed: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  isAgain: fc.boolean(),
  days,
  precision: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Precision>('day') },
    { weight: 1, arbitrary: fc.constant<Precision>('month') },
  ),
  text,
  kickoffRemedy: fc.constantFrom<KickoffRemedy | undefined>(undefined, 'moveToStart', 'clear'),
  variant: fc.nat(11),
  quirk: fc.oneof(
    { weight: 8, arbitrary: fc.constant<Quirk>('none') },
    { weight: 1, arbitrary: fc.constantFrom<Quirk>('stale', 'unconfirmed') },
    { weight: 2, arbitrary: fc.constant<Quirk>('fromReminder') },
  ),
};

const anyCommand: fc.Arbitrary<Command> = fc.record({ kind: anyKind, ...details });

const dailyCommand: fc.Arbitrary<Command> = fc.record({
  ...details,
  kind: fc.constantFrom(...DAILY_KINDS),
  by: fc.constant('apt'),
  isAgain: fc.constant(true),
  quirk: fc.constant<Quirk>('none'),
});

/** At most `maxLength` commands: whatever occurs to people, and now and then some days about the same workloads. */
export function story(maxLength: number): fc.Arbitrary<readonly Command[]> {
  const part = fc.oneof(
    { weight: 9, arbitrary: anyCommand.map((one): readonly Command[] => [one]) },
    { weight: 1, arbitrary: fc.array(dailyCommand, { minLength: 2, maxLength: 8 }) },
  );
  return fc.array(part, { maxLength, size: 'max' }).map((parts) => parts.flat().slice(0, maxLength));
}
