import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { runTrials } from './run-trials.ts';
import type { TrialResult, Trial } from './trial.ts';

const HEADING = '2026-11-23, commit 1234567, `npm run test:faults`';

function aTrial(name: string, run: Trial['run'] = keeps): Trial {
  return { name, promise: `${name} does no harm`, run };
}

function keeps(): Promise<TrialResult> {
  return Promise.resolve({ measured: '10 tried, 0 lost', failures: [] });
}

async function runWith(tests: readonly Trial[], ...args: string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const exitCode = await runTrials({
    tests,
    args,
    heading: HEADING,
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { exitCode, complaints, lines: said.join('\n').split('\n') };
}

describe('a run of trials', () => {
  it('runs all of them, one after another, and says what was measured', async () => {
    const happened: string[] = [];
    const slow = (name: string) =>
      aTrial(name, async (size) => {
        happened.push(`${name} ${size} begins`);
        await Promise.resolve();
        happened.push(`${name} ends`);
        return keeps();
      });
    const { exitCode, lines } = await runWith([slow('restart'), slow('clock')]);
    assert.equal(exitCode, 0);
    assert.deepEqual(happened, ['restart ci begins', 'restart ends', 'clock ci begins', 'clock ends']);
    assert.match(lines[0] ?? '', /^ok +restart +[\d.]+ s$/);
    assert.deepEqual(lines.slice(2), [
      '',
      '| Test | What has to hold | Measured | Held |',
      '| --- | --- | --- | --- |',
      '| restart | restart does no harm | 10 tried, 0 lost | yes |',
      '| clock | clock does no harm | 10 tried, 0 lost | yes |',
      '',
      HEADING,
    ]);
  });

  it('shows every failure, and fails', async () => {
    const failures = ['seed 1: lost', 'seed 7: sent twice'];
    const { exitCode, lines } = await runWith([
      aTrial('clock'),
      aTrial('restart', () => Promise.resolve({ measured: '10 tried, 2 wrong', failures })),
    ]);
    assert.equal(exitCode, 1);
    assert.match(lines[1] ?? '', /^FAILED +restart +[\d.]+ s$/);
    assert.deepEqual(lines.slice(2, 6), ['', 'restart:', ...failures]);
    assert.ok(lines.includes('| restart | restart does no harm | 10 tried, 2 wrong | NO |'));
  });

  it('takes a test that throws for one that failed, and runs the others', async () => {
    const { exitCode, lines } = await runWith([
      aTrial('restart', () => {
        throw new Error('no port is free');
      }),
      aTrial('clock'),
    ]);
    assert.equal(exitCode, 1);
    assert.match(lines[0] ?? '', /^FAILED +restart/);
    assert.match(lines[1] ?? '', /^ok +clock/);
    assert.ok(lines.includes('Error: no port is free'));
    assert.ok(lines.includes('| restart | restart does no harm | not measured: no port is free | NO |'));
  });

  it('keeps the table a table, whatever a test measured', async () => {
    const { lines } = await runWith([
      aTrial('clock', () => Promise.resolve({ measured: 'EXO|1\nand C:\\bot', failures: [] })),
    ]);
    assert.ok(lines.includes('| clock | clock does no harm | EXO\\|1<br>and C:\\\\bot | yes |'));
  });

  it('runs in full size when asked', async () => {
    const sizes: string[] = [];
    const test = aTrial('clock', (size) => {
      sizes.push(size);
      return keeps();
    });
    await runWith([test], '--full');
    assert.deepEqual(sizes, ['full']);
  });

  for (const args of [
    ['--only', 'clock,store'],
    ['--only=store', '--only', 'clock'],
  ]) {
    it(`runs only what ${args.join(' ')} names`, async () => {
      const { exitCode, lines } = await runWith(
        ['restart', 'clock', 'store'].map((name) => aTrial(name)),
        ...args,
      );
      assert.equal(exitCode, 0);
      assert.match(lines[0] ?? '', /clock/);
      assert.match(lines[1] ?? '', /store/);
      assert.ok(!lines.some((line) => line.includes('restart')));
    });
  }

  for (const [args, begin] of [
    [['--only', 'clock,moon'], 'No test "moon"'],
    [['--only', ''], 'No test ""'],
    [['--only'], "Option '--only <value>' argument missing"],
    [['--fast'], "Unknown option '--fast'"],
    [['clock'], "Unexpected argument 'clock'"],
  ] as const) {
    it(`runs nothing and names the tests when given "${args.join(' ')}"`, async () => {
      const { exitCode, complaints, lines } = await runWith([aTrial('restart'), aTrial('clock')], ...args);
      assert.equal(exitCode, 2);
      assert.deepEqual(lines, ['']);
      assert.deepEqual(complaints, [
        `${begin}: expected --full and --only <name>[,<name>], with names of restart, clock`,
      ]);
    });
  }

  for (const [command, known] of [
    ['faults/run-faults.ts', 'time-zones'],
    ['security/run-security.ts', 'no-app-id'],
  ] as const) {
    it(`is a command, ${command}, that knows its tests`, () => {
      const program = join(import.meta.dirname, '..', command);
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--only', 'moon'], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, new RegExp(`^No test "moon": expected .*\\b${known}\\b.*\\n$`));
    });
  }
});
