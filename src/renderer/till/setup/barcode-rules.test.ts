import { expect, test } from 'vitest';

import { isReadable } from '#domain/till';

import { faultOf, newRule, patternOf, ruleAfter } from './barcode-rules.ts';

test('a new rule can be read as it stands, and takes first digits that no other rule has', () => {
  const first = ruleAfter([]);
  expect(isReadable(first)).toBe(true);
  expect(first.prefix).toBe('20');
  expect(ruleAfter([first, { ...newRule, prefix: '21' }]).prefix).toBe('22');
  expect(ruleAfter([{ ...newRule, prefix: '2' }]).prefix).toBe('02');
});

test('a rule says what is wrong with it: its first digits, their sum, or an earlier rule', () => {
  const rules = [newRule, { ...newRule, prefix: '2x' }, { ...newRule, prefix: '21', valueDigits: 6 }, newRule];
  expect(rules.map((_, index) => faultOf(rules, index))).toEqual([undefined, 'prefix', 'digits', 'overlap']);
});

test('an empty first field is the fault of its own rule alone', () => {
  const rules = [{ ...newRule, prefix: '' }, newRule];
  expect(rules.map((_, index) => faultOf(rules, index))).toEqual(['prefix', undefined]);
});

test('the pattern shows which digits mean what', () => {
  expect(patternOf(newRule)).toBe('20 IIIII PPPPP C');
  expect(patternOf({ ...newRule, kind: 'weight', itemDigits: 4, checkDigits: 1 })).toBe('20 IIII v WWWWW C');
});
