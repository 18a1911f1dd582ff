// What a receipt names stays: its items, tax rates, customers, the currency and the rounding of tax. And what a cashier may.
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ended, endProven, failureOf, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

import { printer, tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
let shiftId: string;
let registerId: string;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
  registerId = (await till.addRegister({ name: 'Counter', prefix: 'A-', printer })).id;
  shiftId = (await till.open({ registerId, floatMinor: 0 })).shiftId;
});
afterEach(() => endProven(office));

const codeOf = async (call: Promise<unknown>) => (await failureOf(call)).code;
const settle = (changes: Omit<Parameters<TestApp['api']['settings']['update']>[0], 'commandId'>) =>
  office.api.settings.update({ commandId: testId(), ...changes });
const sellOne = (itemId: string) =>
  till.sell({
    shiftId,
    lines: [{ kind: 'item', itemId, quantityE4: 10_000 }],
    tenders: [{ tender: 'card', amountMinor: 1000 }],
  });

test('items.delete refuses an item that a receipt names, and an undone import leaves it', async () => {
  const base64 = Buffer.from('Code,Name,Price\nI1,Ink,10\nI2,Pen,2').toString('base64');
  const file = { name: 'items.csv', mediaType: 'text/csv', base64 };
  const { batchId } = await ended(office.api.imports.run({ commandId: testId(), kind: 'items', file }));
  const { rows } = await office.api.items.list({ q: 'Ink' });
  const id = rows[0]?.id ?? '';
  await sellOne(id);
  expect(await codeOf(office.api.items.delete({ commandId: testId(), id }))).toBe('ITEM_IN_USE');
  const done = await undone(office, batchId);
  expect(done).toMatchObject({ restoredCount: 1, kept: [{ subjectId: id, reason: 'inUse' }] });
});

test('a rate that a receipt bears keeps its percentage, and the year its rounding of tax', async () => {
  const { taxRates } = await office.api.settings.get();
  const changed = taxRates.map((rate) => ({ ...rate, category: 'S' as const, rateE4: 70_000 }));
  await sellOne((await till.addItem({ name: 'Ink', priceE4: 100_000 })).id);
  expect(await codeOf(settle({ taxRates: changed }))).toBe('TAX_RATE_IN_USE');
  expect(await codeOf(settle({ company: { taxRounding: 'line' } }))).toBe('TAX_ROUNDING_IN_USE');
  office.setNow('2027-01-02T10:00:00.000Z');
  await settle({ company: { taxRounding: 'line' } });
});

test('the currency stays once a drawer was counted in it', async () => {
  expect(await codeOf(settle({ company: { currency: 'CHF' } }))).toBe('CURRENCY_IN_USE');
});

test('money on account is refused by a nameless company and under a number that was used', async () => {
  const ada = await till.addContact('Ada');
  const paid = { shiftId, contactId: ada, amountMinor: 500 };
  const series = { kind: 'payment', padding: 1, startAt: 1, prefix: 'R{YYYY}-' } as const;
  await settle({ numberSeries: [{ ...series, reset: 'yearly' }] });
  expect(await till.take(paid)).toMatchObject({ isQueued: true });
  await settle({ numberSeries: [{ ...series, reset: 'never' }] });
  expect(await codeOf(till.take(paid))).toBe('NUMBER_TAKEN');
  await settle({ company: { name: '' } });
  expect(await codeOf(till.take(paid))).toBe('COMPANY_INCOMPLETE');
  const jobs = rowsOf(office.databaseFile, `SELECT kind, title, opens_drawer FROM print_jobs`);
  expect(jobs).toEqual([{ kind: 'voucher', title: 'R2026-1', opens_drawer: 1 }]);
});

test('a cashier opens, sells and closes; figures, settings and other registers are for somebody else', async () => {
  const { house, session } = office.app.context();
  const context = { house, session: { ...session, role: 'cashier' as const } };
  const api: TestApp['api'] = createRouterClient(office.app.router, { context });
  expect(await codeOf(api.till.report({ shiftId }))).toBe('FORBIDDEN');
  expect(await codeOf(api.till.shifts({}))).toBe('FORBIDDEN');
  expect(await codeOf(api.till.saveSettings({ commandId: testId() }))).toBe('FORBIDDEN');
  expect(await codeOf(api.till.saveRegister({ commandId: testId(), name: 'B', prefix: 'B-' }))).toBe('FORBIDDEN');
  expect((await api.till.registers()).registers).toHaveLength(1);
  const z = await api.till.closeShift({ commandId: testId(), shiftId, countedMinor: 0 });
  expect(z.zNumber).toBe('Z-A-0001');
});
