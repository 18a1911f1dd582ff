import { expect, test } from 'vitest';
import { can, permissions, permissionsOf, type Role } from './index.ts';

test('the owner may do everything', () => {
  expect([...permissionsOf('owner')]).toEqual([...permissions]);
  expect(permissions.every((permission) => can('owner', permission))).toBe(true);
});

test('no permission is listed twice and each is named feature.action', () => {
  expect(new Set(permissions).size).toBe(permissions.length);
  expect(permissions.every((permission) => /^[a-z]+\.[a-z]+$/.test(permission))).toBe(true);
});

test('a role that is not known may do nothing', () => {
  const stranger = 'constructor' as Role;
  expect(permissions.filter((permission) => can(stranger, permission))).toEqual([]);
});
