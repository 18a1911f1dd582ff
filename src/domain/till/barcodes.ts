import { e4, type E4 } from '#domain/money';
import type { BarcodeRuleKind } from './kinds.ts';

/**
 * How a barcode of 13 digits that holds a price or weight is read (GS1 restricted circulation numbers, prefixes 02 and 20 to 29): prefix, item,
 * digits that check the value, value, and the check digit of all; so the first four come to 12 digits.
 */
export type BarcodeRule = {
  prefix: string;
  kind: BarcodeRuleKind;
  itemDigits: number;
  checkDigits: number;
  valueDigits: number;
  decimals: number;
};

/** A barcode with a value: a weight is a quantity x 10,000, a price is in major units x 10,000. Codes: the most telling first. */
export type EmbeddedValue = { itemCodes: string[]; kind: BarcodeRuleKind; valueE4: E4 };

const one = 10_000;
const largestQuantityE4 = 1_000_000_000_000;
const bodyDigits = 12;

/**
 * Reads what is typed or scanned into the one field of the till: "3*" and "0,5 * abc" give a quantity and what follows it; anything else
 * is a quantity of 1 and the text. A quantity of 0, with more than 4 decimals or above 100 million is no quantity.
 */
export function parseEntry(text: string): { quantityE4: E4; text: string } {
  const trimmed = text.trim();
  const [, whole = '', fraction = '', rest = ''] = /^(\d{0,9})(?:[.,](\d{1,4}))?\s*\*\s*(.*)$/s.exec(trimmed) ?? [];
  const quantityE4 = Number(whole) * one + Number(fraction.padEnd(4, '0'));
  if (quantityE4 === 0 || quantityE4 > largestQuantityE4) return { quantityE4: e4(one), text: trimmed };
  return { quantityE4: e4(quantityE4), text: rest };
}

/** The check digit that completes a GTIN (GS1 General Specifications, 7.9.1): weights 3 and 1 from the right. */
export function checkDigitOf(digits: string): string {
  const sum = Array.from(digits.padStart(18, '0'), Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** Tells whether a text is a GTIN of 8, 12, 13 or 14 digits with its right check digit. */
export function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text) && checkDigitOf(text.slice(0, -1)) === text.slice(-1);
}

/**
 * The codes under which an item may be kept that was scanned so, what was read first. The same GTIN is written with 8, 12, 13 or 14 digits
 * (UPC-A is an EAN-13 with a leading zero), a UPC-E is also its UPC-A, a GS1-128 begins with its GTIN after "01". The scanner's prefix
 * (ISO/IEC 15424, "]C1") and its line end are taken off. Any other text, of any length, is itself.
 */
export function barcodeCandidates(text: string): string[] {
  const code = readCode(text);
  if (code === '') return [];
  const inElements = /^01(\d{14})/.exec(code)?.[1] ?? '';
  const gtins = [code, upcAOf(code), code.length >= 16 ? inElements : ''].filter((candidate) => isGtin(candidate));
  return [...new Set([code, ...gtins.flatMap(writings)])];
}

/**
 * Reads a barcode that holds a price or weight by the first rule that fits it. Null for anything but 13 digits (or a UPC-A of 12, which
 * is one of them with a leading zero) with the right check digit, and when the value is zero: then it is an item's own code.
 */
export function readEmbedded(text: string, rules: readonly BarcodeRule[]): EmbeddedValue | null {
  const read = readCode(text);
  const code = read.length === bodyDigits ? `0${read}` : read;
  if (code.length !== bodyDigits + 1 || !isGtin(code)) return null;
  const rule = rules.find((each) => isReadable(each) && code.startsWith(each.prefix));
  if (rule === undefined) return null;
  const value = Number(code.slice(bodyDigits - rule.valueDigits, bodyDigits));
  if (value === 0) return null;
  return { itemCodes: itemCodesOf(code, rule), kind: rule.kind, valueE4: e4(value * 10 ** (4 - rule.decimals)) };
}

/** Tells whether the parts of a rule come to the 12 digits before the check digit; one that does not is never read. */
export function isReadable({ prefix, itemDigits, checkDigits, valueDigits, decimals }: BarcodeRule): boolean {
  return prefix.length + itemDigits + checkDigits + valueDigits === bodyDigits && decimals <= 4;
}

/** The first prefix that begins like an earlier one, or an earlier one like it, so that a barcode would have two meanings; else null. */
export function rulesOverlap(rules: readonly Pick<BarcodeRule, 'prefix'>[]): string | null {
  for (const [index, { prefix }] of rules.entries()) {
    const earlier = rules.slice(0, index);
    if (earlier.some((other) => other.prefix.startsWith(prefix) || prefix.startsWith(other.prefix))) return prefix;
  }
  return null;
}

function itemCodesOf(code: string, { prefix, itemDigits }: BarcodeRule): string[] {
  const prefixed = code.slice(0, prefix.length + itemDigits);
  const item = prefixed.slice(prefix.length);
  const zeroed = prefixed.padEnd(bodyDigits, '0');
  const codes = [...writings(zeroed + checkDigitOf(zeroed)), prefixed, item, item.replace(/^0+/, '')];
  return [...new Set(codes)].filter((each) => each !== '');
}

function readCode(text: string): string {
  return text
    .replaceAll(/[\r\n\t]/g, '')
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .trim();
}

// All writings of a GTIN, the one that was read first: leading zeros do not change it, nor its check digit.
function writings(gtin: string): string[] {
  const significant = gtin.replace(/^0+/, '');
  const lengths = [8, 12, 13, 14].filter((length) => length >= significant.length);
  return [gtin, ...lengths.map((length) => significant.padStart(length, '0'))];
}

// UPC-E leaves out zeros of a UPC-A; its last digit of six says which (GS1 General Specifications, 5.2.2.4). The check digit is the UPC-A's.
function upcAOf(code: string): string {
  const [, system = '', six = '', check = ''] = /^([01])(\d{6})(\d)$/.exec(code) ?? [];
  if (system === '') return '';
  const last = Number(six.at(-1));
  const body = system + expanded(six.slice(0, 5), last);
  return checkDigitOf(body) === check ? body + check : '';
}

function expanded(five: string, last: number): string {
  if (last <= 2) return `${five.slice(0, 2)}${last}0000${five.slice(2)}`;
  if (last === 3) return `${five.slice(0, 3)}00000${five.slice(3)}`;
  if (last === 4) return `${five.slice(0, 4)}00000${five.slice(4)}`;
  return `${five}0000${last}`;
}
