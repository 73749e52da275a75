import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

import type { TrialResult, Trial, Size } from './trial.ts';

/** What a run of trials needs to know and where it writes, a line at a time. */
export interface TrialRun {
  readonly tests: readonly Trial[];
  /** The options as typed: `--full`, `--only <name>[,<name>]`. */
  readonly args: readonly string[];
  /** What the report is of: date, commit and command. */
  readonly heading: string;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

interface Outcome extends TrialResult {
  readonly test: Trial;
}

interface Chosen {
  readonly size: Size;
  readonly tests: readonly Trial[];
}

/**
 * Runs the chosen trials one after another and reports on all of them, also when some fail or throw.
 * Returns the exit code: 0 when every promise was kept, 1 when one was not, 2 when the options make no sense.
 */
export async function runTrials({ tests, args, heading, say, complain }: TrialRun): Promise<0 | 1 | 2> {
  const chosen = chooseTests(tests, args);
  if (typeof chosen === 'string') {
    complain(chosen);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const test of chosen.tests) {
    const startedMs = performance.now();
    const outcome = await outcomeOf(test, chosen.size);
    const seconds = (performance.now() - startedMs) / 1000;
    say(`${isHeld(outcome) ? 'ok    ' : 'FAILED'}  ${test.name}  ${seconds.toFixed(1)} s`);
    outcomes.push(outcome);
  }
  const broken = outcomes.filter((outcome) => !isHeld(outcome));
  for (const { test, failures } of broken) say(`\n${test.name}:\n${failures.join('\n')}`);
  say('\n| Test | What has to hold | Measured | Held |\n| --- | --- | --- | --- |');
  for (const outcome of outcomes) {
    const cells = [outcome.test.name, outcome.test.promise, outcome.measured, isHeld(outcome) ? 'yes' : 'NO'];
    say(`| ${cells.map(cellOf).join(' | ')} |`);
  }
  say(`\n${heading}`);
  return broken.length > 0 ? 1 : 0;
}

/** Runs trials as the npm script `script` is asked to on the command line, and ends the process with what came of it. */
export async function runTrialsAsCommand(script: string, tests: readonly Trial[]): Promise<void> {
  const args = process.argv.slice(2);
  const command = [`npm run ${script}`, ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  process.exitCode = await runTrials({
    tests,
    args,
    heading: `${new Date().toISOString().slice(0, 10)}, ${commit()}, \`${command}\``,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}

function commit(): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return status === 0 ? `commit ${stdout.trim()}` : 'no commit';
}

/** The tests that `args` ask for, in the order of `tests`, or a line that says what is wrong with `args`. */
function chooseTests(tests: readonly Trial[], args: readonly string[]): Chosen | string {
  const known = tests.map(({ name }) => name);
  const usage = `expected --full and --only <name>[,<name>], with names of ${known.join(', ')}`;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { full: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    });
    const names = values.only?.flatMap((list) => list.split(',').map((name) => name.trim()));
    const unknown = names?.filter((name) => !known.includes(name)) ?? [];
    if (unknown.length > 0) return `No test "${unknown.join('", "')}": ${usage}`;
    return {
      size: values.full === true ? 'full' : 'ci',
      tests: names ? tests.filter(({ name }) => names.includes(name)) : tests,
    };
  } catch (error) {
    // Node explains some options in more than one sentence, about what to type instead.
    return `${messageOf(error).split(/[.\n]/, 1)[0] ?? ''}: ${usage}`;
  }
}

async function outcomeOf(test: Trial, size: Size): Promise<Outcome> {
  try {
    return { test, ...(await test.run(size)) };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { test, measured: `not measured: ${messageOf(error)}`, failures: [failure] };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isHeld({ failures }: Outcome): boolean {
  return failures.length === 0;
}

/** `text` inside a markdown table, where a bar or the end of a line would end the cell. */
function cellOf(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, '<br>');
}
