// Each operation of the till by the shift that it names, not by the one that is open beside it.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { printer, tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
let registerId: string;
let closedId: string;
let ada: string;
const tea = { kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 10_000 } as const;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
  ada = await till.addContact('Ada');
  registerId = (await till.addRegister({ name: 'Counter', prefix: 'A-', printer })).id;
  closedId = (await till.open({ registerId, floatMinor: 1000 })).shiftId;
  await till.close({ shiftId: closedId, countedMinor: 1000 });
  await till.open({ registerId, floatMinor: 500 });
});
afterEach(() => endProven(office));

/** All that writes into a shift. */
const writing = (shiftId: string): Record<string, () => Promise<unknown>> => ({
  'sales.record': () => till.sell({ shiftId, lines: [tea], tenders: [{ tender: 'cash', amountMinor: 100 }] }),
  'till.moveCash': () => till.move({ shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' }),
  'till.takePayment': () => till.take({ shiftId, contactId: ada, amountMinor: 1 }),
  'till.openDrawer': () => office.api.till.openDrawer({ commandId: testId(), shiftId, reason: 'Change' }),
  'till.closeShift': () => till.close({ shiftId, countedMinor: 1000 }),
});
const reading = (shiftId: string): Record<string, () => Promise<unknown>> => ({
  'till.report': () => office.api.till.report({ shiftId }),
  'till.reportPdf': () => office.api.till.reportPdf({ shiftId }),
  'till.printReport': () => office.api.till.printReport({ commandId: testId(), shiftId }),
});
const entries = () => rowsOf(office.databaseFile, 'SELECT count(*) AS count FROM audit_entries');

test('what writes into a closed shift is refused while another one of its register is open, and writes nothing', async () => {
  const before = entries();
  for (const [operation, call] of Object.entries(writing(closedId))) {
    const refused = await failureOf(call());
    expect([operation, refused]).toMatchObject([operation, { code: 'SHIFT_CLOSED', data: { zNumber: 'Z-A-0001' } }]);
  }
  expect(entries()).toEqual(before);
});

test('a closed shift keeps its report and prints it again, whatever shift is open', async () => {
  for (const call of Object.values(reading(closedId))) await call();
  expect(await office.api.till.report({ shiftId: closedId })).toMatchObject({ zNumber: 'Z-A-0001', copies: 1 });
});

test('a shift that does not exist is told by every operation: SHIFT_NOT_FOUND', async () => {
  const nowhere = testId();
  for (const [operation, call] of Object.entries({ ...writing(nowhere), ...reading(nowhere) })) {
    expect([operation, (await failureOf(call())).code]).toEqual([operation, 'SHIFT_NOT_FOUND']);
  }
});

test('what is written into a shift counts for its own register, also when another one has a shift as well', async () => {
  const back = await till.addRegister({ name: 'Back', prefix: 'B-', printer });
  const { shiftId } = await till.open({ registerId: back.id, floatMinor: 0 });
  for (const call of Object.values(writing(shiftId)).slice(0, -1)) await call();
  const report = await office.api.till.report({ shiftId });
  expect(report).toMatchObject({ registerId: back.id, saleCount: 1, firstNumber: 'B-000001' });
  expect(report.cash.expectedMinor).toBe(102);
  const { jobs } = await office.api.till.printQueue();
  const own = jobs.filter((job) => job.registerId === back.id).map(({ kind }) => kind);
  expect(own.toSorted()).toEqual(['drawer', 'receipt', 'voucher']);
});

test('an archived register opens no shift, holds no sale and prints no copy: REGISTER_NOT_FOUND', async () => {
  const old = await till.addRegister({ name: 'Old', prefix: 'O-', printer });
  const { shiftId } = await till.open({ registerId: old.id, floatMinor: 0 });
  const sale = await till.sell({ shiftId, lines: [tea], tenders: [{ tender: 'cash', amountMinor: 100 }] });
  await till.close({ shiftId, countedMinor: 100 });
  await till.addRegister({ id: old.id, name: 'Old', prefix: 'O-', printer, isArchived: true });
  const asked = [
    () => till.open({ registerId: old.id, floatMinor: 0 }),
    () => till.hold(old.id),
    () => office.api.sales.reprint({ commandId: testId(), id: sale.id, registerId: old.id }),
    () => office.api.till.testPrinter({ commandId: testId(), registerId: old.id }),
  ];
  for (const call of asked) expect((await failureOf(call())).code).toBe('REGISTER_NOT_FOUND');
  const copy = await office.api.sales.reprint({ commandId: testId(), id: sale.id, registerId });
  expect(copy).toEqual({ copyNumber: 1, isQueued: true });
  // Without a choice it was the printer of the register that sold; that one is gone, so the PDF opens.
  expect(await office.api.sales.reprint({ commandId: testId(), id: sale.id })).toEqual({
    copyNumber: 2,
    isQueued: false,
  });
});
