import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor, sumMinor } from '#domain/money';
import { cashDue, saleTenders, settleTenders, type SaleTender, type TenderInput } from './index.ts';

function settle(total: number, tenders: readonly [SaleTender, number][], step = 1): ReturnType<typeof settleTenders> {
  return settleTenders({
    totalMinor: minor(total),
    cashStepMinor: step,
    tenders: tenders.map(([tender, amount]) => ({ tender, amountMinor: minor(amount) })),
  });
}

test('more cash than is due comes back as change', () => {
  expect(settle(1_340, [['cash', 2_000]])).toEqual({
    ok: true,
    value: {
      rows: [{ tender: 'cash', amountMinor: 1_340, givenMinor: 2_000, changeMinor: 660 }],
      roundingMinor: 0,
      changeMinor: 660,
    },
  });
});

test('only what is left for cash is rounded to the coins', () => {
  expect(
    settle(
      1_003,
      [
        ['card', 500],
        ['cash', 1_000],
      ],
      5,
    ),
  ).toEqual({
    ok: true,
    value: {
      rows: [
        { tender: 'card', amountMinor: 500, givenMinor: 500, changeMinor: 0 },
        { tender: 'cash', amountMinor: 505, givenMinor: 1_000, changeMinor: 495 },
      ],
      roundingMinor: 2,
      changeMinor: 495,
    },
  });
  expect(settle(1_003, [['card', 1_003]], 5)).toMatchObject({ ok: true, value: { roundingMinor: 0 } });
});

test('cash is rounded half away from zero, in both directions', () => {
  expect([1_025, 1_024, -1_025, -1_024].map((left) => cashDue(minor(left), 50))).toEqual([
    1_050, 1_000, -1_050, -1_000,
  ]);
});

test('several handfuls of cash are one row; other tenders keep what they refer to', () => {
  const settled = settleTenders({
    totalMinor: minor(3_000),
    cashStepMinor: 1,
    tenders: [
      { tender: 'cash', amountMinor: minor(500), reference: '' },
      { tender: 'voucher', amountMinor: minor(1_000), reference: 'V-1' },
      { tender: 'cash', amountMinor: minor(2_000), reference: '' },
      { tender: 'voucher', amountMinor: minor(500), reference: 'V-2' },
    ],
  });
  expect(settled).toEqual({
    ok: true,
    value: {
      rows: [
        { tender: 'cash', amountMinor: 1_500, givenMinor: 2_500, changeMinor: 1_000, reference: '' },
        { tender: 'voucher', amountMinor: 1_000, givenMinor: 1_000, changeMinor: 0, reference: 'V-1' },
        { tender: 'voucher', amountMinor: 500, givenMinor: 500, changeMinor: 0, reference: 'V-2' },
      ],
      roundingMinor: 0,
      changeMinor: 1_000,
    },
  });
});

test('too little is refused with what is missing', () => {
  expect(settle(1_000, [['card', 400]])).toEqual({ ok: false, error: { code: 'TENDER_TOO_LITTLE', leftMinor: 600 } });
  const rounded = settle(1_003, [['cash', 1_000]], 5);
  expect(rounded).toEqual({ ok: false, error: { code: 'TENDER_TOO_LITTLE', leftMinor: 5 } });
  expect(settle(1_000, [])).toEqual({ ok: false, error: { code: 'TENDER_TOO_LITTLE', leftMinor: 1_000 } });
});

test('only cash can be more than what is due', () => {
  expect(settle(1_000, [['card', 1_200]])).toEqual({ ok: false, error: { code: 'TENDER_OVER', overMinor: 200 } });
  expect(
    settle(1_000, [
      ['account', 1_200],
      ['cash', 500],
    ]),
  ).toMatchObject({ ok: false, error: { code: 'TENDER_OVER' } });
});

test('money in the wrong direction is refused', () => {
  expect(
    settle(1_000, [
      ['cash', 2_000],
      ['card', -1_000],
    ]),
  ).toEqual({ ok: false, error: { code: 'TENDER_NEGATIVE' } });
  expect(
    settle(-1_000, [
      ['cash', -2_000],
      ['card', 1_000],
    ]),
  ).toEqual({ ok: false, error: { code: 'TENDER_NEGATIVE' } });
  expect(settle(0, [['cash', -100]])).toEqual({ ok: false, error: { code: 'TENDER_NEGATIVE' } });
});

