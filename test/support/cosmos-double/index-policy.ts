import { z } from 'zod';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { sortableKey } from './sortable-key.ts';
import { badRequest, unsupported } from './wire-error.ts';

/** A path of an indexing policy, taken apart: property names (`[]` for the items of an array) and its ending. */
interface IndexPath {
  readonly names: readonly string[];
  readonly ending: 'scalar' | 'below';
}

/** One composite index: its paths in order, each ascending or descending. */
export interface CompositeIndex {
  readonly columns: readonly { readonly path: readonly string[]; readonly descending: boolean }[];
}

/** An indexing policy as it is sent and read. */
export type IndexingPolicyJson = z.infer<typeof PolicySchema>;

const PathSchema = z.strictObject({ path: z.string() });
const PolicySchema = z.strictObject({
  indexingMode: z
    .string()
    .transform((mode) => mode.toLowerCase())
    .pipe(z.enum(['consistent', 'none']))
    .default('consistent'),
  automatic: z.boolean().default(true),
  includedPaths: z.array(PathSchema).default([]),
  excludedPaths: z.array(PathSchema).default([]),
  compositeIndexes: z
    .array(
      z
        .array(
          z.strictObject({
            path: z.string(),
            order: z
              .string()
              .transform((order) => order.toLowerCase())
              .pipe(z.enum(['ascending', 'descending']))
              .default('ascending'),
          }),
        )
        .min(2)
        .max(8),
    )
    .default([]),
  spatialIndexes: z.array(z.unknown()).max(0).optional(),
});

const DEFAULT_POLICY: IndexingPolicyJson = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: [{ path: '/*' }],
  excludedPaths: [{ path: '/"_etag"/?' }],
  compositeIndexes: [],
};

/** Which paths of a container's documents are indexed, and by what. */
export class IndexPolicy {
  readonly json: IndexingPolicyJson;
  readonly composites: readonly CompositeIndex[];
  readonly #included: readonly IndexPath[];
  readonly #excluded: readonly IndexPath[];

  private constructor(json: IndexingPolicyJson) {
    this.json = json;
    this.#included = json.includedPaths.map(({ path }) => parseIndexPath(path));
    this.#excluded = json.excludedPaths.map(({ path }) => parseIndexPath(path));
    this.composites = json.compositeIndexes.map((columns) => ({
      columns: columns.map(({ path, order }) => ({
        path: parseCompositePath(path),
        descending: order === 'descending',
      })),
    }));
  }

  /** Checks a policy as the service does when a container is created or replaced. */
  static parse(value: unknown): IndexPolicy {
    if (value === undefined) return new IndexPolicy(DEFAULT_POLICY);
    const parsed = PolicySchema.safeParse(value);
    if (!parsed.success) {
      throw badRequest(
        `The indexing policy is not valid, or has parts that this double does not know: ${z.prettifyError(parsed.error)}`,
      );
    }
    let json = parsed.data;
    if (json.indexingMode === 'none') {
      if (json.automatic || json.includedPaths.length + json.excludedPaths.length + json.compositeIndexes.length > 0) {
        throw badRequest('With indexing mode none, automatic has to be false and there can be no paths.');
      }
      return new IndexPolicy(json);
    }
    if (!json.automatic) throw unsupported('An indexing policy that is not automatic');
    const root = (paths: readonly { path: string }[]): boolean => paths.some(({ path }) => path === '/*');
    if (root(json.includedPaths) === root(json.excludedPaths)) {
      throw badRequest(
        'The special mandatory indexing path "/" is not provided in any of the path type sets. Please provide this path in one of the sets.',
      );
    }
    const excluded = new Set(json.excludedPaths.map(({ path }) => JSON.stringify(parseIndexPath(path))));
    for (const { path } of json.includedPaths) {
      if (excluded.has(JSON.stringify(parseIndexPath(path)))) {
        throw badRequest(`The indexing path '${path}' is both included and excluded.`);
      }
    }
    if (root(json.includedPaths) && !excluded.has(JSON.stringify(parseIndexPath('/_etag/?')))) {
      json = { ...json, excludedPaths: [...json.excludedPaths, { path: '/"_etag"/?' }] };
    }
    return new IndexPolicy(json);
  }

  /** True when there is an index at all. */
  get isConsistent(): boolean {
    return this.json.indexingMode === 'consistent';
  }

  /** The paths that a path's own entry `/path/?` or a composite index names: their keys are worth keeping ready. */
  get namedPaths(): readonly (readonly string[])[] {
    const scalars = this.#included.filter((path) => path.ending === 'scalar' && !path.names.includes('[]'));
    return [
      ...scalars.map((path) => path.names),
      ...this.composites.flatMap((index) => index.columns.map((c) => c.path)),
    ];
  }

