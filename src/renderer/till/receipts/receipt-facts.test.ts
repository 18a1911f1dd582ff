import { expect, test } from 'vitest';

import type { SaleLine } from '#contract/sales';

import { canBeInvoiced, canBeReturned, mailAddress, returnedReceipts, textOf } from './receipt-facts.ts';

function line(fields: Partial<SaleLine>): SaleLine {
  return { kind: 'item', returnsSaleId: null, returnsNumber: null, ...fields } as SaleLine;
}

const goods = [line({})];
const voucher = [line({ kind: 'voucher' })];
const back = [
  line({ kind: 'return', returnsSaleId: 'one', returnsNumber: 'A-000001' }),
  line({ kind: 'return', returnsSaleId: 'one', returnsNumber: 'A-000001' }),
  line({ kind: 'return', returnsSaleId: 'two', returnsNumber: 'A-000002' }),
];

const fresh = { invoice: null, returnedBy: [] };

test('a sale of goods can have one invoice', () => {
  expect(canBeInvoiced({ ...fresh, lines: goods })).toBe(true);
  expect(canBeInvoiced({ ...fresh, invoice: { id: 'x', number: 'INV-1' }, lines: goods })).toBe(false);
});

test('a receipt with returns or vouchers on it has no invoice, nor has one whose goods came back', () => {
  expect(canBeInvoiced({ ...fresh, lines: [...goods, ...back] })).toBe(false);
  expect(canBeInvoiced({ ...fresh, lines: [...goods, ...voucher] })).toBe(false);
  expect(canBeInvoiced({ ...fresh, returnedBy: [{ id: 'y', number: 'A-000002' }], lines: goods })).toBe(false);
});

test('goods can come back, vouchers and returns cannot', () => {
  expect(canBeReturned({ lines: [...voucher, line({ kind: 'free' })] })).toBe(true);
  expect(canBeReturned({ lines: [...voucher, ...back] })).toBe(false);
});

test('each receipt whose goods come back is named once', () => {
  expect(returnedReceipts({ lines: [...goods, ...back] })).toEqual([
    { id: 'one', number: 'A-000001' },
    { id: 'two', number: 'A-000002' },
  ]);
});

test('a mail keeps every sign of the receipt and ends its lines as mail programs want', () => {
  const address = mailAddress({
    to: 'anna+shop@example.com',
    subject: 'Receipt A-1 & more',
    text: 'Tee 50 %\nSumme = 5 €',
  });
  expect(address).toMatch(/^mailto:anna%2Bshop@example\.com\?subject=Receipt%20A-1%20%26%20more&body=/);
  expect(decodeURIComponent(address.split('&body=')[1] ?? '')).toBe('Tee 50 %\r\nSumme = 5 €');
});

test('the text of a receipt comes out of its file with its umlauts', () => {
  expect(textOf(Buffer.from('Übergrößen 3,50 €').toString('base64'))).toBe('Übergrößen 3,50 €');
});
