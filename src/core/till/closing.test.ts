// The closing of a shift: counted blind, frozen, numbered, chained, booked, printed.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { chainHash } from '#core/numbering';
import { failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { shiftChainRecord } from './close-shift.ts';
import type { ShiftRecord } from './close-shift.ts';
import { printer, tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
let registerId: string;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
  registerId = (await till.addRegister({ name: 'Counter', prefix: 'A-', printer })).id;
});
afterEach(() => office.end());

const tea = { kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 10_000 } as const;
const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code;
const jobs = () =>
  rowsOf(office.databaseFile, `SELECT kind, title, subject_id, copy_number, opens_drawer FROM print_jobs ORDER BY id`);
const booked = (role: string) =>
  rowsOf<{ sum: number | null }>(
    office.databaseFile,
    `SELECT sum(amount_minor) AS sum FROM ledger_lines JOIN ledger_accounts ON code = account_code WHERE role = '${role}'`,
  )[0]?.sum;

test('till.closeShift freezes the report under a number and books what is missing', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 5000 });
  await till.sell({ shiftId, lines: [tea], tenders: [{ tender: 'cash', amountMinor: 500 }] });
  office.setNow('2026-11-21T18:00:00.000Z');
  const counts = [{ valueMinor: 1000, count: 5 }];
  const command = { commandId: testId(), shiftId, countedMinor: 5000, counts, note: 'A coin fell behind the desk' };
  const z = await office.api.till.closeShift(command);
  expect(z).toMatchObject({ state: 'closed', zNumber: 'Z-A-0001', closedAt: '2026-11-21T18:00:00.000Z', saleCount: 1 });
  expect(z).toMatchObject({ countedMinor: 5000, overShortMinor: -100, counts, note: command.note, totalMinor: 100 });
  expect([booked('cash'), booked('cashDifferences')]).toEqual([0, 100]);
  expect(await office.api.till.closeShift(command)).toEqual(z);
  office.setNow('2026-11-23T18:00:00.000Z');
  expect(await office.api.till.report({ shiftId })).toEqual(z);
  expect((await office.api.system.verify()).isTrue).toBe(true);
});

test('a closed shift takes nothing more', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  await till.close({ shiftId, countedMinor: 0 });
  const closed = { code: 'SHIFT_CLOSED', data: { zNumber: 'Z-A-0001' } };
  const ada = await till.addContact('Ada');
  const sale = { shiftId, lines: [tea], tenders: [{ tender: 'cash' as const, amountMinor: 100 }] };
  expect(await failureOf(till.close({ shiftId, countedMinor: 0 }))).toMatchObject(closed);
  expect(await failureOf(till.move({ shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' }))).toMatchObject(closed);
  expect(await failureOf(till.take({ shiftId, contactId: ada, amountMinor: 1 }))).toMatchObject(closed);
  expect(await failureOf(till.sell(sale))).toMatchObject(closed);
  const drawer = { commandId: testId(), shiftId, reason: 'Change' };
  expect(await failureOf(office.api.till.openDrawer(drawer))).toMatchObject(closed);
  expect(() => tamper(office.databaseFile, `UPDATE shifts SET note = 'other'`)).toThrow('a closed shift is immutable');
});

test('pieces that do not add up and shifts that do not exist are refused', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  const counts = [{ valueMinor: 1000, count: 1 }];
  expect(await codeOf(till.close({ shiftId, countedMinor: 999, counts }))).toBe('COUNT_DIFFERS');
  expect(await codeOf(till.close({ shiftId: testId(), countedMinor: 0 }))).toBe('SHIFT_NOT_FOUND');
});

test('held sales are not forgotten at closing, unless somebody keeps them', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  await till.hold(registerId);
  const waiting = await failureOf(till.close({ shiftId, countedMinor: 0 }));
  expect(waiting).toMatchObject({ code: 'HELD_SALES_WAIT', data: { count: 1 } });
  const other = await till.addRegister({ name: 'Back', prefix: 'B-' });
  const back = await till.open({ registerId: other.id, floatMinor: 0 });
  await till.close({ shiftId: back.shiftId, countedMinor: 0 });
  expect(await till.close({ shiftId, countedMinor: 0, keepsHeld: true })).toMatchObject({ heldCount: 1 });
  expect((await office.api.sales.held({})).sales).toHaveLength(1);
});

test('Z reports count on by register, each chained to the one before', async () => {
  for (const floatMinor of [0, 100, 200]) {
    const { shiftId } = await till.open({ registerId, floatMinor });
    await till.close({ shiftId, countedMinor: floatMinor });
  }
  const rows = rowsOf<ShiftRecord>(office.databaseFile, `SELECT * FROM shifts ORDER BY z_sequence`);
  expect(rows.map((row) => row.z_number)).toEqual(['Z-A-0001', 'Z-A-0002', 'Z-A-0003']);
  const sender = rowsOf<{ hash: string }>(
    office.databaseFile,
    `SELECT hash FROM company_versions ORDER BY version DESC`,
  );
  let previous = '';
  for (const { hash, ...row } of rows) {
    expect(hash).toBe(chainHash(shiftChainRecord(row, { senderHash: sender[0]?.hash ?? '' }), previous));
    previous = hash ?? '';
  }
  expect((await office.api.system.verify()).isTrue).toBe(true);
});

test('an X report that still waits for the printer goes with its shift, or it would come out as a second Z report', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  await office.api.till.printReport({ commandId: testId(), shiftId });
  const waiting = async () => (await office.api.till.printQueue()).jobs.map(({ kind, title }) => `${kind} ${title}`);
  expect(await waiting()).toEqual(['report Counter']);
  await till.close({ shiftId, countedMinor: 0 });
  expect(await waiting()).toEqual(['report Z-A-0001']);
});

