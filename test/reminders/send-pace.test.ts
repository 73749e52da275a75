import assert from 'node:assert/strict';

import { SendPace } from '../../src/reminders/send-pace.ts';

describe('the pace of sending', () => {
  let nowMs: number;
  let slept: number[];
  const timer = {
    elapsedMs: () => nowMs,
    sleep: (durationMs: number): Promise<void> => {
      slept.push(durationMs);
      return Promise.resolve();
    },
  };
  beforeEach(() => {
    nowMs = 0;
    slept = [];
  });

  /** How long each of these messages has to wait for its turn, all asked for at the same moment. */
  const waits = async (pace: SendPace, chats: readonly string[]): Promise<readonly number[]> => {
    const waited: number[] = [];
    for (const chat of chats) {
      slept = [];
      await pace.turn(chat);
      waited.push(slept[0] ?? 0);
    }
    return waited;
  };
  const usual = (): SendPace => new SendPace({ sendsPerSecond: 10, secondsPerChat: 2 }, timer);

  it('lets messages to different chats follow one another as fast as all together may', async () => {
    assert.deepEqual(await waits(usual(), ['a', 'b', 'c', 'd']), [0, 100, 200, 300]);
  });

  it('lets messages to one chat follow one another more slowly, without holding up the others', async () => {
    assert.deepEqual(await waits(usual(), ['a', 'a', 'b', 'a', 'b']), [0, 2000, 100, 4000, 2100]);
  });

  it('keeps the limit of all chats together also where the turns of several chats come at the same moment', async () => {
    const turns = await waits(usual(), [
      'a',
      'b',
      'c',
      'a',
      'b',
      'c',
      ...Array.from({ length: 40 }, (_, n) => String(n)),
    ]);
    const inOrder = turns.toSorted((one, other) => one - other);
    assert.ok(
      inOrder.slice(1).every((at, index) => at - (inOrder[index] ?? 0) >= 100),
      inOrder.join(', '),
    );
  });

  it('waits for nothing when the last message was long ago', async () => {
    const pace = usual();
    await pace.turn('a');
    nowMs = 5000;
    assert.deepEqual(await waits(pace, ['a', 'b']), [0, 100]);
  });

  it('keeps the limits of Teams for a chat as it is set up: 7 in a second, 60 in thirty, 1,800 in an hour', async () => {
    const turns = await waits(
      usual(),
      Array.from({ length: 2000 }, () => 'a'),
    );
    for (const [windowMs, most] of [
      [1000, 7],
      [30_000, 60],
      [3_600_000, 1800],
    ] as const) {
      const counts = turns.map((at) => turns.filter((other) => other >= at && other < at + windowMs).length);
      assert.ok(Math.max(...counts) <= most, `${String(Math.max(...counts))} in ${String(windowMs)} ms`);
    }
  });

  it('forgets chats that no longer matter, and keeps the limits of the others', async () => {
    const pace = new SendPace({ sendsPerSecond: 50, secondsPerChat: 30 }, timer);
    for (let n = 0; n < 3000; n += 1) {
      await pace.turn(`chat-${String(n)}`);
      nowMs += 20;
    }
    assert.deepEqual(await waits(pace, ['chat-0']), [0]);
    assert.deepEqual(await waits(pace, ['chat-2999']), [29_980]);
  });

  it('holds nobody up any more once it is stopped', async () => {
    const pace = new SendPace(
      { sendsPerSecond: 1, secondsPerChat: 60 },
      { ...timer, sleep: () => new Promise<void>(() => undefined) },
    );
    const turns = ['a', 'a', 'b'].map((chat) => pace.turn(chat));
    pace.stop();
    await Promise.all([...turns, pace.turn('a')]);
  });
});
