import { AsyncLocalStorage } from 'node:async_hooks';

import type { UseCaseMeter } from '../application/ports.ts';

/** What the account charged one use case, in request units (RU). */
export interface ChargedUseCase {
  readonly useCase: string;
  /** How often the use case ran. */
  readonly runs: number;
  /** Requests to the account, repetitions included. */
  readonly requests: number;
  readonly requestUnits: number;
}

/** What is charged outside of any use case: at the start, for instance. */
const NO_USE_CASE = 'other';

/** Adds up request charges per use case. */
export class RequestCharges implements UseCaseMeter {
  readonly #current = new AsyncLocalStorage<string>();
  readonly #sums = new Map<string, { runs: number; requests: number; requestUnits: number }>();

  /** What `work` is charged is added to that use case, however many run at once. */
  during<T>(useCase: string, work: () => Promise<T>): Promise<T> {
    this.#sumOf(useCase).runs += 1;
    return this.#current.run(useCase, work);
  }

  /** Adds the charge of one request to the use case that is running. */
  add(requestUnits: number): void {
    const sum = this.#sumOf(this.#current.getStore() ?? NO_USE_CASE);
    sum.requests += 1;
    sum.requestUnits += requestUnits;
  }

  /** The sums since the last call, the dearest use case first; they start again at zero. */
  take(): readonly ChargedUseCase[] {
    const charged = [...this.#sums].map(([useCase, sum]) => ({ useCase, ...sum }));
    this.#sums.clear();
    return charged.sort((one, other) => other.requestUnits - one.requestUnits);
  }

  #sumOf(useCase: string): { runs: number; requests: number; requestUnits: number } {
    const sum = this.#sums.get(useCase) ?? { runs: 0, requests: 0, requestUnits: 0 };
    this.#sums.set(useCase, sum);
    return sum;
  }
}
