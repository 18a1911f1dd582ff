// What the print queue forgets: jobs that were done long ago, and nothing else.
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Instant } from '#domain/dates';
import type { WriteTx } from '#core/database';
import { explain } from '#core/database/testing';
import { rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { oldJobs } from './forget-jobs.ts';
import { deadPort, openPrintingOffice, patience } from './testing.ts';
import type { PrintingOffice } from './testing.ts';

let shop: PrintingOffice;
let office: TestApp;
beforeEach(async () => {
  shop = await openPrintingOffice();
  ({ office } = shop);
});
afterEach(() => shop.end());

const jobs = () =>
  rowsOf<{ title: string }>(office.databaseFile, 'SELECT title FROM print_jobs ORDER BY title').map((row) => row.title);

test('after 30 days what was printed is forgotten, once a day; what waits stays, and so does the count of copies', async () => {
  const { shiftId } = await shop.openRegister('A');
  const away = await shop.openRegister('B', deadPort);
  const { id } = await shop.sell(shiftId);
  await office.api.sales.reprint({ commandId: testId(), id });
  await shop.sell(away.shiftId);
  await expect.poll(shop.waiting, patience).toBe(1);
  expect(jobs()).toEqual(['A-000001', 'A-000001', 'B-000001']);
  office.setNow('2026-12-21T10:00:00.000Z');
  await shop.sell(shiftId);
  await expect.poll(shop.waiting, patience).toBe(1);
  // A month and an hour later; the program has run all the time.
  expect(jobs()).toHaveLength(4);
  office.setNow('2026-12-22T11:00:00.000Z');
  await shop.sell(shiftId);
  await expect.poll(jobs, patience).toEqual(['A-000002', 'A-000003', 'B-000001']);
  expect(await office.api.sales.reprint({ commandId: testId(), id })).toMatchObject({ copyNumber: 2 });
  await expect.poll(shop.waiting, patience).toBe(1);
});

test('a program that opens forgets at once, also more than one transaction removes', async () => {
  const { shiftId } = await shop.openRegister('A');
  await shop.sell(shiftId);
  await expect.poll(shop.waiting, patience).toBe(0);
  tamper(
    office.databaseFile,
    `WITH RECURSIVE counted (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM counted WHERE value < 1200)
     INSERT INTO print_jobs SELECT id || value, register_id, kind, subject_id, title, copy_number, opens_drawer, created_at, attempts, fault,
       done_at FROM print_jobs, counted`,
  );
  expect(jobs()).toHaveLength(1201);
  office.setNow('2027-01-01T10:00:00.000Z');
  await office.reopen();
  await expect.poll(jobs, patience).toEqual([]);
});

test('an index finds the old ones', () => {
  const { reader } = office.app.context().house.database;
  const removing = oldJobs(reader as unknown as WriteTx, { before: '2026-11-21T10:00:00.000Z' as Instant });
  expect(explain(office.databaseFile, removing.compile()).join('\n')).toMatch(
    /INDEX print_jobs_done \(done_at>\? AND done_at</,
  );
});
