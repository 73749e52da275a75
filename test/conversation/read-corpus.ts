import { understand } from '../../src/conversation/understand.ts';
import { CORPUS_CUSTOMERS, CORPUS_TODAY, type CorpusSentence } from './corpus/corpus.ts';

/** How much of some sentences was understood. */
export interface CorpusReading {
  readonly sentences: number;
  readonly intents: number;
  /** Of how many everything that they say was taken, and nothing else. */
  readonly facts: number;
  /** What was read otherwise than expected, a line each. */
  readonly differences: readonly string[];
}

/** Reads sentences of the corpus and compares with what a careful reader takes from them. */
export function readCorpus(sentences: readonly CorpusSentence[]): CorpusReading {
  const customers = CORPUS_CUSTOMERS.map(({ name, ...ids }) => ({ customerName: name, ...ids }));
  let intents = 0;
  let facts = 0;
  const differences: string[] = [];
  for (const sentence of sentences) {
    const { text, locale, language: _, intent, ...expected } = sentence;
    const read = understand(text, { today: CORPUS_TODAY, locale, customers });
    const names = read.customers.map(({ customerName }) => customerName);
    const taken = {
      customer: names.length === 1 ? names[0] : undefined,
      couldBe: names.length > 1 ? names : undefined,
      workloads: read.workloads.length > 0 ? read.workloads : undefined,
      date: read.date?.requested.date,
      precision: read.date?.requested.precision,
      noSuchDay: read.noSuchDay === undefined ? undefined : true,
      reason: read.reason,
      attemptChannel: read.attemptChannel,
      l1: read.l1,
      deliveryChannel: read.deliveryChannel,
      asksFor: read.asksFor,
      topic: read.topic,
    };
    const given: Readonly<Record<string, unknown>> = expected;
    const different = Object.entries(taken).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(given[key]),
    );
    if (read.intent === intent) intents += 1;
    else differences.push(`${text}: ${read.intent} instead of ${intent}`);
    if (different.length === 0) facts += 1;
    else
      differences.push(
        `${text}: ${different.map(([key, value]) => `${key} ${JSON.stringify(value)} instead of ${JSON.stringify(given[key])}`).join(', ')}`,
      );
  }
  return { sentences: sentences.length, intents, facts, differences };
}
