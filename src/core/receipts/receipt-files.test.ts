// Receipts and reports as files, of a shop that sells.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CarriedFile } from '#contract/values';
import { cash, openShop, pieces } from '#core/sales/testing';
import type { Shop } from '#core/sales/testing';
import { failureOf, testId } from '#core/testing';

import { drawCode } from './codes.ts';
import { playPrinter, scanSquares, textOf, wordsIn } from './reading.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.end());

const contentOf = (file: CarriedFile) => Buffer.from(file.base64, 'base64');

test('sales.receipt gives a receipt as PDF, as text and as bytes of a printer, with the same words', async () => {
  const sale = await shop.sell({ lines: [pieces(shop.ink, 2), pieces(shop.bread)], tenders: [cash(5000)] });
  const { receipt } = shop.office.api.sales;
  for (const paperMm of [80, 58] as const) {
    const pdf = await receipt({ id: sale.id, paperMm });
    expect(pdf).toMatchObject({ name: `Receipt ${sale.number}.pdf`, mediaType: 'application/pdf' });
    expect(contentOf(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const text = await receipt({ id: sale.id, format: 'text', paperMm });
    const bytes = await receipt({ id: sale.id, format: 'escpos', paperMm });
    const printed = playPrinter(contentOf(bytes));
    expect(wordsIn(textOf(printed))).toEqual(wordsIn(contentOf(text).toString()));
    expect(printed).toContainEqual({ did: 'barcode', value: sale.number });
    expect(printed).not.toContainEqual({ did: 'drawer' });
  }
  // What a scanner types when it reads the barcode.
  const scanned = await shop.office.api.till.find({ text: sale.number });
  expect(scanned).toEqual({ kind: 'receipt', saleId: sale.id, number: sale.number });
  expect((await failureOf(receipt({ id: testId() }))).code).toBe('SALE_NOT_FOUND');
});

test('the QR code of a receipt, when it is wanted, finds the receipt as its barcode does', async () => {
  const { api } = shop.office;
  const sale = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(2000)] });
  for (const [receiptCode, expected] of [
    ['both', ['barcode', 'qr']],
    ['qr', ['qr']],
    ['barcode', ['barcode']],
  ] as const) {
    await api.till.saveSettings({ commandId: testId(), receiptCode });
    const printed = playPrinter(contentOf(await api.sales.receipt({ id: sale.id, format: 'escpos' })));
    const codes = printed.flatMap((each) => (each.did === 'barcode' || each.did === 'qr' ? [each] : []));
    expect(codes.map(({ did }) => did)).toEqual(expected);
    for (const { did, value } of codes) {
      const scanned = did === 'qr' ? scanSquares((await drawCode(value, 'qr')).dark) : value;
      expect(await api.till.find({ text: scanned ?? '' })).toMatchObject({ kind: 'receipt', saleId: sale.id });
    }
  }
});

test('a receipt that was printed again says so, with the footer of the till and in the language of the customer', async () => {
  const { api } = shop.office;
  await api.till.saveSettings({ commandId: testId(), receiptFooter: 'Bis bald!' });
  const contact = await api.contacts.create({ commandId: testId(), name: 'Jürgen', language: 'de-AT' });
  const sale = await shop.sell({ contactId: contact.id, lines: [pieces(shop.ink)], tenders: [cash(2000)] });
  const text = async () => contentOf(await api.sales.receipt({ id: sale.id, format: 'text' })).toString();
  const first = await text();
  expect(first).toContain(`Kassenbon ${sale.number}`);
  expect(first).toContain('Rückgeld');
  expect(first).toContain('Bis bald!');
  expect(first).not.toContain('KOPIE');
  await api.sales.reprint({ commandId: testId(), id: sale.id });
  await api.sales.reprint({ commandId: testId(), id: sale.id });
  expect(await text()).toContain('KOPIE 2');
});

test('till.reportPdf gives the report on a sheet and on the roll', async () => {
  const { reportPdf } = shop.office.api.till;
  const page = await reportPdf({ shiftId: shop.shiftId });
  const roll = await reportPdf({ shiftId: shop.shiftId, paper: 'roll' });
  for (const file of [page, roll]) {
    expect(file.name).toMatch(/^X report.*\.pdf$/);
    expect(contentOf(file).subarray(0, 5).toString()).toBe('%PDF-');
  }
  // A4 is 595 points wide; a roll of 80 mm is 227.
  expect(contentOf(page).toString('latin1')).toMatch(/MediaBox \[0 0 595/);
  expect(contentOf(roll).toString('latin1')).toMatch(/MediaBox \[0 0 226\.7/);
  expect((await failureOf(reportPdf({ shiftId: testId() }))).code).toBe('SHIFT_NOT_FOUND');
});
