/**
 * Books with a million documents, made by a few statements over whole tables: too many to be issued one by one. Documents, open items,
 * payments, allocations, ledger and the figures of contacts agree with each other as the pipeline leaves them; numbers are no series, and
 * there are no lines, no hashes and no audit trail.
 */
import BetterSqlite from 'better-sqlite3';

import { accountCode } from '#core/ledger';

export type Size = { documents: number; contacts: number };
export type MillionBooks = {
  /** The contact that has every tenth document; one of the others. */
  biggestId: string;
  ordinaryId: string;
};

/** Three years before 2026-11-21. */
const firstDay = '2023-11-22';
const days = 1095;
const biggestShare = 10;

/** Fills a company without documents and contacts. */
export function fillMillion(databaseFile: string, size: Size): MillionBooks {
  const database = new BetterSqlite(databaseFile);
  database.pragma('foreign_keys = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -1048576');
  database.transaction(() => {
    const restore = dropIndexesAndTriggers(database);
    for (const statement of statementsOf(size)) database.exec(statement);
    restore();
    for (const statement of figures) database.exec(statement);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return { biggestId: idText('1', 0), ordinaryId: idText('1', 1) };
}

/** Sorting once is quicker than keeping order; a trigger for each row is not needed where all rows are known. */
function dropIndexesAndTriggers(database: BetterSqlite.Database): () => void {
  const parts = database
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
    )
    .all();
  for (const { type, name } of parts) database.exec(`DROP ${type} ${name}`);
  return () => {
    database.exec("INSERT INTO contacts_search (contacts_search) VALUES ('rebuild')");
    for (const { sql } of parts) database.exec(sql);
  };
}

/** A UUIDv7 that tells its table by its first digit after the version, in TypeScript and in SQL. */
function idText(table: string, index: number): string {
  return `018bcfe5-${table}000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

const idSql = (table: string, index: string) => `printf('018bcfe5-${table}000-7000-8000-%012x', ${index})`;

const at = (day: string) => `${day} || 'T09:00:00.000Z'`;

/** What document number `n` is, whom it is for, and what was paid on it: of ten, seven in full, one by a third, two not at all. */
function plannedDocuments({ documents, contacts }: Size): string {
  return `CREATE TEMP TABLE planned AS
    WITH RECURSIVE counted (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${documents}),
    drawn AS (SELECT n, n / ${biggestShare} % 10 AS lot,
      CASE WHEN n % ${biggestShare} = 0 THEN 0 ELSE 1 + (n * 7919) % ${contacts - 1} END AS contact,
      CASE WHEN n % 50 = 49 THEN 'creditNote' ELSE 'invoice' END AS kind,
      CASE WHEN n % 100 IN (0, 57) THEN 'draft' ELSE 'issued' END AS status,
      date('${firstDay}', '+' || (n * ${days} / ${documents}) || ' days') AS day,
      100 + (n * 7919) % 50000 AS net FROM counted)
    SELECT *, net / 5 AS tax, net + net / 5 AS gross, CASE WHEN kind <> 'invoice' OR status <> 'issued' OR lot > 7 THEN 0
      WHEN lot = 7 THEN (net + net / 5) / 3 ELSE net + net / 5 END AS paid FROM drawn`;
}

function statementsOf(size: Size): string[] {
  const document = idSql('2', 'n');
  const payment = idSql('3', 'n');
  const contact = idSql('1', 'contact');
  const currency = `(SELECT json_extract(company_json, '$.currency') FROM company_versions LIMIT 1)`;
  const due = `date(day, '+30 days')`;
  const paidOn = `min(date(day, '+20 days'), '2026-11-21')`;
  const issued = `FROM planned WHERE status = 'issued'`;
  const line = (n: string, position: number, role: Parameters<typeof accountCode>[0], amount: string) =>
    `SELECT ${n}, ${position}, '${accountCode(role)}', `.concat(`%day%, ${currency}, ${amount}, `);
  const receivable = `${contact}, %item%, NULL, NULL`;
  const taxed = `NULL, NULL, 'S', 200000`;
  const signed = (amount: string) => `CASE kind WHEN 'invoice' THEN ${amount} ELSE -(${amount}) END`;
  const ledgerLines = (text: string, { day, item, from }: { day: string; item: string; from: string }) =>
    `INSERT INTO ledger_lines ${text.replace('%day%', day).replace('%item%', item)} ${from}`;
  const onDocument = { day: 'day', item: document, from: issued };
  const second = 10 * size.documents;
  const third = 20 * size.documents;
  const onPayment = { day: paidOn, item: payment, from: `FROM planned WHERE paid > 0` };
  return [
    plannedDocuments(size),
    `INSERT INTO contacts (id, code, kind, name, contact_person, job_title, email, phone, fax, street, postal_code, city, region,
        country, tax_number, payment_terms_days, note, created_at, updated_at, name_key, city_key, search_text)
      WITH RECURSIVE counted (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ${size.contacts})
      SELECT ${idSql('1', 'n')}, 10001 + n, 'organisation', 'Contact ' || n, '', '', '', '', '', '', '', '', '', '', '', NULL, '',
        '${firstDay}T08:00:00.000Z', '${firstDay}T08:00:00.000Z', 'contact ' || n, '', 'contact ' || n FROM counted`,
    `INSERT INTO documents (id, kind, status, contact_id, issued_on, due_on, is_issued_on_fixed, is_due_on_fixed, reference,
        introduction, note, currency, price_mode, tax_rounding, line_net_minor, allowance_minor, charge_minor, net_minor, tax_minor,
        gross_minor, rounding_minor, due_minor, created_at, number, period, sequence, issued_at, company_version, buyer_json, hash)
      SELECT ${document}, kind, status, ${contact}, day, ${due}, 1, 1, '', '', '', ${currency}, 'exclusive', 'document', net, 0, 0, net,
        tax, gross, 0, gross, ${at('day')}, CASE status WHEN 'issued' THEN printf('N-%08d', n) ELSE '' END,
        iif(status = 'issued', '', NULL), iif(status = 'issued', n, NULL), iif(status = 'issued', ${at('day')}, NULL),
        iif(status = 'issued', 1, NULL), iif(status = 'issued', '{}', NULL), iif(status = 'issued', '', NULL) FROM planned`,
    `INSERT INTO open_items SELECT ${document}, kind, printf('N-%08d', n), ${contact}, day, ${due}, ${currency}, gross, gross - paid,
      iif(paid > 0, ${paidOn}, '') ${issued}`,
    `INSERT INTO payments (id, direction, contact_id, payer_json, tender, paid_on, currency, amount_minor, reference, note,
        company_version, created_at, number, period, sequence, hash)
      SELECT ${payment}, 'received', ${contact}, '{}', 'bankTransfer', ${paidOn}, ${currency}, paid, '', '', 1, ${at(paidOn)},
        printf('P-%08d', n), '', n, '' FROM planned WHERE paid > 0`,
    `INSERT INTO open_items SELECT ${payment}, 'payment', printf('P-%08d', n), ${contact}, ${paidOn}, ${paidOn}, ${currency}, paid, 0,
      ${paidOn} FROM planned WHERE paid > 0`,
    `INSERT INTO allocations SELECT ${idSql('4', 'n')}, ${payment}, ${document}, ${paidOn}, paid, NULL, ${at(paidOn)}
      FROM planned WHERE paid > 0`,
    `INSERT INTO ledger_entries SELECT n + 1, day, kind, ${document}, ${at('day')} ${issued}`,
    ledgerLines(line('n + 1', 0, 'receivables', signed('gross')).concat(receivable), onDocument),
    ledgerLines(line('n + 1', 1, 'revenue', signed('-net')).concat(taxed), onDocument),
    ledgerLines(line('n + 1', 2, 'salesTax', signed('-tax')).concat(taxed), onDocument),
    `INSERT INTO ledger_entries SELECT n + ${second}, ${paidOn}, 'payment', ${payment}, ${at(paidOn)} FROM planned WHERE paid > 0`,
    ledgerLines(line(`n + ${second}`, 0, 'bank', 'paid').concat('NULL, NULL, NULL, NULL'), onPayment),
    ledgerLines(line(`n + ${second}`, 1, 'receivables', '-paid').concat(receivable), onPayment),
    `INSERT INTO ledger_entries SELECT n + ${third}, ${paidOn}, 'allocation', ${idSql('4', 'n')}, ${at(paidOn)}
      FROM planned WHERE paid > 0`,
    ledgerLines(line(`n + ${third}`, 0, 'receivables', 'paid').concat(receivable), onPayment),
    ledgerLines(line(`n + ${third}`, 1, 'receivables', '-paid').concat(receivable), { ...onPayment, item: document }),
    'DROP TABLE planned',
  ];
}

/** The running figures of contacts, as issuing and recording leave them. */
const figures = [
  `INSERT INTO contact_sales (contact_id, month, sales_minor)
    SELECT contact_id, substr(issued_on, 1, 7), sum(CASE kind WHEN 'invoice' THEN net_minor ELSE -net_minor END)
    FROM documents WHERE status = 'issued' GROUP BY 1, 2`,
  `UPDATE contacts SET
    balance_minor = (SELECT coalesce(sum(CASE kind WHEN 'invoice' THEN amount_minor ELSE -amount_minor END), 0)
      FROM open_items WHERE contact_id = contacts.id),
    sales_minor = (SELECT coalesce(sum(sales_minor), 0) FROM contact_sales WHERE contact_id = contacts.id),
    last_purchase_on = (SELECT coalesce(max(issued_on), '') FROM documents
      WHERE contact_id = contacts.id AND status = 'issued' AND kind = 'invoice')`,
];
