import type {
  Conversation,
  People,
  ReminderMessage,
  ReminderNotifier,
  SendOutcome,
} from '../../src/application/ports.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How often, from 0 never to 1 always, the channel does not do as it should. */
export interface ConnectorFaults {
  readonly losesRequest: number;
  readonly losesResponse: number;
  /** Answers with a failure, having taken the message or not. */
  readonly fails: number;
  /** Never answers, having taken the message or not. */
  readonly hangs: number;
  /** Says that it is too much, and half of the time how long to wait. */
  readonly refusesForNow: number;
  readonly isNotFound: number;
  readonly rejects: number;
}

/** No faults. */
export const PROMPT: ConnectorFaults = {
  losesRequest: 0,
  losesResponse: 0,
  fails: 0,
  hangs: 0,
  refusesForNow: 0,
  isNotFound: 0,
  rejects: 0,
};

/** The connector gives a send this long. */
const TIME_OUT_MS = 10_000;

/** One request to the channel. */
export interface Post {
  readonly atMs: number;
  readonly by: VirtualProcess;
  readonly message: ReminderMessage;
  /** The claim under which it was sent. */
  readonly token: string;
  /** Whether the chat showed it. */
  readonly isAccepted: boolean;
  readonly outcome: SendOutcome;
}

export interface ConnectorWorld {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly faults: () => ConnectorFaults;
  readonly onPost: (post: Post) => void;
}

/** Everybody's chats, as the channel has them. */
export class VirtualConnector {
  readonly #world: ConnectorWorld;
  readonly #closed = new Set<string>();

  constructor(world: ConnectorWorld) {
    this.#world = world;
  }

  /** The person blocks the bot. */
  close(objectId: string): void {
    this.#closed.add(objectId);
  }

  open(objectId: string): void {
    this.#closed.delete(objectId);
  }

  isOpen(objectId: string): boolean {
    return !this.#closed.has(objectId);
  }

  /** What one process sends messages with. */
  notifierFor(process: VirtualProcess, people: People): ReminderNotifier {
    return {
      remind: async (message) => {
        const chat = await people.getConversation(message.recipient.objectId);
        return chat ? this.#post(process, message, chat) : { kind: 'unreachable' };
      },
    };
  }

  #post(process: VirtualProcess, message: ReminderMessage, chat: Conversation): Promise<SendOutcome> {
    const { time, random, onPost, faults } = this.#world;
    const { isAccepted, outcome, backMs } = this.#answer(message.recipient.objectId, chat, faults());
    const token = message.customers[0]?.questions[0]?.reminder.claimToken ?? 'none';
    // Judged when it leaves: what arrives later is no later decision.
    return process.call('post', { thereMs: 0, backMs: backMs ?? random.between(20, 200) }, () => {
      onPost({ atMs: time.nowMs, by: process, message, token, isAccepted, outcome });
      return outcome;
    });
  }

  #answer(
    objectId: string,
    chat: Conversation,
    faults: ConnectorFaults,
  ): { readonly isAccepted: boolean; readonly outcome: SendOutcome; readonly backMs?: number } {
    const { random } = this.#world;
    const { losesRequest, losesResponse, fails, hangs, refusesForNow, isNotFound, rejects } = faults;
    let chance = random.next();
    const is = (often: number): boolean => {
      chance -= often;
      return chance < 0;
    };
    const isOpen = this.isOpen(objectId);
    if (is(losesRequest)) return { isAccepted: false, outcome: { kind: 'inDoubt' }, backMs: TIME_OUT_MS };
    if (is(isNotFound)) return { isAccepted: false, outcome: { kind: 'notSent' } };
    if (is(refusesForNow)) {
      const retryAfterMs = random.happens(0.5) ? random.whole(1, random.happens(0.2) ? 300 : 60) * 1000 : undefined;
      return { isAccepted: false, outcome: { kind: 'notSent', retryAfterMs } };
    }
    if (!isOpen) return { isAccepted: false, outcome: { kind: 'unreachable', chat } };
    if (is(rejects)) return { isAccepted: false, outcome: { kind: 'rejected' } };
    if (is(losesResponse)) return { isAccepted: true, outcome: { kind: 'inDoubt' } };
    if (is(fails)) return { isAccepted: random.happens(0.5), outcome: { kind: 'inDoubt' } };
    if (is(hangs)) return { isAccepted: random.happens(0.5), outcome: { kind: 'inDoubt' }, backMs: TIME_OUT_MS };
    return { isAccepted: true, outcome: { kind: 'delivered' } };
  }
}
