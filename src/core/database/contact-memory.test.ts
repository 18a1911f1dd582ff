// 0020-contact-memory brings a company of version 10 with rows to version 20: nothing lost, keys and figures right.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import { columnsOf, emptyState, readContacts } from '#core/contacts';
import { rowsOf } from '#core/testing';

import { contactText } from './contact-terms.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';
import { searchKey } from './search-key.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-memory-'));
  file = join(folder, 'counterbook.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(version: number): Promise<void> {
  const opened = await openDatabase(
    folder,
    migrations.filter(({ number }) => number <= version),
  );
  if (!opened.ok) throw new Error(opened.error.code);
  await opened.value.close();
}

type Row = Record<string, string | number | null>;

const at = '2026-05-01T10:00:00.000Z';

const people = [
  { id: 'ada', name: 'Ada Ltd', email: ' Ada@Example.COM ', phone: '+43 (0)316 12 34 56', tax_number: 'atu 1234.5678' },
  { id: 'bob', name: 'Bob', email: 'no address', phone: '12', tax_number: '' },
  { id: 'eve', name: 'Ève GmbH', email: '', phone: '0316/123456 ext. 9', tax_number: 'n/a' },
] as const;

const contact = (person: (typeof people)[number], index: number): Row => ({
  ...person,
  code: `K${index}`,
  kind: 'organisation',
  contact_person: '',
  job_title: 'Größte  Chefin',
  fax: '',
  street: 'Main street 1',
  postal_code: '8010',
  city: 'Graz',
  region: 'Łódź',
  country: 'Österreich',
  payment_terms_days: 14,
  note: 'kept',
  is_archived: index === 2 ? 1 : 0,
  created_at: at,
  updated_at: at,
  name_key: searchKey(person.name),
  city_key: 'graz',
  search_text: person.name.toLowerCase(),
});

type Paper = {
  id: string;
  kind: 'invoice' | 'creditNote';
  contact: string;
  on: string;
  net: number;
  gross: number;
  open: number;
};

const papers: readonly Paper[] = [
  { id: 'i1', kind: 'invoice', contact: 'ada', on: '2026-03-31', net: 1000, gross: 1200, open: 700 },
  { id: 'i2', kind: 'invoice', contact: 'ada', on: '2026-04-01', net: 500, gross: 600, open: 600 },
  { id: 'c1', kind: 'creditNote', contact: 'ada', on: '2026-04-20', net: 100, gross: 120, open: 120 },
  { id: 'i3', kind: 'invoice', contact: 'bob', on: '2025-12-31', net: 300, gross: 300, open: 0 },
];

const document = ({ id, kind, contact: contactId, on, net, gross }: Paper, index: number): Row => ({
  id,
  kind,
  status: 'issued',
  version: 1,
  contact_id: contactId,
  issued_on: on,
  due_on: on,
  is_issued_on_fixed: 1,
  is_due_on_fixed: 1,
  reference: '',
  introduction: '',
  note: '',
  corrects_document_id: null,
  currency: 'EUR',
  price_mode: 'exclusive',
  tax_rounding: 'document',
  line_net_minor: net,
  allowance_minor: 0,
  charge_minor: 0,
  net_minor: net,
  tax_minor: gross - net,
  gross_minor: gross,
  rounding_minor: 0,
  due_minor: gross,
  created_at: at,
  number: `N${index}`,
  period: '',
  sequence: index,
  issued_at: at,
  company_version: 1,
  buyer_json: '{}',
  hash: `hash ${index}`,
});

const openItem = (
  id: string,
  { kind, contact: contactId, on, gross, open: left }: Omit<Paper, 'kind' | 'id' | 'net'> & { kind: string },
): Row => ({
  id,
  kind,
  number: id,
  contact_id: contactId,
  dated_on: on,
  due_on: on,
  currency: 'EUR',
  amount_minor: gross,
  open_minor: left,
});

const payments = [
  { id: 'p1', contact: 'ada', on: '2026-04-02', gross: 500, open: 0 },
  { id: 'p2', contact: 'bob', on: '2026-01-02', gross: 450, open: 150 },
];

const payment = ({ id, contact: contactId, on, gross }: (typeof payments)[number], index: number): Row => ({
  id,
  direction: 'received',
  contact_id: contactId,
  payer_json: '{}',
  tender: 'cash',
  paid_on: on,
  currency: 'EUR',
  amount_minor: gross,
  reference: '',
  note: '',
  company_version: 1,
  created_at: at,
  number: id,
  period: '',
  sequence: index,
  hash: id,
});

