/** Fills a company with as many documents as an office writes in years, by raw SQL in one transaction: for measuring. */
import BetterSqlite from 'better-sqlite3';

import { addDays } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import { uuidV7 } from '#domain/ids';
import { postAllocation, postCreditNote, postInvoice, postPayment } from '#domain/ledger';
import type { Posting } from '#domain/ledger';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { Party } from '#contract/documents';
import { chainRecord } from '#core/documents';
import type { DocumentRecord } from '#core/documents';
import { accountCode } from '#core/ledger';
import { chainHash } from '#core/numbering';
import { paymentChainRecord } from '#core/payments';

import { documentContent, draftDocument, issuedDocument, paymentRow, taxRateRow } from './book-documents.ts';
import type { Frame } from './book-documents.ts';
import { contactRow, itemRow } from './book-people.ts';

type Row = Record<string, string | number | null>;
type Series = 'invoice' | 'creditNote' | 'payment';
type Books = ReturnType<typeof openBooks>;

const firstDay = '2023-11-22' as CalendarDate;
const days = 1095;

/**
 * Adds `documents` documents (of fifty: 49 invoices and a credit note; the newest hundredth stays drafts) of three lines over the three
 * years before 2026-11-21, to a contact for every 50 and 2,000 items. Seven of ten invoices are paid, one more in part. Numbers, hashes,
 * open items and ledger are as the pipeline writes them; only the audit trail knows nothing of them. Needs a company without issued documents whose number series are as seeded. Always the same for the same number.
 */
export function fillBooks(databaseFile: string, { documents }: { documents: number }): void {
  const database = new BetterSqlite(databaseFile);
  // Lines come before their document, which is written once, as issued; what belongs together is right by construction.
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -524288');
  database.transaction(() => {
    const makeIndexes = dropIndexes(database);
    const books = openBooks(database);
    const contacts = Array.from({ length: Math.max(20, documents / 50) }, (_, index) => addContact(books, index));
    const itemIds = Array.from({ length: 2000 }, (_, index) => addItem(books, index));
    for (let index = 0; index < documents; index += 1) {
      const issuedOn = addDays(firstDay, Math.floor((index * days) / documents));
      const document = makeDocument(books, { index, issuedOn, contact: books.pick(contacts), itemIds });
      if (index >= documents * 0.99) books.insert('documents', document.draft);
      else issue(books, document, paidPart(books, { index, document }));
    }
    books.saveCounters();
    makeIndexes();
    countFigures(database);
    tellSearch(database);
  })();
  database.close();
}

/** Sorting once is quicker than keeping order all the way. Answers how to make the indexes again as they were. */
function dropIndexes(database: BetterSqlite.Database): () => void {
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    )
    .all();
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) database.exec(sql);
  };
}

/** The running figures of contacts, as issuing and recording leave them. */
function countFigures(database: BetterSqlite.Database): void {
  database.exec(`
    INSERT INTO contact_sales (contact_id, month, sales_minor)
      SELECT contact_id, substr(issued_on, 1, 7), sum(CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END)
      FROM documents WHERE status = 'issued' GROUP BY 1, 2;
    UPDATE contacts SET
      balance_minor = coalesce((SELECT sum(CASE kind WHEN 'invoice' THEN amount_minor ELSE -amount_minor END)
        FROM open_items WHERE contact_id = contacts.id), 0),
      sales_minor = coalesce((SELECT sum(sales_minor) FROM contact_sales WHERE contact_id = contacts.id), 0),
      last_purchase_on = coalesce((SELECT max(issued_on) FROM documents
        WHERE contact_id = contacts.id AND status = 'issued' AND kind = 'invoice'), '')`);
}

/** The search index of contacts and its words, as the end of each transaction of the program leaves them. */
function tellSearch(database: BetterSqlite.Database): void {
  database.exec(`
    INSERT INTO contacts_search (contacts_search) VALUES ('rebuild');
    INSERT OR IGNORE INTO contact_words (word)
      SELECT value FROM contacts, json_each('["' || replace(search_text, ' ', '","') || '"]')
      WHERE length(value) > 2 AND value NOT GLOB '*[0-9_]*';
    UPDATE contact_search_told SET row_number = (SELECT max(row_number) FROM contacts)`);
}

