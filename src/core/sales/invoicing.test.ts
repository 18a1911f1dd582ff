// An invoice made of a receipt: the same amounts to the cent, no revenue twice, and only what was still owed is open.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { account, back, cash, openShop, pieces } from '#core/sales/testing';
import type { Sale, Shop } from '#core/sales/testing';
import { failureOf, rowsOf, testId } from '#core/testing';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ taxRounding: 'line' });
});
afterAll(() => shop.end());

const invoice = (sale: Pick<Sale, 'id'>, contactId: string | null = null) =>
  shop.office.api.sales.invoice({ commandId: testId(), saleId: sale.id, contactId });
const ledgerSum = (role: string) =>
  rowsOf<{ sum: number }>(
    shop.office.databaseFile,
    `SELECT coalesce(sum(amount_minor), 0) AS sum FROM ledger_lines JOIN ledger_accounts ON code = account_code WHERE role = '${role}'`,
  )[0]?.sum;

test('sales.invoice of a paid sale is paid, names its receipt, and books no revenue and no tax again', async () => {
  const contactId = await shop.contact();
  const ink = { ...pieces(shop.ink, 3), discountPercentE4: 100_000, discountReason: 'Regular' };
  const discount = { amountMinor: 101, reason: 'Birthday' };
  const sale = await shop.sell({ contactId, lines: [ink, pieces(shop.bread)], discount, reference: 'PO 7' });
  const before = [ledgerSum('revenue'), ledgerSum('salesTax'), ledgerSum('cash')];
  const made = await invoice(sale);
  const document = await shop.office.api.documents.get({ id: made.invoiceId });
  expect(document).toMatchObject({
    number: made.number,
    state: 'paid',
    openMinor: 0,
    contactId,
    saleId: sale.id,
    saleNumber: sale.number,
    reference: 'PO 7',
    netMinor: sale.netMinor,
    taxMinor: sale.taxMinor,
    grossMinor: sale.grossMinor,
    allowanceMinor: 101,
    taxes: sale.taxes,
    adjustments: [{ kind: 'allowance', reason: 'Birthday', amountMinor: 101 }],
  });
  expect([ledgerSum('revenue'), ledgerSum('salesTax'), ledgerSum('cash')]).toEqual(before);
  expect((await shop.office.api.sales.get({ id: sale.id })).invoice).toEqual({
    id: made.invoiceId,
    number: made.number,
  });
});

test('an invoice of a sale that is partly on account owes just that part, and the account part of the sale is closed', async () => {
  const contactId = await shop.contact({ name: 'Half' });
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink, 3)], tenders: [cash(1000), account(2000)] });
  await shop.office.api.payments.record({ commandId: testId(), contactId, amountMinor: 500 });
  const { invoiceId } = await invoice(sale);
  const document = await shop.office.api.documents.get({ id: invoiceId });
  expect(document).toMatchObject({ openMinor: 1500, dueOn: '2026-12-21', state: 'partlyPaid' });
  const [closed] = rowsOf(shop.office.databaseFile, 'SELECT open_minor FROM open_items WHERE id = ?', sale.id);
  expect(closed).toEqual({ open_minor: 0 });
  expect((await shop.office.api.receivables.balance({ contactId })).balanceMinor).toBe(1500);
});

test('a customer who is named by the invoice only has bought then, one of the sale is counted once', async () => {
  const contactId = await shop.contact({ name: 'Named late' });
  const figures = () =>
    rowsOf(shop.office.databaseFile, 'SELECT sales_minor, last_purchase_on FROM contacts WHERE id = ?', contactId)[0];
  await invoice(await shop.sell({ lines: [pieces(shop.ink)] }), contactId);
  expect(figures()).toEqual({ sales_minor: 833, last_purchase_on: '2026-11-21' });
  await invoice(await shop.sell({ contactId, lines: [pieces(shop.ink)] }));
  expect(figures()).toEqual({ sales_minor: 1666, last_purchase_on: '2026-11-21' });
});

test('cash rounding stands on the invoice too, so that it is paid to the cent', async () => {
  await shop.office.api.till.saveSettings({ commandId: testId(), cashRoundingMinor: 5 });
  const contactId = await shop.contact({ name: 'Rounded' });
  const sale = await shop.sell({ contactId, lines: [{ ...pieces(shop.bread), priceE4: 24_200, priceReason: 'Old' }] });
  const { invoiceId } = await invoice(sale);
  await shop.office.api.till.saveSettings({ commandId: testId(), cashRoundingMinor: null });
  expect(await shop.office.api.documents.get({ id: invoiceId })).toMatchObject({
    grossMinor: 242,
    roundingMinor: -2,
    dueMinor: 240,
    openMinor: 0,
    state: 'paid',
  });
});

