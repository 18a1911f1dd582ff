import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeTotals, type Totals } from '#domain/documents';
import { e4, minor, negate, sumMinor, type Minor } from '#domain/money';
import {
  checkBalanced,
  postAllocation,
  postCreditNote,
  postInvoice,
  postPayment,
  tenders,
  type Posting,
} from './index.ts';

type Taxed = { priceE4: number; rateE4: number };

function totalsOf(lines: readonly Taxed[], { prepaid = 0, rounding = 0 } = {}): Totals {
  const one = e4(10_000);
  const none = minor(0);
  const computed = computeTotals({
    currency: 'EUR',
    priceMode: 'exclusive',
    taxRounding: 'document',
    lines: lines.map(({ priceE4, rateE4 }) => ({
      quantityE4: one,
      priceE4: e4(priceE4),
      baseQuantityE4: one,
      discountPercentE4: e4(0),
      discountMinor: none,
      chargeMinor: none,
      taxCategory: 'S',
      taxRateE4: e4(rateE4),
    })),
    adjustments: [],
    prepaidMinor: minor(prepaid),
    roundingMinor: minor(rounding),
  });
  if (!computed.ok) throw new Error(computed.error.code);
  return computed.value;
}

function rows(postings: readonly Posting[]): unknown[] {
  return postings.map(({ accountRole, amountMinor, openItemId, taxRateE4 }) => [
    accountRole,
    amountMinor,
    openItemId,
    taxRateE4,
  ]);
}

const ids = { documentId: 'inv', contactId: 'ada' };
const use = { sourceId: 'pay', sourceContactId: 'ada', documentId: 'inv', documentContactId: 'ada' };
const amount = fc.integer({ min: 1, max: 10 ** 12 }).map((value) => minor(value));
const totals = fc
  .record({
    lines: fc.array(
      fc.record({
        priceE4: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        rateE4: fc.constantFrom(0, 70_000, 190_000),
      }),
    ),
    prepaid: fc.nat({ max: 100_000 }),
    rounding: fc.integer({ min: -50, max: 50 }),
  })
  .map(({ lines, ...rest }) => totalsOf(lines, rest));

test('an invoice debits receivables and credits revenue and tax, two rates never in one row', () => {
  const postings = postInvoice({
    ...ids,
    totals: totalsOf([
      { priceE4: 1_000_000, rateE4: 190_000 },
      { priceE4: 500_000, rateE4: 70_000 },
    ]),
  });
  expect(rows(postings)).toEqual([
    ['receivables', 17_250, 'inv', null],
    ['revenue', -5_000, null, 70_000],
    ['revenue', -10_000, null, 190_000],
    ['salesTax', -350, null, 70_000],
    ['salesTax', -1_900, null, 190_000],
  ]);
  expect(postings[0]?.contactId).toBe('ada');
});

test('rows of zero are left out: an untaxed invoice has no tax row, an empty one nothing', () => {
  const untaxed = postInvoice({ ...ids, totals: totalsOf([{ priceE4: 10_000, rateE4: 0 }]) });
  expect(untaxed.map((posting) => posting.accountRole)).toEqual(['receivables', 'revenue']);
  expect(postInvoice({ ...ids, totals: totalsOf([]) })).toEqual([]);
});

test('what was prepaid leaves prepayments, and rounding has its own account', () => {
  const postings = postInvoice({
    ...ids,
    totals: totalsOf([{ priceE4: 1_000_300, rateE4: 0 }], { prepaid: 3_000, rounding: 2 }),
  });
  expect(rows(postings)).toEqual([
    ['receivables', 7_005, 'inv', null],
    ['prepayments', 3_000, null, null],
    ['revenue', -10_003, null, 0],
    ['rounding', -2, null, null],
  ]);
});

test('a credit note is its invoice turned round, row by row', () => {
  fc.assert(
    fc.property(totals, (posted) => {
      const [invoice, creditNote] = [
        postInvoice({ ...ids, totals: posted }),
        postCreditNote({ ...ids, totals: posted }),
      ];
      expect(creditNote).toEqual(invoice.map((posting) => ({ ...posting, amountMinor: negate(posting.amountMinor) })));
    }),
  );
});

test('money arrives on the account of its tender and leaves receivables under the payment', () => {
  const payment = { paymentId: 'pay', contactId: 'ada', amountMinor: minor(500) };
  expect(rows(postPayment({ ...payment, direction: 'received', tender: 'bankTransfer' }))).toEqual([
    ['bank', 500, null, null],
    ['receivables', -500, 'pay', null],
  ]);
  expect(rows(postPayment({ ...payment, direction: 'refunded', tender: 'cash' }))).toEqual([
    ['cash', -500, null, null],
    ['receivables', 500, 'pay', null],
  ]);
});

test('an allocation moves the open amount from its source to the document and no balance', () => {
  expect(rows(postAllocation({ ...use, amountMinor: minor(300) }))).toEqual([
    ['receivables', 300, 'pay', null],
    ['receivables', -300, 'inv', null],
  ]);
});

test('where contacts were merged, each end of an allocation stays with its own contact', () => {
  const postings = postAllocation({ ...use, sourceContactId: 'bob', amountMinor: minor(300) });
  expect(postings.map(({ contactId, amountMinor }) => [contactId, amountMinor])).toEqual([
    ['bob', 300],
    ['ada', -300],
  ]);
});

test('an invoice paid and allocated in full leaves no open item', () => {
  fc.assert(
    fc.property(totals, (posted) => {
      const { dueMinor } = posted;
      fc.pre(dueMinor > 0);
      const all = [
        ...postInvoice({ ...ids, totals: posted }),
        ...postPayment({
          paymentId: 'pay',
          contactId: 'ada',
          direction: 'received',
          tender: 'card',
          amountMinor: dueMinor,
        }),
        ...postAllocation({ ...use, amountMinor: dueMinor }),
      ];
      expect([openOf(all, 'inv'), openOf(all, 'pay')]).toEqual([0, 0]);
    }),
  );
});

test('every entry balances, whatever is posted', () => {
  const balanced = { ok: true, value: null };
  fc.assert(
    fc.property(totals, amount, fc.constantFrom(...tenders), (posted, amountMinor, tender) => {
      const payment = { paymentId: 'pay', contactId: 'ada', tender, amountMinor };
      expect(checkBalanced(postInvoice({ ...ids, totals: posted }))).toEqual(balanced);
      expect(checkBalanced(postCreditNote({ ...ids, totals: posted }))).toEqual(balanced);
      expect(checkBalanced(postPayment({ ...payment, direction: 'received' }))).toEqual(balanced);
      expect(checkBalanced(postPayment({ ...payment, direction: 'refunded' }))).toEqual(balanced);
      expect(checkBalanced(postAllocation({ ...use, amountMinor }))).toEqual(balanced);
    }),
  );
});

test('an entry that is off by a cent is refused with the difference', () => {
  const [debit] = postAllocation({ ...use, amountMinor: minor(1) });
  expect(debit === undefined ? null : checkBalanced([debit])).toEqual({
    ok: false,
    error: { code: 'LEDGER_UNBALANCED', differenceMinor: 1 },
  });
});

function openOf(postings: readonly Posting[], openItemId: string): Minor {
  return sumMinor(
    postings.filter((posting) => posting.openItemId === openItemId).map((posting) => posting.amountMinor),
  );
}