/** A company as version 10 has left it: three contacts, four issued documents and a draft, two payments, an import. */
async function companyOfVersion10(): Promise<void> {
  await open(10);
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = ON');
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const blanks = columns.map(() => '?').join();
    database.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${blanks})`).run(Object.values(row));
  };
  insert('users', { id: 'owner', name: 'Owner', role: 'owner', created_at: at });
  insert('company_versions', { version: 1, company_json: '{}', saved_at: at, hash: '' });
  for (const [index, person] of people.entries()) insert('contacts', contact(person, index));
  for (const [index, paper] of papers.entries()) {
    insert('documents', document(paper, index));
    insert('open_items', openItem(paper.id, paper));
  }
  const unissued = {
    id: 'd1',
    kind: 'invoice',
    contact: 'eve',
    on: '2026-05-01',
    net: 900,
    gross: 900,
    open: 0,
  } as const;
  const asDraft = { status: 'draft', number: '', sequence: null, hash: null };
  insert('documents', { ...document(unissued, 9), ...asDraft });
  for (const [index, paid] of payments.entries()) {
    insert('payments', payment(paid, index));
    insert('open_items', openItem(paid.id, { ...paid, kind: 'payment' }));
  }
  const batch = { id: 'batch', kind: 'contacts', file_name: 'a.csv', status: 'done', process_id: 1, started_at: at };
  insert('import_batches', batch);
  insert('import_entries', { batch_id: 'batch', position: 1, entity_id: 'ada', before_json: null });
  database.close();
}

test('0020-contact-memory keeps every row of version 10 as it was, with a backup beside', async () => {
  await companyOfVersion10();
  const tables = ['contacts', 'documents', 'open_items', 'payments', 'import_batches', 'import_entries', 'users'];
  const columns = new Map(
    tables.map((table) => [
      table,
      rowsOf<{ name: string }>(file, `SELECT name FROM pragma_table_info('${table}') WHERE name <> 'search_text'`).map(
        ({ name }) => name,
      ),
    ]),
  );
  const contents = () => tables.map((table) => rowsOf(file, `SELECT ${columns.get(table)?.join()} FROM ${table}`));
  const before = contents();
  await open(20);
  expect(contents()).toEqual(before);
  expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: 20 }]);
  expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(rowsOf(file, 'PRAGMA foreign_key_check')).toEqual([]);
  expect(existsSync(`${file}.before-20`)).toBe(true);
});

test('0020-contact-memory gives each contact its keys, as the program makes them', async () => {
  await companyOfVersion10();
  await open(20);
  const keys = rowsOf(file, 'SELECT id, email_key, phone_key, tax_key FROM contacts ORDER BY row_number');
  expect(keys).toEqual(
    people.map(({ id, email, phone, tax_number: taxNumber }) => ({
      id,
      email_key: emailKey(email),
      phone_key: phoneKey(phone),
      tax_key: taxNumberKey(taxNumber),
    })),
  );
  expect(keys[0]).toEqual({ id: 'ada', email_key: 'ada@example.com', phone_key: '316123456', tax_key: 'ATU12345678' });
  expect(keys[2]).toMatchObject({ phone_key: '316123456', tax_key: '' });
});

test('0020-contact-memory gives each contact the keys of lists and filters, as the program makes them', async () => {
  await companyOfVersion10();
  await open(20);
  const opened = await openDatabase(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  const stored = await readContacts(
    opened.value.reader,
    people.map(({ id }) => id),
  );
  await opened.value.close();
  const rows = rowsOf<Row>(file, 'SELECT * FROM contacts');
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const state = stored.get(String(row['id']))?.state ?? { ...emptyState, code: '', name: '' };
    expect(row).toMatchObject(columnsOf(state));
    expect(row).toMatchObject({ job_title_keys: '\ngrosste chefin\n', region_keys: '\nlodz\n', fax_keys: '' });
  }
});

test('0020-contact-memory gives each contact what it owes, what it bought by month, and when last', async () => {
  await companyOfVersion10();
  await open(20);
  const figures = 'balance_minor, sales_minor, last_purchase_on';
  expect(rowsOf(file, `SELECT id, ${figures}, is_archived, merged_into_id FROM contacts ORDER BY id`)).toEqual([
    {
      id: 'ada',
      balance_minor: 1180,
      sales_minor: 1400,
      last_purchase_on: '2026-04-01',
      is_archived: 0,
      merged_into_id: null,
    },
    {
      id: 'bob',
      balance_minor: -150,
      sales_minor: 300,
      last_purchase_on: '2025-12-31',
      is_archived: 0,
      merged_into_id: null,
    },
    { id: 'eve', balance_minor: 0, sales_minor: 0, last_purchase_on: '', is_archived: 1, merged_into_id: null },
  ]);
  expect(rowsOf(file, 'SELECT * FROM contact_sales ORDER BY contact_id, month')).toEqual([
    { contact_id: 'ada', month: '2026-03', sales_minor: 1000 },
    { contact_id: 'ada', month: '2026-04', sales_minor: 400 },
    { contact_id: 'bob', month: '2025-12', sales_minor: 300 },
  ]);
});

test('0020-contact-memory makes the texts of the search anew: as this version writes them, found by words, with their words in the list', async () => {
  await companyOfVersion10();
  await open(20);
  const texts = rowsOf<{ id: string; search_text: string }>(file, 'SELECT id, search_text FROM contacts');
  const fresh = people.map(({ id, name, email, phone }, index) => {
    const others = [`K${index}`, '', email, '8010', 'Graz'];
    return { id, search_text: contactText({ name, others, phones: [phone] }) };
  });
  expect(texts).toEqual(fresh);
  const found = (expression: string) =>
    rowsOf<{ id: string }>(
      file,
      'SELECT id FROM contacts WHERE row_number IN (SELECT rowid FROM contacts_search WHERE contacts_search MATCH ?)',
      expression,
    ).map(({ id }) => id);
  expect([found('"ada"'), found('"316123456"*'), found('"exa"*'), found('"_gm"*')]).toEqual([
    ['ada'],
    ['ada', 'eve'],
    ['ada'],
    ['eve'],
  ]);
  const words = rowsOf<{ word: string }>(file, 'SELECT word FROM contact_words ORDER BY word').map(({ word }) => word);
  expect(words).toEqual(['ada', 'address', 'bob', 'com', 'eve', 'example', 'gmbh', 'graz', 'ltd']);
});
