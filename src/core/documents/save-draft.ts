/** `documents.preview`, `documents.saveDraft`, `documents.deleteDraft` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Document, DocumentTotals } from '#contract/documents';
import type { Company } from '#contract/settings';
import { findOpenItem } from '#core/allocations';
import { areOneGroup, rootIdOf } from '#core/contact-groups';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';
import { taxRateBook } from '#core/taxes';
import type { Instant } from '#domain/dates';

import { contentRows, draftColumns, findDocument, newDocumentRow } from './document-rows.ts';
import type { DocumentContent } from './document-rows.ts';
import { readDocument } from './read-document.ts';
import { resolveDraft } from './resolve-draft.ts';
import type { ParsedDraft, ResolvedDraft } from './resolve-draft.ts';

/** The totals that a draft would have. */
export async function previewDraft(
  scope: QueryScope,
  draft: InputOf<'documents', 'preview'>,
): Promise<Result<DocumentTotals, Failure>> {
  const resolved = await scope.read((db) => resolveInput(db, draft, scope.now));
  if (!resolved.ok) return resolved;
  const { totals, currency } = resolved.value;
  return ok({
    ...totals,
    currency,
    lines: [...totals.lines],
    adjustments: [...totals.adjustments],
    taxes: [...totals.taxes],
  });
}

/** Saves a draft, new or changed, whole. Errors: what it names does not exist, it was issued, it changed meanwhile. */
export async function saveDraft(
  scope: CommandScope,
  input: InputOf<'documents', 'saveDraft'>,
): Promise<Result<Document, Failure>> {
  const { tx, now } = scope;
  const { commandId: _, id: givenId, version, ...draft } = input;
  const id = givenId ?? scope.newId();
  const before = await findDocument(tx, id);
  if (before && before.status !== 'draft') return err({ code: 'DOCUMENT_NOT_DRAFT', number: before.number });
  if (version !== undefined && version !== (before?.version ?? 0)) {
    return err({ code: 'DOCUMENT_CHANGED', version: before?.version ?? 0 });
  }
  if (!before && (await findOpenItem(tx, id))) return err({ code: 'ID_TAKEN' });
  const resolved = await resolveInput(tx, draft, now);
  if (!resolved.ok) return resolved;
  if (before) {
    await tx
      .updateTable('documents')
      .set({ ...draftColumns(resolved.value), version: before.version + 1 })
      .where('id', '=', id)
      .execute();
    await deleteContent(tx, id);
  } else {
    await tx
      .insertInto('documents')
      .values(newDocumentRow(id, resolved.value, now))
      .execute();
  }
  await insertContent(tx, contentRows(id, resolved.value));
  scope.record({ kind: draft.kind, id });
  scope.remember({ id, version: (before?.version ?? 0) + 1 });
  return readDocument(tx, { id, now });
}

/** Removes a draft. Errors: DOCUMENT_NOT_FOUND, DOCUMENT_NOT_DRAFT. */
export async function deleteDraft(
  scope: CommandScope,
  { id }: InputOf<'documents', 'deleteDraft'>,
): Promise<Result<{ id: string }, Failure>> {
  const before = await findDocument(scope.tx, id);
  if (!before) return err({ code: 'DOCUMENT_NOT_FOUND' });
  if (before.status !== 'draft') return err({ code: 'DOCUMENT_NOT_DRAFT', number: before.number });
  const whole = await readDocument(scope.tx, { id, now: scope.now });
  await scope.tx.deleteFrom('documents').where('id', '=', id).execute();
  scope.record({ kind: before.kind, id, detail: { before: whole.ok ? whole.value : null } });
  return ok({ id });
}

/** Inserts lines, adjustments and taxes. */
export async function insertContent(tx: WriteTx, { lines, adjustments, taxes }: DocumentContent): Promise<void> {
  for (let from = 0; from < lines.length; from += 500) {
    await tx
      .insertInto('document_lines')
      .values(lines.slice(from, from + 500))
      .execute();
  }
  if (adjustments.length > 0) await tx.insertInto('document_adjustments').values(adjustments).execute();
  if (taxes.length > 0) await tx.insertInto('document_taxes').values(taxes).execute();
}

