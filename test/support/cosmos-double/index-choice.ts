import type { Container } from './catalog.ts';
import type { AccessColumn, AccessCondition, AccessPath, Expiry } from './document-table.ts';
import type { OrderByItem } from './query-parser.ts';
import type { BoundPredicate } from './query-values.ts';
import { invalidContinuation } from './continuation.ts';
import { afterPrefix, sortableKey, typeBounds, UNDEFINED_KEY } from './sortable-key.ts';
import { badRequest } from './wire-error.ts';

/** The documents that a query is about. */
export type QueryScope =
  | { readonly kind: 'partition'; readonly pk: string; readonly range: number }
  | { readonly kind: 'range'; readonly range: number };

/** The way a query's rows are found, and what is left to be done with them. */
export interface QueryAccess {
  readonly access: AccessPath;
  /** True when the rows come in the order that the query asks for. */
  readonly isOrdered: boolean;
  /** Set when rows of other partitions come too, because the partition key is not indexed. */
  readonly onlyPartition: string | undefined;
  /** Names the choice, so that a next page can be made to go on in the same index. */
  readonly signature: string;
}

type Condition =
  | { readonly kind: 'equal'; readonly key: Uint8Array }
  | { readonly kind: 'range'; readonly from: Bound; readonly to: Bound };

interface Bound {
  readonly key: Uint8Array;
  readonly inclusive: boolean;
}

interface PathFilter {
  readonly path: readonly string[];
  readonly condition: Condition;
}

/**
 * Chooses the index for a query by the documented rules
 * ([Indexing policies](https://learn.microsoft.com/azure/cosmos-db/index-policy), read in 2026-11): an ORDER BY of
 * several paths is served by the composite index of just these paths, in the same or exactly the opposite directions;
 * a filter by a composite index of which every path is filtered, with equality on all but the last; a path that is not
 * indexed by a scan. That the partition key is not in the index by itself is documented too.
 *
 * Assumed, on the side of reading more: where no composite index serves, the one range index that delivers the fewest
 * rows is used and all of its rows are read, although the service can intersect several; a filter only counts for a
 * composite index when it is in the WHERE clause, not when it is only in the partition key header; and without the
 * partition key in the index, a query in one partition reads the documents of the others too, because an index belongs
 * to a physical partition as a whole.
 */
export function chooseAccess(
  container: Container,
  scope: QueryScope,
  predicates: readonly BoundPredicate[],
  orderBy: readonly OrderByItem[],
  expiry: Expiry,
  signature: string | undefined,
): QueryAccess {
  return new IndexChoice(container, scope, predicates, orderBy, expiry).choose(signature);
}

class IndexChoice {
  readonly #container: Container;
  readonly #scope: AccessPath['scope'];
  readonly #onlyPartition: string | undefined;
  readonly #filters: readonly PathFilter[];
  readonly #orderBy: readonly OrderByItem[];
  readonly #expiry: Expiry;

  constructor(
    container: Container,
    scope: QueryScope,
    predicates: readonly BoundPredicate[],
    orderBy: readonly OrderByItem[],
    expiry: Expiry,
  ) {
    this.#container = container;
    this.#orderBy = orderBy;
    this.#expiry = expiry;
    this.#filters = pathFilters(predicates);
    const isByKey = scope.kind === 'partition' && container.policy.isIndexed(container.partitionKeyPath);
    this.#scope = isByKey ? { kind: 'partition', pk: scope.pk } : { kind: 'range', range: scope.range };
    this.#onlyPartition = scope.kind === 'partition' && !isByKey ? scope.pk : undefined;
  }

  choose(signature: string | undefined): QueryAccess {
    const candidates = this.#candidates();
    if (signature === undefined) return this.#fewestRows(candidates);
    const same = candidates.find((candidate) => candidate.signature === signature);
    if (same === undefined) throw invalidContinuation();
    return same;
  }

