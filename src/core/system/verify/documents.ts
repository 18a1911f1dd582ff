/** Documents: totals as their lines come to, the ledger as issuing posts it, their place in the series, their open item, their audit row. */
import { sql } from 'kysely';

import { afterKey } from '#core/database';
import { chainRecord, postingsOf } from '#core/documents';
import type { DocumentContent, DocumentRecord } from '#core/documents';

import type { ContactTally } from './contacts.ts';
import { audited } from './audit.ts';
import { entriesOf, entryFault } from './entries.ts';
import { openItemFault, openItemsById } from './open-item.ts';
import { groupBy, pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';
import { senderHashes } from './senders.ts';
import { invoicedSales, saleInvoiceFault, saleInvoicePostings } from './sale-invoices.ts';
import type { InvoicedSale } from './sale-invoices.ts';
import { seriesName, walkSeries } from './series.ts';
import type { Series } from './series.ts';
import { totalsFault } from './totals.ts';

/** Walks the issued documents of one series and period in the order of their numbers, and tallies them by contact. */
export async function checkIssuedDocuments(books: Books, series: Series, tally: ContactTally): Promise<void> {
  const { db, findings } = books;
  const senders = await senderHashes(db);
  const walk = walkSeries(books, { ...series, name: seriesName(series) });
  for await (const page of pages<DocumentRecord>(books, (last, limit) => issuedPage(db, { series, last, limit }))) {
    const ids = page.map((document) => document.id);
    const contentOf = await contents(db, ids);
    const entries = await entriesOf(db, ids);
    const openItems = await openItemsById(db, ids);
    const sales = await invoicedSales(db, page);
    const isAudited = await audited(db, { ids, operations: ['documents.issue', 'sales.invoice'] });
    for (const document of page) {
      const name = document.number;
      const content = contentOf(document.id);
      const sale = sales.get(document.id);
      // The invoice of a receipt that names its customer is no sale of its own.
      if (document.sale_id === null || sale?.contact_id === null) tally.addDocument(document);
      walk.see({
        number: name,
        sequence: document.sequence ?? 0,
        hash: document.hash ?? '',
        record: chainRecord(document, content, { senderHash: senders.get(document.company_version) ?? '' }),
      });
      const say = (fault: string | null) => (fault === null ? null : `${name}: ${fault}`);
      findings.note('documents.totals', say(totalsFault(document, content)));
      findings.note(
        'documents.postings',
        say(entryFault(entries.get(document.id), expectedEntry(document, { content, sale }))),
      );
      findings.note('openItems.sources', say(openItemFault(openItems.get(document.id), expectedItem(document))));
      if (document.sale_id !== null) {
        findings.note('till.invoices', say(saleInvoiceFault(document, { content, sale })));
      }
      findings.note('audit.subjects', isAudited.has(document.id) ? null : say('its issue is not in the audit trail'));
    }
  }
  walk.end();
}

/** Walks the drafts: their totals. */
export async function checkDrafts(books: Books): Promise<void> {
  const { db, findings } = books;
  for await (const page of pages<DocumentRecord>(books, (last, limit) => draftPage(db, { last, limit }))) {
    const contentOf = await contents(
      db,
      page.map((document) => document.id),
    );
    for (const document of page) {
      const fault = totalsFault(document, contentOf(document.id));
      findings.note('documents.totals', fault === null ? null : `Draft ${document.id}: ${fault}`);
    }
  }
}

type PageAsked = { last: DocumentRecord | undefined; limit: number };

async function issuedPage(
  db: Reads,
  { series, last, limit }: PageAsked & { series: Series },
): Promise<DocumentRecord[]> {
  if (series.kind === 'payment') return [];
  return db
    .selectFrom('documents')
    .selectAll()
    .where('kind', '=', series.kind)
    .where('period', '=', series.period)
    .where('sequence', '>', last?.sequence ?? -1)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

async function draftPage(db: Reads, { last, limit }: PageAsked): Promise<DocumentRecord[]> {
  const after = { value: last?.issued_on ?? '', id: last?.id ?? '' };
  return (
    db
      .selectFrom('documents')
      .selectAll()
      // Written out, because an index covers just the drafts.
      .where(sql<boolean>`status = 'draft'`)
      .where(afterKey({ value: 'issued_on', id: 'id' }, after, 'asc'))
      .orderBy('issued_on')
      .orderBy('id')
      .limit(limit)
      .execute()
  );
}

/** Lines, adjustments and taxes of many documents. */
async function contents(db: Reads, ids: readonly string[]): Promise<(id: string) => DocumentContent> {
  const lines = await db
    .selectFrom('document_lines')
    .selectAll()
    .where('document_id', 'in', ids)
    .orderBy('document_id')
    .orderBy('position')
    .execute();
  const adjustments = await db
    .selectFrom('document_adjustments')
    .selectAll()
    .where('document_id', 'in', ids)
    .orderBy('document_id')
    .orderBy('position')
    .execute();
  const taxes = await db
    .selectFrom('document_taxes')
    .selectAll()
    .where('document_id', 'in', ids)
    .orderBy('document_id')
    .orderBy('position')
    .execute();
  const linesOf = groupBy(lines, (row) => row.document_id);
  const adjustmentsOf = groupBy(adjustments, (row) => row.document_id);
  const taxesOf = groupBy(taxes, (row) => row.document_id);
  return (id) => ({
    lines: linesOf.get(id) ?? [],
    adjustments: adjustmentsOf.get(id) ?? [],
    taxes: taxesOf.get(id) ?? [],
  });
}

type Behind = { content: DocumentContent; sale: InvoicedSale | undefined };

function expectedEntry(document: DocumentRecord, { content, sale }: Behind) {
  return {
    sourceKind: document.kind,
    datedOn: document.issued_on,
    currency: document.currency,
    postings: document.sale_id === null ? postingsOf(document, content) : saleInvoicePostings(document, sale),
  };
}

function expectedItem(document: DocumentRecord) {
  return {
    kind: document.kind,
    number: document.number,
    contact_id: document.contact_id ?? '',
    dated_on: document.issued_on,
    due_on: document.due_on,
    currency: document.currency,
    amount_minor: document.due_minor,
  };
}
