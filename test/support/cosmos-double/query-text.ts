import type { ConstantExpression, Expression, ParsedQuery, Predicate, PropertyPath } from './query-parser.ts';
import { isKeyword } from './query-tokens.ts';

/** Writes a path as the service writes it in rewritten queries. */
export function pathText(alias: string, path: PropertyPath): string {
  const names = path.map((name) =>
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !isKeyword(name) ? `.${name}` : `[${JSON.stringify(name)}]`,
  );
  return alias + names.join('');
}

/** Writes a projected value. */
export function expressionText(alias: string, expression: Expression): string {
  switch (expression.kind) {
    case 'path':
      return pathText(alias, expression.path);
    case 'object': {
      const entries = expression.entries.map(
        (entry) => `${JSON.stringify(entry.name)}: ${expressionText(alias, entry.expression)}`,
      );
      return `{${entries.join(', ')}}`;
    }
    case 'array':
      return `[${expression.items.map((item) => expressionText(alias, item)).join(', ')}]`;
    default:
      return constantText(expression);
  }
}

/** Writes a predicate. */
export function predicateText(alias: string, predicate: Predicate): string {
  switch (predicate.kind) {
    case 'compare':
      return `(${pathText(alias, predicate.path)} ${predicate.operator} ${constantText(predicate.value)})`;
    case 'startsWith':
      return `STARTSWITH(${pathText(alias, predicate.path)}, ${constantText(predicate.value)})`;
    case 'isDefined':
      return `IS_DEFINED(${pathText(alias, predicate.path)})`;
    case 'constant':
      return String(predicate.value);
  }
}

/** Writes the FROM clause of a query. */
export function fromText(query: ParsedQuery): string {
  return query.container === query.alias ? query.alias : `${query.container} AS ${query.alias}`;
}

function constantText(constant: ConstantExpression): string {
  switch (constant.kind) {
    case 'literal':
      return JSON.stringify(constant.value);
    case 'parameter':
      return constant.name;
    case 'clock':
      return `${constant.name}()`;
  }
}
