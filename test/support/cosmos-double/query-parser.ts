import { isKeyword, queryError, syntaxError, tokenize, type QueryToken } from './query-tokens.ts';
import { unsupported } from './wire-error.ts';

/** A property path below the queried document; no names at all for the document itself. */
export type PropertyPath = readonly string[];

/** The two functions of the server's clock that this double knows. */
export type ClockFunction = 'GetCurrentTimestamp' | 'GetCurrentTimestampStatic';

/** A value that does not depend on the document. */
export type ConstantExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'clock'; readonly name: ClockFunction };

/** What a SELECT clause can project. */
export type Expression =
  | ConstantExpression
  | { readonly kind: 'path'; readonly path: PropertyPath }
  | { readonly kind: 'object'; readonly entries: readonly SelectItem[] }
  | { readonly kind: 'array'; readonly items: readonly Expression[] };

/** A projected value and the name it is returned under. */
export interface SelectItem {
  readonly name: string;
  readonly expression: Expression;
}

/** The comparison operators that are known. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** One of the predicates that WHERE joins with AND. */
export type Predicate =
  | {
      readonly kind: 'compare';
      readonly path: PropertyPath;
      readonly operator: Comparison;
      readonly value: ConstantExpression;
    }
  | { readonly kind: 'startsWith'; readonly path: PropertyPath; readonly value: ConstantExpression }
  | { readonly kind: 'isDefined'; readonly path: PropertyPath }
  | { readonly kind: 'constant'; readonly value: boolean };

/** One path of an ORDER BY clause. */
export interface OrderByItem {
  readonly path: PropertyPath;
  readonly descending: boolean;
}

/** A parsed query of the subset that this double answers. */
export interface ParsedQuery {
  readonly top: ConstantExpression | undefined;
  readonly select:
    | { readonly kind: 'all' }
    | { readonly kind: 'value'; readonly expression: Expression }
    | { readonly kind: 'list'; readonly items: readonly SelectItem[] };
  readonly container: string;
  readonly alias: string;
  readonly where: readonly Predicate[];
  readonly orderBy: readonly OrderByItem[];
}