/** Removes lines, adjustments and taxes of a draft. */
export async function deleteContent(tx: WriteTx, documentId: string): Promise<void> {
  await tx.deleteFrom('document_lines').where('document_id', '=', documentId).execute();
  await tx.deleteFrom('document_adjustments').where('document_id', '=', documentId).execute();
  await tx.deleteFrom('document_taxes').where('document_id', '=', documentId).execute();
}

type Reads = Pick<ReadDb, 'selectFrom'>;

async function resolveInput(db: Reads, given: ParsedDraft, now: Instant): Promise<Result<ResolvedDraft, Failure>> {
  const company = await readCompany(db);
  const contact = await findNamedContact(db, given);
  if (!contact.ok) return contact;
  const draft = { ...given, contactId: contact.value.id };
  const named = await checkNamed(db, draft);
  if (!named.ok) return named;
  return resolveDraft(draft, {
    company: { ...company, taxRounding: await taxRoundingOf(db, { draft, company }) },
    taxRates: await taxRateBook(db),
    today: todayOf(company, now),
    contactTermsDays: contact.value.termsDays,
  });
}

/** A credit note rounds tax as the invoice that it corrects did, or it would not mirror it to the cent. */
export async function taxRoundingOf(
  db: Reads,
  { draft, company }: { draft: Pick<ParsedDraft, 'correctsDocumentId'>; company: Company },
): Promise<Company['taxRounding']> {
  const corrected = draft.correctsDocumentId === null ? undefined : await findDocument(db, draft.correctsDocumentId);
  return corrected?.tax_rounding ?? company.taxRounding;
}

/** The contact that is meant: for a merged one the contact that it went into. */
async function findNamedContact(
  db: Reads,
  { contactId }: ParsedDraft,
): Promise<Result<{ id: string | null; termsDays: number | null }, Failure>> {
  if (contactId === null) return ok({ id: null, termsDays: null });
  const contact = await db
    .selectFrom('contacts as named')
    .innerJoin('contacts as root', (join) => join.on('root.id', '=', rootIdOf('named')))
    .select(['root.id', 'root.payment_terms_days as termsDays'])
    .where('named.id', '=', contactId)
    .executeTakeFirst();
  return contact ? ok(contact) : err({ code: 'CONTACT_NOT_FOUND' });
}

async function checkNamed(db: Reads, draft: ParsedDraft): Promise<Result<null, Failure>> {
  const itemIds = [...new Set(draft.lines.flatMap((line) => (line.itemId === null ? [] : [line.itemId])))];
  const found =
    itemIds.length === 0 ? [] : await db.selectFrom('items').select('id').where('id', 'in', itemIds).execute();
  const known = new Set(found.map((item) => item.id));
  const missing = draft.lines.findIndex((line) => line.itemId !== null && !known.has(line.itemId));
  if (missing >= 0) return err({ code: 'ITEM_NOT_FOUND', line: missing + 1 });
  if (draft.correctsDocumentId === null) return ok(null);
  const corrected = await findDocument(db, draft.correctsDocumentId);
  const isInvoice = draft.kind === 'creditNote' && corrected?.kind === 'invoice' && corrected.status === 'issued';
  if (!isInvoice || corrected.contact_id === null || draft.contactId === null) {
    return err({ code: 'CORRECTED_DOCUMENT_INVALID' });
  }
  // The receipt gives its goods back, each piece once; a credit note beside it would give them back again.
  if (corrected.sale_id !== null) return err({ code: 'SALE_COMES_BACK_AT_TILL', saleId: corrected.sale_id });
  const isOwn = await areOneGroup(db, corrected.contact_id, draft.contactId);
  return isOwn ? ok(null) : err({ code: 'CORRECTED_DOCUMENT_INVALID' });
}
