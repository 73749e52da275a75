// Plays reminder delivery in virtual time: npm run test:simulation -- --seeds 100000 [--first 1] [--workers 2].
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';

import { added, inWords, NOTHING, playSeeds, seedsFrom, type Summary } from './play-seeds.ts';

/** Runs between two reports of one thread. */
const CHUNK = 100;
/** More failures say nothing new. */
const MAX_FAILURES = 20;

const share = z.object({ first: z.int(), seeds: z.int(), part: z.int(), parts: z.int() });
type Share = z.infer<typeof share>;

const positive = z.coerce.number().int().positive();

async function playShare({ first, seeds, ...division }: Share, report: (summary: Summary) => void): Promise<void> {
  let chunk: number[] = [];
  let failures = 0;
  const play = async (): Promise<void> => {
    const summary = await playSeeds(chunk);
    chunk = [];
    failures += summary.failures.length;
    report(summary);
  };
  for (const seed of seedsFrom(first, seeds, division)) {
    chunk.push(seed);
    if (chunk.length === CHUNK) await play();
    if (failures >= MAX_FAILURES) return;
  }
  if (chunk.length > 0) await play();
}

function playElsewhere(data: Share, report: (summary: Summary) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.on('message', report);
    worker.on('error', reject);
    worker.on('exit', () => {
      resolve();
    });
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '2000' },
      first: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
    },
  });
  const seeds = positive.parse(values.seeds);
  const first = positive.parse(values.first);
  const parts = positive.parse(values.workers);
  const startedMs = performance.now();
  let total = NOTHING;
  let saidAt = 0;
  const report = (summary: Summary): void => {
    total = added(total, summary);
    for (const { text } of summary.failures) process.stdout.write(`${text}\n\n`);
    if (total.runs - saidAt < seeds / 20) return;
    saidAt = total.runs;
    process.stderr.write(`${String(total.runs)} of ${String(seeds)} runs, ${String(total.failures.length)} failed\n`);
  };
  const shares = Array.from({ length: parts }, (_, part): Share => ({ first, seeds, part, parts }));
  await Promise.all(shares.map((one) => (parts === 1 ? playShare(one, report) : playElsewhere(one, report))));
  const elapsedMs = performance.now() - startedMs;
  process.stdout.write(`${inWords(total)}; ${(elapsedMs / total.runs).toFixed(1)} ms a run\n`);
  if (total.failures.length === 0) return;
  process.stdout.write(`Failed: ${total.failures.map(({ seed }) => String(seed)).join(' ')}\n`);
  process.exitCode = 1;
}

if (isMainThread) await main();
else await playShare(share.parse(workerData), (summary) => parentPort?.postMessage(summary));
