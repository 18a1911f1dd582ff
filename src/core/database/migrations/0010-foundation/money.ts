/** Payments, allocations, open items and the ledger. Frozen in time. */
export const moneyTables: readonly string[] = [
  `CREATE TABLE payments (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('received', 'refunded')),
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    payer_json TEXT NOT NULL,
    tender TEXT NOT NULL,
    paid_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    company_version INTEGER NOT NULL REFERENCES company_versions (version),
    created_at TEXT NOT NULL,
    number TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (number <> ''),
    period TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX payments_by_sequence ON payments (period, sequence)`,
  `CREATE INDEX payments_by_day ON payments (paid_on, id)`,
  `CREATE INDEX payments_by_amount ON payments (amount_minor, id, paid_on)`,
  `CREATE INDEX payments_by_contact ON payments (contact_id, paid_on, id)`,

  // What is owed by (debit) or to (credit) a contact. open_minor and last_allocated_on are running figures, written with
  // the allocation that changes them and proven by system.verify.
  `CREATE TABLE open_items (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote', 'payment', 'refund')),
    number TEXT NOT NULL COLLATE NOCASE,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    dated_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND amount_minor),
    last_allocated_on TEXT NOT NULL DEFAULT ''
  ) STRICT, WITHOUT ROWID`,
  // The ageing report of a day is answered from this index alone, contact after contact.
  `CREATE INDEX open_items_open_by_contact ON open_items
    (contact_id, due_on, dated_on, kind, amount_minor, last_allocated_on, open_minor) WHERE open_minor > 0`,
  // Lists of what is unpaid, each in its order; by the later columns their filters are decided.
  `CREATE INDEX open_items_open_by_due_day ON open_items (due_on, id, kind, contact_id, dated_on, open_minor)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_day ON open_items (dated_on, id, kind, contact_id, due_on) WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_amount ON open_items (amount_minor, id, kind, contact_id, due_on, dated_on)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_open_by_number ON open_items (number, id, kind, contact_id, due_on, dated_on)
    WHERE open_minor > 0`,
  `CREATE INDEX open_items_by_last_allocation ON open_items (last_allocated_on) WHERE open_minor = 0`,
  `CREATE INDEX open_items_by_contact ON open_items (contact_id, dated_on)`,

  // A dated link that uses a credit (payment, credit note) against a debit (invoice, refund). Taken back by a row with the
  // opposite amount, so that the days before keep it.
  `CREATE TABLE allocations (
    id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES open_items (id),
    target_id TEXT NOT NULL REFERENCES open_items (id),
    allocated_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    undoes_id TEXT UNIQUE REFERENCES allocations (id),
    created_at TEXT NOT NULL,
    CHECK ((amount_minor < 0) = (undoes_id IS NOT NULL)),
    CHECK (source_id <> target_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX allocations_by_source ON allocations (source_id, allocated_on, amount_minor)`,
  `CREATE INDEX allocations_by_target ON allocations (target_id, allocated_on, amount_minor)`,

  `CREATE TABLE ledger_accounts (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL CHECK (type IN ('asset', 'liability', 'income', 'expense', 'equity'))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY,
    dated_on TEXT NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('invoice', 'creditNote', 'payment', 'refund', 'allocation')),
    source_id TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX ledger_entries_by_source ON ledger_entries (source_id)`,
  // Debit positive, credit negative; the lines of an entry sum to zero per currency.
  `CREATE TABLE ledger_lines (
    entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
    position INTEGER NOT NULL,
    account_code TEXT NOT NULL REFERENCES ledger_accounts (code),
    dated_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0 AND abs(amount_minor) <= 9007199254740991),
    contact_id TEXT REFERENCES contacts (id),
    open_item_id TEXT REFERENCES open_items (id),
    tax_category TEXT,
    tax_rate_e4 INTEGER,
    PRIMARY KEY (entry_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX ledger_lines_by_account ON ledger_lines (account_code, dated_on, contact_id, amount_minor)`,
];