test('a receipt has one invoice: SALE_INVOICED, and a customer: CONTACT_REQUIRED, CONTACT_NOT_FOUND, CONTACT_DIFFERS', async () => {
  const contactId = await shop.contact();
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink)] });
  const otherId = await shop.contact({ name: 'Somebody else' });
  expect((await failureOf(invoice(sale, otherId))).code).toBe('CONTACT_DIFFERS');
  expect((await failureOf(invoice(sale, testId()))).code).toBe('CONTACT_NOT_FOUND');
  const made = await invoice(sale, contactId);
  expect(await failureOf(invoice(sale))).toMatchObject({ code: 'SALE_INVOICED', data: made });
  const anonymous = await shop.sell({ lines: [pieces(shop.ink)] });
  expect((await failureOf(invoice(anonymous))).code).toBe('CONTACT_REQUIRED');
  expect((await failureOf(invoice({ id: testId() }))).code).toBe('SALE_NOT_FOUND');
});

test('vouchers, returns and what came back have no invoice: SALE_NOT_INVOICEABLE', async () => {
  const contactId = await shop.contact();
  const voucher = await shop.sell({ contactId, lines: [pieces(shop.ink), { kind: 'voucher', amountMinor: 500 }] });
  expect((await failureOf(invoice(voucher))).code).toBe('SALE_NOT_INVOICEABLE');
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink)] });
  const returning = await shop.sell({ contactId, lines: [back(sale.id, 1)], tenders: [cash(-1000)] });
  expect((await failureOf(invoice(returning))).code).toBe('SALE_NOT_INVOICEABLE');
  expect((await failureOf(invoice(sale))).code).toBe('SALE_NOT_INVOICEABLE');
});

test('no invoice is made on a closed day: PERIOD_CLOSED', async () => {
  const { api } = shop.office;
  const contactId = await shop.contact();
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink)] });
  await api.settings.update({ commandId: testId(), company: { closedUntil: '2026-11-21' } });
  expect((await failureOf(invoice(sale))).code).toBe('PERIOD_CLOSED');
  await api.settings.update({ commandId: testId(), company: { closedUntil: null } });
  expect((await invoice(sale)).number).toMatch(/^INV-/);
});

test('a number that an invoice has already is refused, and nothing is written: NUMBER_TAKEN', async () => {
  const other = await openShop();
  const { api } = other.office;
  const contactId = await other.contact();
  const next = async () => {
    const { id: saleId } = await other.sell({ contactId, lines: [pieces(other.ink)] });
    return api.sales.invoice({ commandId: testId(), saleId });
  };
  const save = (prefix: string, reset: 'never' | 'yearly') => {
    const series = { kind: 'invoice' as const, prefix, padding: 1, reset, startAt: 1 };
    return api.settings.update({ commandId: testId(), numberSeries: [series] });
  };
  await save('A{YYYY}-', 'yearly');
  expect((await next()).number).toBe('A2026-1');
  await save('a{YYYY}-', 'never');
  expect((await failureOf(next())).code).toBe('NUMBER_TAKEN');
  expect((await api.documents.list({})).total).toBe(1);
  await other.end();
});

test('goods that come back after the invoice are taken off what the invoice still owes', async () => {
  const contactId = await shop.contact({ name: 'Returns later' });
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink, 2)], tenders: [account(2000)] });
  const { invoiceId } = await invoice(sale);
  await shop.sell({ contactId, lines: [back(sale.id, 1)], tenders: [account(-1000)] });
  expect((await shop.office.api.documents.get({ id: invoiceId })).openMinor).toBe(1000);
});

test('goods on the invoice of a receipt come back at the till, not by a credit note as well: SALE_COMES_BACK_AT_TILL', async () => {
  const contactId = await shop.contact({ name: 'Wants it twice' });
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink, 2)] });
  const { invoiceId } = await invoice(sale);
  const { draftCreditNote, saveDraft } = shop.office.api.documents;
  const mirrored = await failureOf(draftCreditNote({ commandId: testId(), invoiceId }));
  expect([mirrored.code, mirrored.data]).toEqual(['SALE_COMES_BACK_AT_TILL', { saleId: sale.id }]);
  const written = { kind: 'creditNote', contactId, correctsDocumentId: invoiceId } as const;
  const lines = [{ description: 'Ink', quantityE4: 20_000, priceE4: 100_000 }];
  expect((await failureOf(saveDraft({ commandId: testId(), ...written, lines }))).code).toBe('SALE_COMES_BACK_AT_TILL');
  await shop.sell({ contactId, lines: [back(sale.id, 1, 2)], tenders: [cash(-2000)] });
  expect((await shop.office.api.receivables.balance({ contactId })).balanceMinor).toBe(0);
});

test('the invoice of a receipt has its paper like any other', async () => {
  const contactId = await shop.contact({ name: 'Paper' });
  const sale = await shop.sell({ contactId, lines: [pieces(shop.ink)], tenders: [cash(400), account(600)] });
  const { invoiceId, number } = await invoice(sale);
  const paper = await shop.office.api.documents.pdf({ id: invoiceId });
  expect(paper.name).toContain(number);
  expect(Buffer.from(paper.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
});
