import { z } from 'zod';
import { checkRepresentable } from './item-operations.ts';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from './json-value.ts';
import type { Comparison, ConstantExpression, Expression, Predicate, SelectItem } from './query-parser.ts';
import { sortableKey } from './sortable-key.ts';
import { badRequest, unsupported } from './wire-error.ts';

/** A value that a document's property can be compared with. */
export type ScalarValue = string | number | boolean | null;

/** A predicate whose right-hand side is known. */
export type BoundPredicate =
  | {
      readonly kind: 'compare';
      readonly path: readonly string[];
      readonly operator: Comparison;
      readonly value: ScalarValue;
      readonly isIndexable: boolean;
    }
  | { readonly kind: 'startsWith'; readonly path: readonly string[]; readonly prefix: string }
  | { readonly kind: 'isDefined'; readonly path: readonly string[] }
  | { readonly kind: 'constant'; readonly value: boolean };

/** A query as it comes in a request's body. */
export interface QueryRequest {
  readonly text: string;
  readonly parameters: ReadonlyMap<string, JsonValue>;
}

const QueryBodySchema = z.strictObject({
  query: z.string().min(1),
  parameters: z
    .array(z.strictObject({ name: z.string().regex(/^@[A-Za-z0-9_]+$/), value: z.unknown() }))
    .nullable()
    .optional(),
});

/** Reads the body of a query request. */
export function parseQueryBody(body: string): QueryRequest {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw badRequest('The query request is not valid JSON.');
  }
  checkRepresentable(body, json, 3);
  const parsed = QueryBodySchema.safeParse(json);
  if (!parsed.success) throw badRequest(`The query request is not valid: ${z.prettifyError(parsed.error)}`);
  const parameters = new Map<string, JsonValue>();
  for (const { name, value } of parsed.data.parameters ?? []) {
    if (parameters.has(name)) throw badRequest(`The parameter ${name} is given twice.`);
    if (value !== undefined) parameters.set(name, jsonValue(value));
  }
  return { text: parsed.data.query, parameters };
}

/** What the constants of a query come to in one request. */
export class QueryConstants {
  readonly #parameters: ReadonlyMap<string, JsonValue>;
  readonly #nowMs: number;

  constructor(parameters: ReadonlyMap<string, JsonValue>, nowMs: number) {
    this.#parameters = parameters;
    this.#nowMs = nowMs;
  }

  /** The value of a constant. */
  value(constant: ConstantExpression): JsonValue {
    if (constant.kind === 'literal') return constant.value;
    if (constant.kind === 'clock') return Math.floor(this.#nowMs);
    const value = this.#parameters.get(constant.name);
    if (value === undefined) throw badRequest(`The query parameter ${constant.name} has no value.`);
    return value;
  }

  /** The count of a TOP clause. */
  count(constant: ConstantExpression): number {
    const value = this.value(constant);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 2_147_483_647) {
      throw badRequest('The count value provided for a TOP clause must be an integer.');
    }
    return value;
  }

  /** A predicate with its constants put in. */
  bind(predicate: Predicate): BoundPredicate {
    switch (predicate.kind) {
      case 'compare': {
        const value = this.value(predicate.value);
        if (typeof value === 'object' && value !== null) throw unsupported('A comparison with an array or object');
        // GetCurrentTimestamp is not constant within a query, which is why the index cannot serve it.
        const isIndexable = predicate.value.kind !== 'clock' || predicate.value.name === 'GetCurrentTimestampStatic';
        return { kind: 'compare', path: predicate.path, operator: predicate.operator, value, isIndexable };
      }
      case 'startsWith': {
        const prefix = this.value(predicate.value);
        if (typeof prefix !== 'string') throw unsupported('STARTSWITH with what is not a string');
        return { kind: 'startsWith', path: predicate.path, prefix };
      }
      case 'isDefined':
      case 'constant':
        return predicate;
    }
  }

  /** The projection of a document, `undefined` where it has no value. */
  project(expression: Expression, document: JsonObject): JsonValue | undefined {
    switch (expression.kind) {
      case 'path':
        return valueAt(document, expression.path);
      case 'object':
        return this.projectObject(expression.entries, document);
      case 'array':
        return expression.items.flatMap((item) => {
          const value = this.project(item, document);
          return value === undefined ? [] : [value];
        });
      default:
        return this.value(expression);
    }
  }

  /** The projection of several named values; those that are undefined are left out. */
  projectObject(items: readonly SelectItem[], document: JsonObject): JsonObject {
    const result: Record<string, JsonValue> = {};
    for (const { name, expression } of items) {
      const value = this.project(expression, document);
      if (value !== undefined) {
        Object.defineProperty(result, name, { value, enumerable: true, writable: true, configurable: true });
      }
    }
    return result;
  }
}

/** True when a predicate is true of a document: what is undefined or of another type never matches. */
export function holds(predicate: BoundPredicate, document: JsonObject): boolean {
  if (predicate.kind === 'constant') return predicate.value;
  const value = valueAt(document, predicate.path);
  if (predicate.kind === 'isDefined') return value !== undefined;
  if (predicate.kind === 'startsWith') return typeof value === 'string' && value.startsWith(predicate.prefix);
  const other = predicate.value;
  if (value === undefined || (typeof value === 'object' && value !== null)) return false;
  if (typeof value !== typeof other) return false;
  if (predicate.operator === '=') return value === other;
  const order = typeof value === 'number' && typeof other === 'number' ? value - other : compareKeys(value, other);
  switch (predicate.operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compareKeys(a: ScalarValue, b: ScalarValue): number {
  return Buffer.compare(sortableKey(a), sortableKey(b));
}

function jsonValue(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (isJsonArray(value)) return value.map(jsonValue);
  if (isJsonObject(value)) return value;
  throw badRequest('A query parameter has a value that is not JSON.');
}
