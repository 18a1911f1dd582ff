/** What stands on receipts, and what stood on the receipts of which goods came back on them. */
import type { ReadDb, SaleLinesTable } from '#core/database';
import type { SaleContent, SaleRecord } from '#core/sales';

import { groupBy } from './pages.ts';
import type { Reads } from './pages.ts';

/** Lines, taxes and tenders of many receipts. */
export async function receiptContents(db: Reads, ids: readonly string[]): Promise<(id: string) => SaleContent> {
  const lines = await linesOf(db, ids);
  const taxes = await db
    .selectFrom('sale_taxes')
    .selectAll()
    .where('sale_id', 'in', ids)
    .orderBy('sale_id')
    .orderBy('position')
    .execute();
  const tenders = await db
    .selectFrom('sale_tenders')
    .selectAll()
    .where('sale_id', 'in', ids)
    .orderBy('sale_id')
    .orderBy('position')
    .execute();
  const linesById = groupBy(lines, (row) => row.sale_id);
  const taxesById = groupBy(taxes, (row) => row.sale_id);
  const tendersById = groupBy(tenders, (row) => row.sale_id);
  return (id) => ({
    lines: linesById.get(id) ?? [],
    taxes: taxesById.get(id) ?? [],
    tenders: tendersById.get(id) ?? [],
  });
}

/** A receipt of which goods came back. */
export type Original = Pick<SaleRecord, 'id' | 'number' | 'price_mode' | 'tax_rounding'> & {
  lines: readonly SaleLinesTable[];
  /** How much of its lines, by position, had come back before that receipt was written. */
  returnedBefore(saleId: string): ReadonlyMap<number, number>;
};

/** The receipts that lines of a page give back, by their ids. */
export async function originalsOf(db: Reads, contents: readonly SaleContent[]): Promise<ReadonlyMap<string, Original>> {
  const ids = new Set(contents.flatMap(({ lines }) => lines.flatMap((line) => line.returns_sale_id ?? [])));
  if (ids.size === 0) return new Map();
  const sales = await db
    .selectFrom('sales')
    .select(['id', 'number', 'price_mode', 'tax_rounding'])
    .where('id', 'in', [...ids])
    .execute();
  const lines = groupBy(await linesOf(db, [...ids]), (line) => line.sale_id);
  const returns = await db
    .selectFrom('sale_lines')
    .select(['sale_id', 'returns_sale_id', 'returns_position', 'quantity_e4'])
    .where('returns_sale_id', 'in', [...ids])
    .execute();
  const orderOf = await writingOrder(
    db,
    returns.map((row) => row.sale_id),
  );
  const returnsOf = groupBy(returns, (row) => row.returns_sale_id ?? '');
  return new Map(
    sales.map((sale) => {
      const back = returnsOf.get(sale.id) ?? [];
      const returnedBefore = (saleId: string) => {
        const before = new Map<number, number>();
        for (const { sale_id, returns_position, quantity_e4 } of back) {
          if (orderOf(sale_id) >= orderOf(saleId)) continue;
          before.set(returns_position ?? 0, (before.get(returns_position ?? 0) ?? 0) - quantity_e4);
        }
        return before;
      };
      return [sale.id, { ...sale, lines: lines.get(sale.id) ?? [], returnedBefore }];
    }),
  );
}

async function linesOf(db: Pick<ReadDb, 'selectFrom'>, saleIds: readonly string[]): Promise<SaleLinesTable[]> {
  return db
    .selectFrom('sale_lines')
    .selectAll()
    .where('sale_id', 'in', saleIds)
    .orderBy('sale_id')
    .orderBy('position')
    .execute();
}

/** Registers have clocks and numbers of their own; the trail knows which receipt was written before which. */
async function writingOrder(db: Reads, saleIds: readonly string[]): Promise<(saleId: string) => number> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['subject_id', 'position'])
    .where('subject_id', 'in', [...new Set(saleIds)])
    .where('operation', '=', 'sales.record')
    .execute();
  const positions = new Map(rows.map((row) => [row.subject_id, row.position]));
  return (saleId) => positions.get(saleId) ?? Infinity;
}
