/** Registers, shifts, prices, and what stands around a sale. Frozen in time. */
const amount = (column: string) => `${column} INTEGER NOT NULL CHECK (abs(${column}) <= 9007199254740991)`;

export const tillTables: readonly string[] = [
  `CREATE TABLE registers (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE,
    prefix TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (prefix <> ''),
    padding INTEGER NOT NULL CHECK (padding BETWEEN 1 AND 10),
    start_at INTEGER NOT NULL CHECK (start_at >= 1),
    printer_json TEXT NOT NULL CHECK (json_valid(printer_json)),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // The last number given out, the head of the hash chain, and when the last entry of the register was made.
  `CREATE TABLE register_counters (
    register_id TEXT NOT NULL REFERENCES registers (id),
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'z')),
    first_sequence INTEGER NOT NULL CHECK (first_sequence >= 1),
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
    last_hash TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (register_id, kind)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE till_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    settings_json TEXT NOT NULL CHECK (json_valid(settings_json))
  ) STRICT`,
  `CREATE TABLE till_favourites (
    position INTEGER PRIMARY KEY,
    item_id TEXT NOT NULL UNIQUE REFERENCES items (id) ON DELETE CASCADE
  ) STRICT`,

  `CREATE TABLE shifts (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL REFERENCES registers (id),
    opened_at TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    opened_by TEXT NOT NULL REFERENCES users (id),
    currency TEXT NOT NULL,
    float_minor INTEGER NOT NULL CHECK (float_minor >= 0),
    opening_counts_json TEXT NOT NULL CHECK (json_valid(opening_counts_json)),
    closed_at TEXT,
    closed_on TEXT,
    closed_by TEXT REFERENCES users (id),
    ${amount('expected_minor').replace(' NOT NULL', '')},
    counted_minor INTEGER CHECK (counted_minor >= 0),
    closing_counts_json TEXT CHECK (json_valid(closing_counts_json)),
    note TEXT NOT NULL DEFAULT '',
    z_sequence INTEGER,
    z_number TEXT,
    report_json TEXT CHECK (json_valid(report_json)),
    company_version INTEGER REFERENCES company_versions (version),
    hash TEXT,
    CHECK ((closed_at IS NULL) = (hash IS NULL)),
    CHECK (closed_at IS NULL OR (closed_on IS NOT NULL AND closed_by IS NOT NULL AND expected_minor IS NOT NULL AND counted_minor IS NOT NULL
      AND closing_counts_json IS NOT NULL AND z_sequence IS NOT NULL AND z_number IS NOT NULL AND report_json IS NOT NULL
      AND company_version IS NOT NULL AND closed_at >= opened_at))
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX shifts_one_open ON shifts (register_id) WHERE closed_at IS NULL`,
  `CREATE UNIQUE INDEX shifts_by_z ON shifts (register_id, z_sequence) WHERE z_sequence IS NOT NULL`,
  `CREATE INDEX shifts_by_opening ON shifts (opened_at, id)`,
  `CREATE INDEX shifts_by_register ON shifts (register_id, opened_at, id)`,
  `CREATE TRIGGER shifts_frozen_when_closed BEFORE UPDATE ON shifts WHEN old.closed_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a closed shift is immutable');
  END`,
  `CREATE TRIGGER shifts_opening_stays BEFORE UPDATE OF id, register_id, opened_at, opened_on, opened_by, currency, float_minor, opening_counts_json
  ON shifts BEGIN
    SELECT RAISE(ABORT, 'the opening of a shift is immutable');
  END`,
  `CREATE TRIGGER shifts_no_delete BEFORE DELETE ON shifts BEGIN
    SELECT RAISE(ABORT, 'shifts is append-only');
  END`,

  `CREATE TABLE cash_movements (
    id TEXT PRIMARY KEY,
    shift_id TEXT NOT NULL REFERENCES shifts (id),
    kind TEXT NOT NULL CHECK (kind IN ('payIn', 'payOut', 'drop')),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reason TEXT NOT NULL CHECK (reason <> ''),
    moved_on TEXT NOT NULL,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX cash_movements_by_shift ON cash_movements (shift_id, at, id)`,
  // Payments on account that were taken at the till.
  `CREATE TABLE shift_payments (
    payment_id TEXT PRIMARY KEY REFERENCES payments (id),
    shift_id TEXT NOT NULL REFERENCES shifts (id),
    given_minor INTEGER NOT NULL CHECK (given_minor > 0),
    change_minor INTEGER NOT NULL CHECK (change_minor >= 0)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX shift_payments_by_shift ON shift_payments (shift_id)`,

  `CREATE TABLE price_lists (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE,
    price_mode TEXT NOT NULL CHECK (price_mode IN ('exclusive', 'inclusive')),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE price_list_prices (
    price_list_id TEXT NOT NULL REFERENCES price_lists (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    ${amount('price_e4')},
    PRIMARY KEY (price_list_id, item_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX price_list_prices_by_item ON price_list_prices (item_id)`,
  `CREATE TABLE contact_trade_terms (
    contact_id TEXT PRIMARY KEY REFERENCES contacts (id) ON DELETE CASCADE,
    price_list_id TEXT REFERENCES price_lists (id),
    is_tax_exempt INTEGER NOT NULL CHECK (is_tax_exempt IN (0, 1)),
    exemption_reason TEXT NOT NULL,
    CHECK (is_tax_exempt = 0 OR exemption_reason <> '')
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_trade_terms_by_list ON contact_trade_terms (price_list_id) WHERE price_list_id IS NOT NULL`,
  // Barcodes of an item beside its first one.
  `CREATE TABLE item_barcodes (
    barcode TEXT NOT NULL CHECK (barcode <> ''),
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (barcode, item_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX item_barcodes_by_item ON item_barcodes (item_id)`,

  `CREATE TABLE held_sales (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    register_id TEXT NOT NULL REFERENCES registers (id),
    name TEXT NOT NULL,
    contact_id TEXT REFERENCES contacts (id),
    cart_json TEXT NOT NULL CHECK (json_valid(cart_json)),
    line_count INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    held_at TEXT NOT NULL,
    held_by TEXT NOT NULL REFERENCES users (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX held_sales_by_time ON held_sales (held_at, id)`,
  `CREATE INDEX held_sales_by_register ON held_sales (register_id, held_at, id)`,

  // What is to be printed, written in the transaction of what it prints; sent after it. It is done when it was printed, or nobody wants it any more.
  `CREATE TABLE print_jobs (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL REFERENCES registers (id),
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'report', 'voucher', 'drawer', 'test')),
    subject_id TEXT NOT NULL,
    title TEXT NOT NULL,
    copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
    opens_drawer INTEGER NOT NULL CHECK (opens_drawer IN (0, 1)),
    created_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    fault TEXT NOT NULL DEFAULT '',
    done_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX print_jobs_waiting ON print_jobs (created_at, id) WHERE done_at IS NULL`,
  `CREATE INDEX print_jobs_by_subject ON print_jobs (subject_id)`,
  `CREATE INDEX print_jobs_done ON print_jobs (done_at) WHERE done_at IS NOT NULL`,
  // Each time a receipt, Z report or voucher of the till was printed again.
  `CREATE TABLE receipt_copies (
    subject_id TEXT NOT NULL,
    copy_number INTEGER NOT NULL CHECK (copy_number >= 1),
    at TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (subject_id, copy_number)
  ) STRICT, WITHOUT ROWID`,
];
