import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

import type { Mutant, TestsOf } from './mutant.ts';
import { MUTANTS } from './mutants.ts';

/** Copied once, so that all mutants are of the same program and the working tree is never touched; then for every mutant. */
const COPIED = ['src', 'test', 'package.json', 'tsconfig.json'];

const TESTS: Readonly<Record<TestsOf, readonly string[]>> = {
  rules: ['test/domain/**/*.test.ts', 'test/application/**/*.test.ts', 'test/model/**/*.test.ts'],
  stores: ['test/store/*.test.ts'],
  reminders: ['test/simulation/*.test.ts'],
  door: [
    'test/bot/*.test.ts',
    'test/application/*.test.ts',
    'test/cards/*.test.ts',
    'test/server/*.test.ts',
    'test/store/erase-records.test.ts',
    'test/log.test.ts',
    'test/rate-limits.test.ts',
  ],
};

/** Fewer stories than the gate plays, more runs of the simulation, and always the same ones. */
const SAME_CHANCE = { MODEL_RUNS: '100', MODEL_SEED: '1', SIMULATION_SEEDS: '400', SIMULATION_FIRST: '1' };

const AT_ONCE = 2;

const ROOT = resolve(import.meta.dirname, '../..');

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const mutants = MUTANTS.filter((mutant) => values.only === undefined || testsOf(mutant) === values.only);
const kinds = [...new Set(mutants.map(testsOf))];
if (mutants.length === 0)
  throw new Error(`Expected --only ${Object.keys(TESTS).join(', ')}, got ${String(values.only)}`);

const program = copyOf(ROOT);

const report = z.object({ failures: z.array(z.object({ file: z.string() })) });

/** A new temporary folder with what the tests need. */
function copyOf(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'esd-bot-mutant-'));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs the tests on a copy with this mutant, or without any, and returns the test files that fail. */
async function failingFiles(mutant: Mutant | undefined, tests: readonly string[]): Promise<readonly string[]> {
  const folder = copyOf(program);
  try {
    if (mutant) apply(mutant, folder);
    const result = join(folder, 'result.json');
    await run(folder, ['--reporter', 'json', '--reporter-option', `output=${result}`, ...tests]);
    if (!existsSync(result)) throw new Error(`${mutant?.mistake ?? 'Without a mutant'}: the tests could not be run`);
    const { failures } = report.parse(JSON.parse(readFileSync(result, 'utf8')));
    return [...new Set(failures.map(({ file }) => relative(folder, file)))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testsOf({ file, tests }: Mutant): TestsOf {
  return tests ?? (file.startsWith('src/store/') ? 'stores' : 'rules');
}

/** @throws Error when the mutant's text does not occur exactly once: then the program has changed, and the mutant has to. */
function apply({ mistake, file, text, replacement }: Mutant, folder: string): void {
  const path = join(folder, file);
  const parts = readFileSync(path, 'utf8').split(text);
  if (parts.length !== 2) {
    throw new Error(`"${mistake}": expected once in ${file}, found ${String(parts.length - 1)} times: ${text}`);
  }
  writeFileSync(path, parts.join(replacement));
}

function run(folder: string, tests: readonly string[]): Promise<void> {
  const mocha = join(folder, 'node_modules/mocha/bin/mocha.js');
  const child = spawn(
    process.execPath,
    [mocha, '--no-config', '--exit', '--extension', 'ts', '--timeout', '60000', ...tests],
    {
      cwd: folder,
      env: { ...process.env, ...SAME_CHANCE },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', () => {
      done();
    });
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const caughtBy = new Map<Mutant, readonly string[]>();
const waiting = [...mutants];

async function work(): Promise<void> {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const files = await failingFiles(mutant, TESTS[testsOf(mutant)]);
    caughtBy.set(mutant, files);
    say(`${files.length > 0 ? 'caught  ' : 'SURVIVED'}  ${mutant.mistake}`);
  }
}

try {
  const broken = await failingFiles(
    undefined,
    kinds.flatMap((kind) => TESTS[kind]),
  );
  if (broken.length > 0) throw new Error(`Expected tests that pass without a mutant; these fail: ${broken.join(', ')}`);
  await Promise.all(Array.from({ length: AT_ONCE }, work));
} finally {
  rmSync(program, { recursive: true, force: true });
}

say('\n| The program … | Caught by |\n| --- | --- |');
for (const mutant of mutants) {
  const files = caughtBy.get(mutant) ?? [];
  say(`| ${mutant.mistake} | ${files.length > 0 ? files.join('<br>') : 'nothing'} |`);
}
const survivors = mutants.filter((mutant) => caughtBy.get(mutant)?.length === 0);
say(`\n${String(mutants.length - survivors.length)} of ${String(mutants.length)} mutants caught`);
process.exitCode = survivors.length > 0 ? 1 : 0;
