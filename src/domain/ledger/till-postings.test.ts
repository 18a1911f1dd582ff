import fc from 'fast-check';
import { expect, test } from 'vitest';
import { e4, minor, negate, sumMinor, type Minor } from '#domain/money';
import { saleTenders, type SaleTender } from '#domain/till';
import {
  checkBalanced,
  postCashDifference,
  postCashMovement,
  postSale,
  postSaleInvoice,
  type PostedSale,
  type Posting,
} from './index.ts';

const full = { taxCategory: 'S', taxRateE4: e4(200_000) } as const;
const tax = (taxable: number, own: number) => ({
  ...full,
  taxableMinor: minor(taxable),
  taxMinor: minor(own),
  grossMinor: minor(taxable + own),
});
const nothing: PostedSale = {
  saleId: 'sale',
  contactId: null,
  taxes: [],
  creditSoldMinor: minor(0),
  roundingMinor: minor(0),
  tenders: [],
};
const paid = (tender: SaleTender, amount: number) => ({ tender, amountMinor: minor(amount) });
const plain = (postings: readonly Posting[]) => postings.map((row) => [row.accountRole, row.amountMinor]);

test('a sale debits what it was paid with and credits revenue and tax per rate', () => {
  const sale = { ...nothing, taxes: [tax(1000, 200)], tenders: [paid('card', 700), paid('cash', 500)] };
  expect(plain(postSale(sale))).toEqual([
    ['cardClearing', 700],
    ['cash', 500],
    ['revenue', -1000],
    ['salesTax', -200],
  ]);
});

test('a return is its sale the other way round', () => {
  const sale = { ...nothing, taxes: [tax(1000, 200)], tenders: [paid('cash', 1200)] };
  const returning = { ...nothing, taxes: [tax(-1000, -200)], tenders: [paid('cash', -1200)] };
  expect(plain(postSale(returning))).toEqual(
    plain(postSale(sale)).map(([role, amount]) => [role, negate(amount as Minor)]),
  );
});

test('a voucher that is sold is owed, one that pays is owed no longer: neither is revenue', () => {
  expect(plain(postSale({ ...nothing, creditSoldMinor: minor(500), tenders: [paid('cash', 500)] }))).toEqual([
    ['cash', 500],
    ['storeCredits', -500],
  ]);
  const bought = { ...nothing, taxes: [tax(500, 0)], tenders: [paid('voucher', 300), paid('storeCredit', 200)] };
  expect(plain(postSale(bought))).toEqual([
    ['storeCredits', 300],
    ['storeCredits', 200],
    ['revenue', -500],
  ]);
});

test("what goes on the customer's account is on receivables under the sale; cash rounding has its own account", () => {
  const sale = { ...nothing, contactId: 'ada', taxes: [tax(1002, 0)], roundingMinor: minor(-2) };
  const postings = postSale({ ...sale, tenders: [paid('account', 400), paid('cash', 600)] });
  expect(postings[0]).toMatchObject({
    accountRole: 'receivables',
    amountMinor: 400,
    contactId: 'ada',
    openItemId: 'sale',
  });
  expect(plain(postings).at(-1)).toEqual(['cashRounding', 2]);
  expect(checkBalanced(postings).ok).toBe(true);
});

test('cash paid in and out stands against petty cash, a drop to the safe posts nothing', () => {
  const move = (kind: 'payIn' | 'payOut' | 'drop') => plain(postCashMovement({ kind, amountMinor: minor(100) }));
  expect(move('payIn')).toEqual([
    ['cash', 100],
    ['pettyCash', -100],
  ]);
  expect(move('payOut')).toEqual([
    ['cash', -100],
    ['pettyCash', 100],
  ]);
  expect(move('drop')).toEqual([]);
  expect(plain(postCashDifference(minor(-7)))).toEqual([
    ['cash', -7],
    ['cashDifferences', 7],
  ]);
  expect(postCashDifference(minor(0))).toEqual([]);
});

test('the invoice of a sale only moves what is owed: no revenue, no tax', () => {
  const invoice = { documentId: 'invoice', creditId: 'credit', contactId: 'ada', dueMinor: minor(1200) };
  expect(postSaleInvoice(invoice)).toMatchObject([
    { accountRole: 'receivables', amountMinor: 1200, openItemId: 'invoice' },
    { accountRole: 'receivables', amountMinor: -1200, openItemId: 'credit' },
  ]);
});

test('every receipt balances, whatever was sold, taken back and paid', () => {
  const amount = fc.integer({ min: -100_000, max: 100_000 });
  const receipt = fc.record({
    taxes: fc.array(fc.tuple(amount, amount), { maxLength: 4 }),
    creditSold: fc.integer({ min: 0, max: 50_000 }),
    rounding: fc.integer({ min: -5, max: 5 }),
    tenders: fc.array(fc.tuple(fc.constantFrom(...saleTenders), amount), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(receipt, ({ taxes, creditSold, rounding, tenders }) => {
      const rows = taxes.map(([taxable, own]) => tax(taxable, own));
      const owed = sumMinor(rows.map((row) => row.grossMinor)) + creditSold + rounding;
      const others = tenders.map(([tender, part]) => paid(tender, part));
      const rest = owed - sumMinor(others.map((row) => row.amountMinor));
      const sale = {
        ...nothing,
        contactId: 'ada',
        taxes: rows,
        creditSoldMinor: minor(creditSold),
        roundingMinor: minor(rounding),
      };
      const postings = postSale({ ...sale, tenders: [...others, paid('cash', rest)] });
      expect(checkBalanced(postings).ok).toBe(true);
      expect(postings.every((row) => row.amountMinor !== 0)).toBe(true);
    }),
  );
});
