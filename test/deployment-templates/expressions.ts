import assert from 'node:assert/strict';

/** A template, as far as values come from it. */
interface Deployable {
  readonly parameters: Readonly<Record<string, { readonly defaultValue?: unknown }>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly resources: readonly unknown[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Works out a value only when it is needed: of the two values of `if`, one often makes no sense. */
type Lazy = () => unknown;

type Functions = Readonly<Record<string, (...values: readonly Lazy[]) => unknown>>;

/** What is known of a resource only once it is there; it is written as the resource's id and the path in it. */
class Unknown {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * The resources and outputs of `template` when it is deployed with the parameters `given`, as far as that can be said
 * without Azure ("Template functions", learn.microsoft.com, read 2026-11).
 */
export function deploy(
  template: Deployable,
  given: Readonly<Record<string, unknown>>,
): { readonly resources: unknown; readonly outputs: unknown } {
  const valueIn = (values: Readonly<Record<string, unknown>>, name: string): unknown => {
    assert.ok(name in values, `Expected ${name}`);
    return evaluate(values[name], functions);
  };
  const defaults = Object.fromEntries(
    Object.entries(template.parameters).flatMap(([name, { defaultValue }]) =>
      defaultValue === undefined ? [] : [[name, defaultValue]],
    ),
  );
  const functions: Functions = {
    ...FUNCTIONS,
    parameters: eager((name) => {
      assert.ok(textOf(name) in template.parameters, `${textOf(name)} is not declared`);
      return valueIn({ ...defaults, ...given }, textOf(name));
    }),
    variables: eager((name) => valueIn(template.variables, textOf(name))),
  };
  return { resources: evaluate(template.resources, functions), outputs: evaluate(template.outputs, functions) };
}

const FUNCTIONS: Functions = {
  if: (condition, whenTrue, whenFalse) => (condition() === true ? whenTrue() : whenFalse()),
  equals: eager((one, other) => one === other),
  format: eager((pattern, ...values) =>
    textOf(pattern).replace(/\{(\d+)\}/g, (_, index: string) => textOf(values[Number(index)])),
  ),
  createArray: eager((...items) => items),
  createObject: eager((...items) =>
    Object.fromEntries(items.flatMap((item, index) => (index % 2 === 0 ? [[textOf(item), items[index + 1]]] : []))),
  ),
  // Another one for other texts, and always the same for the same ones.
  guid: eager((...texts) => texts.map(textOf).join(' ').replaceAll('/', ' ')),
  resourceGroup: () => new Unknown('the group'),
  subscription: () => new Unknown('the subscription'),
  resourceId: eager((...texts) => resourceId(texts.map(textOf))),
  reference: eager((id, version, full) => {
    assert.match(textOf(version), /^\d{4}-\d\d-\d\d$/);
    return new Unknown(full === 'Full' ? textOf(id) : `${textOf(id)}.properties`);
  }),
};

/** `['Microsoft.Web/sites/slots', 'app', 'one']` is at `/Microsoft.Web/sites/app/slots/one`, in a group when one comes first. */
function resourceId([first = '', ...others]: readonly string[]): string {
  if (!first.includes('/')) return `/${first}${resourceId(others)}`;
  const [namespace = '', ...types] = first.split('/');
  assert.equal(types.length, others.length, `Expected as many names as there are types in ${first}`);
  return ['', namespace, ...types.flatMap((type, index) => [type, others[index]])].join('/');
}

function eager(work: (...values: readonly unknown[]) => unknown): (...values: readonly Lazy[]) => unknown {
  return (...values) => work(...values.map((value) => value()));
}

function textOf(value: unknown): string {
  if (value instanceof Unknown) return value.text;
  assert.equal(typeof value, 'string');
  return String(value);
}

function evaluate(value: unknown, functions: Functions): unknown {
  if (typeof value === 'string') return value.startsWith('[') ? evaluateExpression(value, functions) : value;
  if (Array.isArray(value)) return value.map((item) => evaluate(item, functions));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, evaluate(child, functions)]));
}

function evaluateExpression(expression: string, functions: Functions): unknown {
  const tokens = expression.slice(1, -1).match(/'(?:[^']|'')*'|\w+|[^\s\w]/g) ?? [];
  let next = 0;
  const take = (): string => tokens[next++] ?? assert.fail(`${expression} ends too early`);

  const parseValue = (): Lazy => {
    let value = parseStart();
    while (tokens[next] === '.') {
      next += 1;
      value = memberOf(value, take());
    }
    return value;
  };
  const parseStart = (): Lazy => {
    const token = take();
    if (token.startsWith("'")) return () => token.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(token)) return () => Number(token);
    const work = functions[token] ?? assert.fail(`${token} is not known here: ${expression}`);
    const values = parseValues();
    return () => work(...values);
  };
  const parseValues = (): readonly Lazy[] => {
    assert.equal(take(), '(', expression);
    const values: Lazy[] = [];
    while (tokens[next] !== ')') {
      if (values.length > 0) assert.equal(take(), ',', expression);
      values.push(parseValue());
    }
    next += 1;
    return values;
  };

  const value = parseValue();
  assert.equal(next, tokens.length, `${expression} goes on after its end`);
  const found = value();
  return found instanceof Unknown ? found.text : found;
}

function memberOf(value: Lazy, name: string): Lazy {
  return () => {
    const whole = value();
    assert.ok(whole instanceof Unknown, `${name} is taken from something that has no members here`);
    return new Unknown(`${whole.text}.${name}`);
  };
}
