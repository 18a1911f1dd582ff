// What the print queue forgets: jobs that were done long ago, and nothing else.
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Instant } from '#domain/dates';
import type { WriteTx } from '#core/database';
import { explain } from '#core/database/testing';
import { openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { oldJobs } from './forget-jobs.ts';
import { openPrinter } from './testing.ts';
import type { TestPrinter } from './testing.ts';

let office: TestApp;
let printer: TestPrinter;
beforeEach(async () => {
  office = await openTestApp({ prints: true });
  printer = await openPrinter();
});
afterEach(() => endProven());

async function endProven(): Promise<void> {
  const proof = await office.api.system.verify();
  await office.end();
  await printer.switchOff();
  expect(proof.isTrue).toBe(true);
}

const tea = { kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 20_000 } as const;
const patience = { timeout: 25_000, interval: 20 };

async function openRegister(name: string, port: number): Promise<string> {
  const reached = { kind: 'network', host: '127.0.0.1', port } as const;
  const { id: registerId } = await office.api.till.saveRegister({
    commandId: testId(),
    name,
    prefix: `${name}-`,
    printer: reached,
  });
  return (await office.api.till.openShift({ commandId: testId(), registerId, floatMinor: 0 })).shiftId;
}

async function sell(shiftId: string): Promise<string> {
  const tenders = [{ tender: 'cash', amountMinor: 200 } as const];
  return (await office.api.sales.record({ commandId: testId(), shiftId, lines: [tea], tenders })).sale.id;
}

const jobs = () =>
  rowsOf<{ title: string }>(office.databaseFile, 'SELECT title FROM print_jobs ORDER BY title').map((row) => row.title);
const waiting = async () => (await office.api.till.printQueue()).jobs.length;

test('after 30 days what was printed is forgotten, once a day; what waits stays, and so does the count of copies', async () => {
  const shiftId = await openRegister('A', printer.port);
  const away = await openRegister('B', 9);
  const id = await sell(shiftId);
  await office.api.sales.reprint({ commandId: testId(), id });
  await sell(away);
  await expect.poll(waiting, patience).toBe(1);
  expect(jobs()).toEqual(['A-000001', 'A-000001', 'B-000001']);
  office.setNow('2026-12-21T10:00:00.000Z');
  await sell(shiftId);
  await expect.poll(waiting, patience).toBe(1);
  // A month and an hour later; the program has run all the time.
  expect(jobs()).toHaveLength(4);
  office.setNow('2026-12-22T11:00:00.000Z');
  await sell(shiftId);
  await expect.poll(jobs, patience).toEqual(['A-000002', 'A-000003', 'B-000001']);
  expect(await office.api.sales.reprint({ commandId: testId(), id })).toMatchObject({ copyNumber: 2 });
  await expect.poll(waiting, patience).toBe(1);
});

test('a program that opens forgets at once, also more than one transaction removes', async () => {
  const shiftId = await openRegister('A', printer.port);
  await sell(shiftId);
  await expect.poll(waiting, patience).toBe(0);
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