  /** True when the scalar at a path has a range index: the more precise of its included and excluded paths wins. */
  isIndexed(path: readonly string[]): boolean {
    if (!this.isConsistent) return false;
    if (isBaseProperty(path)) return true;
    if (path.length === 1 && SYSTEM_PROPERTIES.has(path[0] ?? '')) return false;
    return precision(this.#included, path) > precision(this.#excluded, path);
  }

  /** True when a path is indexed by its own entry, so that documents without it are in its index too. */
  isIndexedByName(path: readonly string[]): boolean {
    if (isBaseProperty(path)) return true;
    return (
      this.isIndexed(path) &&
      this.#included.some(
        (index) => index.ending === 'scalar' && index.names.length === path.length && matches(index.names, path),
      )
    );
  }

  /** The terms that a document puts into the index: one for each indexed scalar and one for each composite index. */
  termsOf(document: JsonObject): ReadonlySet<string> {
    const terms = new Set<string>();
    if (!this.isConsistent) return terms;
    this.#collect(document, [], terms);
    this.composites.forEach((index, i) => {
      const keys = index.columns.map((column) =>
        Buffer.from(sortableKey(scalarAt(document, column.path))).toString('hex'),
      );
      terms.add(`composite ${String(i)} ${keys.join(' ')}`);
    });
    return terms;
  }

  #collect(value: JsonValue, path: readonly string[], terms: Set<string>): void {
    if (isJsonObject(value)) {
      for (const [name, child] of Object.entries(value)) this.#collect(child, [...path, name], terms);
    } else if (isJsonArray(value)) {
      for (const item of value) this.#collect(item, [...path, '[]'], terms);
    } else if (!isBaseProperty(path) && this.isIndexed(path)) {
      terms.add(JSON.stringify([path, value]));
    }
  }
}

const SYSTEM_PROPERTIES: ReadonlySet<string> = new Set(['_rid', '_self', '_etag', '_attachments']);

/** `id` and `_ts` are always indexed, at no extra charge. */
function isBaseProperty(path: readonly string[]): boolean {
  return path.length === 1 && (path[0] === 'id' || path[0] === '_ts');
}

function scalarAt(document: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const name of path) value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof value === 'object' && value !== null ? undefined : value;
}

function precision(patterns: readonly IndexPath[], path: readonly string[]): number {
  let best = -1;
  for (const pattern of patterns) {
    const depth = pattern.names.length;
    if (pattern.ending === 'scalar' ? depth !== path.length : depth >= path.length) continue;
    if (!matches(pattern.names, path)) continue;
    // A `/a/*` is one level less deep than the `/a/b/?` it could be; at the same depth `/?` is the more precise.
    best = Math.max(best, depth * 2 + (pattern.ending === 'scalar' ? 1 : 0));
  }
  return best;
}

function matches(names: readonly string[], path: readonly string[]): boolean {
  return names.every((name, i) => name === path[i]);
}

function parseIndexPath(text: string): IndexPath {
  if (text.endsWith('/?')) return { names: parseNames(text.slice(0, -2), text), ending: 'scalar' };
  if (text === '/*') return { names: [], ending: 'below' };
  if (text.endsWith('/*')) return { names: parseNames(text.slice(0, -2), text), ending: 'below' };
  throw badRequest(
    `The indexing path '${text}' could not be accepted, failed near position '0'. Please ensure that the path is a valid path. Common errors include invalid characters or absence of quotes around labels, and paths have to end in /? or /*.`,
  );
}

function parseCompositePath(text: string): readonly string[] {
  if (text.includes('*') || text.includes('?')) {
    throw badRequest(`The composite path '${text}' cannot have a wildcard.`);
  }
  const names = parseNames(text, text);
  if (names.includes('[]')) throw badRequest(`The composite path '${text}' cannot have an array.`);
  return names;
}

function parseNames(text: string, whole: string): readonly string[] {
  const names = [...text.matchAll(/\/(?:"((?:[^"\\]|\\.)*)"|(\[\])|([A-Za-z0-9_]+))/gsu)];
  if (names.length === 0 || names.map(([part]) => part).join('') !== text) {
    throw badRequest(
      `The indexing path '${whole}' could not be accepted; special characters need quotes around the label.`,
    );
  }
  return names.map(([, quoted, array, plain]) => quoted ?? array ?? plain ?? '');
}
