import { describe, expect, test } from 'vitest';

import { readCondition } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';

import { askedFor, conditionOf, operatorsOf, withOperator } from './list-conditions.ts';
import type { Draft } from './list-conditions.ts';
import { plainFields } from './list-fields.ts';
import type { ListField } from './list-fields.ts';

const today = '2026-11-21' as CalendarDate;
const known = { today, customField: () => undefined };

const samples: Readonly<Record<ReturnType<typeof askedFor>['input'], Draft['value']>> = {
  none: undefined,
  text: 'graz',
  choice: ['organisation'],
  many: ['customer'],
  money: 100_00,
  number: 15_000,
  count: 30,
  date: '2026-01-31',
  days: 90,
  yesNo: true,
};

/** Every condition that can be put together for a field. */
function conditionsFor(field: ListField) {
  return operatorsOf(field).map((operator) => {
    const value = samples[askedFor(field.kind, operator).input];
    const to = typeof value === 'number' || typeof value === 'string' ? value : undefined;
    return { operator, condition: conditionOf(field, { operator, value, to }) };
  });
}

test('every condition that can be put together is one that the host understands', () => {
  for (const field of plainFields()) {
    for (const { operator, condition } of conditionsFor(field)) {
      const read = condition && readCondition(condition, known);
      expect({ field: field.key, operator, isRead: read?.ok }).toEqual({ field: field.key, operator, isRead: true });
    }
  }
});

describe('a condition while it is typed', () => {
  const [town, balance] = ['city', 'balance'].map((key) => plainFields().find((field) => field.key === key));
  if (town === undefined || balance === undefined) throw new Error('fields of the list are gone');

  test('is none while something is missing', () => {
    expect(conditionOf(town, { operator: 'contains', value: '  ' })).toBeUndefined();
    expect(conditionOf(balance, { operator: 'atLeast' })).toBeUndefined();
    expect(conditionOf(balance, { operator: 'between', value: 100 })).toBeUndefined();
    expect(conditionOf(town, { operator: 'isEmpty' })).toEqual({ field: 'city', operator: 'isEmpty' });
  });

  test('may be typed from the upper to the lower end', () => {
    expect(conditionOf(balance, { operator: 'between', value: 500, to: 100 })).toEqual({
      field: 'balance',
      operator: 'between',
      value: 100,
      to: 500,
    });
  });

  test('keeps its value when another operator takes the same', () => {
    expect(withOperator('text', { operator: 'contains', value: 'graz' }, 'is')).toEqual({
      operator: 'is',
      value: 'graz',
    });
    expect(withOperator('date', { operator: 'olderThan', value: 90 }, 'atLeast')).toEqual({ operator: 'atLeast' });
    expect(withOperator('money', { operator: 'between', value: 1, to: 2 }, 'atLeast')).toEqual({
      operator: 'atLeast',
      value: 1,
    });
  });

  test('nobody is asked for what lies ahead of a past day', () => {
    const operators = (key: string) => operatorsOf(plainFields().find((field) => field.key === key) ?? town);
    expect(operators('lastPurchase')).not.toContain('withinNext');
    expect(operators('birthday')).toContain('withinNext');
  });
});
