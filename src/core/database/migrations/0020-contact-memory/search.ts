/** Contacts are found by words instead of trigrams, and typing errors are forgiven by a list of all words. Frozen in time. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const known = `SELECT old.row_number, old.search_text FROM contact_search_told WHERE contact_search_told.row_number >= old.row_number`;
// When the newest rows go, their numbers are given again.
const newest = '(SELECT coalesce(max(contacts.row_number), 0) FROM contacts)';

const searchTables: readonly string[] = [
  `CREATE VIRTUAL TABLE contacts_search USING fts5 (search_text, content = 'contacts', content_rowid = 'row_number',
    tokenize = 'ascii tokenchars _', detail = 'none', columnsize = 0, prefix = '2 3')`,
  // Whoever keeps the words in memory asks for those with a higher id than the last one seen.
  `CREATE TABLE contact_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    word TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE TABLE contact_words_left (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
  // What the index does not say yet: rows above the last one it was told of, and older ones that triggers note when they change or go. Each
  // transaction of the program ends with telling the index all of it. An index that is told within a trigger writes out what it holds at
  // every row, which costs three times as much. `known_text` is what the index says of the row until then.
  `CREATE TABLE contact_search_told (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    row_number INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE contact_search_due (
    row_number INTEGER PRIMARY KEY,
    known_text TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER contacts_search_delete AFTER DELETE ON contacts BEGIN
    INSERT OR IGNORE INTO contact_search_due ${known};
    UPDATE contact_search_told SET row_number = ${newest} WHERE row_number > ${newest};
  END`,
  `CREATE TRIGGER contacts_search_update AFTER UPDATE OF search_text ON contacts WHEN old.search_text <> new.search_text BEGIN
    INSERT OR IGNORE INTO contact_search_due ${known};
  END`,
];

/** The texts of the contacts that are there already are made anew; then the index is made of them in one go. */
export async function makeSearch(db: Kysely<unknown>): Promise<void> {
  for (const event of ['insert', 'delete', 'update'])
    await sql.raw(`DROP TRIGGER contacts_search_${event}`).execute(db);
  await sql.raw('DROP TABLE contacts_search').execute(db);
  await fillTexts(db);
  for (const statement of searchTables) await sql.raw(statement).execute(db);
  await sql.raw(`INSERT INTO contacts_search (contacts_search) VALUES ('rebuild')`).execute(db);
  await sql.raw('INSERT INTO contact_search_told SELECT 1, coalesce(max(row_number), 0) FROM contacts').execute(db);
  await sql
    .raw(
      `INSERT OR IGNORE INTO contact_words (word) SELECT value FROM contacts, json_each('[' || replace(json_quote(contacts.search_text), ' ', '","') || ']')
        WHERE length(value) > 2 AND value NOT GLOB '*[0-9_]*'`,
    )
    .execute(db);
}

type Row = {
  row_number: number;
  name: string;
  code: string;
  contact_person: string;
  email: string;
  postal_code: string;
  city: string;
  phone: string;
  fax: string;
};

async function fillTexts(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`SELECT row_number, name, code, contact_person, email, postal_code, city, phone, fax
    FROM contacts`.execute(db);
  for (const row of rows) {
    await sql`UPDATE contacts SET search_text = ${contactText(row)} WHERE row_number = ${row.row_number}`.execute(db);
  }
}

function contactText(row: Row): string {
  const name = words(row.name);
  const others = [row.code, row.contact_person, row.email, row.postal_code, row.city];
  const all = [
    ...name,
    ...name.slice(1).map((word) => `_${word}`),
    ...others.flatMap(words),
    ...[row.phone, row.fax].flatMap(phoneWords),
  ];
  return [...new Set(all)].join(' ');
}

function words(text: string): string[] {
  const key = text
    .replaceAll(/['’ʼ`]/g, '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  const wholes = [...key.split(/[\s@]+/), ...(key.match(/[\p{L}\p{N}]+/gu) ?? [])]
    .filter((whole) => /\p{N}/u.test(whole))
    .map((whole) => whole.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return [...new Set([...(key.match(/\p{L}+|\p{N}+/gu) ?? []), ...wholes])];
}

const shortCountryCodes = /^(1|7|20|27|3[0-46]|39|4[0-13-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function phoneWords(phone: string): string[] {
  const plain = phone.replaceAll('(0)', ' ');
  const groups = plain.match(/\d+/g) ?? [];
  const whole = groups.join('');
  const digits = whole.replace(/^0+/, '');
  if (digits.length < 3) return [];
  const isInternational = /^\D*\+/.test(plain) || whole.startsWith('00');
  const code = shortCountryCodes.exec(digits)?.[0].length ?? 3;
  const national = isInternational ? digits.slice(code).replace(/^0+/, '') : digits;
  const tails = groups.map((_, index) => groups.slice(index).join('').replace(/^0+/, ''));
  const kept = [digits, national, ...tails].filter((word) => word.length >= 5 || word === digits);
  return [...new Set([...kept, `_${digits.split('').toReversed().join('')}`])];
}