function openBooks(database: BetterSqlite.Database) {
  const settings = database
    .prepare<[], { version: number; currency: string; hash: string }>(
      `SELECT version, hash, json_extract(company_json, '$.currency') AS currency FROM company_versions ORDER BY version DESC LIMIT 1`,
    )
    .get() ?? { version: 1, currency: 'EUR', hash: '' };
  const random = randomFrom(42);
  let made = 0;
  const newId = () => {
    made += 1;
    const bytes = Uint8Array.from({ length: 10 }, () => random(256));
    return uuidV7({ unixMs: 1_700_000_000_000 + made, random: bytes });
  };
  const taxRateId = newId();
  const insert = inserter(database);
  insert('tax_rates', { id: taxRateId, ...taxRateRow });
  const series = seriesHeads(insert);
  let entries = 0;
  return {
    ...series,
    senderHash: settings.hash,
    insert,
    newId,
    taxRateId,
    random,
    pick: <Value>(from: readonly Value[]) => from[random(from.length)] as Value,
    frame: (id: string, contactId: string, day: CalendarDate): Frame => ({
      id,
      contactId,
      at: `${day}T09:00:00.000Z` as Instant,
      currency: settings.currency,
      companyVersion: settings.version,
    }),
    post(entry: { on: CalendarDate; kind: string; sourceId: string; postings: readonly Posting[] }) {
      entries += 1;
      const { on, kind, sourceId, postings } = entry;
      insert('ledger_entries', {
        id: entries,
        dated_on: on,
        source_kind: kind,
        source_id: sourceId,
        created_at: `${on}T09:00:00.000Z`,
      });
      for (const [position, posting] of postings.entries()) {
        insert('ledger_lines', {
          ...lineOf(posting),
          entry_id: entries,
          position,
          dated_on: on,
          currency: settings.currency,
        });
      }
    },
  };
}

function lineOf(posting: Posting): Row {
  return {
    account_code: accountCode(posting.accountRole),
    amount_minor: posting.amountMinor,
    contact_id: posting.contactId,
    open_item_id: posting.openItemId,
    tax_category: posting.taxCategory,
    tax_rate_e4: posting.taxRateE4,
  };
}

/** The next number of each series, with the hash of the record before. */
function seriesHeads(insert: (table: string, row: Row) => void) {
  const heads = { invoice: head('INV-'), creditNote: head('CN-'), payment: head('RV-') };
  return {
    take(kind: Series) {
      const taken = heads[kind];
      taken.sequence += 1;
      const { prefix, sequence, hash } = taken;
      return { number: `${prefix}${String(sequence).padStart(5, '0')}`, sequence, previousHash: hash };
    },
    seal(kind: Series, hash: string) {
      heads[kind].hash = hash;
      return hash;
    },
    saveCounters() {
      for (const [kind, { sequence, hash }] of Object.entries(heads)) {
        if (sequence === 0) continue;
        const counter = { series_kind: kind, period: '', first_sequence: 1, last_sequence: sequence, last_hash: hash };
        insert('number_counters', counter);
      }
    },
  };
}

function head(prefix: string) {
  return { prefix, sequence: 0, hash: '' };
}

type KnownContact = { id: string; buyer: Party };

function addContact(books: Books, index: number): KnownContact {
  const row = contactRow({ id: books.newId(), at: `${firstDay}T08:00:00.000Z` }, { index, pick: books.pick });
  books.insert('contacts', row);
  const { name, street, city, region, country, code } = row;
  const buyer = { name, contactPerson: row.contact_person, street, postalCode: row.postal_code, city, region, country };
  return { id: row.id, buyer: { ...buyer, taxNumber: '', code } };
}

function addItem(books: Books, index: number): string {
  const row = itemRow({ id: books.newId(), at: `${firstDay}T08:00:00.000Z` }, { index, pick: books.pick });
  books.insert('items', row);
  return row.id;
}

type Made = ReturnType<typeof makeDocument>;
type Paid = { paidOn: CalendarDate; amountMinor: Minor };

function makeDocument(
  books: Books,
  given: { index: number; issuedOn: CalendarDate; contact: KnownContact; itemIds: readonly string[] },
) {
  const { index, issuedOn, contact, itemIds } = given;
  const id = books.newId();
  const { pick } = books;
  const content = documentContent(id, {
    taxRateId: books.taxRateId,
    itemIds: [pick(itemIds), pick(itemIds), pick(itemIds)],
    priceCents: 100 + books.random(50_000),
  });
  const kind = index % 50 === 49 ? 'creditNote' : 'invoice';
  const reference = `PO-${index}`;
  const draft = draftDocument(books.frame(id, contact.id, issuedOn), { kind, issuedOn, reference, amounts: content });
  for (const line of content.lines) books.insert('document_lines', line);
  for (const tax of content.taxes) books.insert('document_taxes', tax);
  return { draft, content, contact };
}

