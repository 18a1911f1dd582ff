// Shifts: the opening, cash in between, and how a wrong clock or a closed day is met.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
let registerId: string;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
  registerId = (await till.addRegister({ name: 'Counter', prefix: 'A-' })).id;
});
afterEach(() => endProven(office));

const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code;
const tea = { kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 10_000 } as const;

test('till.openShift opens with a counted float; till.report shows it', async () => {
  const counts = [
    { valueMinor: 1000, count: 9 },
    { valueMinor: 50, count: 20 },
  ];
  const { shiftId, report: shift } = await till.open({ registerId, floatMinor: 10_000, counts });
  expect(shift).toMatchObject({ state: 'open', registerName: 'Counter', zNumber: null, saleCount: 0, currency: 'EUR' });
  expect(shift?.cash).toMatchObject({ floatMinor: 10_000, expectedMinor: 10_000 });
  expect(await office.api.till.report({ shiftId })).toEqual(shift);
  expect(await codeOf(office.api.till.report({ shiftId: testId() }))).toBe('SHIFT_NOT_FOUND');
});

test('a shift that is opened twice by one command is opened once, and by two refused', async () => {
  const command = { commandId: testId(), registerId, floatMinor: 500 };
  const first = await office.api.till.openShift(command);
  expect(await office.api.till.openShift(command)).toEqual(first);
  const second = await failureOf(till.open({ registerId, floatMinor: 0 }));
  expect(second).toMatchObject({ code: 'SHIFT_OPEN_ALREADY', data: { shiftId: first.shiftId } });
  const other = await till.addRegister({ name: 'Back', prefix: 'B-' });
  const taken = { id: first.shiftId, registerId: other.id, floatMinor: 0 };
  expect(await codeOf(till.open(taken))).toBe('ID_TAKEN');
  await till.open({ registerId: other.id, floatMinor: 0 });
});

test('a float that was not counted so, an unknown register and a nameless company are refused', async () => {
  const counts = [{ valueMinor: 1000, count: 9 }];
  expect(await codeOf(till.open({ registerId, floatMinor: 10_000, counts }))).toBe('COUNT_DIFFERS');
  expect(await codeOf(till.open({ registerId: testId(), floatMinor: 0 }))).toBe('REGISTER_NOT_FOUND');
  await office.api.settings.update({ commandId: testId(), company: { name: '' } });
  expect(await codeOf(till.open({ registerId, floatMinor: 0 }))).toBe('COMPANY_INCOMPLETE');
});

test('till.moveCash pays in and out and takes to the safe; what goes to the safe is not booked', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 10_000 });
  await till.move({ shiftId, kind: 'payIn', amountMinor: 2000, reason: 'Change from the bank' });
  office.setNow('2026-11-21T10:00:01.000Z');
  await till.move({ shiftId, kind: 'payOut', amountMinor: 1500, reason: 'Window cleaner' });
  office.setNow('2026-11-21T10:00:02.000Z');
  const drop = { commandId: testId(), shiftId, kind: 'drop' as const, amountMinor: 10_000, reason: 'Safe' };
  const answer = await office.api.till.moveCash(drop);
  expect(await office.api.till.moveCash(drop)).toEqual(answer);
  const { report } = answer;
  const moved = { payInsMinor: 2000, payOutsMinor: 1500, dropsMinor: 10_000, expectedMinor: 500 };
  expect(report?.cash).toMatchObject(moved);
  expect(report?.movements.map((row) => `${row.kind} ${row.amountMinor} ${row.reason}`)).toEqual([
    'payIn 2000 Change from the bank',
    'payOut 1500 Window cleaner',
    'drop 10000 Safe',
  ]);
  const booked = rowsOf(
    office.databaseFile,
    `SELECT role, sum(amount_minor) AS sum FROM ledger_lines JOIN ledger_accounts ON code = account_code GROUP BY role ORDER BY role`,
  );
  expect(booked).toEqual([
    { role: 'cash', sum: 500 },
    { role: 'pettyCash', sum: -500 },
  ]);
});

