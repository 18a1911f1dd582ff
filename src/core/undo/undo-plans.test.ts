// How the database answers what undo asks: by an index, however long the history.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Instant } from '#domain/dates';
import { explain, tableScans } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { entriesOf, freeHeads, newestFreeHeads } from './imported-records.ts';
import { unitPage } from './list-units.ts';
import { unitRows } from './units.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const reader = () => office.app.context().house.database.reader;
const from = '2026-10-22T10:00:00.000Z' as Instant;

test('a page of the history comes in the order of an index, also after a key', () => {
  for (const key of [null, { value: '2026-11-01T10:00:00.000Z', id: testId() }]) {
    const query = unitPage(reader(), { limit: 50, key, from }).compile();
    const steps = explain(office.databaseFile, query);
    expect(steps).toContainEqual(expect.stringMatching(/SEARCH undo_units USING INDEX undo_units_by_time/));
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  }
});

test('what nobody works on any more is looked for every second, and by an index', () => {
  const query = unitRows(reader()).where('process_id', 'is not', null).compile();
  expect(explain(office.databaseFile, query)).toContainEqual(expect.stringContaining('undo_units_running'));
  expect(tableScans(office.databaseFile, query)).toEqual([]);
});

test('the records of an import are found by indexes, newest first, however many it has written', () => {
  const batch = { id: testId(), kind: 'contacts' } as const;
  const free = explain(office.databaseFile, freeHeads(reader(), batch).compile());
  expect(free.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  const newest = explain(office.databaseFile, newestFreeHeads(reader(), batch).compile());
  expect(newest.filter((step) => /SCAN (?!head)/.test(step))).toEqual([]);
  const ids = Array.from({ length: 100 }, () => testId());
  const whole = explain(office.databaseFile, entriesOf(reader(), { batchId: testId(), ids }).compile());
  expect(whole).toContainEqual(expect.stringContaining('SEARCH import_entries USING INDEX import_entries_by_entity'));
});
