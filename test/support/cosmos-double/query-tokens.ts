import { badRequest } from './wire-error.ts';

/** One token of a query's text. */
export interface QueryToken {
  readonly kind: 'name' | 'parameter' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly value?: string | number;
  readonly start: number;
  readonly end: number;
}

/** Words that are a syntax error as a bare property name or alias; they have to be written in brackets. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'AND ARRAY AS ASC BETWEEN BY CASE CAST CONVERT CROSS DESC DISTINCT ELSE END ESCAPE EXISTS FALSE FOR FROM GROUP ' +
    'HAVING IN INNER INSERT INTO IS JOIN LEFT LIKE LIMIT NOT NULL OFFSET ON OR ORDER OUTER OVER RANK RIGHT SELECT ' +
    'SET THEN TOP TRUE UDF UNDEFINED UPDATE VALUE WHEN WHERE WITH'
  ).split(' '),
);

/** True for a word of the query language itself, in whatever case. */
export function isKeyword(text: string): boolean {
  return KEYWORDS.has(text.toUpperCase());
}

/** A 400 for a syntax error at a token, worded as the service words it. */
export function syntaxError(token: QueryToken): Error {
  const near = token.kind === 'end' ? 'end of query' : token.text;
  return queryError('SC1001', `Syntax error, incorrect syntax near '${near}'.`, token);
}

/** A 400 for a query that is well formed but cannot be served. */
export function queryError(code: string, message: string, at: { readonly start: number; readonly end: number }): Error {
  const errors = [{ severity: 'Error', location: { start: at.start, end: at.end }, code, message }];
  return badRequest(`Message: ${JSON.stringify({ errors })}`);
}

const TOKEN =
  /\s+|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<parameter>@[A-Za-z0-9_]+)|(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<symbol><=|>=|<>|!=|[.,()[\]{}:=<>*-])/suy;

/** Splits a query into tokens. */
export function tokenize(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  TOKEN.lastIndex = 0;
  let start = 0;
  while (start < query.length) {
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(query);
    if (match === null) {
      const text = query.slice(start, start + 1);
      throw syntaxError({ kind: 'symbol', text, start, end: start + 1 });
    }
    const [text] = match;
    const end = start + text.length;
    const groups = match.groups ?? {};
    if (groups['name'] !== undefined) tokens.push({ kind: 'name', text, start, end });
    else if (groups['parameter'] !== undefined) tokens.push({ kind: 'parameter', text, start, end });
    else if (groups['number'] !== undefined) {
      if (!Number.isFinite(Number(text))) throw syntaxError({ kind: 'number', text, start, end });
      tokens.push({ kind: 'number', text, value: Number(text), start, end });
    } else if (groups['symbol'] !== undefined) tokens.push({ kind: 'symbol', text, start, end });
    else if (groups['string'] !== undefined) {
      const value = unescapeString(text, start, end);
      const previous = tokens.at(-1);
      // 'it''s' is two strings side by side, which is no way to write a quote here.
      if (previous?.kind === 'string' && previous.end === start)
        throw syntaxError({ kind: 'string', text, start, end });
      tokens.push({ kind: 'string', text, value, start, end });
    }
    start = end;
  }
  tokens.push({ kind: 'end', text: '', start, end: start });
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function unescapeString(text: string, start: number, end: number): string {
  return text.slice(1, -1).replace(/\\(?:u([0-9A-Fa-f]{4})|(.))/gsu, (_all, code?: string, letter?: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    const escaped = ESCAPES[letter ?? ''];
    if (escaped === undefined) throw syntaxError({ kind: 'string', text, start, end });
    return escaped;
  });
}
