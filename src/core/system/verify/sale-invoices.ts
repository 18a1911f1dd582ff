/** Invoices that were made of receipts: their totals are those of the receipt, and what was paid at the till has settled them. */
import { postSaleInvoice } from '#domain/ledger';
import type { Posting } from '#domain/ledger';
import type { DocumentContent, DocumentRecord } from '#core/documents';
import type { SaleRecord } from '#core/sales';

import { openItemFault, openItemsById } from './open-item.ts';
import type { OpenItem } from './open-item.ts';
import { groupBy } from './pages.ts';
import type { Reads } from './pages.ts';

type Totals = 'currency' | 'price_mode' | 'tax_rounding' | 'net_minor' | 'tax_minor' | 'gross_minor' | 'rounding_minor';
type Tax = { tax_category: string; tax_rate_e4: number; taxable_minor: number; tax_minor: number };

/** A receipt of which an invoice was made, with the credit that has settled it. */
export type InvoicedSale = Pick<SaleRecord, 'id' | 'number' | 'contact_id' | Totals> & {
  taxes: readonly Tax[];
  creditId: string;
  credit: OpenItem | undefined;
};

/** The receipts behind documents, by the documents' ids; those whose link is missing are left out. */
export async function invoicedSales(
  db: Reads,
  documents: readonly DocumentRecord[],
): Promise<ReadonlyMap<string, InvoicedSale>> {
  const ids = documents.flatMap((document) => (document.sale_id === null ? [] : [document.id]));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sale_invoices')
    .innerJoin('sales', 'sales.id', 'sale_invoices.sale_id')
    .select(['sale_invoices.document_id', 'sale_invoices.credit_id'])
    .select([
      'sales.id',
      'sales.number',
      'sales.contact_id',
      'sales.currency',
      'sales.price_mode',
      'sales.tax_rounding',
    ])
    .select(['sales.net_minor', 'sales.tax_minor', 'sales.gross_minor', 'sales.rounding_minor'])
    .where('sale_invoices.document_id', 'in', ids)
    .execute();
  const credits = await openItemsById(
    db,
    rows.map((row) => row.credit_id),
  );
  const taxes = await db
    .selectFrom('sale_taxes')
    .select(['sale_id', 'tax_category', 'tax_rate_e4', 'taxable_minor', 'tax_minor'])
    .where(
      'sale_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('sale_id')
    .orderBy('position')
    .execute();
  const taxesOf = groupBy(taxes, (row) => row.sale_id);
  return new Map(
    rows.map(({ document_id, credit_id, ...sale }) => [
      document_id,
      { ...sale, taxes: taxesOf.get(sale.id) ?? [], creditId: credit_id, credit: credits.get(credit_id) },
    ]),
  );
}

/** Nothing but what moves the debt from the receipt to the invoice. */
export function saleInvoicePostings(document: DocumentRecord, sale: InvoicedSale | undefined): readonly Posting[] {
  return postSaleInvoice({
    documentId: document.id,
    creditId: sale?.creditId ?? '',
    contactId: document.contact_id ?? '',
    dueMinor: document.due_minor,
  });
}

/** What an invoice has otherwise than its receipt, or null. */
export function saleInvoiceFault(
  document: DocumentRecord,
  { content, sale }: { content: DocumentContent; sale: InvoicedSale | undefined },
): string | null {
  if (sale === undefined || sale.id !== document.sale_id) return 'no receipt is kept behind it';
  const keys = [
    'currency',
    'price_mode',
    'tax_rounding',
    'net_minor',
    'tax_minor',
    'gross_minor',
    'rounding_minor',
  ] as const satisfies readonly Totals[];
  const wrong = keys.find((key) => document[key] !== sale[key]);
  if (wrong !== undefined) return `its ${wrong} is ${document[wrong]} instead of the ${sale[wrong]} of ${sale.number}`;
  if (textOf(content.taxes) !== textOf(sale.taxes)) return `its taxes are not those of ${sale.number}`;
  const creditFault = openItemFault(sale.credit, {
    kind: 'saleCredit',
    number: sale.number,
    contact_id: document.contact_id ?? '',
    dated_on: document.issued_on,
    due_on: document.issued_on,
    currency: document.currency,
    amount_minor: document.due_minor,
  });
  if (creditFault !== null) return `what was paid on ${sale.number} ${creditFault}`;
  return sale.credit?.open_minor === 0 ? null : `what was paid on ${sale.number} is not used for it`;
}

function textOf(taxes: readonly Tax[]): string {
  return taxes.map((tax) => `${tax.tax_category} ${tax.tax_rate_e4} ${tax.taxable_minor} ${tax.tax_minor}`).join(', ');
}
