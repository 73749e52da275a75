// Lets the world go wrong and says whether what was promised held: npm run test:faults [-- --full] [--only <name>,<name>].
import { spawnSync } from 'node:child_process';

import { runFaults } from './fault-run.ts';
import { FAULT_TESTS } from './fault-tests.ts';

function commit(): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return status === 0 ? `commit ${stdout.trim()}` : 'no commit';
}

const args = process.argv.slice(2);
const command = ['npm run test:faults', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');

process.exitCode = await runFaults({
  tests: FAULT_TESTS,
  args,
  heading: `${new Date().toISOString().slice(0, 10)}, ${commit()}, \`${command}\``,
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