test('an even exchange needs no tender', () => {
  expect(settle(0, [])).toEqual({ ok: true, value: { rows: [], roundingMinor: 0, changeMinor: 0 } });
  expect(settle(0, [['cash', 0]], 5)).toEqual({ ok: true, value: { rows: [], roundingMinor: 0, changeMinor: 0 } });
  expect(settle(0, [['card', 100]])).toMatchObject({ ok: false, error: { code: 'TENDER_OVER' } });
});

test('two cents round to nothing in cash and are paid with nothing, but only in cash', () => {
  const row = { tender: 'cash', amountMinor: 0, givenMinor: 0, changeMinor: 0 };
  expect(settle(2, [['cash', 0]], 5)).toEqual({ ok: true, value: { rows: [row], roundingMinor: -2, changeMinor: 0 } });
  expect(settle(2, [], 5)).toMatchObject({ ok: false, error: { code: 'TENDER_TOO_LITTLE', leftMinor: 2 } });
});

test('what is given back comes to the total exactly, rounded in cash', () => {
  expect(settle(-1_003, [['cash', -1_005]], 5)).toEqual({
    ok: true,
    value: {
      rows: [{ tender: 'cash', amountMinor: -1_005, givenMinor: -1_005, changeMinor: 0 }],
      roundingMinor: -2,
      changeMinor: 0,
    },
  });
  expect(
    settle(
      -1_003,
      [
        ['card', -1_000],
        ['storeCredit', -3],
      ],
      5,
    ),
  ).toMatchObject({ ok: true });
  const over = settle(-1_000, [['cash', -1_100]]);
  expect(over).toEqual({ ok: false, error: { code: 'TENDER_OVER', overMinor: 100 } });
  const little = settle(-1_000, [['card', -900]]);
  expect(little).toEqual({ ok: false, error: { code: 'TENDER_TOO_LITTLE', leftMinor: 100 } });
});

const payment = fc.record({
  totalMinor: fc.integer({ min: -50_000, max: 50_000 }).map((value) => minor(value)),
  cashStepMinor: fc.constantFrom(1, 5, 10, 100),
  shares: fc.array(fc.record({ tender: fc.constantFrom(...saleTenders), percent: fc.nat({ max: 60 }) }), {
    maxLength: 5,
  }),
  more: fc.nat({ max: 20_000 }),
});

// Tenders take their share of what the ones before have left; cash pays the rest, and more where money is taken.
function tendersOf({
  totalMinor,
  cashStepMinor,
  shares,
  more,
}: typeof payment extends fc.Arbitrary<infer T> ? T : never): TenderInput[] {
  let left = totalMinor;
  const others = shares
    .filter(({ tender }) => tender !== 'cash')
    .map(({ tender, percent }) => {
      const amountMinor = minor(Math.trunc((left * percent) / 100));
      left = minor(left - amountMinor);
      return { tender, amountMinor };
    });
  const extra = totalMinor < 0 ? 0 : more;
  return [...others, { tender: 'cash', amountMinor: minor(cashDue(left, cashStepMinor) + extra) }];
}

test('tenders are total and rounding, change comes from cash alone, rounding is half a step at most', () => {
  fc.assert(
    fc.property(payment, (each) => {
      const tenders = tendersOf(each);
      const settled = settleTenders({ ...each, tenders });
      if (!settled.ok) throw new Error(settled.error.code);
      const { rows, roundingMinor, changeMinor } = settled.value;
      expect(sumMinor(rows.map((row) => row.amountMinor))).toBe(each.totalMinor + roundingMinor);
      expect(Math.abs(roundingMinor) * 2).toBeLessThanOrEqual(each.cashStepMinor);
      expect(changeMinor).toBe(each.totalMinor < 0 ? 0 : each.more);
      for (const row of rows) {
        expect(row.givenMinor).toBe(row.amountMinor + row.changeMinor);
        expect(row.tender === 'cash' || row.changeMinor === 0).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
