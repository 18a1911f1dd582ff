/**
 * Tables of the foundation whose lists of kinds grow: SQLite changes a CHECK only by making the table anew
 * (https://sqlite.org/lang_altertable.html#otheralter). Foreign keys are not enforced meanwhile; they are checked at the end. Frozen in time.
 */
function frozen(table: string): string[] {
  return ['UPDATE', 'DELETE'].map(
    (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN
      SELECT RAISE(ABORT, '${table} is immutable');
    END`,
  );
}

const openItems = [
  `CREATE TABLE wider_open_items (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote', 'payment', 'refund', 'sale', 'saleCredit')),
    number TEXT NOT NULL COLLATE NOCASE,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    dated_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND amount_minor),
    last_allocated_on TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO wider_open_items SELECT id, kind, number, contact_id, dated_on, due_on, currency, amount_minor, open_minor, last_allocated_on
    FROM open_items`,
  `DROP TABLE open_items`,
  `ALTER TABLE wider_open_items RENAME TO open_items`,
  `CREATE INDEX open_items_open_by_contact ON open_items
    (contact_id, due_on, dated_on, kind, amount_minor, last_allocated_on, open_minor) WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_due_day ON open_items (due_on, id, kind, contact_id, dated_on, open_minor)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_day ON open_items (dated_on, id, kind, contact_id, due_on) WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_amount ON open_items (amount_minor, id, kind, contact_id, due_on, dated_on)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_number ON open_items (number, id, kind, contact_id, due_on, dated_on)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_by_last_allocation ON open_items (last_allocated_on) WHERE open_minor = 0`,
  `CREATE INDEX open_items_by_contact ON open_items (contact_id, dated_on)`,
  `CREATE INDEX open_items_settled_by_contact ON open_items (contact_id, last_allocated_on) WHERE open_minor = 0`,
  `CREATE TRIGGER open_items_no_delete BEFORE DELETE ON open_items BEGIN
    SELECT RAISE(ABORT, 'open_items is append-only');
  END`,
  `CREATE TRIGGER open_items_running_figures_only BEFORE UPDATE OF id, kind, number, contact_id, dated_on, due_on, currency, amount_minor
  ON open_items BEGIN
    SELECT RAISE(ABORT, 'of an open item only the running figures change');
  END`,
];

const ledgerEntries = [
  `CREATE TABLE wider_ledger_entries (
    id INTEGER PRIMARY KEY,
    dated_on TEXT NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN
      ('invoice', 'creditNote', 'payment', 'refund', 'allocation', 'sale', 'cashMovement', 'shift')),
    source_id TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT`,
  `INSERT INTO wider_ledger_entries SELECT id, dated_on, source_kind, source_id, created_at FROM ledger_entries`,
  `DROP TABLE ledger_entries`,
  `ALTER TABLE wider_ledger_entries RENAME TO ledger_entries`,
  `CREATE UNIQUE INDEX ledger_entries_by_source ON ledger_entries (source_id)`,
  ...frozen('ledger_entries'),
];

export const widenedTables: readonly string[] = [...openItems, ...ledgerEntries];

/** A company that exists already gets the accounts of the till; a new one begins with them. */
export const tillAccounts = `INSERT INTO ledger_accounts (code, name, role, type)
  SELECT column1, column2, column3, column4 FROM (VALUES
    ('2400', 'Vouchers and store credit', 'storeCredits', 'liability'),
    ('4910', 'Cash rounding', 'cashRounding', 'income'),
    ('6900', 'Cash paid in and out', 'pettyCash', 'expense'),
    ('6910', 'Cash differences', 'cashDifferences', 'expense'))
  WHERE EXISTS (SELECT 1 FROM ledger_accounts)`;
