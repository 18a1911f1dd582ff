/** `documents.pdf`: the paper of a document, with the sender as it was when the document was issued. */
import { sql } from 'kysely';

import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CarriedFile } from '#contract/values';
import type { ReadDb } from '#core/database';
import type { Failure, QueryScope } from '#core/pipeline';
import { carriedPdf, writingIn } from '#core/printing';
import type { DocumentPaper } from '#core/printing';
import { readCompany, readCompanyVersion } from '#core/settings';
import type { Instant } from '#domain/dates';

import { findDocument } from './document-rows.ts';
import { readDocument } from './read-document.ts';

/** Errors: DOCUMENT_NOT_FOUND. */
export async function documentPdf(scope: QueryScope, { id }: { id: string }): Promise<Result<CarriedFile, Failure>> {
  const paper = await scope.read((db) => readPaper(db, { id, now: scope.now }));
  if (!paper.ok) return paper;
  return ok(await carriedPdf(scope.worker, paper.value, scope.signal));
}

async function readPaper(
  db: ReadDb,
  { id, now }: { id: string; now: Instant },
): Promise<Result<DocumentPaper, Failure>> {
  const row = await findDocument(db, id);
  const read = await readDocument(db, { id, now });
  if (!row || !read.ok) return err({ code: 'DOCUMENT_NOT_FOUND' });
  const version = row.company_version ?? (await readCompany(db)).version;
  const sender = await readCompanyVersion(db, version);
  const corrected = row.corrects_document_id === null ? undefined : await findDocument(db, row.corrects_document_id);
  return ok({
    paper: 'document',
    ...sender,
    company: writingIn(sender.company, read.value.buyer?.language),
    createdAt: row.issued_at ?? now,
    // A draft prints the days that it would get today.
    document: { ...read.value, issuedOn: row.issued_on, dueOn: row.due_on },
    correctsIssuedOn: corrected?.issued_on ?? null,
    paidAtTill:
      row.sale_id === null ? undefined : await paidAtTill(db, { id, saleId: row.sale_id, dueMinor: row.due_minor }),
  });
}

/** What the receipt has settled of its invoice when that was made; payments that came later do not change the paper. */
async function paidAtTill(db: ReadDb, { id, saleId, dueMinor }: { id: string; saleId: string; dueMinor: Minor }) {
  const sale = await db
    .selectFrom('sales')
    .select(['number', 'sold_on as soldOn'])
    .where('id', '=', saleId)
    .executeTakeFirstOrThrow();
  const { paidMinor } = await db
    .selectFrom('sale_invoices')
    .innerJoin('allocations', 'allocations.source_id', 'sale_invoices.credit_id')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('allocations.amount_minor'), sql<number>`0`).as('paidMinor'))
    .where('sale_invoices.document_id', '=', id)
    .where('allocations.target_id', '=', id)
    .where('allocations.amount_minor', '>', minor(0))
    .executeTakeFirstOrThrow();
  return { ...sale, paidMinor: minor(paidMinor), leftMinor: minor(dueMinor - paidMinor) };
}
