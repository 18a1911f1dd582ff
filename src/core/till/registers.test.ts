// Registers and how the till works.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';
import type { Till } from './testing.ts';

let office: TestApp;
let till: Till;
beforeEach(async () => {
  office = await openTestApp();
  till = tillOf(office);
});
afterEach(() => endProven(office));

const registers = async () => (await office.api.till.registers()).registers;
const price = { prefix: '21', kind: 'price', itemDigits: 5, valueDigits: 5, decimals: 2 } as const;

test('till.saveRegister adds a register and changes it; till.registers gives all with their open shifts', async () => {
  const added = await till.addRegister({ name: 'Counter', prefix: 'A-', padding: 4, startAt: 12 });
  expect(added).toMatchObject({ version: 1, nextNumber: 'A-0012', isStarted: false, openShift: null, heldCount: 0 });
  expect(added.printer).toEqual({ kind: 'none' });
  const printer = { kind: 'usb', path: '/dev/usb/lp0' } as const;
  const changed = await till.addRegister({ ...added, name: 'Front', padding: 5, printer });
  expect(changed).toMatchObject({ id: added.id, version: 2, name: 'Front', nextNumber: 'A-00012' });
  expect(changed.printer).toEqual({ ...printer, paperMm: 80, hasDrawer: true, hasCutter: true });
  const { shiftId } = await till.open({ registerId: added.id, floatMinor: 0 });
  office.setNow('2026-11-22T10:00:00.001Z');
  const [only] = await registers();
  expect(only?.openShift).toMatchObject({ id: shiftId, isOverdue: true, openedAt: '2026-11-21T10:00:00.000Z' });
});

test('two registers have neither one name nor one prefix, and one that has changed is not overwritten', async () => {
  const front = await till.addRegister({ name: 'Front', prefix: 'A-' });
  const taken = async (name: string, prefix: string) =>
    (await failureOf(till.addRegister({ id: testId(), name, prefix }))).code;
  expect(await taken('FRONT', 'B-')).toBe('REGISTER_NAME_TAKEN');
  expect(await taken('Back', 'a-')).toBe('REGISTER_PREFIX_TAKEN');
  expect((await failureOf(till.addRegister({ name: 'Back', prefix: 'B1' }))).code).toBe('INPUT_INVALID');
  const older = await failureOf(till.addRegister({ ...front, version: 3 }));
  expect(older).toMatchObject({ code: 'REGISTER_CHANGED', data: { version: 1 } });
  expect((await failureOf(till.addRegister({ ...front, id: testId() }))).code).toBe('REGISTER_NOT_FOUND');
});

test('numbers that were given out keep their prefix and their start, and an open shift its register', async () => {
  const front = await till.addRegister({ name: 'Front', prefix: 'A-' });
  const { shiftId } = await till.open({ registerId: front.id, floatMinor: 0 });
  expect((await failureOf(till.addRegister({ ...front, isArchived: true }))).code).toBe('REGISTER_HAS_SHIFT');
  await till.close({ shiftId, countedMinor: 0 });
  expect((await failureOf(till.addRegister({ ...front, prefix: 'B-' }))).code).toBe('REGISTER_NUMBERING_USED');
  const later = await till.addRegister({ ...front, startAt: 500 });
  expect(later.nextNumber).toBe('A-000500');
  const next = await till.open({ registerId: front.id, floatMinor: 0 });
  const lines = [{ kind: 'free' as const, description: 'Tea', quantityE4: 10_000, priceE4: 10_000 }];
  await till.sell({ shiftId: next.shiftId, lines, tenders: [{ tender: 'card', amountMinor: 100 }] });
  expect((await failureOf(till.addRegister({ ...later, startAt: 1 }))).code).toBe('REGISTER_NUMBERING_USED');
  expect(await registers()).toMatchObject([{ isStarted: true, nextNumber: 'A-000501' }]);
  await till.close({ shiftId: next.shiftId, countedMinor: 0 });
  expect(await till.addRegister({ ...later, isArchived: true })).toMatchObject({ isArchived: true, version: 3 });
  expect((await failureOf(till.open({ registerId: front.id, floatMinor: 0 }))).code).toBe('REGISTER_NOT_FOUND');
  expect((await office.api.system.verify()).isTrue).toBe(true);
});

test('a register is not archived while held sales wait on it, where nobody would look for them', async () => {
  const front = await till.addRegister({ name: 'Front', prefix: 'A-' });
  const held = await till.hold(front.id);
  const archiving = await failureOf(till.addRegister({ ...front, isArchived: true }));
  expect(archiving).toMatchObject({ code: 'REGISTER_HAS_HELD', data: { count: 1 } });
  await office.api.sales.discardHeld({ commandId: testId(), id: held.id });
  expect(await till.addRegister({ ...front, isArchived: true })).toMatchObject({ isArchived: true });
});

test('till.settings begins with the usual tenders; till.saveSettings changes what it is given', async () => {
  const begun = await office.api.till.settings();
  expect(begun).toMatchObject({ version: 0, cashRoundingMinor: null, favouriteItemIds: [], receiptFooter: '' });
  expect(begun.tenders).toEqual(['cash', 'card', 'account', 'voucher', 'storeCredit', 'bankTransfer']);
  const ink = await till.addItem({ name: 'Ink' });
  const saved = await till.saveSettings({ version: 0, receiptFooter: 'Thank you', favouriteItemIds: [ink.id, ink.id] });
  expect(saved).toEqual({ ...begun, version: 1, receiptFooter: 'Thank you', favouriteItemIds: [ink.id] });
  const more = await till.saveSettings({
    cashRoundingMinor: 5,
    tenders: ['cash', 'card', 'cash'],
    barcodeRules: [price],
  });
  expect(more).toMatchObject({ receiptFooter: 'Thank you', cashRoundingMinor: 5, tenders: ['cash', 'card'] });
  expect(await office.api.till.settings()).toEqual({ ...more, version: 2, favouriteItemIds: [ink.id] });
  await office.api.items.delete({ commandId: testId(), id: ink.id });
  expect((await office.api.till.settings()).favouriteItemIds).toEqual([]);
});

test('settings that changed meanwhile, items that are gone and rules for the same barcodes are refused', async () => {
  await till.saveSettings({ receiptFooter: 'Thank you' });
  const older = await failureOf(till.saveSettings({ version: 0, receiptFooter: 'Thanks' }));
  expect(older).toMatchObject({ code: 'TILL_SETTINGS_CHANGED', data: { version: 1 } });
  expect((await failureOf(till.saveSettings({ favouriteItemIds: [testId()] }))).code).toBe('ITEM_NOT_FOUND');
  const both = [price, { ...price, prefix: '2', itemDigits: 6 }];
  const overlapping = await failureOf(till.saveSettings({ barcodeRules: both }));
  expect(overlapping).toMatchObject({ code: 'BARCODE_RULES_OVERLAP', data: { prefix: '2' } });
  const short = [{ ...price, valueDigits: 4 }];
  expect((await failureOf(till.saveSettings({ barcodeRules: short }))).code).toBe('INPUT_INVALID');
  expect((await office.api.till.settings()).version).toBe(1);
});
