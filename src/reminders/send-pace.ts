import type { Timer } from '../application/ports.ts';

/** How fast messages may follow one another; Teams refuses what comes faster (see `SendPace`). */
export interface PaceLimits {
  /** Of one process, to all chats. */
  readonly sendsPerSecond: number;
  /** Between two messages to the same chat. */
  readonly secondsPerChat: number;
}

/** Chats whose last message is remembered, before those that no longer matter are forgotten. */
const REMEMBERED_CHATS = 1000;

/**
 * Keeps the rate limits of Teams: 50 requests a second for each tenant, and for each chat 7 messages in a second and 1,800 in
 * an hour ("Rate limiting for agents", learn.microsoft.com, read 2026-11). Whoever sends waits for their turn first.
 */
export class SendPace {
  readonly #timer: Timer;
  readonly #gapMs: number;
  readonly #chatGapMs: number;
  readonly #nextOfChat = new Map<string, number>();
  /** Turns that others have or will have, to whatever chat, earliest first; without those long over. */
  #turnsMs: readonly number[] = [];
  readonly #waiting = new Set<() => void>();
  #isStopped = false;

  constructor({ sendsPerSecond, secondsPerChat }: PaceLimits, timer: Timer) {
    this.#timer = timer;
    this.#gapMs = 1000 / sendsPerSecond;
    this.#chatGapMs = secondsPerChat * 1000;
  }

  /** Lets all who wait go on, now and from now on: nothing is sent any more. */
  stop(): void {
    this.#isStopped = true;
    for (const goOn of this.#waiting) goOn();
  }

  /** Waits until a message may be sent to that chat, and counts it. */
  async turn(chat: string): Promise<void> {
    const nowMs = this.#timer.elapsedMs();
    let turnMs = Math.max(nowMs, this.#nextOfChat.get(chat) ?? nowMs);
    // The first gap that is wide enough: whoever waits for their chat does not hold up the others.
    for (const takenMs of this.#turnsMs) {
      if (takenMs < turnMs + this.#gapMs && turnMs < takenMs + this.#gapMs) turnMs = takenMs + this.#gapMs;
    }
    this.#turnsMs = [...this.#turnsMs.filter((takenMs) => takenMs + this.#gapMs > nowMs), turnMs].toSorted(
      (one, other) => one - other,
    );
    this.#nextOfChat.set(chat, turnMs + this.#chatGapMs);
    if (this.#nextOfChat.size > REMEMBERED_CHATS) this.#forget(nowMs);
    if (turnMs > nowMs && !this.#isStopped) await this.#wait(turnMs - nowMs);
  }

  async #wait(durationMs: number): Promise<void> {
    const { promise: stopped, resolve: goOn } = Promise.withResolvers<undefined>();
    const end = (): void => {
      goOn(undefined);
    };
    this.#waiting.add(end);
    await Promise.race([this.#timer.sleep(durationMs), stopped]);
    this.#waiting.delete(end);
  }

  #forget(nowMs: number): void {
    for (const [chat, nextMs] of this.#nextOfChat) if (nextMs <= nowMs) this.#nextOfChat.delete(chat);
  }
}
