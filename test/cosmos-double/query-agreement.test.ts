import assert from 'node:assert/strict';
import { z } from 'zod';
import { seededRandom } from '../support/cosmos-double/cosmos-double.ts';
import { documentsOf, sendQuery, startAccount } from './account-under-test.ts';

type Scalar = string | number | boolean | null;

const VALUES: readonly (Scalar | undefined)[] = [undefined, null, false, true, -2, 0, 1.5, 7, '', 'a', 'ab', 'b', 'ñ'];
const FIELDS = ['a', 'b', 'c'] as const;
const OPERATORS = ['=', '<', '<=', '>', '>='] as const;
const POLICIES = [
  { includedPaths: [{ path: '/*' }], excludedPaths: [] },
  { includedPaths: [{ path: '/a/?' }, { path: '/b/?' }, { path: '/pk/?' }], excludedPaths: [{ path: '/*' }] },
  { includedPaths: [{ path: '/a/?' }], excludedPaths: [{ path: '/*' }] },
].map((policy) => ({
  ...policy,
  compositeIndexes: [
    [
      { path: '/a', order: 'ascending' as const },
      { path: '/b', order: 'descending' as const },
    ],
    [
      { path: '/b', order: 'ascending' as const },
      { path: '/c', order: 'ascending' as const },
    ],
  ],
}));

const ScalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();
const PapersSchema = z.array(
  z.object({ id: z.string(), pk: z.string(), a: ScalarSchema, b: ScalarSchema, c: ScalarSchema }),
);
type Paper = z.infer<typeof PapersSchema>[number];

/** The place of a value's type in the order of the service. */
function typeRank(value: Scalar | undefined): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  return ['boolean', 'number', 'string'].indexOf(typeof value) + 2;
}

function compare(a: Scalar | undefined, b: Scalar | undefined): number {
  const rank = typeRank(a) - typeRank(b);
  if (rank !== 0) return rank;
  if (a === b || a === undefined || b === undefined || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

function matches(left: Scalar | undefined, operator: (typeof OPERATORS)[number], right: Scalar): boolean {
  if (left === undefined || typeRank(left) !== typeRank(right)) return false;
  const order = compare(left, right);
  return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator];
}

describe('the queries of the Cosmos double agree with a plain reading of all documents', () => {
  for (const [i, indexingPolicy] of POLICIES.entries()) {
    it(`with indexing policy ${String(i)}`, async () => {
      const random = seededRandom(20_260_105 + i);
      const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
      const account = await startAccount({}, { indexingPolicy });
      const papers = Array.from({ length: 120 }, (_, n): Paper => {
        const fields = FIELDS.flatMap((field) => {
          const value = pick(VALUES);
          return value === undefined ? [] : [[field, value] as const];
        });
        return { id: `d${String(n)}`, pk: n % 3 === 0 ? 'other' : 'p', ...Object.fromEntries(fields) };
      });
      account.double.load('office', 'papers', papers);
      const orders: readonly (readonly (readonly [(typeof FIELDS)[number], 1 | -1])[])[] = [
        [],
        [['a', 1]],
        [['a', -1]],
        [
          ['a', 1],
          ['b', -1],
        ],
        [
          ['a', -1],
          ['b', 1],
        ],
        [
          ['b', 1],
          ['c', 1],
        ],
      ];
      for (let round = 0; round < 25; round += 1) {
        const predicates = Array.from({ length: Math.floor(random() * 4) }, () => {
          const right = pick(VALUES);
          return { field: pick(FIELDS) ?? 'a', operator: pick(OPERATORS) ?? '=', right: right ?? null };
        });
        const order = pick(orders) ?? [];
        const isInPartition = random() < 0.7;
        const where = predicates.map(({ field, operator }, n) => `c.${field} ${operator} @p${String(n)}`);
        const query =
          `SELECT VALUE c FROM c` +
          (where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`) +
          (order.length === 0
            ? ''
            : ` ORDER BY ${order.map(([f, s]) => `c.${f} ${s === 1 ? 'ASC' : 'DESC'}`).join(', ')}`);
        const parameters = predicates.map(({ right }, n) => ({ name: `@p${String(n)}`, value: right }));
        const headers: Record<string, string> = {
          'x-ms-max-item-count': String(1 + Math.floor(random() * 40)),
          ...(isInPartition
            ? { 'x-ms-documentdb-partitionkey': '["p"]' }
            : { 'x-ms-documentdb-partitionkeyrangeid': '0' }),
        };
        const found: Paper[] = [];
        let token: string | null = '';
        while (token !== null) {
          const answer: Awaited<ReturnType<typeof sendQuery>> = await sendQuery(
            account.double,
            query,
            { ...headers, 'x-ms-continuation': token },
            parameters,
          );
          assert.equal(answer.status, 200, answer.text);
          found.push(...PapersSchema.parse(documentsOf(answer)));
          token = answer.headers.get('x-ms-continuation');
        }
        const [single] = order;
        const expected = papers.filter(
          (paper) =>
            (!isInPartition || paper.pk === 'p') &&
            predicates.every(({ field, operator, right }) => matches(paper[field], operator, right)) &&
            // Only an explicitly included path has documents without it in the index that an ORDER BY walks.
            (order.length !== 1 || i > 0 || single === undefined || paper[single[0]] !== undefined),
        );
        const say = `${query} ${JSON.stringify(parameters)} ${JSON.stringify(headers)}`;
        assert.deepEqual(found.map(({ id }) => id).toSorted(), expected.map(({ id }) => id).toSorted(), say);
        const sorted = found.toSorted((x, y) => {
          for (const [field, sign] of order) {
            const difference = compare(x[field], y[field]) * sign;
            if (difference !== 0) return difference;
          }
          return 0;
        });
        assert.deepEqual(
          found.map(({ id }) => id),
          sorted.map(({ id }) => id),
          say,
        );
      }
      await account.close();
    });
  }
});
