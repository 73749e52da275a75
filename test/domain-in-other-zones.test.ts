import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

// Whatever zone the server is set to, a day is a day: the domain tests must not notice.
describe('the domain tests', () => {
  const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');

  for (const zone of ['America/New_York', 'Pacific/Apia', 'Asia/Kolkata']) {
    it(`pass on a machine in ${zone}`, () => {
      const { status, stdout } = spawnSync(
        process.execPath,
        [mocha, '--no-config', '--extension', 'ts', '--reporter', 'dot', 'test/domain/**/*.test.ts'],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      );
      assert.equal(status, 0, stdout);
      assert.match(stdout, /\d+ passing/);
    });
  }
});
