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
  let text = '';
  // Without a comparison of its own, the sorting of texts is that by UTF-16 code units.
  for (const key of Object.keys(value).toSorted()) {
    text += `${text === '' ? '{' : ','}${keyText(key)}:${canonicalJson(value[key] as JsonValue)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Records have the same few keys again and again; those of a table with codes as keys do not fill the memory. */
const keyTexts = new Map<string, string>();
const mostKeyTexts = 2000;

function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = canonicalText(key);
  if (keyTexts.size < mostKeyTexts) keyTexts.set(key, text);
  return text;
}

function canonicalInteger(value: number): string {
  // A fraction has several decimal spellings; money and quantities are integers here, so a fraction is a defect.
  if (!Number.isSafeInteger(value)) throw new TypeError(`Canonical JSON takes safe integers only: ${value}`);
  return String(value);
}

function canonicalText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('Canonical JSON refuses a lone surrogate');
  return JSON.stringify(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
