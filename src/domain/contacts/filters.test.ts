import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';

import { filterFields } from './filter-fields.ts';
import { readCondition } from './filters.ts';
import type { AskedCondition, CustomFieldShape } from './filters.ts';

const today = '2026-11-21' as CalendarDate;
const custom: Readonly<Record<string, CustomFieldShape>> = {
  size: { kind: 'number', optionIds: [] },
  branch: { kind: 'choice', optionIds: ['a', 'b'] },
  vip: { kind: 'yesNo', optionIds: [] },
  since: { kind: 'date', optionIds: [] },
  nick: { kind: 'text', optionIds: [] },
};
const read = (condition: AskedCondition) => readCondition(condition, { today, customField: (id) => custom[id] });
const testOf = (condition: AskedCondition) => {
  const question = read(condition);
  return question.ok ? question.value.test : null;
};

test('days ago and days to come are counted from today', () => {
  const asked = (field: string, operator: AskedCondition['operator'], value: number) =>
    testOf({ field, operator, value });
  expect(asked('lastPurchase', 'olderThan', 90)).toEqual({ is: 'between', from: null, to: '2026-08-22' });
  expect(asked('lastPurchase', 'olderThan', 0)).toEqual({ is: 'between', from: null, to: '2026-11-20' });
  expect(asked('custom:since', 'withinNext', 7)).toEqual({ is: 'between', from: '2026-11-21', to: '2026-11-28' });
});

test('a birthday comes by month and day, also across New Year, and within a year every one does', () => {
  const coming = (value: number) => testOf({ field: 'birthday', operator: 'withinNext', value });
  expect(coming(0)).toEqual({ is: 'yearly', from: '11-21', to: '11-21' });
  expect(coming(60)).toEqual({ is: 'yearly', from: '11-21', to: '01-20' });
  expect(coming(364)).toEqual({ is: 'yearly', from: '11-21', to: '11-20' });
  expect(coming(365)).toEqual({ is: 'filled' });
});

test('at least, at most and between are ranges with their ends', () => {
  expect(testOf({ field: 'balance', operator: 'atLeast', value: 1 })).toEqual({ is: 'between', from: 1, to: null });
  expect(testOf({ field: 'created', operator: 'atMost', value: '2026-01-31' })).toEqual({
    is: 'between',
    from: null,
    to: '2026-01-31',
  });
  expect(testOf({ field: 'custom:size', operator: 'between', value: 10_000, to: 20_000 })).toEqual({
    is: 'between',
    from: 10_000,
    to: 20_000,
  });
});

test('one value or several are a list', () => {
  expect(testOf({ field: 'city', operator: 'is', value: 'Graz' })).toEqual({ is: 'oneOf', values: ['Graz'] });
  expect(testOf({ field: 'tag', operator: 'isNot', value: ['VIP', 'Old'] })).toEqual({
    is: 'noneOf',
    values: ['VIP', 'Old'],
  });
  expect(testOf({ field: 'custom:vip', operator: 'is', value: false })).toEqual({ is: 'oneOf', values: [false] });
});

const wrong: readonly AskedCondition[] = [
  { field: 'colour', operator: 'isFilled' },
  { field: 'custom:gone', operator: 'isFilled' },
  { field: 'custom', operator: 'isFilled' },
  { field: '__proto__', operator: 'isFilled' },
  { field: 'name', operator: 'isEmpty' },
  { field: 'archived', operator: 'isFilled' },
  { field: 'consent:email', operator: 'isEmpty' },
  { field: 'consent:fax', operator: 'is', value: ['given'] },
  { field: 'consent:email', operator: 'is', value: ['perhaps'] },
  { field: 'city', operator: 'contains' },
  { field: 'city', operator: 'contains', value: '' },
  { field: 'city', operator: 'contains', value: '\u0301' },
  { field: 'city', operator: 'contains', value: ['Graz'] },
  { field: 'city', operator: 'is', value: [] },
  { field: 'city', operator: 'is', value: ['Graz', ''] },
  { field: 'city', operator: 'atLeast', value: 'Graz' },
  { field: 'role', operator: 'is', value: ['friend'] },
  { field: 'kind', operator: 'contains', value: 'person' },
  { field: 'balance', operator: 'atLeast', value: '5' },
  { field: 'balance', operator: 'is', value: 1.5 },
  { field: 'balance', operator: 'between', value: 5 },
  { field: 'balance', operator: 'olderThan', value: 5 },
  { field: 'birthday', operator: 'is', value: '2026-02-30' },
  { field: 'birthday', operator: 'atLeast', value: '9999-12-31' },
  { field: 'birthday', operator: 'withinNext', value: -1 },
  { field: 'birthday', operator: 'withinNext', value: 36_501 },
  { field: 'lastPurchase', operator: 'withinNext', value: 5 },
  { field: 'archived', operator: 'is', value: 'yes' },
  { field: 'archived', operator: 'isNot', value: true },
  { field: 'custom:branch', operator: 'is', value: ['a', 'c'] },
  { field: 'custom:nick', operator: 'atMost', value: 5 },
  { field: 'custom:size', operator: 'contains', value: '5' },
];

test.each(wrong)('FILTER_INVALID names the field of $field $operator $value', (condition) => {
  expect(read(condition)).toEqual({ ok: false, error: { code: 'FILTER_INVALID', field: condition.field } });
});

test('every field can be asked something', () => {
  const values = { text: 'x', number: 1, date: '2026-01-01', yesNo: true } as const;
  for (const [field, { kind }] of filterFields) {
    const options = field === 'role' ? 'customer' : field === 'kind' ? 'person' : 'given';
    const value = kind === 'option' ? options : values[kind];
    expect(read({ field, operator: 'is', value }).ok).toBe(true);
  }
});
