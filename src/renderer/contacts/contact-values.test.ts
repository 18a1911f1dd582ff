import { expect, test } from 'vitest';

import type { Contact } from '#contract/contacts';
import type { CalendarDate, Instant } from '#domain/dates';
import { minor } from '#domain/money';

import { addressLines, fieldsOf, newContactValues, savesSame, valuesOf } from './contact-values.ts';

const field = '01970000-0000-7000-8000-00000000000f';
const contact: Contact = {
  ...fieldsOf(newContactValues),
  id: '01970000-0000-7000-8000-000000000000',
  version: 3,
  organisations: [],
  ownerName: '',
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

test('a contact with everything comes through its form unchanged', () => {
  const full: Contact = {
    ...contact,
    points: [{ kind: 'mobile', label: 'Ann', value: '0170 1' }],
    addresses: [{ use: 'delivery', label: '', street: 'Kai 7', postalCode: '', city: 'Ulm', region: '', country: '' }],
    roles: ['customer'],
    organisations: [{ organisationId: field, role: 'Branch', name: 'Holding' }],
    creditLimitMinor: minor(500_000),
    birthday: '1979-04-12' as CalendarDate,
    requirements: [{ attribute: 'Paper', value: 'FSC', isMust: true }],
    consents: [{ channel: 'email', isGiven: true, on: '2026-05-03' as CalendarDate, source: 'form' }],
    tags: ['VIP'],
    custom: { [field]: 'oven' },
  };
  const { organisations, ...sent } = fieldsOf(valuesOf(full));
  expect(full).toMatchObject(sent);
  expect(organisations).toEqual([{ organisationId: field, role: 'Branch' }]);
});

test('an own field that was emptied is emptied, one that was never filled is not named', () => {
  const base = valuesOf({ ...contact, custom: { [field]: true } });
  expect(fieldsOf({ ...base, custom: {} }, base).custom).toEqual({ [field]: null });
  expect(fieldsOf({ ...base, custom: { [field]: false } }, base).custom).toEqual({ [field]: false });
  expect(fieldsOf(newContactValues).custom).toEqual({});
});

test('a row that was added and left empty is no change and is not saved', () => {
  const values = valuesOf(contact);
  const begun = {
    ...values,
    points: [{ kind: 'email' as const, label: 'Work', value: ' ' }],
    organisations: [{ organisationId: null, role: '' }],
    requirements: [{ attribute: '', value: '', isMust: true }],
    addresses: [{ use: 'billing' as const, label: 'x', street: '', postalCode: '', city: '', region: '', country: '' }],
  };
  expect(savesSame(begun, values)).toBe(true);
  expect(savesSame({ ...begun, name: 'Baker' }, values)).toBe(false);
});

test('an address leaves out the lines that are missing', () => {
  const address = { street: '', postalCode: '12209', city: 'Berlin', region: '', country: 'Germany' };
  expect(addressLines(address)).toEqual(['12209 Berlin', 'Germany']);
});