  #candidates(): readonly [QueryAccess, ...QueryAccess[]] {
    if (this.#orderBy.length > 1) return [this.#byCompositeOrder()];
    const [order] = this.#orderBy;
    const filters = [...this.#compositeFilters(), ...this.#singleFilters()];
    if (order !== undefined) return [this.#byOrder(order), ...filters];
    const [first, ...others] = filters;
    return first === undefined ? [this.#access([], [], false, false)] : [first, ...others];
  }

  #byCompositeOrder(): QueryAccess {
    for (const index of this.#container.policy.composites) {
      if (index.columns.length !== this.#orderBy.length) continue;
      const pairs = index.columns.map((column, i) => ({ column, order: this.#orderBy[i] }));
      if (!pairs.every(({ column, order }) => order !== undefined && samePath(column.path, order.path))) continue;
      const opposite = pairs.filter(({ column, order }) => column.descending !== order?.descending).length;
      if (opposite === 0 || opposite === pairs.length) {
        return this.#access(index.columns, this.#leadingConditions(index.columns), opposite > 0, true);
      }
    }
    throw badRequest(
      'Message: {"Errors":["The order by query does not have a corresponding composite index that it can be served from."]}',
    );
  }

  #byOrder(order: OrderByItem): QueryAccess {
    const { policy } = this.#container;
    if (!policy.isIndexed(order.path)) {
      throw badRequest(
        'Message: {"Errors":["The index path corresponding to the specified order-by item is excluded."]}',
      );
    }
    const columns = [{ path: order.path, descending: false }];
    const conditions = [...this.#leadingConditions(columns)];
    if (conditions.length === 0 && !policy.isIndexedByName(order.path)) conditions.push(definedCondition(0));
    return this.#access(columns, conditions, order.descending, true);
  }

  #compositeFilters(): QueryAccess[] {
    return this.#container.policy.composites
      .filter(({ columns }) =>
        columns.every(({ path }, i) => {
          const filter = this.#filterOn(path);
          return filter !== undefined && (filter.condition.kind === 'equal' || i === columns.length - 1);
        }),
      )
      .map(({ columns }) => this.#access(columns, this.#leadingConditions(columns), false, false));
  }

  #singleFilters(): QueryAccess[] {
    return this.#filters
      .filter(({ path }) => this.#container.policy.isIndexed(path))
      .map(({ path }) => {
        const columns = [{ path, descending: false }];
        return this.#access(columns, this.#leadingConditions(columns), false, false);
      });
  }

  #access(
    columns: readonly AccessColumn[],
    conditions: readonly AccessCondition[],
    reverse: boolean,
    isOrdered: boolean,
  ): QueryAccess {
    return {
      access: { scope: this.#scope, columns, conditions, reverse },
      isOrdered: isOrdered || this.#orderBy.length === 0,
      onlyPartition: this.#onlyPartition,
      signature: JSON.stringify([columns.map(({ path, descending }) => [path, descending]), isOrdered]),
    };
  }

  /** Equality conditions on the first columns, and at most one range on the column after them. */
  #leadingConditions(columns: readonly AccessColumn[]): readonly AccessCondition[] {
    const conditions: AccessCondition[] = [];
    for (const [column, { path }] of columns.entries()) {
      const condition = this.#filterOn(path)?.condition;
      if (condition === undefined) break;
      if (condition.kind === 'equal') {
        conditions.push({ kind: 'equal', column, key: condition.key });
        continue;
      }
      conditions.push({ kind: 'from', column, ...condition.from }, { kind: 'to', column, ...condition.to });
      break;
    }
    return conditions;
  }

  #filterOn(path: readonly string[]): PathFilter | undefined {
    return this.#filters.find((filter) => samePath(filter.path, path));
  }

  #fewestRows(candidates: readonly [QueryAccess, ...QueryAccess[]]): QueryAccess {
    if (candidates.length === 1) return candidates[0];
    for (const limit of [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]) {
      const counted = candidates.map((candidate) => ({
        candidate,
        rows: this.#container.table.count(candidate.access, this.#expiry, limit),
      }));
      const fewest = counted.reduce((best, other) => (other.rows < best.rows ? other : best));
      if (fewest.rows < limit) return fewest.candidate;
    }
    return candidates[0];
  }
}

/** One condition for each filtered path, drawn together from all predicates on it that an index can apply. */
function pathFilters(predicates: readonly BoundPredicate[]): readonly PathFilter[] {
  const filters = new Map<string, PathFilter>();
  for (const predicate of predicates) {
    if (predicate.kind === 'constant') continue;
    if (predicate.kind === 'compare' && !predicate.isIndexable) continue;
    const key = JSON.stringify(predicate.path);
    const condition = conditionOf(predicate);
    const known = filters.get(key);
    filters.set(key, {
      path: predicate.path,
      condition: known === undefined ? condition : both(known.condition, condition),
    });
  }
  return [...filters.values()];
}

function conditionOf(predicate: Exclude<BoundPredicate, { kind: 'constant' }>): Condition {
  if (predicate.kind === 'isDefined') {
    return {
      kind: 'range',
      from: { key: UNDEFINED_KEY, inclusive: false },
      to: { key: Buffer.from([0xff]), inclusive: true },
    };
  }
  if (predicate.kind === 'startsWith') {
    const key = sortableKey(predicate.prefix);
    return { kind: 'range', from: { key, inclusive: true }, to: { key: afterPrefix(key), inclusive: false } };
  }
  const key = sortableKey(predicate.value);
  if (predicate.operator === '=') return { kind: 'equal', key };
  const { from, to } = typeBounds(key);
  const inclusive = predicate.operator === '<=' || predicate.operator === '>=';
  return predicate.operator.startsWith('<')
    ? { kind: 'range', from: { key: from, inclusive: true }, to: { key, inclusive } }
    : { kind: 'range', from: { key, inclusive }, to: { key: to, inclusive: false } };
}

function both(a: Condition, b: Condition): Condition {
  if (a.kind === 'equal') return a;
  if (b.kind === 'equal') return b;
  return { kind: 'range', from: tighter(a.from, b.from, 1), to: tighter(a.to, b.to, -1) };
}

function tighter(a: Bound, b: Bound, sign: 1 | -1): Bound {
  const order = Buffer.compare(a.key, b.key) * sign;
  if (order === 0) return a.inclusive ? b : a;
  return order > 0 ? a : b;
}

function definedCondition(column: number): AccessCondition {
  return { kind: 'from', column, key: UNDEFINED_KEY, inclusive: false };
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