/** What has been paid on an invoice and when; null for none. */
function paidPart(books: Books, { index, document }: { index: number; document: Made }): Paid | null {
  const { draft } = document;
  if (draft.kind !== 'invoice' || index % 10 > 7) return null;
  const amountMinor = index % 10 < 7 ? draft.due_minor : minor(Math.ceil(draft.due_minor / 3));
  return { paidOn: addDays(draft.issued_on, books.random(45)), amountMinor };
}

function issue(books: Books, { draft, content, contact }: Made, paid: Paid | null): void {
  const { number, sequence, previousHash } = books.take(draft.kind);
  const { companyVersion } = books.frame(draft.id, contact.id, draft.issued_on);
  const issued = issuedDocument(draft, { number, sequence, buyer: contact.buyer, companyVersion });
  const { lines, adjustments, taxes } = content;
  const record = chainRecord(issued, { lines, adjustments, taxes }, books);
  const hash = books.seal(draft.kind, chainHash(record, previousHash));
  books.insert('documents', { ...issued, hash });
  books.insert('open_items', openItem(issued, paid));
  const totals = {
    taxes: taxes.map((tax) => ({
      taxCategory: tax.tax_category,
      taxRateE4: tax.tax_rate_e4,
      taxableMinor: tax.taxable_minor,
      taxMinor: tax.tax_minor,
      grossMinor: tax.gross_minor,
    })),
    prepaidMinor: minor(0),
    roundingMinor: minor(0),
    dueMinor: draft.due_minor,
  };
  const posted = { documentId: draft.id, contactId: contact.id, totals };
  const postings = draft.kind === 'invoice' ? postInvoice(posted) : postCreditNote(posted);
  books.post({ on: draft.issued_on, kind: draft.kind, sourceId: draft.id, postings });
  if (paid) pay(books, { draft, contact }, paid);
}

function openItem(document: DocumentRecord, paid: Paid | null): Row {
  return {
    id: document.id,
    kind: document.kind,
    number: document.number,
    contact_id: document.contact_id,
    dated_on: document.issued_on,
    due_on: document.due_on,
    currency: document.currency,
    amount_minor: document.due_minor,
    open_minor: document.due_minor - (paid?.amountMinor ?? 0),
    last_allocated_on: paid?.paidOn ?? '',
  };
}

function pay(books: Books, { draft, contact }: Pick<Made, 'draft' | 'contact'>, { paidOn, amountMinor }: Paid): void {
  const { number, sequence, previousHash } = books.take('payment');
  const frame = books.frame(books.newId(), contact.id, paidOn);
  const row = paymentRow(frame, { number, sequence, buyer: contact.buyer, paidOn, amountMinor });
  const hash = books.seal('payment', chainHash(paymentChainRecord(row, books), previousHash));
  books.insert('payments', { ...row, hash });
  books.insert('open_items', {
    id: row.id,
    kind: 'payment',
    number,
    contact_id: contact.id,
    dated_on: paidOn,
    due_on: paidOn,
    currency: row.currency,
    amount_minor: amountMinor,
    open_minor: 0,
    last_allocated_on: paidOn,
  });
  const money = {
    paymentId: row.id,
    contactId: contact.id,
    direction: 'received',
    tender: row.tender,
    amountMinor,
  } as const;
  books.post({ on: paidOn, kind: 'payment', sourceId: row.id, postings: postPayment(money) });
  const allocationId = books.newId();
  const ends = { source_id: row.id, target_id: draft.id };
  const used = { amount_minor: amountMinor, allocated_on: paidOn, undoes_id: null, created_at: frame.at };
  books.insert('allocations', { id: allocationId, ...ends, ...used });
  const both = { sourceContactId: contact.id, documentContactId: contact.id };
  const shift = postAllocation({ sourceId: row.id, documentId: draft.id, ...both, amountMinor });
  books.post({ on: paidOn, kind: 'allocation', sourceId: allocationId, postings: shift });
}

function inserter(database: BetterSqlite.Database) {
  const statements = new Map<string, BetterSqlite.Statement>();
  // All rows of a table are given with the same columns in the same order.
  return (table: string, row: Row): void => {
    const columns = Object.keys(row);
    const statement =
      statements.get(table) ??
      database.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`);
    statements.set(table, statement);
    statement.run(Object.values(row));
  };
}

/** A small linear congruential generator (Numerical Recipes): the same numbers on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
