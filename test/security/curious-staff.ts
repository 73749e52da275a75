import type { Person } from '../../src/domain/person.ts';
import { Chat, type ActivityChanges, type BotUnderTest } from '../support/bot-under-test.ts';
import { buttonsOf, nodesOf, sentBy, type Button, type CardNode } from '../support/cards.ts';

/** A message in every way in which one can ask for something, with `name` where a customer's name stands. */
export function everyCommand(name: string): readonly string[] {
  return [
    'hi',
    'hola',
    'customers',
    'mis clientes',
    'new customer',
    `new date ${name}`,
    `nueva fecha de ${name}`,
    `assign ${name}`,
    'asignar',
    'reassign',
    'out of office',
    'reminders',
    'delivery',
    'english',
    name,
  ];
}

interface StaffOptions {
  readonly people: readonly Person[];
  readonly underTest: Pick<BotUnderTest, 'post' | 'connector'>;
  /** From 0 to 1. */
  readonly random: () => number;
  /** What somebody writes where anything may be written. */
  readonly anyText: () => string;
  /** The beginning of a name by which customers are found. */
  readonly customerName: string;
  /** What a new customer is called. */
  readonly newCustomerName: () => string;
}

/** People who write whatever there is to write and press whatever they are shown, with all fields filled in. */
export class CuriousStaff {
  readonly #options: StaffOptions;
  readonly #desks: readonly { readonly chat: Chat; card: CardNode }[];
  /** What was sent, in that order. */
  readonly sent: ActivityChanges[] = [];
  /** The verbs of the buttons that were pressed. */
  readonly verbs = new Set<string>();

  constructor(options: StaffOptions) {
    this.#options = options;
    this.#desks = options.people.map((person) => ({ chat: new Chat(options.underTest, person, 'en-US'), card: {} }));
  }

  /** Somebody does something. */
  async act(): Promise<void> {
    const desk = this.#pick(this.#desks);
    const { chat } = desk;
    // What has been pressed least is what nobody knows yet.
    const buttons = buttonsOf(desk.card);
    const fresh = buttons.filter(({ action }) => !this.verbs.has(verbOf(action)));
    if (buttons.length === 0 || this.#options.random() < 0.2) {
      await this.#post(chat.activity({ text: this.#pick(everyCommand(this.#options.customerName)) }));
      desk.card = chat.cards().at(-1) ?? {};
      return;
    }
    const button = this.#pick(fresh.length > 0 ? fresh : buttons);
    this.verbs.add(verbOf(button.action));
    const answer = await this.#post(chat.execute(sentBy(button, this.#filledIn(button))));
    desk.card = cardOf(answer) ?? {};
  }

  async #post(activity: ActivityChanges): Promise<unknown> {
    this.sent.push(activity);
    return (await this.#options.underTest.post(activity)).body;
  }

  #filledIn({ inputs }: Button): Readonly<Record<string, string>> {
    return Object.fromEntries(inputs.map((input) => [String(input['id']), this.#valueFor(input)]));
  }

  #valueFor(input: CardNode): string {
    const { id, type, value, choices } = input;
    const present = typeof value === 'string' ? value : '';
    switch (type) {
      case 'Input.ChoiceSet': {
        const offered = nodesOf(choices).map((choice) => String(choice['value']));
        return present !== '' && this.#options.random() < 0.7 ? present : this.#pick(offered);
      }
      case 'Input.Date':
        return present !== '' && this.#options.random() < 0.5 ? present : this.#pick(DATES);
      case 'Input.Toggle':
        return 'true';
      default:
        return this.#typed(String(id), present);
    }
  }

  #typed(id: string, present: string): string {
    switch (id) {
      case 'tenantId':
        return present === '' ? this.#guid() : present;
      case 'customerName':
        return this.#options.newCustomerName();
      case 'tpid':
      case 'seatCount':
        return String(1000 + Math.floor(this.#options.random() * 9000));
      case 'initialDomain':
        return `${this.#options
          .anyText()
          .replaceAll(/[^a-z0-9]+/gi, '')
          .slice(0, 40)}.example`;
      default:
        return this.#options.anyText();
    }
  }

  #guid(): string {
    return '10000000-1000-4000-8000-100000000000'.replaceAll('0', () =>
      Math.floor(this.#options.random() * 16).toString(16),
    );
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#options.random() * list.length)] as T;
  }
}

/** Working days around the beginning of every trial, Monday 23 November 2026, and after it. */
const DATES = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-12-15', '2027-01-18', '2027-02-09'];

function verbOf(action: CardNode): string {
  const [verb] = nodesOf(action['data']).map((node) => node['verb']);
  return String(verb ?? action['verb']);
}

function cardOf(answer: unknown): CardNode | undefined {
  return nodesOf(answer).find(({ type }) => type === 'AdaptiveCard');
}
