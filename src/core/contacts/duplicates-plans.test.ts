// How the database answers who may be in the book already: by the indexes of the keys.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { explain, tableScans } from '#core/database/testing';
import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';

import { byEmail, byPhone, byPoint, byTaxNumber } from './similar-contacts.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

test('each key is looked up by its own index', () => {
  const { reader } = office.app.context().house.database;
  const asked = [
    [byEmail(reader, ['a@b.at']), 'contacts_by_email_key'],
    [byPhone(reader, ['316123456']), 'contacts_by_phone_key'],
    [byTaxNumber(reader, 'ATU12345'), 'contacts_by_tax_key'],
    [byPoint(reader, ['a@b.at', '316123456']), 'contact_points_by_key'],
  ] as const;
  for (const [query, index] of asked) {
    const compiled = query.compile();
    expect(explain(office.databaseFile, compiled)).toContainEqual(expect.stringContaining(index));
    expect(tableScans(office.databaseFile, compiled)).toEqual([]);
  }
});
