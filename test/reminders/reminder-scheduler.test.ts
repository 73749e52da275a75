import assert from 'node:assert/strict';

import sinon from 'sinon';

import { ReminderScheduler, type ScheduledWork } from '../../src/reminders/reminder-scheduler.ts';
import { recordingLog } from '../support/recording-log.ts';

describe('the reminder scheduler', () => {
  const work = (deliverDue: () => Promise<number>): ScheduledWork => ({
    deliverDue,
    stop: () => undefined,
    repairWhenDue: () => Promise.resolve(),
  });
  let time: sinon.SinonFakeTimers;

  beforeEach(() => {
    time = sinon.useFakeTimers();
  });
  afterEach(() => {
    time.restore();
  });

  it('looks at once and then every 20 to 40 seconds', async () => {
    const looks: number[] = [];
    const scheduler = new ReminderScheduler(
      work(() => {
        looks.push(Date.now());
        return Promise.resolve(0);
      }),
      recordingLog(),
    );
    scheduler.start();
    await time.tickAsync(10 * 60_000);
    await scheduler.stop();
    assert.equal(looks[0], 0);
    const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
    assert.ok(pauses.length >= 14, `looked ${String(pauses.length)} times in ten minutes`);
    assert.ok(pauses.every((pause) => pause >= 20_000 && pause <= 40_000));
    const before = looks.length;
    await time.tickAsync(10 * 60_000);
    assert.equal(looks.length, before);
  });

  it('goes on after a look that failed', async () => {
    const log = recordingLog();
    let looks = 0;
    const scheduler = new ReminderScheduler(
      work(() => {
        looks += 1;
        return looks === 1 ? Promise.reject(new Error('store away')) : Promise.resolve(0);
      }),
      log,
    );
    scheduler.start();
    await time.tickAsync(60_000);
    await scheduler.stop();
    assert.ok(looks >= 2);
    assert.equal(log.lines.length, 1);
  });

  it('never runs two looks at the same time, and waits for the one under way when it stops', async () => {
    const pending: (() => void)[] = [];
    let running = 0;
    const scheduler = new ReminderScheduler(
      work(async () => {
        running += 1;
        assert.equal(running, 1);
        await new Promise<void>((resolve) => pending.push(resolve));
        running -= 1;
        return 3;
      }),
      recordingLog(),
    );
    const first = scheduler.runNow();
    const second = scheduler.runNow();
    await time.tickAsync(1);
    assert.equal(pending.length, 1);
    pending[0]?.();
    assert.equal(await first, 3);
    await time.tickAsync(1);
    assert.equal(pending.length, 2);
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await time.tickAsync(1);
    assert.equal(stopped, false);
    pending[1]?.();
    assert.equal(await second, 3);
    await stopping;
  });

  it('waits for a repair under way when it stops', async () => {
    const repaired = Promise.withResolvers<undefined>();
    const scheduler = new ReminderScheduler(
      { ...work(() => Promise.resolve(0)), repairWhenDue: () => repaired.promise },
      recordingLog(),
    );
    scheduler.start();
    await time.tickAsync(1);
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await time.tickAsync(1);
    assert.equal(stopped, false);
    repaired.resolve(undefined);
    await stopping;
  });
});
