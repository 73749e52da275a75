import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { measureCharges } from '../store/measure-charges.ts';

describe('the documentation of costs', function () {
  this.timeout(60_000);

  it('tells what each step is charged, as measured', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/cost.md'), 'utf8');
    const rows = [...text.matchAll(/^\| (\S.*?) +\| +(\d+) +\| +([\d.]+) +\|$/gm)];
    const told = rows.map(([, step, requests, requestUnits]) => ({
      step,
      requests: Number(requests),
      requestUnits: Number(requestUnits),
    }));
    const measured = await measureCharges();
    assert.deepEqual(
      told.map(({ step, requests }) => ({ step, requests })),
      measured.map(({ step, requests }) => ({ step, requests })),
    );
    for (const [n, { step, requestUnits }] of measured.entries()) {
      // Ids and instants differ in length by a few characters from run to run.
      const difference = Math.abs((told[n]?.requestUnits ?? 0) - requestUnits);
      assert.ok(difference < 0.2, `${step}: ${requestUnits.toFixed(1)} RU`);
    }
  });
});
