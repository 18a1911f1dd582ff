import { expect, test } from 'vitest';

import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';

import { linksBetweenContacts } from './allocations-across.ts';

test('what links two contacts is found from the items of the one that leaves, not by reading all allocations', async () => {
  const office = await openTestApp();
  const db = office.app.context().house.database.reader;
  const plan = explain(office.databaseFile, linksBetweenContacts(db, [testId(), testId()]).compile());
  await office.end();
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(plan.find((step) => step.includes('allocations_by_'))).toBeDefined();
});