test('no more cash leaves the drawer than is in it', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 1000 });
  expect(await codeOf(till.move({ shiftId, kind: 'payOut', amountMinor: 1001, reason: 'Postage' }))).toBe(
    'CASH_MISSING',
  );
  expect(await codeOf(till.move({ shiftId, kind: 'drop', amountMinor: 1001, reason: 'Safe' }))).toBe('CASH_MISSING');
  await till.move({ shiftId, kind: 'drop', amountMinor: 1000, reason: 'Safe' });
  const id = testId();
  await till.move({ id, shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' });
  expect(await codeOf(till.move({ id, shiftId, kind: 'payIn', amountMinor: 1, reason: 'Again' }))).toBe('ID_TAKEN');
});

test('a clock before the last entry of the register is told, whatever is done', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 1000 });
  office.setNow('2026-11-21T11:00:00.000Z');
  await till.sell({ shiftId, lines: [tea], tenders: [{ tender: 'cash', amountMinor: 100 }] });
  office.setNow('2026-11-21T10:59:59.999Z');
  const behind = { code: 'CLOCK_BEHIND', data: { lastAt: '2026-11-21T11:00:00.000Z' } };
  const payIn = { shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' } as const;
  expect(await failureOf(till.move(payIn))).toMatchObject(behind);
  expect(await failureOf(till.close({ shiftId, countedMinor: 1100 }))).toMatchObject(behind);
  const ada = await till.addContact('Ada');
  expect(await failureOf(till.take({ shiftId, contactId: ada, amountMinor: 1 }))).toMatchObject(behind);
  office.setNow('2026-11-21T12:00:00.000Z');
  await till.close({ shiftId, countedMinor: 1100 });
  office.setNow('2026-11-21T11:59:00.000Z');
  const last = { code: 'CLOCK_BEHIND', data: { lastAt: '2026-11-21T12:00:00.000Z' } };
  expect(await failureOf(till.open({ registerId, floatMinor: 0 }))).toMatchObject(last);
  office.setNow('2026-11-20T12:00:00.000Z');
  expect(await failureOf(till.open({ registerId, floatMinor: 0 }))).toMatchObject(last);
  office.setNow('2026-11-21T12:00:00.000Z');
});

test('in a closed period nothing moves', async () => {
  const { shiftId } = await till.open({ registerId, floatMinor: 1000 });
  await till.closeBooks('2026-11-21');
  const closed = { code: 'PERIOD_CLOSED', data: { closedUntil: '2026-11-21' } };
  const ada = await till.addContact('Ada');
  const other = await till.addRegister({ name: 'Back', prefix: 'B-' });
  expect(await failureOf(till.open({ registerId: other.id, floatMinor: 0 }))).toMatchObject(closed);
  expect(await failureOf(till.move({ shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' }))).toMatchObject(closed);
  expect(await failureOf(till.take({ shiftId, contactId: ada, amountMinor: 1 }))).toMatchObject(closed);
  expect(await failureOf(till.close({ shiftId, countedMinor: 1000 }))).toMatchObject(closed);
});

test('till.shifts lists the newest first, of one register or all, and points out one that is open too long', async () => {
  const other = await till.addRegister({ name: 'Back', prefix: 'B-' });
  const first = await till.open({ registerId, floatMinor: 0 });
  office.setNow('2026-11-21T11:00:00.000Z');
  await till.open({ registerId: other.id, floatMinor: 0 });
  await till.sell({ shiftId: first.shiftId, lines: [tea], tenders: [{ tender: 'cash', amountMinor: 100 }] });
  await till.close({ shiftId: first.shiftId, countedMinor: 90 });
  office.setNow('2026-11-22T12:00:00.000Z');
  await till.open({ registerId, floatMinor: 0 });
  const page = await office.api.till.shifts({ limit: 2 });
  expect(page.total).toBe(3);
  expect(page.rows).toMatchObject([
    { registerName: 'Counter', state: 'open', isOverdue: false, totalMinor: null, overShortMinor: null },
    { registerName: 'Back', state: 'open', isOverdue: true },
  ]);
  const { rows } = await office.api.till.shifts({ limit: 2, cursor: page.nextCursor });
  expect(rows).toMatchObject([{ zNumber: 'Z-A-0001', isOverdue: false, totalMinor: 100, overShortMinor: -10 }]);
  expect((await office.api.till.shifts({ registerId: other.id })).rows).toMatchObject([{ registerName: 'Back' }]);
  expect(await codeOf(office.api.till.shifts({ cursor: 'nonsense' }))).toBe('CURSOR_INVALID');
});
