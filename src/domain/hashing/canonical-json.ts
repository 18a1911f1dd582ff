/** A value that has exactly one canonical text. Numbers must be safe integers. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * Writes a value as canonical JSON (RFC 8785), in the part that records of this program need: no white space, keys sorted
 * by UTF-16 code units, integers, strings, booleans, null, lists and objects. Equal values give equal texts, so the
 * text can be hashed.
 * @throws TypeError for a number that is no safe integer, a lone surrogate, or anything that is not JSON.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return canonicalInteger(value);
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map((entry) => canonicalJson(entry)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`Canonical JSON has no ${typeof value}`);
}

function canonicalObject(value: { readonly [key: string]: JsonValue }): string {
  const { sorted, texts } = shapeOf(Object.keys(value));
  if (sorted.length === 0) return '{}';
  let text = '';
  for (let index = 0; index < sorted.length; index += 1) {
    text += `${texts[index] ?? ''}${canonicalJson(value[sorted[index] ?? ''] as JsonValue)}`;
  }
  return `${text}}`;
}

/** The keys of an object as they come, as they are sorted, and as they stand in the text: `{"a":`, `,"b":`. */
type Shape = { keys: readonly string[]; sorted: readonly string[]; texts: readonly string[] };

/** Records have the same few shapes again and again; those of a table with codes as keys do not fill the memory. */
const shapes = new Map<string, Shape>();
const mostShapes = 500;
const mostKeys = 100;

function shapeOf(keys: readonly string[]): Shape {
  if (keys.length > mostKeys) return newShape(keys);
  const name = keys.join();
  const known = shapes.get(name);
  // A key with a comma in it reads like two.
  if (known !== undefined && isSame(known.keys, keys)) return known;
  const shape = newShape(keys);
  if (known === undefined && shapes.size < mostShapes) shapes.set(name, shape);
  return shape;
}

function newShape(keys: readonly string[]): Shape {
  // Without a comparison of its own, the sorting of texts is that by UTF-16 code units.
  const sorted = keys.toSorted();
  return { keys, sorted, texts: sorted.map((key, index) => `${index === 0 ? '{' : ','}${canonicalText(key)}:`) };
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) if (left[index] !== right[index]) return false;
  return true;
}

function canonicalInteger(value: number): string {
  // A fraction has several decimal spellings; money and quantities are integers here, so a fraction is a defect.
  if (!Number.isSafeInteger(value)) throw new TypeError(`Canonical JSON takes safe integers only: ${value}`);
  return String(value);
}

/** Most texts need no escape: ASCII but for the quotation mark, the backslash and control characters. */
const isPlain = /^[ !#-[\]-~]*$/;

function canonicalText(value: string): string {
  if (isPlain.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError('Canonical JSON refuses a lone surrogate');
  return JSON.stringify(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
