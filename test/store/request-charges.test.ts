import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';

import { RequestCharges } from '../../src/store/request-charges.ts';

describe('request charges', () => {
  it('are added to the use case they arise in, however many run at once', async () => {
    const charges = new RequestCharges();
    const work = (useCase: string, requestUnits: number): Promise<void> =>
      charges.during(useCase, async () => {
        for (let request = 0; request < 3; request += 1) {
          await setImmediate();
          charges.add(requestUnits);
        }
      });
    await Promise.all([work('capture', 2), work('list', 5), work('capture', 2)]);
    charges.add(1);
    assert.deepEqual(charges.take(), [
      { useCase: 'list', runs: 1, requests: 3, requestUnits: 15 },
      { useCase: 'capture', runs: 2, requests: 6, requestUnits: 12 },
      { useCase: 'other', runs: 0, requests: 1, requestUnits: 1 },
    ]);
    assert.deepEqual(charges.take(), []);
  });

  it('are those of the inner use case when one runs inside of another', async () => {
    const charges = new RequestCharges();
    await charges.during('outer', async () => {
      charges.add(1);
      await charges.during('inner', () => {
        charges.add(2);
        return Promise.resolve();
      });
      charges.add(4);
    });
    assert.deepEqual(
      charges.take().map(({ useCase, requestUnits }) => [useCase, requestUnits]),
      [
        ['outer', 5],
        ['inner', 2],
      ],
    );
  });

  it('pass on what the work returns, and that it failed', async () => {
    const charges = new RequestCharges();
    assert.equal(await charges.during('list', () => Promise.resolve(7)), 7);
    await assert.rejects(
      charges.during('list', () => Promise.reject(new Error('away'))),
      /away/,
    );
  });
});
