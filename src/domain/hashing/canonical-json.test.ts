import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type JsonValue } from './index.ts';

const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }));
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

test('keys are sorted at every depth and nothing is spaced', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

test('keys sort by UTF-16 code units as in the example of RFC 8785 (3.2.3)', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
});

test('text is escaped only where JSON demands it', () => {
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test('what is read back is the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(plainZeros(value));
    }),
  );
});

test('the order in which keys were written makes no difference', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), leaf, { noNullPrototype: true }), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      return canonicalJson(reversed) === canonicalJson(value);
    }),
  );
});

test('keys that read like others when they are written in a row are told apart, also when they come again', () => {
  const alike: JsonValue[] = [
    { 'a,b': 1, c: 2 },
    { a: 1, 'b,c': 2 },
    { 'a,b,c': 1 },
    { a: 1, b: 2, c: 3 },
    { '': 1 },
    {},
  ];
  for (const value of [...alike, ...alike]) expect(JSON.parse(canonicalJson(value))).toEqual(value);
  expect(canonicalJson(alike[0] ?? null)).toBe('{"a,b":1,"c":2}');
});

test('an object of very many keys is written like any other', () => {
  const keys = Array.from({ length: 1500 }, (_, index) => `key ${(index * 7919) % 1500}`);
  const value = Object.fromEntries(keys.map((key, index) => [key, index]));
  const sorted = Object.fromEntries(keys.toSorted().map((key) => [key, value[key]]));
  expect(canonicalJson(value)).toBe(JSON.stringify(sorted));
});

test('fractions, lone surrogates and what is no JSON are defects', () => {
  expect(() => canonicalJson(1.5)).toThrow(TypeError);
  expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
  expect(() => canonicalJson(2 ** 53)).toThrow(TypeError);
  expect(() => canonicalJson('\ud83d')).toThrow(TypeError);
  expect(() => canonicalJson({ '\ud83d': 1 })).toThrow(TypeError);
  expect(() => canonicalJson({ a: undefined } as unknown as JsonValue)).toThrow(TypeError);
});

// JSON has no minus zero: canonical JSON writes 0.
function plainZeros(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value));
}
