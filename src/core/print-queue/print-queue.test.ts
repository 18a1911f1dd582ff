// The print queue against real ports: what is sold is printed after it is kept, in order, also when printers fail.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { deadPort, openPrintingOffice, patience } from './testing.ts';
import type { PrintingOffice, TestPrinter } from './testing.ts';

let shop: PrintingOffice;
let office: TestApp;
let printer: TestPrinter;
beforeEach(async () => {
  shop = await openPrintingOffice();
  ({ office, printer } = shop);
});
afterEach(() => shop.end());

const drawer = Buffer.from([0x1b, 0x70]);
const queue = async () => (await office.api.till.printQueue()).jobs;
const printedTexts = () => printer.receipts.map((bytes) => Buffer.from(bytes).toString('latin1'));
const isEmpty = async () => {
  await expect.poll(shop.waiting, patience).toBe(0);
};

describe('a printer that works', () => {
  test('the sale is in the database before the first byte reaches the printer; the drawer opens', async () => {
    const { shiftId } = await shop.openRegister('A');
    const keptAtFirstByte: unknown[] = [];
    printer.onFirstByte = () => keptAtFirstByte.push(...rowsOf(office.databaseFile, 'SELECT number FROM sales'));
    const sale = await shop.sell(shiftId);
    await isEmpty();
    expect(keptAtFirstByte).toEqual([{ number: sale.number }]);
    expect(printedTexts()).toHaveLength(1);
    expect(printedTexts()[0]).toContain(`Receipt ${sale.number}`);
    expect(Buffer.from(printer.receipts[0] ?? []).includes(drawer)).toBe(true);
  });

  test('a reprint says COPY and leaves the drawer shut; reports, drawer and test page are printed too', async () => {
    const { registerId, shiftId } = await shop.openRegister('A');
    const sale = await shop.sell(shiftId);
    await office.api.sales.reprint({ commandId: testId(), id: sale.id });
    await office.api.till.printReport({ commandId: testId(), shiftId });
    await office.api.till.testPrinter({ commandId: testId(), registerId });
    await office.api.till.openDrawer({ commandId: testId(), shiftId, reason: 'Change' });
    await isEmpty();
    const [, copy = '', report = '', page = '', kick = ''] = printedTexts();
    expect(copy).toContain('COPY 1');
    expect(copy).not.toContain(drawer.toString('latin1'));
    expect(report).toContain('X report');
    expect(page).toContain('Test page');
    expect(kick.length).toBeLessThan(20);
    expect(kick).toContain(drawer.toString('latin1'));
  });

  test('money on account has its voucher, and the closing its Z report', async () => {
    const { shiftId } = await shop.openRegister('A');
    const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
    const paid = { shiftId, contactId: contact.id, amountMinor: 1500, givenMinor: 2000 } as const;
    await office.api.till.takePayment({ commandId: testId(), ...paid });
    await office.api.till.closeShift({ commandId: testId(), shiftId, countedMinor: 11_500 });
    await isEmpty();
    const all = printedTexts().join('');
    expect(all).toContain('Received from: Ada');
    expect(all).toMatch(/Change +5\.00/);
    expect(all).toContain('Z report');
  });
});

describe('a printer that fails', () => {
  test('till.printQueue shows what waits and why; till.retryPrint tries at once, in the order of the sales', async () => {
    const { shiftId } = await shop.openRegister('A');
    await printer.switchOff();
    const first = await shop.sell(shiftId);
    const second = await shop.sell(shiftId);
    await expect.poll(async () => (await queue())[0]?.fault, patience).toBe('REFUSED');
    expect((await queue()).map(({ title, registerName }) => [title, registerName])).toEqual([
      [first.number, 'A'],
      [second.number, 'A'],
    ]);
    await printer.switchOn();
    const [, last] = await queue();
    await office.api.till.retryPrint({ commandId: testId(), jobId: last?.id ?? '' });
    await isEmpty();
    expect(printedTexts().map((text) => /Receipt ([A-Z0-9-]+)/.exec(text)?.[1])).toEqual([first.number, second.number]);
  });

  test('a printer that dies in the middle and comes back gets the receipt whole, without anybody asking', async () => {
    const { shiftId } = await shop.openRegister('A');
    printer.breakNext();
    const sale = await shop.sell(shiftId);
    await expect.poll(async () => (await queue())[0]?.fault, patience).toBe('UNREACHABLE');
    await isEmpty();
    expect(printedTexts()).toHaveLength(1);
    expect(printedTexts()[0]).toContain(`Receipt ${sale.number}`);
  });

  test('the printer of one register never holds up another', async () => {
    const away = await shop.openRegister('A', deadPort);
    const here = await shop.openRegister('B');
    const waiting = await shop.sell(away.shiftId);
    const printed = await shop.sell(here.shiftId);
    await expect.poll(() => printedTexts().length, patience).toBe(1);
    expect(printedTexts()[0]).toContain(printed.number);
    expect((await queue()).map(({ title }) => title)).toEqual([waiting.number]);
  });

  test('till.cancelPrint takes a job out of the queue, once', async () => {
    const { shiftId } = await shop.openRegister('A', deadPort);
    await shop.sell(shiftId);
    const [job] = await queue();
    const call = { jobId: job?.id ?? '' };
    await office.api.till.cancelPrint({ commandId: testId(), ...call });
    expect(await queue()).toEqual([]);
    for (const again of [office.api.till.cancelPrint, office.api.till.retryPrint]) {
      expect((await failureOf(again({ commandId: testId(), ...call }))).code).toBe('PRINT_JOB_NOT_FOUND');
    }
  });

  test('a job that cannot be made is passed over, and says so', async () => {
    const { registerId, shiftId } = await shop.openRegister('A');
    tamper(
      office.databaseFile,
      `INSERT INTO print_jobs (id, register_id, kind, subject_id, title, copy_number, opens_drawer, created_at)
       VALUES ('019ab000-0000-7000-8000-00000000000f', '${registerId}', 'receipt', 'gone', 'Gone', 0, 0, '2026-11-21T09:00:00.000Z')`,
    );
    await shop.sell(shiftId);
    await expect.poll(() => printedTexts().length, patience).toBe(1);
    await expect.poll(async () => (await queue()).map(({ fault }) => fault), patience).toEqual(['FAILED']);
  });

  test('the queue survives a restart, and a drawer does not open long after its sale', async () => {
    const { shiftId } = await shop.openRegister('A');
    await printer.switchOff();
    const sale = await shop.sell(shiftId);
    await office.api.till.openDrawer({ commandId: testId(), shiftId, reason: 'Change' });
    await expect.poll(async () => (await queue())[0]?.fault, patience).toBe('REFUSED');
    await printer.switchOn();
    office.setNow('2026-11-21T10:30:00.000Z');
    await office.reopen();
    await isEmpty();
    expect(printedTexts()).toHaveLength(1);
    expect(printedTexts()[0]).toContain(`Receipt ${sale.number}`);
    expect(printedTexts()[0]).not.toContain(drawer.toString('latin1'));
  });
});

test('a program that does not print leaves the queue to the one that does', async () => {
  const script = await openTestApp({ folder: office.folder });
  const { registerId } = await shop.openRegister('A', deadPort);
  await script.api.till.testPrinter({ commandId: testId(), registerId });
  await script.app.close();
  expect((await queue()).map(({ kind }) => kind)).toEqual(['test']);
});
