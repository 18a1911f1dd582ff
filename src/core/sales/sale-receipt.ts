/** `sales.receipt`, and the receipt that the print queue prints. */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Party } from '#contract/documents';
import type { CarriedFile } from '#contract/values';
import type { ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { writingIn } from '#core/printing';
import { carriedReceipt, saleReceipt } from '#core/receipts';
import type { ReceiptModel } from '#core/receipts';
import { readCompanyVersion } from '#core/settings';
import { readTillSettings } from '#core/till';

import { readSale } from './read-sale.ts';
import { findSale } from './sale-rows.ts';

/** The receipt as a file; once it was printed again it says COPY and the number of copies so far. Errors: SALE_NOT_FOUND. */
export async function receiptFile(
  scope: QueryScope,
  { id, format, paperMm }: InputOf<'sales', 'receipt'>,
): Promise<Result<CarriedFile, Failure>> {
  const model = await scope.read((db) => receiptOfSale(db, { saleId: id }));
  if (!model.ok) return model;
  return ok(await carriedReceipt(scope.worker, { model: model.value, format, paperMm }, scope.signal));
}

/**
 * The receipt with the sender as it was when the sale was made, in the language of the customer. Errors: SALE_NOT_FOUND.
 * @param copyNumber which copy it is; absent: the last one so far
 */
export async function receiptOfSale(
  db: Pick<ReadDb, 'selectFrom'>,
  { saleId, copyNumber }: { saleId: string; copyNumber?: number },
): Promise<Result<ReceiptModel, Failure>> {
  const sale = await readSale(db, saleId);
  if (!sale.ok) return sale;
  const record = await findSale(db, saleId);
  const buyer = record === undefined || record.buyer_json === null ? null : (JSON.parse(record.buyer_json) as Party);
  const { company, logo } = await readCompanyVersion(db, record?.company_version ?? 1);
  const { receiptFooter, receiptCode } = await readTillSettings(db);
  return ok(
    saleReceipt(sale.value, {
      company: writingIn(company, buyer?.language),
      logo,
      footer: receiptFooter,
      code: receiptCode,
      copyNumber: copyNumber ?? sale.value.copies,
    }),
  );
}
