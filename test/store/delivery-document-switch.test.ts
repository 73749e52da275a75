import assert from 'node:assert/strict';

import { DeliveryDocumentSwitch } from '../../src/store/delivery-document-switch.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('the switch of delivery', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.store.close());

  it('is on until somebody turns it off, tells who, and is the same for all', async () => {
    const mine = new DeliveryDocumentSwitch(office.store);
    const theirs = new DeliveryDocumentSwitch(office.store);
    assert.equal(await mine.getPause(), undefined);
    const pause = { by: 'lead-1', at: '2026-11-23T09:00:00.000Z' };
    await mine.savePause(pause);
    assert.deepEqual(await theirs.getPause(), pause);
    await theirs.savePause(undefined);
    assert.equal(await mine.getPause(), undefined);
  });

  it('lets one of all look after reminders, as often as asked, since when the last one was done', async () => {
    const claim = async (nowMs: number): Promise<number | undefined> =>
      (await new DeliveryDocumentSwitch(office.store).claimRepair(nowMs, 1000))?.lastMs;
    const finish = (begunAtMs: number): Promise<void> =>
      new DeliveryDocumentSwitch(office.store).finishRepair(begunAtMs);
    const first = await Promise.all([claim(5000), claim(5000), claim(5000)]);
    assert.deepEqual(first.toSorted(), [0, undefined, undefined]);
    assert.equal(await claim(5999), undefined);
    await finish(5000);
    assert.equal(await claim(6000), 5000);
    // That one has died, and this one takes so long that the next has begun.
    assert.equal(await claim(7000), 5000);
    assert.equal(await claim(8000), 5000);
    await finish(7000);
    assert.equal(await claim(9000), 5000);
    await finish(9000);
    // The clock has been set back: whoever is told now does not wait until it has caught up.
    assert.equal(await claim(3000), 9000);
  });
});
