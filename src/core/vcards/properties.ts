/** A property of a vCard, and how ICAL.js reads and writes one. */
import ICAL from 'ical.js';

/** jCard (RFC 7095): name in small letters, parameters, type of the value, the value or values. */
export type CardProperty = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: string,
  ...values: readonly unknown[],
];

export type CardVersion = '2.1' | '3.0' | '4.0';

/** Reads an unfolded line. @throws when it is none. */
export function parseProperty(text: string, version: CardVersion): CardProperty {
  const set = version === '4.0' ? ICAL.design.vcard : ICAL.design.vcard3;
  return ICAL.parse.property(text, set) as CardProperty;
}

/** Writes a property as vCard 4.0, folded. */
export function writeProperty([name, parameters, type, ...values]: CardProperty): string {
  const property = [name, parameters, type, ...values.map(withPlainLineEnds)];
  return ICAL.stringify.property(property, ICAL.design.vcard, false);
}

/** A line end within a value is escaped; a carriage return would stay one, end the line, and let a text say lines of its own. */
function withPlainLineEnds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainLineEnds);
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : value;
}

/** A plain text property. */
export function textProperty(name: string, value: string, parameters: CardProperty[1] = {}): CardProperty {
  return [name, parameters, 'text', value];
}

/** The value as a text; several ones, as of a note in 3.0, were divided by commas that nobody meant. */
export function textOf([, , , ...values]: CardProperty): string {
  return values
    .map((value) => (Array.isArray(value) ? value.flat().join(', ') : String(value)))
    .join(',')
    .trim();
}

/** The components of a structured value, each as a text. */
export function partsOf([, , , value]: CardProperty): string[] {
  const parts: unknown[] = Array.isArray(value) ? value : String(value).split(';');
  return parts.map((part) => (Array.isArray(part) ? part.join(', ') : String(part)).trim());
}

/** The types of a property in small letters: "work", "cell", "pref". */
export function typesOf([, { type, pref }]: CardProperty): string[] {
  const stated = type === undefined ? [] : [type].flat();
  const types = stated.flatMap((each) => each.toLowerCase().split(','));
  return pref === undefined ? types : [...types, 'pref'];
}

export function groupOf([, { group }]: CardProperty): string | null {
  return typeof group === 'string' ? group.toLowerCase() : null;
}
