/** Receipts as rows, and rows as the record that the hash chain covers. */
import type { JsonValue } from '#domain/hashing';
import type { ReadDb, SaleLinesTable, SalesTable, SaleTaxesTable, SaleTendersTable } from '#core/database';

export type SaleRecord = SalesTable;
export type LineRow = SaleLinesTable;
export type TaxRow = SaleTaxesTable;
export type TenderRow = SaleTendersTable;
export type SaleContent = { lines: LineRow[]; taxes: TaxRow[]; tenders: TenderRow[] };

type Reads = Pick<ReadDb, 'selectFrom'>;

/** The whole row of a receipt; undefined when there is none. */
export async function findSale(db: Reads, id: string): Promise<SaleRecord | undefined> {
  return db.selectFrom('sales').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Lines, taxes and tenders of one receipt, in their order. */
export async function readSaleContent(db: Reads, saleId: string): Promise<SaleContent> {
  const lines = await db
    .selectFrom('sale_lines')
    .selectAll()
    .where('sale_id', '=', saleId)
    .orderBy('position')
    .execute();
  const taxes = await db
    .selectFrom('sale_taxes')
    .selectAll()
    .where('sale_id', '=', saleId)
    .orderBy('position')
    .execute();
  const tenders = await db
    .selectFrom('sale_tenders')
    .selectAll()
    .where('sale_id', '=', saleId)
    .orderBy('position')
    .execute();
  return { lines, taxes, tenders };
}

/**
 * What the hash of a receipt covers: every column but the hash itself, with all lines, taxes and tenders, and the shop by the hash of that
 * version of the company.
 */
export function saleChainRecord(
  sale: Omit<SaleRecord, 'hash'>,
  { lines, taxes, tenders }: SaleContent,
  { senderHash }: { senderHash: string },
): JsonValue {
  const { hash: _, ...covered } = sale as SaleRecord;
  return { sale: covered, lines, taxes, tenders, senderHash };
}
