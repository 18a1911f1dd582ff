/** `documents.issue`: takes a number, freezes the document, posts it to the ledger. */
import { checkIssuable } from '#domain/documents';
import type { CalendarDate } from '#domain/dates';
import { postCreditNote, postInvoice } from '#domain/ledger';
import { minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { DocumentRow, Party } from '#contract/documents';
import { addOpenItem, allocate, findOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { addSale, areOneGroup, rootOf } from '#core/contact-groups';
import { uniqueFault } from '#core/database';
import type { WriteTx } from '#core/database';
import { postEntry } from '#core/ledger';
import { chainHash, nextNumber, sealNumber } from '#core/numbering';
import type { TakenNumber } from '#core/numbering';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';
import { taxRateBook } from '#core/taxes';

import { chainRecord, contentRows, draftColumns, findDocument, readContent } from './document-rows.ts';
import type { DocumentContent, DocumentRecord } from './document-rows.ts';
import { readPartyWithTerms, stateOf } from './read-document.ts';
import { draftOfRows } from './rows-to-draft.ts';
import { resolveDraft } from './resolve-draft.ts';
import { deleteContent, insertContent, taxRoundingOf } from './save-draft.ts';

export type Issued = Omit<DocumentRecord, 'hash'> & { contact_id: string };

/** Issues one draft. Errors: it is none, it is empty or negative, nobody is named, the period is closed, credit exceeds the invoice. */
export async function issueDocument(
  scope: CommandScope,
  { id }: InputOf<'documents', 'issue'>,
): Promise<Result<DocumentRow, Failure>> {
  const { tx, now } = scope;
  const company = await readCompany(tx);
  const draft = await findDocument(tx, id);
  if (!draft) return err({ code: 'DOCUMENT_NOT_FOUND' });
  if (draft.status !== 'draft') return err({ code: 'DOCUMENT_NOT_DRAFT', number: draft.number });
  const prepared = await prepare(scope, { draft, company });
  if (!prepared.ok) return prepared;
  const { record, content, buyer, isRewritten } = prepared.value;
  const creditable = await checkCredit(tx, record);
  if (!creditable.ok) return creditable;
  const taken = await nextNumber(tx, { ...company, kind: record.kind, date: record.issued_on });
  const numbered: Issued = { ...record, number: taken.number, period: taken.period, sequence: taken.sequence };
  if (isRewritten) {
    await deleteContent(tx, id);
    await insertContent(tx, content);
  }
  const saved = await freeze(tx, { numbered, content, taken, senderHash: company.versionHash });
  if (!saved.ok) return saved;
  const openMinor = await post(scope, { numbered, content });
  scope.record({ kind: record.kind, id, detail: { id, number: taken.number } });
  return ok(rowOf(numbered, { openMinor, today: todayOf(company, now), buyer }));
}

type Prepared = { record: Issued; content: DocumentContent; buyer: Party; isRewritten: boolean };

/** The draft as it will be issued: dates fixed, tax rates and totals as they are today, buyer and sender frozen. */
async function prepare(
  { tx, now }: CommandScope,
  { draft, company }: { draft: DocumentRecord; company: CompanyNow },
): Promise<Result<Prepared, Failure>> {
  if (company.name === '') return err({ code: 'COMPANY_INCOMPLETE' });
  if (draft.contact_id === null) return err({ code: 'CONTACT_REQUIRED' });
  // A contact that was merged buys no more: its drafts go to the contact that it went into.
  const contactId = (await rootOf(tx, draft.contact_id)) ?? draft.contact_id;
  const contact = await readPartyWithTerms(tx, contactId);
  if (!contact) return err({ code: 'CONTACT_NOT_FOUND' });
  const { termsDays, ...buyer } = contact;
  const stored = await readContent(tx, draft.id);
  const written = draftOfRows(draft, stored);
  const resolved = resolveDraft(written, {
    company: { ...company, taxRounding: await taxRoundingOf(tx, { draft: written, company }) },
    taxRates: await taxRateBook(tx),
    today: todayOf(company, now),
    contactTermsDays: termsDays,
  });
  if (!resolved.ok) return resolved;
  const content = contentRows(draft.id, resolved.value);
  const record: Issued = {
    ...draft,
    ...draftColumns(resolved.value),
    contact_id: contactId,
    is_issued_on_fixed: 1,
    is_due_on_fixed: 1,
    status: 'issued',
    issued_at: now,
    company_version: company.version,
    buyer_json: JSON.stringify(buyer),
  };
  const issuable = checkIssuable({
    kind: draft.kind,
    status: draft.status,
    contactId,
    lineCount: content.lines.length,
    grossMinor: record.due_minor,
    issuedOn: record.issued_on,
    closedUntil: company.closedUntil,
  });
  if (!issuable.ok) return err({ ...issuable.error });
  return ok({ record, content, buyer, isRewritten: JSON.stringify(content) !== JSON.stringify(stored) });
}

/**
 * The credit notes of an invoice may not exceed it, nor be dated before it. Saving the draft has checked what it corrects; taking a merge
 * back can part the two since.
 */
async function checkCredit(tx: WriteTx, record: Issued): Promise<Result<null, Failure>> {
  if (record.corrects_document_id === null) return ok(null);
  const invoice = await findDocument(tx, record.corrects_document_id);
  if (invoice?.status !== 'issued' || invoice.contact_id === null) return err({ code: 'CORRECTED_DOCUMENT_INVALID' });
  const isOwn = await areOneGroup(tx, invoice.contact_id, record.contact_id);
  if (!isOwn) return err({ code: 'CORRECTED_DOCUMENT_INVALID' });
  if (record.issued_on < invoice.issued_on) {
    return err({ code: 'CREDIT_BEFORE_INVOICE', invoiceIssuedOn: invoice.issued_on });
  }
  const earlier = await tx
    .selectFrom('documents')
    .select('due_minor')
    .where('corrects_document_id', '=', invoice.id)
    .where('status', '=', 'issued')
    .execute();
  const creditableMinor = earlier.reduce((left, note) => left - note.due_minor, Number(invoice.due_minor));
  return record.due_minor > creditableMinor ? err({ code: 'CREDIT_EXCEEDS_INVOICE', creditableMinor }) : ok(null);
}

/** Writes the issued row with its place in the chain. Errors: NUMBER_TAKEN when a changed pattern repeats a number. */
export async function freeze(
  tx: WriteTx,
  {
    numbered,
    content,
    taken,
    senderHash,
  }: { numbered: Issued; content: DocumentContent; taken: TakenNumber; senderHash: string },
): Promise<Result<null, Failure>> {
  const hash = chainHash(chainRecord(numbered, content, { senderHash }), taken.previousHash);
  const { id, ...columns } = numbered;
  try {
    await tx
      .updateTable('documents')
      .set({ ...columns, hash })
      .where('id', '=', id)
      .execute();
  } catch (error) {
    if (uniqueFault(error)?.includes('documents.number')) return err({ code: 'NUMBER_TAKEN' });
    throw error;
  }
  await sealNumber(tx, taken, hash);
  return ok(null);
}

async function post(
  scope: CommandScope,
  { numbered, content }: { numbered: Issued; content: DocumentContent },
): Promise<Minor> {
  const { tx, now } = scope;
  const openItem = await addOpenItem(tx, {
    id: numbered.id,
    kind: numbered.kind,
    number: numbered.number,
    contactId: numbered.contact_id,
    datedOn: numbered.issued_on,
    dueOn: numbered.due_on,
    currency: numbered.currency,
    amountMinor: numbered.due_minor,
  });
  const isPurchase = numbered.kind === 'invoice';
  await addSale(tx, {
    contactId: numbered.contact_id,
    issuedOn: numbered.issued_on,
    netMinor: isPurchase ? numbered.net_minor : negate(numbered.net_minor),
    isPurchase,
  });
  await postEntry(tx, {
    datedOn: numbered.issued_on,
    sourceKind: numbered.kind,
    sourceId: numbered.id,
    currency: numbered.currency,
    createdAt: now,
    postings: postingsOf(numbered, content),
  });
  return useCredit(scope, { numbered, openItem });
}

/** What issuing a document posts: rows of their own for each tax rate. Exported for the proof in `system.verify`. */
export function postingsOf(document: Omit<DocumentRecord, 'hash'>, { taxes }: Pick<DocumentContent, 'taxes'>) {
  const postedTaxes = taxes.map((tax) => ({
    taxCategory: tax.tax_category,
    taxRateE4: tax.tax_rate_e4,
    taxableMinor: tax.taxable_minor,
    taxMinor: tax.tax_minor,
    grossMinor: tax.gross_minor,
  }));
  const totals = {
    taxes: postedTaxes,
    prepaidMinor: minor(0),
    roundingMinor: document.rounding_minor,
    dueMinor: document.due_minor,
  };
  const posted = { documentId: document.id, contactId: document.contact_id ?? '', totals };
  return document.kind === 'invoice' ? postInvoice(posted) : postCreditNote(posted);
}

/** A credit note that corrects an invoice is used against it at once, as far as that is still open. */
async function useCredit(
  scope: CommandScope,
  { numbered, openItem }: { numbered: Issued; openItem: OpenItemRow },
): Promise<Minor> {
  if (numbered.kind !== 'creditNote' || numbered.corrects_document_id === null) return openItem.openMinor;
  const invoice = await findOpenItem(scope.tx, numbered.corrects_document_id);
  const amountMinor = minor(Math.min(invoice?.openMinor ?? 0, openItem.openMinor));
  if (!invoice || amountMinor === 0) return openItem.openMinor;
  const allocation = { source: openItem, target: invoice, amountMinor, allocatedOn: numbered.issued_on };
  return (await allocate(scope, allocation)).source.openMinor;
}

function rowOf(
  record: Issued,
  { openMinor, today, buyer }: { openMinor: Minor; today: CalendarDate; buyer: Party },
): DocumentRow {
  return {
    id: record.id,
    kind: record.kind,
    status: 'issued',
    state: stateOf(record, { openMinor, today }),
    number: record.number,
    contactId: record.contact_id,
    contactName: buyer.name,
    issuedOn: record.issued_on,
    dueOn: record.due_on,
    reference: record.reference,
    currency: record.currency,
    netMinor: record.net_minor,
    taxMinor: record.tax_minor,
    grossMinor: record.gross_minor,
    openMinor,
  };
}
