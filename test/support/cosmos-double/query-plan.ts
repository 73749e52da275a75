import type { Container } from './catalog.ts';
import { effectivePartitionKey, partitionKeyText, type PartitionKeyText } from './partition-key.ts';
import type { ParsedQuery } from './query-parser.ts';
import { expressionText, fromText, pathText, predicateText } from './query-text.ts';
import type { QueryConstants } from './query-values.ts';
import { badRequest } from './wire-error.ts';

/** What the SDK puts in place of this before it runs a rewritten query. */
const FILTER_PLACEHOLDER = '{documentdb-formattableorderbyquery-filter}';

/** A query plan, as the gateway answers it and as the refusal of a query contains it. */
export interface QueryPlan {
  readonly partitionedQueryExecutionInfoVersion: 2;
  readonly queryInfo: {
    readonly distinctType: 'None';
    readonly top: number | null;
    readonly offset: null;
    readonly limit: null;
    readonly orderBy: readonly ('Ascending' | 'Descending')[];
    readonly orderByExpressions: readonly string[];
    readonly groupByExpressions: readonly string[];
    readonly groupByAliases: readonly string[];
    readonly aggregates: readonly string[];
    readonly groupByAliasToAggregateType: Readonly<Record<string, string>>;
    readonly rewrittenQuery: string;
    readonly hasSelectValue: boolean;
    readonly dCountInfo: null;
    readonly hasNonStreamingOrderBy: false;
  };
  readonly queryRanges: readonly {
    readonly min: string;
    readonly max: string;
    readonly isMinInclusive: boolean;
    readonly isMaxInclusive: boolean;
  }[];
}

/** The partition key that a query's own filter ties it to, if it does. */
export function partitionKeyFilter(
  container: Container,
  query: ParsedQuery,
  constants: QueryConstants,
): PartitionKeyText | undefined {
  const path = JSON.stringify(container.partitionKeyPath);
  for (const predicate of query.where) {
    if (predicate.kind !== 'compare' || predicate.operator !== '=' || predicate.value.kind === 'clock') continue;
    if (JSON.stringify(predicate.path) !== path) continue;
    const value = constants.value(predicate.value);
    if (typeof value !== 'object' || value === null) return partitionKeyText(value);
  }
  return undefined;
}

/** Plans a query for the clients that merge the results of the physical partitions themselves. */
export function planQuery(container: Container, query: ParsedQuery, constants: QueryConstants): QueryPlan {
  const key = partitionKeyFilter(container, query, constants);
  const top = query.top === undefined ? null : constants.count(query.top);
  const isMerged = key === undefined && query.orderBy.length > 0;
  const epk = key === undefined ? undefined : effectivePartitionKey(key);
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top,
      offset: null,
      limit: null,
      orderBy: isMerged ? query.orderBy.map(({ descending }) => (descending ? 'Descending' : 'Ascending')) : [],
      orderByExpressions: isMerged ? query.orderBy.map(({ path }) => pathText(query.alias, path)) : [],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: isMerged ? rewrite(query, top) : '',
      hasSelectValue: query.select.kind === 'value',
      dCountInfo: null,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [
      epk === undefined
        ? { min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }
        : { min: epk, max: epk, isMinInclusive: true, isMaxInclusive: true },
    ],
  };
}

/** Refuses a plan that needs what the client does not say it can do. */
export function checkPlanFeatures(plan: QueryPlan, supported: string | undefined): void {
  const known = new Set((supported ?? '').split(',').map((feature) => feature.trim()));
  const needed = [
    ...(plan.queryInfo.top === null ? [] : ['Top']),
    ...(plan.queryInfo.orderBy.length === 0 ? [] : ['OrderBy']),
    ...(plan.queryInfo.orderBy.length < 2 ? [] : ['MultipleOrderBy']),
  ];
  const missing = needed.filter((feature) => !known.has(feature));
  if (missing.length > 0) {
    throw badRequest(
      `Query contains the following features, which the calling client does not support: ${missing.join(', ')}`,
    );
  }
}

function rewrite(query: ParsedQuery, top: number | null): string {
  const { alias, select } = query;
  const items = query.orderBy.map(({ path }) => `{"item": ${pathText(alias, path)}}`);
  let payload = alias;
  if (select.kind === 'value') payload = expressionText(alias, select.expression);
  if (select.kind === 'list') payload = expressionText(alias, { kind: 'object', entries: select.items });
  const filters = [...query.where.map((predicate) => predicateText(alias, predicate)), `(${FILTER_PLACEHOLDER})`];
  if (select.kind === 'value' && select.expression.kind === 'path' && select.expression.path.length > 0) {
    filters.push(`IS_DEFINED(${payload})`);
  }
  const order = query.orderBy.map(({ path, descending }) => `${pathText(alias, path)} ${descending ? 'DESC' : 'ASC'}`);
  return (
    `SELECT ${top === null ? '' : `TOP ${String(top)} `}${alias}._rid, [${items.join(', ')}] AS orderByItems, ${payload} AS payload\n` +
    `FROM ${fromText(query)}\n` +
    `WHERE ${filters.join(' AND ')}\n` +
    `ORDER BY ${order.join(', ')}`
  );
}
