/** The figures of a shift, gathered by a fixed number of statements however many receipts it has. */
import { sql } from 'kysely';

import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { taxCategories } from '#domain/tax';
import { expectedCash } from '#domain/till';
import type { ShiftReport } from '#contract/till';
import type { ReadDb } from '#core/database';

import { cashOfShift } from './drawer-cash.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;
type ShiftId = { shiftId: string };

export type ShiftFigures = Pick<
  ShiftReport,
  | 'saleCount'
  | 'returnCount'
  | 'firstNumber'
  | 'lastNumber'
  | 'netMinor'
  | 'taxMinor'
  | 'grossMinor'
  | 'creditSoldMinor'
  | 'totalMinor'
  | 'roundingMinor'
  | 'discountMinor'
  | 'returnedMinor'
  | 'taxes'
  | 'tenders'
  | 'paidOnAccount'
  | 'movements'
  | 'cash'
>;

/** All that a shift has taken in and given out until now. */
export async function gatherFigures(db: Reads, { shiftId }: ShiftId): Promise<ShiftFigures> {
  const sales = await salesOfShift(db, { shiftId }).executeTakeFirstOrThrow();
  const taxes = await taxesOfShift(db, { shiftId }).execute();
  const tenders = await tendersOfShift(db, { shiftId }).execute();
  const paidOnAccount = await paymentsOfShift(db, { shiftId }).execute();
  const movements = await movementsOfShift(db, { shiftId }).execute();
  const cash = await cashOfShift(db, { shiftId }).executeTakeFirstOrThrow();
  return {
    ...sales,
    taxes: taxes.toSorted(byRate),
    tenders: tenders.map((row) => ({ ...row, amountMinor: minor(row.receivedMinor - row.refundedMinor) })),
    paidOnAccount,
    movements,
    cash: { ...cash, expectedMinor: expectedCash(cash) },
  };
}

/** By category as EN 16931 lists them, then by rate. */
function byRate(left: ShiftReport['taxes'][number], right: ShiftReport['taxes'][number]): number {
  const order = taxCategories.indexOf(left.taxCategory) - taxCategories.indexOf(right.taxCategory);
  return order || left.taxRateE4 - right.taxRateE4;
}

/** Sums of the receipts. The numbers of a register go up, so the first and the last one are those of the ends. */
export function salesOfShift(db: Reads, { shiftId }: ShiftId) {
  const sum = (columns: string) => sql<Minor>`coalesce(sum(${sql.raw(columns)}), 0)`;
  const numberAt = (end: 'min' | 'max') => sql<string | null>`(SELECT number FROM sales AS ended
    WHERE ended.register_id = (SELECT register_id FROM shifts WHERE id = ${shiftId})
      AND ended.sequence = (SELECT ${sql.raw(end)}(sequence) FROM sales WHERE shift_id = ${shiftId}))`;
  const takesBack = sql`EXISTS (SELECT 1 FROM sale_lines WHERE sale_id = sales.id AND kind = 'return')`;
  return db
    .selectFrom('sales')
    .select([
      sql<number>`count(*)`.as('saleCount'),
      sql<number>`count(*) FILTER (WHERE ${takesBack})`.as('returnCount'),
      numberAt('min').as('firstNumber'),
      numberAt('max').as('lastNumber'),
      sum('net_minor').as('netMinor'),
      sum('tax_minor').as('taxMinor'),
      sum('gross_minor').as('grossMinor'),
      sum('credit_sold_minor').as('creditSoldMinor'),
      sum('total_minor').as('totalMinor'),
      sum('rounding_minor').as('roundingMinor'),
      sum('allowance_minor + line_discount_minor').as('discountMinor'),
      sum('returned_minor').as('returnedMinor'),
    ])
    .where('sales.shift_id', '=', shiftId);
}

/** Taxes by category and rate. */
export function taxesOfShift(db: Reads, { shiftId }: ShiftId) {
  return db
    .selectFrom('sales')
    .innerJoin('sale_taxes as tax', 'tax.sale_id', 'sales.id')
    .select((row) => [
      'tax.tax_category as taxCategory',
      'tax.tax_rate_e4 as taxRateE4',
      row.fn.sum<Minor>('tax.taxable_minor').as('taxableMinor'),
      row.fn.sum<Minor>('tax.tax_minor').as('taxMinor'),
      row.fn.sum<Minor>('tax.gross_minor').as('grossMinor'),
    ])
    .where('sales.shift_id', '=', shiftId)
    .groupBy(['tax.tax_category', 'tax.tax_rate_e4']);
}

/** What came in and went back by each tender of receipts. */
export function tendersOfShift(db: Reads, { shiftId }: ShiftId) {
  return db
    .selectFrom('sales')
    .innerJoin('sale_tenders as paid', 'paid.sale_id', 'sales.id')
    .select([
      'paid.tender',
      sql<number>`count(*)`.as('count'),
      sql<Minor>`sum(max(paid.amount_minor, 0))`.as('receivedMinor'),
      sql<Minor>`sum(max(0 - paid.amount_minor, 0))`.as('refundedMinor'),
    ])
    .where('sales.shift_id', '=', shiftId)
    .groupBy('paid.tender')
    .orderBy('paid.tender');
}

/** Payments on account by tender. */
export function paymentsOfShift(db: Reads, { shiftId }: ShiftId) {
  return db
    .selectFrom('shift_payments')
    .innerJoin('payments', 'payments.id', 'shift_payments.payment_id')
    .select((row) => [
      'payments.tender',
      sql<number>`count(*)`.as('count'),
      row.fn.sum<Minor>('payments.amount_minor').as('amountMinor'),
    ])
    .where('shift_payments.shift_id', '=', shiftId)
    .groupBy('payments.tender')
    .orderBy('payments.tender');
}

/** Cash that moved without a sale, in the order of time. */
export function movementsOfShift(db: Reads, { shiftId }: ShiftId) {
  return db
    .selectFrom('cash_movements as moved')
    .innerJoin('users', 'users.id', 'moved.user_id')
    .select([
      'moved.id',
      'moved.kind',
      'moved.amount_minor as amountMinor',
      'moved.reason',
      'moved.at',
      'users.name as userName',
    ])
    .where('moved.shift_id', '=', shiftId)
    .orderBy('moved.at')
    .orderBy('moved.id');
}
