import { expect, test } from 'vitest';

import type { Contact } from '#contract/contacts';
import type { Instant } from '#domain/dates';

import { addressLines, fieldsOf, newContactValues, valuesOf } from './contact-values.ts';

const contact: Contact = {
  ...fieldsOf(newContactValues),
  id: '01970000-0000-7000-8000-000000000000',
  version: 3,
  isArchived: false,
  createdAt: '2026-01-01T00:00:00.000Z' as Instant,
  updatedAt: '2026-01-01T00:00:00.000Z' as Instant,
  name: 'Bakery',
};

test("a contact without terms of its own keeps the company's through its form", () => {
  expect(valuesOf(contact).paymentTermsDays).toBe('');
  expect(fieldsOf(valuesOf(contact)).paymentTermsDays).toBeNull();
  expect(fieldsOf(valuesOf({ ...contact, paymentTermsDays: 0 })).paymentTermsDays).toBe(0);
});

test('the form holds what can be typed and nothing else', () => {
  expect(Object.keys(valuesOf(contact)).toSorted()).toEqual(Object.keys(newContactValues).toSorted());
});

test('an address leaves out the lines that are missing', () => {
  const address = { street: '', postalCode: '12209', city: 'Berlin', region: '', country: 'Germany' };
  expect(addressLines(address)).toEqual(['12209 Berlin', 'Germany']);
});
