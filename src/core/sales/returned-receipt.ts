/** A receipt of which goods come back: what was sold on it, what has come back, how it was paid and how money has gone back. */
import { e4, minor, minorFromBigInt, negate, roundHalfAway } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { PaidTender, ReturnableLine, SaleTender } from '#domain/till';
import type { ReadDb } from '#core/database';

import { returnableLineOf } from './line-figures.ts';
import { findSale } from './sale-rows.ts';
import type { LineRow, SaleRecord, TenderRow } from './sale-rows.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

export type ReturnedReceipt = {
  sale: SaleRecord;
  lines: readonly LineRow[];
  /** How much of each line has come back, by its position. */
  returned: ReadonlyMap<number, E4>;
};

/** A receipt with what has come back of it; undefined when there is none. */
export async function findReturnedReceipt(db: Reads, saleId: string): Promise<ReturnedReceipt | undefined> {
  const sale = await findSale(db, saleId);
  if (!sale) return undefined;
  const lines = await db
    .selectFrom('sale_lines')
    .selectAll()
    .where('sale_id', '=', saleId)
    .orderBy('position')
    .execute();
  const returned = await db
    .selectFrom('sale_lines')
    .select(['returns_position as position', (back) => back.fn.sum<number>('quantity_e4').as('quantity')])
    .where('returns_sale_id', '=', saleId)
    .groupBy('returns_position')
    .execute();
  return { sale, lines, returned: new Map(returned.map((row) => [row.position ?? 0, e4(-row.quantity)])) };
}

/** The lines as `returnOf` wants them: null where nothing can come back. */
export function returnableLines({ lines, returned }: ReturnedReceipt): (ReturnableLine | null)[] {
  return lines.map((line) => returnableLineOf(line, returned.get(line.position) ?? e4(0)));
}

/**
 * How a receipt was paid and what has gone back of it, by tender; cash before it was rounded. Where one return took goods of several receipts
 * back, each has its share of the refund by what came back of it.
 */
export async function paidTendersOf(db: Reads, sale: SaleRecord): Promise<PaidTender[]> {
  const paid = await db.selectFrom('sale_tenders').selectAll().where('sale_id', '=', sale.id).execute();
  const sums = new Map<SaleTender, { paidMinor: Minor; refundedMinor: Minor }>();
  const add = (tender: SaleTender, { paidMinor = 0, refundedMinor = 0 }) => {
    const sum = sums.get(tender) ?? { paidMinor: 0, refundedMinor: 0 };
    sums.set(tender, {
      paidMinor: minor(sum.paidMinor + paidMinor),
      refundedMinor: minor(sum.refundedMinor + refundedMinor),
    });
  };
  for (const row of paid) {
    if (row.amount_minor > 0) add(row.tender, { paidMinor: unrounded(row, sale.rounding_minor) });
  }
  for (const row of await refundsOf(db, sale.id)) {
    add(row.tender, { refundedMinor: shareOf(negate(unrounded(row, row.rounding_minor)), row) });
  }
  return [...sums].map(([tender, sum]) => ({ tender, ...sum }));
}

function unrounded(
  { tender, amount_minor: amount }: Pick<TenderRow, 'tender' | 'amount_minor'>,
  rounding: Minor,
): Minor {
  return tender === 'cash' ? minor(amount - rounding) : amount;
}

type Refunded = { own_minor: number; all_minor: number };

function shareOf(amount: Minor, { own_minor: own, all_minor: all }: Refunded): Minor {
  if (own === all || all === 0) return amount;
  // Both are negative: goods that came back.
  return minorFromBigInt(roundHalfAway(BigInt(amount) * BigInt(-own), BigInt(-all)));
}

/** The money that has gone back on the receipts that took lines of this one back, with how much of their returned lines was this one's. */
async function refundsOf(db: Reads, saleId: string) {
  const returning = db
    .selectFrom('sale_lines')
    .select(['sale_id', (own) => own.fn.sum<number>('settled_minor').as('own_minor')])
    .where('returns_sale_id', '=', saleId)
    .groupBy('sale_id')
    .as('returning');
  return db
    .selectFrom(returning)
    .innerJoin('sales', 'sales.id', 'returning.sale_id')
    .innerJoin('sale_tenders', 'sale_tenders.sale_id', 'returning.sale_id')
    .select((from) => [
      'sale_tenders.tender',
      'sale_tenders.amount_minor',
      'sales.rounding_minor',
      'returning.own_minor',
      from
        .selectFrom('sale_lines')
        .select((all) => all.fn.sum<number>('settled_minor').as('all_minor'))
        .whereRef('sale_lines.sale_id', '=', 'returning.sale_id')
        .where('sale_lines.kind', '=', 'return')
        .$asScalar()
        .as('all_minor'),
    ])
    .where('sale_tenders.amount_minor', '<', minor(0))
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, all_minor: row.all_minor ?? 0 })));
}
