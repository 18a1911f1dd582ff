import { expect, test } from 'vitest';

import type { Contact } from '#contract/contacts';

import { choicesAmong, fieldsOf, keeperOf, mergedOf } from './merge-fields.ts';
import type { Choices } from './merge-fields.ts';

const empty = {
  kind: 'organisation',
  organisations: [],
  points: [],
  addresses: [],
  roles: [],
  requirements: [],
  consents: [],
  tags: [],
  custom: {},
  paymentTermsDays: null,
  creditLimitMinor: null,
  birthday: null,
  ownerId: null,
  ownerName: '',
  isArchived: false,
  areInstructionsImportant: false,
  version: 1,
} as const;
const texts =
  'code name contactPerson jobTitle email emailLabel phone phoneLabel fax street postalCode city region country language currency taxNumber instructions note';

function contact(id: string, fields: Partial<Contact>): Contact {
  const blank = Object.fromEntries(texts.split(' ').map((field) => [field, '']));
  return { ...blank, ...empty, id, ...fields } as unknown as Contact;
}

const anna = contact('a', { name: 'Huber Anna', city: 'Graz', phone: '0316 1', tags: ['VIP', 'Bakery'] });
const huber = contact('b', { name: 'Anna Huber', city: 'Graz', email: 'anna@example.org', tags: ['Bakery', 'VIP'] });
const contacts = [anna, huber];

function keepers(choices: Choices) {
  const merged = mergedOf(contacts, { winnerId: 'a', choices });
  if (merged?.ok !== true) throw new Error('two small contacts can be merged');
  const state = { contacts, winnerId: 'a', choices, merged: merged.value };
  return { merged: merged.value, keeperOf: (field: 'name' | 'email' | 'tags') => keeperOf(field, state) };
}

test('what differs stands apart from what is the same, and what nobody has is left out', () => {
  const { differing, same } = fieldsOf(contacts);
  expect(differing).toEqual(['name', 'email', 'phone']);
  expect(same).toContain('city');
  // The same tags in another order are the same tags.
  expect(same).toContain('tags');
  expect([...differing, ...same]).not.toContain('fax');
});

test('the one that stays keeps its values, and takes what it lacks from the others', () => {
  const { merged, keeperOf: keeper } = keepers({});
  expect(merged).toMatchObject({ name: 'Huber Anna', email: 'anna@example.org', phone: '0316 1' });
  expect(keeper('name')).toBe('a');
  expect(keeper('email')).toBe('b');
  expect(keeper('tags')).toBeUndefined();
});

test('what is chosen stands, until its contact is left out', () => {
  const choices = { name: 'b', tags: 'b' };
  expect(keepers(choices).merged.name).toBe('Anna Huber');
  expect(keepers(choices).keeperOf('tags')).toBe('b');
  expect(choicesAmong(['a'], choices)).toEqual({});
  expect(choicesAmong(['a', 'b'], choices)).toEqual(choices);
});
