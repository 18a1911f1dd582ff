/** `contacts.dossier`: everything about one person as a file, for the person (GDPR, articles 15 and 20). */
import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { TimelineEntry } from '#contract/contacts';
import type { CarriedFile } from '#contract/values';
import { getAttachment } from '#core/activities';
import { membersOf, rootOf } from '#core/contact-groups';
import { documentPdf, getDocument } from '#core/documents';
import { zipOf } from '#core/files';
import type { ZipEntry } from '#core/files';
import { getPayment, paymentPdf } from '#core/payments';
import type { Failure, QueryScope } from '#core/pipeline';
import { carriedReceipt } from '#core/receipts';
import { readSale, receiptOfSale } from '#core/sales';

import { readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import { exportContacts } from './export-contacts.ts';
import { readContact } from './read-contact.ts';
import { readTimeline } from './timeline.ts';

/** What a message can carry, less what else the file holds. */
const mostAttachmentBytes = 36 * 1024 * 1024;

/**
 * A ZIP with the record, also as a vCard (and those that were merged into it), what has happened, the papers, payments and receipts as data and as PDF,
 * and the files.
 * Files that are too large for one message are named in `left-out.json`; they can be saved one by one. It is whole or it fails: whoever asks for all
 * that is kept about him must not get a part of it as if it were all. Errors: CONTACT_NOT_FOUND, also of one that was removed meanwhile.
 */
export async function contactDossier(scope: QueryScope, { id }: { id: string }): Promise<Result<CarriedFile, Failure>> {
  const rootId = await rootOf(scope.db, id);
  const contact = rootId === undefined ? undefined : await readContact(scope.db, rootId);
  if (!contact?.ok) return err({ code: 'CONTACT_NOT_FOUND' });
  const ids = await membersOf(scope.db, contact.value.id);
  const json = (path: string, value: unknown): ZipEntry => ({
    path,
    content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
    at: scope.now,
  });
  const merged = [...(await readContacts(scope.db, ids.slice(1))).values()];
  const { entries: files, leftOut } = await attachmentFiles(scope, ids);
  const asked = { id: contact.value.id, ids, json };
  const entries = [
    json('contact.json', contact.value),
    ...(merged.length === 0 ? [] : [json('merged-contacts.json', merged)]),
    ...files,
    ...(leftOut.length === 0 ? [] : [json('left-out.json', leftOut)]),
  ];
  for (const part of [card, timeline, documentFiles, paymentFiles, receiptFiles]) {
    const made = await part(scope, asked);
    if (!made.ok) return (await rootOf(scope.db, id)) === undefined ? err({ code: 'CONTACT_NOT_FOUND' }) : made;
    entries.push(...made.value);
  }
  const name = `${contact.value.code}.zip`.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  return ok({ name, mediaType: 'application/zip', base64: Buffer.from(zipOf(entries)).toString('base64') });
}

/** `ids`: the contact and those merged into it. */
type Asked = { id: string; ids: readonly string[]; json: (path: string, value: unknown) => ZipEntry };
type Part = Result<ZipEntry[], Failure>;

async function card(scope: QueryScope, { id }: Asked): Promise<Part> {
  const all = { archived: 'all', match: 'all', sort: 'name', direction: 'asc' } as const;
  const exported = await exportContacts(scope, { format: 'vcard', ids: [id], ...all, conditions: [] });
  return exported.ok ? ok([paper('contact.vcf', exported.value, scope.now)]) : exported;
}

async function timeline(scope: QueryScope, { id, json }: Asked): Promise<Part> {
  const entries: TimelineEntry[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await readTimeline(scope, { id, kinds: [], pinned: false, limit: 500, cursor });
    if (!page.ok) return page;
    entries.push(...page.value.rows);
    if (page.value.nextCursor === null) return ok([json('timeline.json', entries)]);
    cursor = page.value.nextCursor;
  }
}

/** Drafts as data only: a paper is what was issued. */
async function documentFiles(scope: QueryScope, { ids, json }: Asked): Promise<Part> {
  const rows = await documentsOf(scope.db, ids).execute();
  const entries: ZipEntry[] = [];
  for (const { id, number, status, issued_at: issuedAt } of rows) {
    scope.signal?.throwIfAborted();
    const document = await getDocument(scope, { id });
    // A draft that was thrown away meanwhile is nothing that is kept.
    if (!document.ok && status !== 'issued') continue;
    if (!document.ok) return document;
    entries.push(json(`documents/${plain(number || id)}.json`, document.value));
    if (status !== 'issued') continue;
    const pdf = await documentPdf(scope, { id });
    if (!pdf.ok) return pdf;
    entries.push(paper(`documents/${plain(number)}.pdf`, pdf.value, issuedAt ?? scope.now));
  }
  return ok(entries);
}

async function paymentFiles(scope: QueryScope, { ids, json }: Asked): Promise<Part> {
  const rows = await paymentsOf(scope.db, ids).execute();
  const entries: ZipEntry[] = [];
  for (const { id, number, created_at: at } of rows) {
    scope.signal?.throwIfAborted();
    const payment = await getPayment(scope, { id });
    if (!payment.ok) return payment;
    const pdf = await paymentPdf(scope, { id });
    if (!pdf.ok) return pdf;
    entries.push(
      json(`payments/${plain(number)}.json`, payment.value),
      paper(`payments/${plain(number)}.pdf`, pdf.value, at),
    );
  }
  return ok(entries);
}

/** Receipts as the till prints them. */
async function receiptFiles(scope: QueryScope, { ids, json }: Asked): Promise<Part> {
  const rows = await receiptsOf(scope.db, ids).execute();
  const entries: ZipEntry[] = [];
  for (const { id, number, sold_at: at } of rows) {
    scope.signal?.throwIfAborted();
    const sale = await readSale(scope.db, id);
    if (!sale.ok) return sale;
    const model = await receiptOfSale(scope.db, { saleId: id });
    if (!model.ok) return model;
    const pdf = await carriedReceipt(scope.worker, { model: model.value, format: 'pdf', paperMm: 80 }, scope.signal);
    entries.push(json(`receipts/${plain(number)}.json`, sale.value), paper(`receipts/${plain(number)}.pdf`, pdf, at));
  }
  return ok(entries);
}

function documentsOf(db: Reads, ids: readonly string[]) {
  return db
    .selectFrom('documents')
    .select(['id', 'number', 'status', 'issued_at'])
    .where('contact_id', 'in', ids)
    .orderBy('issued_on')
    .orderBy('id');
}

function paymentsOf(db: Reads, ids: readonly string[]) {
  return db
    .selectFrom('payments')
    .select(['id', 'number', 'created_at'])
    .where('contact_id', 'in', ids)
    .orderBy('paid_on')
    .orderBy('id');
}

function receiptsOf(db: Reads, ids: readonly string[]) {
  return db
    .selectFrom('sales')
    .select(['id', 'number', 'sold_at'])
    .where('contact_id', 'in', ids)
    .orderBy('sold_at')
    .orderBy('id');
}

function attachmentsOf(db: Reads, ids: readonly string[]) {
  return db
    .selectFrom('attachments')
    .select(['id', 'name', 'size', 'sha256', 'created_at'])
    .where('contact_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id');
}

/** Two files of one name are told apart by a number. */
async function attachmentFiles(scope: QueryScope, ids: readonly string[]) {
  const entries: ZipEntry[] = [];
  const leftOut: { name: string; size: number; sha256: string }[] = [];
  const paths = new Set<string>();
  let bytes = 0;
  for (const { id, name, size, sha256, created_at: at } of await attachmentsOf(scope.db, ids).execute()) {
    const file = bytes + size > mostAttachmentBytes ? null : await getAttachment(scope, { id });
    if (file?.ok !== true) {
      leftOut.push({ name, size, sha256 });
      continue;
    }
    bytes += size;
    const path = freePath(name, paths);
    paths.add(path);
    entries.push(paper(path, file.value, at));
  }
  return { entries, leftOut };
}

function freePath(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const path = `attachments/${number === 1 ? '' : `${number} `}${plain(name)}`;
    if (!taken.has(path)) return path;
  }
}

function paper(path: string, file: CarriedFile, at: Instant): ZipEntry {
  return { path, content: Buffer.from(file.base64, 'base64'), at };
}

/** A name that every system can write: no path, none of the signs that one of them refuses. */
function plain(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|]+/g, '-').replace(/^[. ]+/, '') || 'file';
}
