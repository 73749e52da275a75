import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

import ts from 'typescript';

/** How many rules there are of each kind, numbered from 1. */
const RULES = { R: 47, U: 26, P: 11, I: 20, E: 37 };

/** Rules that only say why; nothing the bot does could show them. */
const CONTEXT = new Set('R1 R2 R3 R4 R6 R8 R10 R13 R15 R29 R36 R37 R43 R44 R46 R47'.split(' '));

const NOT_TESTABLE = 'not testable: context';
const SEPARATOR = ' › ';

interface Row {
  readonly rule: string;
  readonly says: string;
  readonly shownBy: readonly string[];
}

describe('the table of rules', () => {
  const rows = readRows('docs/rules.md');

  it('names every rule once', () => {
    const expected = Object.entries(RULES).flatMap(([kind, last]) =>
      Array.from({ length: last }, (_, index) => `${kind}${String(index + 1)}`),
    );
    const named = rows.map(({ rule }) => rule);
    assert.deepEqual(
      {
        missing: expected.filter((rule) => !named.includes(rule)),
        unknown: named.filter((rule) => !expected.includes(rule)),
        repeated: named.filter((rule, index) => named.indexOf(rule) !== index),
      },
      { missing: [], unknown: [], repeated: [] },
    );
  });

  it('says of every rule what it is and what shows it', () => {
    const empty = rows.filter(({ says, shownBy }) => says === '' || shownBy.length === 0);
    assert.deepEqual(
      empty.map(({ rule }) => rule),
      [],
    );
  });

  it('names a test for every rule that is not mere context', () => {
    const untested = rows.filter(({ rule, shownBy }) => shownBy.includes(NOT_TESTABLE) && !CONTEXT.has(rule));
    assert.deepEqual(
      untested.map(({ rule }) => rule),
      [],
    );
  });

  it('names tests that exist, with the titles they have', () => {
    const wrong = rows.flatMap(({ rule, shownBy }) =>
      shownBy
        .filter((reference) => reference !== NOT_TESTABLE && !isTest(reference))
        .map((reference) => `${rule}: ${reference}`),
    );
    assert.deepEqual(wrong, []);
  });
});

/** The rows of all tables with the columns rule, what it says, and tests separated by line breaks. */
function readRows(path: string): readonly Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): readonly Row[] => {
      const [, rule = '', says = '', tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      if (!/^[A-Z]\d+$/.test(rule)) return [];
      const shownBy = tests
        .split(/<br\s*\/?>/)
        .map((reference) =>
          reference
            .trim()
            .replace(/^`+|`+$/g, '')
            .replaceAll('\\|', '|')
            .trim(),
        )
        .filter((reference) => reference !== '');
      return [{ rule, says, shownBy }];
    });
}

/** Whether `file › title` names a test file and a title, or a part of one that is put together, in its source. */
function isTest(reference: string): boolean {
  const [path = '', ...rest] = reference.split(SEPARATOR);
  const title = rest.join(SEPARATOR);
  if (title === '' || !/^test\/.+\.test\.ts$/.test(path) || !existsSync(path)) return false;
  return literalsOf(path).some((literal) => literal.includes(title));
}

const literals = new Map<string, readonly string[]>();

/** Everything between quotes or backticks in a source file, as it is written there. */
function literalsOf(path: string): readonly string[] {
  const known = literals.get(path);
  if (known) return known;
  const found: string[] = [];
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) found.push(node.getText(source).slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(source);
  literals.set(path, found);
  return found;
}
