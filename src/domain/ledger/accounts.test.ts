import { expect, test } from 'vitest';
import { accountRoleOfTender, accountRoles, defaultAccounts, tenders } from './index.ts';

test('a new company has exactly one account for every role, under different codes', () => {
  expect(defaultAccounts.map((account) => account.role).toSorted()).toEqual([...accountRoles].toSorted());
  expect(new Set(defaultAccounts.map((account) => account.code)).size).toBe(defaultAccounts.length);
});

test('every tender has an asset account of its own', () => {
  const roles = tenders.map((tender) => accountRoleOfTender(tender));
  expect(new Set(roles).size).toBe(tenders.length);
  const typeOf = new Map(defaultAccounts.map((account) => [account.role, account.type]));
  expect(roles.every((role) => typeOf.get(role) === 'asset')).toBe(true);
});
