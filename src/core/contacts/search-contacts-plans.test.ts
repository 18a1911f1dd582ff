// How the database answers a search: by indexes alone, and never sorting more than it answers.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { explain } from '#core/database/testing';
import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { ReadDb } from '#core/database';

import { byCode, byDocument, byEmail, byName, byPayment, byPoint, byWords } from './search-contacts-queries.ts';

let office: TestApp;
let db: ReadDb;
beforeAll(async () => {
  office = await openTestApp();
  db = office.app.context().house.database.reader;
});
afterAll(() => office.end());

const planOf = (query: { compile(): Parameters<typeof explain>[1] }) => explain(office.databaseFile, query.compile());

test.each([
  ['codes', () => byCode(db, 'k', 20), /contacts USING INDEX sqlite_autoindex_contacts_\d \(code>\? AND code<\?\)/],
  ['names', () => byName(db, 'k', { limit: 20, isArchived: 0 }), /contacts USING INDEX contacts_by_name/],
  ['addresses', () => byEmail(db, 'k', 20), /contacts USING INDEX contacts_by_email_key/],
  ['further addresses', () => byPoint(db, 'k', 20), /contact_points USING (COVERING )?INDEX contact_points_by_key/],
  ['documents', () => byDocument(db, 'k', 20), /documents USING INDEX documents_(by_number|number_once)/],
  ['payments', () => byPayment(db, 'k', 20), /payments USING INDEX \S+ \(number>\? AND number<\?\)/],
  ['words', () => byWords(db, { all: '"k"*', initials: [] }, 200), /contacts USING INTEGER PRIMARY KEY/],
  ['words', () => byWords(db, { all: '"k"*', initials: ['a'] }, 20), /contacts_search VIRTUAL TABLE INDEX/],
])('%s are found by an index, in its order', (_, query, index) => {
  const plan = planOf(query());
  expect(plan).toContainEqual(expect.stringMatching(index));
  expect(plan.filter((step) => /TEMP B-TREE|^SCAN (?!contacts_search VIRTUAL)/.test(step))).toEqual([]);
});
