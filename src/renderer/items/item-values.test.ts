import { expect, test } from 'vitest';

import { fieldsOf, newItemValues, valuesOf } from './item-values.ts';

import type { Instant } from '#domain/dates';
import { e4 } from '#domain/money';

test('an item keeps the default rate and its exact price through its form', () => {
  const item = {
    ...fieldsOf({ ...newItemValues, name: 'Chai', priceE4: e4(184_375) }),
    id: '01970000-0000-7000-8000-000000000000',
    version: 1,
    isArchived: false,
    barcodes: [],
    createdAt: '2026-01-01T00:00:00.000Z' as Instant,
    updatedAt: '2026-01-01T00:00:00.000Z' as Instant,
  };
  expect(valuesOf(item)).toEqual({ ...newItemValues, name: 'Chai', priceE4: e4(184_375) });
  expect(fieldsOf(valuesOf(item)).taxRateId).toBeNull();
});

test('a price left empty is zero', () => {
  expect(fieldsOf(newItemValues).priceE4).toBe(0);
});
