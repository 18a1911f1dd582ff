import { expect, test } from 'vitest';

import { changeOf, modesOf, settableFields } from './list-changes.ts';
import { plainFields } from './list-fields.ts';
import type { ListField } from './list-fields.ts';

function field(key: string): ListField {
  const found = settableFields(plainFields()).find((known) => known.key === key);
  if (found === undefined) throw new Error(`${key} can be set for many`);
  return found;
}

test('a change names the field as the host does, and empty is null for what is no text', () => {
  expect(changeOf(field('city'), { mode: 'set', value: 'Graz' })).toEqual({ city: 'Graz' });
  expect(changeOf(field('city'), { mode: 'empty', value: undefined })).toEqual({ city: '' });
  expect(changeOf(field('creditLimit'), { mode: 'set', value: 500_00 })).toEqual({ creditLimitMinor: 500_00 });
  expect(changeOf(field('creditLimit'), { mode: 'empty', value: 500_00 })).toEqual({ creditLimitMinor: null });
});

test('nothing is changed while the value is missing', () => {
  expect(changeOf(field('city'), { mode: 'set', value: '' })).toBeUndefined();
  expect(changeOf(field('role'), { mode: 'add', value: [] })).toBeUndefined();
});

test('roles are added to those that a contact has, or taken from them', () => {
  expect(modesOf(field('role'))).toEqual(['add', 'remove', 'set', 'empty']);
  expect(changeOf(field('role'), { mode: 'add', value: ['supplier'] })).toEqual({ addRoles: ['supplier'] });
  expect(changeOf(field('role'), { mode: 'remove', value: ['supplier'] })).toEqual({ removeRoles: ['supplier'] });
  expect(changeOf(field('role'), { mode: 'empty', value: undefined })).toEqual({ roles: [] });
});

test('no unique or derived field can be set for many', () => {
  const keys = settableFields(plainFields()).map(({ key }) => key);
  for (const key of ['name', 'code', 'balance', 'sales', 'lastPurchase']) expect(keys).not.toContain(key);
  expect(modesOf(field('kind'))).toEqual(['set']);
});
