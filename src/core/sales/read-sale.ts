/** `sales.get`: one receipt, whole, with what has become of it. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Sale } from '#contract/sales';
import { readRoot } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';
import { countCopies } from '#core/print-queue';

import { saleOf } from './sale-answer.ts';
import { findSale, readSaleContent } from './sale-rows.ts';
import type { SaleContent, SaleRecord } from './sale-rows.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** One receipt. Errors: SALE_NOT_FOUND. */
export async function getSale(scope: QueryScope, { id }: { id: string }): Promise<Result<Sale, Failure>> {
  return scope.read((db) => readSale(db, id));
}

/** The receipt as the contract promises it. Errors: SALE_NOT_FOUND. */
export async function readSale(db: Reads, id: string): Promise<Result<Sale, Failure>> {
  const record = await findSale(db, id);
  if (!record) return err({ code: 'SALE_NOT_FOUND' });
  const content = await readSaleContent(db, id);
  const { registerName, userName } = await readNames(db, record);
  return ok(
    saleOf(record, content, {
      registerName,
      userName,
      contact: record.contact_id === null ? null : await readRoot(db, record.contact_id),
      returnedNumbers: await returnedNumbers(db, content),
      creditCodes: await creditCodes(db, content),
      returnedBy: await returnedBy(db, id),
      invoice: (await findSaleInvoice(db, id)) ?? null,
      credits: await madeCredits(db, id),
      copies: await countCopies(db, id),
    }),
  );
}

async function readNames(db: Reads, record: SaleRecord): Promise<{ registerName: string; userName: string }> {
  return db
    .selectFrom('sales')
    .innerJoin('registers', 'registers.id', 'sales.register_id')
    .innerJoin('users', 'users.id', 'sales.user_id')
    .select(['registers.name as registerName', 'users.name as userName'])
    .where('sales.id', '=', record.id)
    .executeTakeFirstOrThrow();
}

async function returnedNumbers(db: Reads, { lines }: SaleContent): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.flatMap((line) => (line.returns_sale_id === null ? [] : [line.returns_sale_id])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('sales').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

async function creditCodes(db: Reads, { tenders }: SaleContent): Promise<ReadonlyMap<string, string>> {
  const ids = tenders.flatMap((tender) => (tender.credit_id === null ? [] : [tender.credit_id]));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('store_credits').select(['id', 'code']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** The receipts that have taken lines of this one back. */
async function returnedBy(db: Reads, saleId: string): Promise<Sale['returnedBy']> {
  return db
    .selectFrom('sale_lines')
    .innerJoin('sales', 'sales.id', 'sale_lines.sale_id')
    .select(['sales.id', 'sales.number'])
    .distinct()
    .where('sale_lines.returns_sale_id', '=', saleId)
    .orderBy('sales.id')
    .execute();
}

/** The invoice that was made of a receipt; undefined when there is none. */
export async function findSaleInvoice(db: Reads, saleId: string): Promise<{ id: string; number: string } | undefined> {
  return db
    .selectFrom('sale_invoices')
    .innerJoin('documents', 'documents.id', 'sale_invoices.document_id')
    .select(['documents.id', 'documents.number'])
    .where('sale_invoices.sale_id', '=', saleId)
    .executeTakeFirst();
}

async function madeCredits(db: Reads, saleId: string): Promise<Sale['credits']> {
  return db
    .selectFrom('store_credits')
    .select(['code', 'kind', 'amount_minor as amountMinor', 'left_minor as leftMinor'])
    .where('sale_id', '=', saleId)
    .orderBy('id')
    .execute();
}
