import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { workerMessage, type LookReport, type WorkerJob, type WorkerRequest } from './worker-messages.ts';

const PROGRAM = join(import.meta.dirname, 'delivery-worker.ts');
/** Nothing here takes so long: a worker that does hangs. */
const WATCHDOG_MS = 120_000;

/** What came of asking a worker to look: its report, or that it was killed or stopped meanwhile. */
export type LookOutcome = LookReport | 'killed' | 'stopped';

/** One worker process, seen from its parent. */
export class DeliveryWorker {
  readonly #process: ChildProcess;
  readonly #ready: Promise<unknown>;
  #answered: ((outcome: LookOutcome | Error) => void) | undefined;
  #isGone = false;

  constructor(compileCache: string) {
    this.#process = fork(PROGRAM, { env: { ...process.env, NODE_COMPILE_CACHE: compileCache } });
    const ready = Promise.withResolvers<undefined>();
    this.#ready = ready.promise;
    this.#process.on('message', (message: unknown) => {
      const said = workerMessage.parse(message);
      if (said.kind === 'ready') ready.resolve(undefined);
      else if (said.kind === 'stopping') this.#tellWhenStopped();
      else if (said.kind === 'failed') this.#answered?.(new Error(said.error));
      else this.#answered?.(said.report ?? { sent: 0, conflicts: 0, errors: [] });
    });
    this.#process.once('exit', () => {
      this.#isGone = true;
      ready.resolve(undefined);
      this.#answered?.('killed');
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Whether the process has ended. */
  get isGone(): boolean {
    return this.#isGone;
  }

  async begin(job: WorkerJob): Promise<void> {
    await this.#ready;
    await this.#ask({ kind: 'begin', job });
  }

  /** Delivers what is due now. */
  look(): Promise<LookOutcome> {
    return this.#ask({ kind: 'look' });
  }

  async end(): Promise<void> {
    if (!this.#isGone) await this.#ask({ kind: 'end' });
  }

  /** Stops the process where it is, as if it had said so itself. */
  stop(): void {
    this.#process.kill('SIGSTOP');
    this.#tellWhenStopped();
  }

  /** Lets a stopped process go on, and returns what came of the look that it was stopped in. */
  goOn(): Promise<LookOutcome> {
    const outcome = this.#nextAnswer('going on');
    this.#process.kill('SIGCONT');
    return outcome;
  }

  /** Kills the process and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  /** Whoever goes on before they have stopped stops afterwards, and for ever. */
  #tellWhenStopped(): void {
    untilStopped(this.pid).then(
      () => this.#answered?.('stopped'),
      (error: unknown) => this.#answered?.(new Error('A worker cannot be looked at', { cause: error })),
    );
  }

  #ask(request: WorkerRequest): Promise<LookOutcome> {
    if (this.#isGone) return Promise.resolve('killed');
    const outcome = this.#nextAnswer(request.kind);
    this.#process.send(request);
    return outcome;
  }

  #nextAnswer(asked: string): Promise<LookOutcome> {
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => {
        reject(new Error(`Worker ${String(this.pid)} did not answer to "${asked}"`));
      }, WATCHDOG_MS);
      this.#answered = (outcome) => {
        clearTimeout(watchdog);
        this.#answered = undefined;
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
    });
  }
}

async function untilStopped(pid: number): Promise<void> {
  for (;;) {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'state=', '-p', String(pid)]);
    if (stdout.startsWith('T')) return;
  }
}

/** Worker processes at hand: loading the program takes a second, and tests kill hundreds of them. */
export class WorkerPool {
  readonly #compileCache: string;
  readonly #atHand: number;
  readonly #spares: DeliveryWorker[] = [];
  readonly #all = new Set<DeliveryWorker>();

  /** Keeps `spares` of them loaded; what Node compiles for them goes into a folder. */
  constructor(compileCache: string, spares: number) {
    this.#compileCache = compileCache;
    this.#atHand = spares;
    this.#load();
  }

  /** One that nobody has taken. */
  take(): DeliveryWorker {
    const worker = this.#spares.shift();
    this.#load();
    return worker ?? this.take();
  }

  /** Takes back one that has ended its job, if it is still alive. */
  giveBack(worker: DeliveryWorker): void {
    if (!worker.isGone) this.#spares.unshift(worker);
  }

  /** Kills all of them. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.kill()));
  }

  #load(): void {
    for (const worker of this.#all) if (worker.isGone) this.#all.delete(worker);
    while (this.#spares.length < this.#atHand) {
      const worker = new DeliveryWorker(this.#compileCache);
      this.#all.add(worker);
      this.#spares.push(worker);
    }
  }
}