test('till.printReport prints an X report as often as asked; a Z report again is a counted copy', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  const print = () => office.api.till.printReport({ commandId: testId(), shiftId });
  expect(await print()).toEqual({ copyNumber: 0, isQueued: true });
  expect((await office.api.till.report({ shiftId })).copies).toBe(0);
  await till.close({ shiftId, countedMinor: 0 });
  expect([await print(), await print()]).toMatchObject([{ copyNumber: 1 }, { copyNumber: 2 }]);
  expect((await office.api.till.report({ shiftId })).copies).toBe(2);
  expect(jobs().map((job) => `${String(job['kind'])} ${String(job['title'])} ${String(job['copy_number'])}`)).toEqual([
    'report Counter 0',
    'report Z-A-0001 0',
    'report Z-A-0001 1',
    'report Z-A-0001 2',
  ]);
  const missing = office.api.till.printReport({ commandId: testId(), shiftId: testId() });
  expect(await codeOf(missing)).toBe('SHIFT_NOT_FOUND');
});

test('till.openDrawer opens the drawer with a reason, till.testPrinter prints a page, where there is a printer', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 0 });
  const open = (id: string) => office.api.till.openDrawer({ commandId: testId(), shiftId: id, reason: 'Change' });
  const tryOut = (id: string) => office.api.till.testPrinter({ commandId: testId(), registerId: id });
  expect([await open(shiftId), await tryOut(registerId)]).toEqual([{ isQueued: true }, { isQueued: true }]);
  expect(jobs()).toMatchObject([
    { kind: 'drawer', opens_drawer: 1, subject_id: shiftId },
    { kind: 'test', opens_drawer: 0, subject_id: registerId },
  ]);
  const bare = await till.addRegister({ name: 'Back', prefix: 'B-' });
  const other = await till.open({ registerId: bare.id, floatMinor: 0 });
  expect([await codeOf(open(other.shiftId)), await codeOf(tryOut(bare.id))]).toEqual([
    'PRINTER_MISSING',
    'PRINTER_MISSING',
  ]);
  expect([await codeOf(open(testId())), await codeOf(tryOut(testId()))]).toEqual([
    'SHIFT_NOT_FOUND',
    'REGISTER_NOT_FOUND',
  ]);
  const trail = rowsOf(
    office.databaseFile,
    `SELECT detail_json FROM audit_entries WHERE operation = 'till.openDrawer'`,
  );
  expect(JSON.parse(String(trail[0]?.['detail_json']))).toMatchObject({ reason: 'Change' });
});
