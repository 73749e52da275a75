import { isJsonArray, type JsonValue } from './json-value.ts';

/**
 * Byte strings that sort as the service orders values: undefined, null, false, true, numbers, strings by code point,
 * then arrays and objects (which have a place in the order, but no order among themselves here).
 */
const TAG = {
  undefined: 0x00,
  null: 0x01,
  false: 0x02,
  true: 0x03,
  number: 0x05,
  string: 0x08,
  array: 0x0a,
  object: 0x0b,
} as const;

const UNDEFINED = Buffer.from([TAG.undefined]);
const NULL = Buffer.from([TAG.null]);
const FALSE = Buffer.from([TAG.false]);
const TRUE = Buffer.from([TAG.true]);
const ARRAY = Buffer.from([TAG.array]);
const OBJECT = Buffer.from([TAG.object]);

/** The key of a value that is not there. */
export const UNDEFINED_KEY: Uint8Array = UNDEFINED;

/** The sortable key of a value. */
export function sortableKey(value: JsonValue | undefined): Uint8Array {
  if (value === undefined) return UNDEFINED;
  if (value === null) return NULL;
  if (value === true) return TRUE;
  if (value === false) return FALSE;
  if (typeof value === 'number') return numberKey(value);
  if (typeof value === 'string') return stringKey(value);
  return isJsonArray(value) ? ARRAY : OBJECT;
}

/** True for the key of an array or object, among which there is no order here. */
export function isUnorderedKey(key: Uint8Array): boolean {
  return (key[0] ?? 0) >= TAG.array;
}

/** The bounds `[from, to)` of all keys of the same type as this one. */
export function typeBounds(key: Uint8Array): { readonly from: Uint8Array; readonly to: Uint8Array } {
  const tag = key[0] ?? 0;
  if (tag === TAG.false || tag === TAG.true) return { from: FALSE, to: Buffer.from([TAG.true + 1]) };
  return { from: Buffer.from([tag]), to: Buffer.from([tag + 1]) };
}

/** The first key after all strings that start with this one; a UTF-8 byte is never 0xFF. */
export function afterPrefix(key: Uint8Array): Uint8Array {
  return Buffer.concat([key, Buffer.from([0xff])]);
}

function numberKey(value: number): Uint8Array {
  const key = Buffer.allocUnsafe(9);
  key[0] = TAG.number;
  key.writeDoubleBE(value === 0 ? 0 : value, 1);
  const first = key[1] ?? 0;
  if (first & 0x80) for (let i = 1; i < 9; i += 1) key[i] = ~(key[i] ?? 0) & 0xff;
  else key[1] = first | 0x80;
  return key;
}

function stringKey(value: string): Uint8Array {
  const key = Buffer.allocUnsafe(Buffer.byteLength(value) + 1);
  key[0] = TAG.string;
  key.write(value, 1);
  return key;
}
