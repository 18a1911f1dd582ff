/** A shift and a payment to try the papers of the till on. */
import type { ShiftReport } from '#contract/till';
import type { CalendarDate, Instant } from '#domain/dates';
import { e4, minor } from '#domain/money';

import { exampleId, exampleMoment } from './examples.ts';
import type { TillPayment } from './voucher-receipt.ts';

/** A closed shift with everything that a shift can hold. */
export const closedShift: ShiftReport = {
  shiftId: exampleId,
  registerId: exampleId,
  registerName: 'Front till',
  state: 'closed',
  zNumber: 'T1-Z0007',
  openedAt: '2026-11-22T08:00:00.000Z' as Instant,
  openedBy: 'Anna Byrne',
  closedAt: '2026-11-22T18:10:00.000Z' as Instant,
  closedBy: 'Bartholomew Featherstonehaugh',
  madeAt: '2026-11-22T18:10:00.000Z' as Instant,
  isOverdue: false,
  currency: 'EUR',
  saleCount: 143,
  returnCount: 4,
  firstNumber: 'T1-000401',
  lastNumber: 'T1-000543',
  netMinor: minor(1_045_230),
  taxMinor: minor(187_345),
  grossMinor: minor(1_232_575),
  creditSoldMinor: minor(15_000),
  totalMinor: minor(1_247_575),
  roundingMinor: minor(-12),
  discountMinor: minor(12_345),
  returnedMinor: minor(8995),
  taxes: [
    {
      taxCategory: 'S',
      taxRateE4: e4(230_000),
      taxableMinor: minor(745_230),
      taxMinor: minor(171_403),
      grossMinor: minor(916_633),
    },
    {
      taxCategory: 'S',
      taxRateE4: e4(90_000),
      taxableMinor: minor(177_133),
      taxMinor: minor(15_942),
      grossMinor: minor(193_075),
    },
    {
      taxCategory: 'Z',
      taxRateE4: e4(0),
      taxableMinor: minor(122_867),
      taxMinor: minor(0),
      grossMinor: minor(122_867),
    },
  ],
  tenders: [
    {
      tender: 'cash',
      count: 88,
      receivedMinor: minor(412_300),
      refundedMinor: minor(4500),
      amountMinor: minor(407_800),
    },
    { tender: 'card', count: 51, receivedMinor: minor(721_763), refundedMinor: minor(0), amountMinor: minor(721_763) },
    {
      tender: 'account',
      count: 3,
      receivedMinor: minor(118_000),
      refundedMinor: minor(0),
      amountMinor: minor(118_000),
    },
  ],
  paidOnAccount: [{ tender: 'cash', count: 2, amountMinor: minor(25_000) }],
  movements: [
    {
      id: exampleId,
      kind: 'payIn',
      amountMinor: minor(5000),
      reason: 'Coins from the bank',
      at: '2026-11-22T09:15:00.000Z' as Instant,
      userName: 'Anna Byrne',
    },
    {
      id: exampleId,
      kind: 'payOut',
      amountMinor: minor(1890),
      reason: 'Milk and coffee',
      at: '2026-11-22T11:40:00.000Z' as Instant,
      userName: 'Anna Byrne',
    },
    {
      id: exampleId,
      kind: 'drop',
      amountMinor: minor(300_000),
      reason: 'Safe',
      at: '2026-11-22T15:00:00.000Z' as Instant,
      userName: 'Bartholomew Featherstonehaugh',
    },
  ],
  cash: {
    floatMinor: minor(20_000),
    salesMinor: minor(412_300),
    refundsMinor: minor(4500),
    onAccountMinor: minor(25_000),
    payInsMinor: minor(5000),
    payOutsMinor: minor(1890),
    dropsMinor: minor(300_000),
    expectedMinor: minor(155_910),
  },
  countedMinor: minor(155_860),
  overShortMinor: minor(-50),
  counts: [
    { valueMinor: minor(50_000), count: 1 },
    { valueMinor: minor(10_000), count: 4 },
    { valueMinor: minor(5000), count: 11 },
    { valueMinor: minor(2000), count: 4 },
    { valueMinor: minor(1000), count: 2 },
    { valueMinor: minor(200), count: 4 },
    { valueMinor: minor(20), count: 3 },
  ],
  heldCount: 1,
  note: 'Fifty cents short: change for the parking meter.',
  copies: 0,
};

/** The same shift at noon. */
export const openShift: ShiftReport = {
  ...closedShift,
  state: 'open',
  zNumber: null,
  closedAt: null,
  closedBy: null,
  countedMinor: null,
  overShortMinor: null,
  counts: [],
  note: '',
};

/** Cash for two invoices. */
export const takenPayment: TillPayment = {
  payment: {
    number: 'P-2026-0031',
    tender: 'cash',
    paidOn: '2026-11-22' as CalendarDate,
    currency: 'EUR',
    amountMinor: minor(17_500),
    unappliedMinor: minor(500),
    reference: '',
    note: '',
    contactName: 'Müller & Söhne OHG',
    createdAt: exampleMoment,
    allocations: [
      allocation({ documentNumber: '2026-0042', amountMinor: minor(12_000) }),
      allocation({ documentNumber: 'T1-000012', amountMinor: minor(5000) }),
    ],
  },
  registerName: 'Front till',
  givenMinor: minor(20_000),
  changeMinor: minor(2500),
};

type Allocation = TillPayment['payment']['allocations'][number];

function allocation(given: Partial<Allocation>): Allocation {
  return {
    id: exampleId,
    documentId: exampleId,
    documentNumber: '',
    paperId: exampleId,
    documentKind: 'invoice',
    documentIssuedOn: '2026-10-30' as CalendarDate,
    documentGrossMinor: minor(12_000),
    allocatedOn: '2026-11-22' as CalendarDate,
    amountMinor: minor(0),
    isUndone: false,
    ...given,
  };
}
