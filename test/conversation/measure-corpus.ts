// `npm run bench:conversation`: how much of the corpus is understood, and what a sentence costs.
import { understand, warmUpUnderstanding } from '../../src/conversation/understand.ts';
import { CORPUS_CUSTOMERS, CORPUS_TODAY } from './corpus/corpus.ts';
import { ENGLISH } from './corpus/english.ts';
import { SPANISH } from './corpus/spanish.ts';
import { UNSEEN } from './corpus/unseen.ts';
import { readCorpus } from './read-corpus.ts';

const isTelling = process.argv.includes('--differences');

for (const [name, sentences] of [
  ['English', ENGLISH],
  ['Spanish', SPANISH],
  ['Unseen', UNSEEN],
  ['All', [...ENGLISH, ...SPANISH, ...UNSEEN]],
] as const) {
  const { intents, facts, differences } = readCorpus(sentences);
  const share = (count: number): string => `${String(count)} (${((100 * count) / sentences.length).toFixed(1)} %)`;
  process.stdout.write(
    `${name}: ${String(sentences.length)} sentences, intent ${share(intents)}, all facts ${share(facts)}\n`,
  );
  // What is wrong about the unseen ones is nobody's to see who works on the rules.
  if (isTelling && name !== 'Unseen' && name !== 'All') process.stdout.write(`${differences.join('\n')}\n`);
}

const customers = CORPUS_CUSTOMERS.map(({ name, ...ids }) => ({ customerName: name, ...ids }));
const odd = [
  '😀',
  'a ',
  '1/1/',
  'because ',
  'if they ',
  'no me nos le ',
  '.,;:!?',
  'move contoso to 12 january because ',
];
warmUpUnderstanding();
const costs = [
  ...[...ENGLISH, ...SPANISH].map(({ text }) => text),
  ...odd.map((part) => part.repeat(20_000 / part.length)),
]
  .map((text) => {
    const before = process.cpuUsage();
    understand(text, { today: CORPUS_TODAY, locale: 'en-GB', customers });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  })
  .toSorted((one, other) => one - other);
const median = costs[Math.floor(costs.length / 2)] ?? 0;
process.stdout.write(
  `CPU for one sentence: median ${median.toFixed(2)} ms, at most ${(costs.at(-1) ?? 0).toFixed(1)} ms\n`,
);
