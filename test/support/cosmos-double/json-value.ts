/** A value as JSON has it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [property: string]: JsonValue;
}

/** True for what `JSON.parse` makes of a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonArray(value);
}

/** True for what `JSON.parse` makes of a JSON array. */
export function isJsonArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The value at a path of property names, `undefined` where there is none (an array has no named properties). */
export function valueAt(document: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  let value = document;
  for (const name of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}
