import { expect, test } from 'vitest';
import { can, permissions, permissionsOf, type Role } from './index.ts';

test('the owner may do everything', () => {
  expect([...permissionsOf('owner')]).toEqual([...permissions]);
  expect(permissions.every((permission) => can('owner', permission))).toBe(true);
});

test('no permission is listed twice and each is named feature.action', () => {
  expect(new Set(permissions).size).toBe(permissions.length);
  expect(permissions.every((permission) => /^[a-z]+\.[a-z][a-zA-Z]*$/.test(permission))).toBe(true);
});

test('a cashier sells and takes goods back, but gives nothing away, sees no report and changes no book', () => {
  const may = ['till.sell', 'till.refund', 'till.cash', 'contacts.read'] as const;
  const mayNot = ['till.discount', 'till.overridePrice', 'till.refundOtherwise', 'till.report', 'till.manage'] as const;
  const neverMay = ['documents.issue', 'payments.write', 'settings.write', 'contacts.erase'] as const;
  expect(may.filter((permission) => !can('cashier', permission))).toEqual([]);
  expect([...mayNot, ...neverMay].filter((permission) => can('cashier', permission))).toEqual([]);
});

test('a role that is not known may do nothing', () => {
  const stranger = 'constructor' as Role;
  expect(permissions.filter((permission) => can(stranger, permission))).toEqual([]);
});