/** Parses a query, or throws a 400 for what is wrong or not known. */
export function parseQuery(text: string): ParsedQuery {
  return new QueryParser(tokenize(text)).query();
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const UNKNOWN_CLAUSES = ['JOIN', 'IN', 'GROUP', 'OFFSET', 'LIMIT'];

class QueryParser {
  readonly #tokens: readonly QueryToken[];
  #at = 0;
  #alias = '';
  #unnamed = 0;

  constructor(tokens: readonly QueryToken[]) {
    this.#tokens = tokens;
  }

  query(): ParsedQuery {
    this.#expectWord('SELECT');
    if (this.#isWord('DISTINCT')) throw unsupported('SELECT DISTINCT');
    const top = this.#takeWord('TOP') ? this.#topCount() : undefined;
    const selectAt = this.#at;
    // The alias that the SELECT clause uses is only known from the FROM clause after it.
    this.#skipToFrom();
    this.#expectWord('FROM');
    const container = this.#identifier();
    let alias = container;
    if (this.#takeWord('AS') || (this.#peek().kind === 'name' && !isKeyword(this.#peek().text))) {
      alias = this.#identifier();
    }
    this.#alias = alias;
    const afterFrom = this.#at;
    this.#at = selectAt;
    const select = this.#select();
    if (!this.#isWord('FROM')) throw syntaxError(this.#peek());
    this.#at = afterFrom;
    const where = this.#takeWord('WHERE') ? this.#conjunction() : [];
    const orderBy = this.#takeWord('ORDER') ? this.#orderBy() : [];
    const rest = this.#peek();
    if (rest.kind !== 'end') {
      if (UNKNOWN_CLAUSES.includes(rest.text.toUpperCase())) throw unsupported(`${rest.text.toUpperCase()} in a query`);
      throw syntaxError(rest);
    }
    return { top, select, container, alias, where, orderBy };
  }

  #topCount(): ConstantExpression {
    const token = this.#next();
    if (token.kind === 'parameter') return { kind: 'parameter', name: token.text };
    if (token.kind !== 'number') throw syntaxError(token);
    if (!/^\d+$/.test(token.text) || Number(token.text) > 2_147_483_647) {
      throw queryError('SC2060', 'The count value provided for a TOP clause must be an integer.', token);
    }
    return { kind: 'literal', value: Number(token.text) };
  }

  #skipToFrom(): void {
    let depth = 0;
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end') throw syntaxError(token);
      if (depth === 0 && this.#isWord('FROM')) return;
      if (token.kind === 'symbol' && '([{'.includes(token.text)) depth += 1;
      if (token.kind === 'symbol' && ')]}'.includes(token.text)) depth -= 1;
      this.#at += 1;
    }
  }

  #select(): ParsedQuery['select'] {
    if (this.#takeSymbol('*')) return { kind: 'all' };
    if (this.#takeWord('VALUE')) return { kind: 'value', expression: this.#expression() };
    const items = [this.#selectItem()];
    while (this.#takeSymbol(',')) items.push(this.#selectItem());
    const names = new Set(items.map((item) => item.name));
    if (names.size < items.length) throw unsupported('A projection of two values under one name');
    return { kind: 'list', items };
  }

  #selectItem(): SelectItem {
    const expression = this.#expression();
    if (this.#takeWord('AS')) return { name: this.#identifier(), expression };
    const token = this.#peek();
    if (token.kind === 'name' && !isKeyword(token.text)) return { name: this.#identifier(), expression };
    if (expression.kind === 'path') return { name: expression.path.at(-1) ?? this.#alias, expression };
    this.#unnamed += 1;
    return { name: `$${String(this.#unnamed)}`, expression };
  }

  #expression(): Expression {
    const token = this.#peek();
    if (this.#takeSymbol('{')) return { kind: 'object', entries: this.#objectEntries() };
    if (this.#takeSymbol('[')) return { kind: 'array', items: this.#arrayItems() };
    if (token.kind === 'name' && token.text === this.#alias) return { kind: 'path', path: this.#path() };
    return this.#constant();
  }

  #objectEntries(): readonly SelectItem[] {
    const entries: SelectItem[] = [];
    if (this.#takeSymbol('}')) return entries;
    do {
      const token = this.#next();
      if (token.kind !== 'string' && (token.kind !== 'name' || isKeyword(token.text))) throw syntaxError(token);
      this.#expectSymbol(':');
      entries.push({ name: String(token.value ?? token.text), expression: this.#expression() });
    } while (this.#takeSymbol(','));
    this.#expectSymbol('}');
    return entries;
  }

  #arrayItems(): readonly Expression[] {
    const items: Expression[] = [];
    if (this.#takeSymbol(']')) return items;
    do {
      const item = this.#expression();
      if (item.kind === 'path') throw unsupported('A path as an item of a projected array');
      items.push(item);
    } while (this.#takeSymbol(','));
    this.#expectSymbol(']');
    return items;
  }

  #conjunction(): readonly Predicate[] {
    const predicates = [...this.#predicate()];
    while (this.#takeWord('AND')) predicates.push(...this.#predicate());
    for (const word of ['OR', 'BETWEEN', 'IN', 'LIKE', 'NOT']) {
      if (this.#isWord(word)) throw unsupported(`${word} in a query`);
    }
    return predicates;
  }

  #predicate(): readonly Predicate[] {
    const token = this.#peek();
    if (this.#takeSymbol('(')) {
      const inner = this.#conjunction();
      this.#expectSymbol(')');
      return inner;
    }
    for (const word of ['NOT', 'EXISTS']) if (this.#isWord(word)) throw unsupported(`${word} in a query`);
    if (this.#isWord('TRUE') || this.#isWord('FALSE')) {
      this.#at += 1;
      if (this.#peek().kind === 'symbol' && this.#peek().text !== ')') throw unsupported('A comparison of constants');
      return [{ kind: 'constant', value: token.text.toUpperCase() === 'TRUE' }];
    }
    if (token.kind === 'name' && this.#symbolAfter('(')) {
      const name = token.text.toUpperCase();
      if (name === 'STARTSWITH') return [this.#startsWith()];
      if (name === 'IS_DEFINED') return [this.#isDefined()];
    }
    return [this.#comparison()];
  }

  #startsWith(): Predicate {
    this.#at += 2;
    const path = this.#comparedPath();
    this.#expectSymbol(',');
    const value = this.#constant();
    if (this.#takeSymbol(',')) throw unsupported('STARTSWITH with a third argument');
    this.#expectSymbol(')');
    return { kind: 'startsWith', path, value };
  }

  #isDefined(): Predicate {
    this.#at += 2;
    const path = this.#comparedPath();
    this.#expectSymbol(')');
    return { kind: 'isDefined', path };
  }

  #comparison(): Predicate {
    if (this.#peek().kind === 'name' && this.#peek().text === this.#alias) {
      const path = this.#comparedPath();
      const operator = this.#operator();
      if (this.#peek().kind === 'name' && this.#peek().text === this.#alias) {
        throw unsupported('A comparison of two properties');
      }
      return { kind: 'compare', path, operator, value: this.#constant() };
    }
    const value = this.#constant();
    const operator = this.#operator();
    if (this.#peek().kind !== 'name' || this.#peek().text !== this.#alias) {
      throw unsupported('A comparison of constants');
    }
    return { kind: 'compare', path: this.#comparedPath(), operator: MIRRORED[operator], value };
  }

  #operator(): Comparison {
    for (const word of ['NOT', 'BETWEEN', 'IN', 'LIKE'])
      if (this.#isWord(word)) throw unsupported(`${word} in a query`);
    const token = this.#next();
    if (token.kind === 'symbol') {
      if (token.text in MIRRORED) {
        const known: Comparison | undefined = COMPARISONS.find((operator) => operator === token.text);
        if (known !== undefined) return known;
      }
      if (token.text === '!=' || token.text === '<>') throw unsupported(`${token.text} in a query`);
    }
    if (token.kind === 'end' || token.text === ')' || ['AND', 'ORDER', 'OR'].includes(token.text.toUpperCase())) {
      throw unsupported('A predicate without a comparison');
    }
    throw syntaxError(token);
  }

  #constant(): ConstantExpression {
    const token = this.#next();
    if (token.kind === 'parameter') return { kind: 'parameter', name: token.text };
    if (token.kind === 'number' || token.kind === 'string') return { kind: 'literal', value: token.value ?? '' };
    if (token.kind === 'symbol' && token.text === '-' && this.#peek().kind === 'number') {
      return { kind: 'literal', value: -Number(this.#next().value) };
    }
    if (token.kind === 'name') {
      const word = token.text.toUpperCase();
      if (word === 'TRUE' || word === 'FALSE') return { kind: 'literal', value: word === 'TRUE' };
      if (word === 'NULL') return { kind: 'literal', value: null };
      if (this.#takeSymbol('(')) {
        const clock = CLOCK_FUNCTIONS.find((name) => name.toUpperCase() === word);
        if (clock === undefined) throw unsupported(`The function ${token.text}`);
        this.#expectSymbol(')');
        return { kind: 'clock', name: clock };
      }
      if (!isKeyword(word)) {
        throw queryError('SC2001', `Identifier '${token.text}' could not be resolved.`, token);
      }
    }
    throw syntaxError(token);
  }

  #comparedPath(): PropertyPath {
    const token = this.#peek();
    if (token.kind !== 'name') throw syntaxError(token);
    if (token.text !== this.#alias) {
      throw queryError('SC2001', `Identifier '${token.text}' could not be resolved.`, token);
    }
    const path = this.#path();
    if (path.length === 0) throw unsupported('A predicate on the document itself');
    return path;
  }

  #path(): PropertyPath {
    this.#at += 1;
    const path: string[] = [];
    for (;;) {
      if (this.#takeSymbol('.')) path.push(this.#identifier());
      else if (this.#takeSymbol('[')) {
        const token = this.#next();
        if (token.kind === 'number') throw unsupported('An array index in a path');
        if (token.kind !== 'string') throw syntaxError(token);
        path.push(String(token.value));
        this.#expectSymbol(']');
      } else return path;
    }
  }

  #orderBy(): readonly OrderByItem[] {
    this.#expectWord('BY');
    if (this.#isWord('RANK')) throw unsupported('ORDER BY RANK');
    const items: OrderByItem[] = [];
    do {
      const path = this.#comparedPath();
      const descending = this.#takeWord('DESC');
      if (!descending) this.#takeWord('ASC');
      items.push({ path, descending });
    } while (this.#takeSymbol(','));
    const distinct = new Set(items.map((item) => JSON.stringify(item.path)));
    if (distinct.size < items.length) throw unsupported('ORDER BY the same path twice');
    return items;
  }

  #identifier(): string {
    const token = this.#next();
    if (token.kind !== 'name' || isKeyword(token.text)) throw syntaxError(token);
    return token.text;
  }

  #peek(): QueryToken {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('A token list always has an end.');
    return token;
  }

  #next(): QueryToken {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #isWord(word: string): boolean {
    const token = this.#peek();
    return token.kind === 'name' && token.text.toUpperCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#at += 1;
    return true;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw syntaxError(this.#peek());
  }

  #symbolAfter(symbol: string): boolean {
    const token = this.#tokens[this.#at + 1];
    return token?.kind === 'symbol' && token.text === symbol;
  }

  #takeSymbol(symbol: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at += 1;
    return true;
  }

  #expectSymbol(symbol: string): void {
    if (!this.#takeSymbol(symbol)) throw syntaxError(this.#peek());
  }
}

const COMPARISONS: readonly Comparison[] = ['=', '<', '<=', '>', '>='];
const CLOCK_FUNCTIONS: readonly ClockFunction[] = ['GetCurrentTimestamp', 'GetCurrentTimestampStatic'];
