/** A mistake somebody could make in the program, which a test has to notice. */
export interface Mutant {
  /** What the program would do. */
  readonly mistake: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
  /** The tests that have to notice; those of the stores or of the rules, as the file is, when it is not said. */
  readonly tests?: TestsOf;
}

/** What tests are of. */
export type TestsOf = 'rules' | 'stores' | 'reminders' | 'door';
