/** `sales.returnable`: what can still come back of a receipt, and how it was paid. */
import { e4 } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { isGoods } from '#domain/till';
import type { Returnable } from '#contract/sales';
import { readRoot } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';

import { findSaleInvoice } from './read-sale.ts';
import { findReturnedReceipt, paidTendersOf } from './returned-receipt.ts';
import type { ReturnedReceipt } from './returned-receipt.ts';
import { contactNameOf, lineOf, taxOf } from './sale-answer.ts';

/** Errors: SALE_NOT_FOUND. */
export async function returnable(
  scope: QueryScope,
  { saleId }: { saleId: string },
): Promise<Result<Returnable, Failure>> {
  return scope.read(async (db) => {
    const receipt = await findReturnedReceipt(db, saleId);
    return receipt ? ok(await answerOf(db, receipt)) : err({ code: 'SALE_NOT_FOUND' });
  });
}

async function answerOf(db: Pick<ReadDb, 'selectFrom'>, receipt: ReturnedReceipt): Promise<Returnable> {
  const { sale } = receipt;
  const contact = sale.contact_id === null ? null : await readRoot(db, sale.contact_id);
  const taxes = await db
    .selectFrom('sale_taxes')
    .selectAll()
    .where('sale_id', '=', sale.id)
    .orderBy('position')
    .execute();
  return {
    saleId: sale.id,
    number: sale.number,
    soldOn: sale.sold_on,
    contactId: contact?.id ?? null,
    contactName: contactNameOf(sale, contact),
    currency: sale.currency,
    priceMode: sale.price_mode,
    taxRounding: sale.tax_rounding,
    lines: linesOf(receipt),
    taxes: taxes.map(taxOf),
    tenders: await paidTendersOf(db, sale),
    invoiceNumber: (await findSaleInvoice(db, sale.id))?.number ?? null,
  };
}

/** All lines, also those of which nothing can come back: taxes are computed over the whole receipt. */
function linesOf({ lines, returned }: ReturnedReceipt): Returnable['lines'] {
  return lines.map((line) => {
    const returnedE4 = returned.get(line.position) ?? e4(0);
    const returnableE4 = isGoods(line) ? e4(line.quantity_e4 - returnedE4) : e4(0);
    return { ...lineOf(line, new Map()), returnedE4, returnableE4 };
  });
}
