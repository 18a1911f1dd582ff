/** Receipts of the till: what was sold and taken back, its taxes, how it was paid, what it made. Frozen in time. */
function frozen(table: string): string[] {
  return ['UPDATE', 'DELETE'].map(
    (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN
      SELECT RAISE(ABORT, '${table} is immutable');
    END`,
  );
}

export const saleTables: readonly string[] = [
  `CREATE TABLE sales (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL REFERENCES registers (id),
    shift_id TEXT NOT NULL REFERENCES shifts (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    number TEXT NOT NULL COLLATE NOCASE CHECK (number <> ''),
    sold_on TEXT NOT NULL,
    sold_at TEXT NOT NULL,
    due_on TEXT CHECK (due_on >= sold_on),
    user_id TEXT NOT NULL REFERENCES users (id),
    contact_id TEXT REFERENCES contacts (id),
    buyer_json TEXT CHECK (json_valid(buyer_json)),
    company_version INTEGER NOT NULL REFERENCES company_versions (version),
    currency TEXT NOT NULL,
    price_mode TEXT NOT NULL CHECK (price_mode IN ('exclusive', 'inclusive')),
    tax_rounding TEXT NOT NULL CHECK (tax_rounding IN ('document', 'line')),
    exemption_reason TEXT NOT NULL,
    discount_percent_e4 INTEGER NOT NULL CHECK (discount_percent_e4 BETWEEN 0 AND 1000000),
    discount_minor INTEGER NOT NULL CHECK (discount_minor >= 0),
    discount_reason TEXT NOT NULL,
    line_net_minor INTEGER NOT NULL,
    allowance_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    credit_sold_minor INTEGER NOT NULL CHECK (credit_sold_minor >= 0),
    total_minor INTEGER NOT NULL CHECK (abs(total_minor) <= 9007199254740991),
    rounding_minor INTEGER NOT NULL,
    returned_minor INTEGER NOT NULL CHECK (returned_minor >= 0),
    line_discount_minor INTEGER NOT NULL,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    other_tender_reason TEXT NOT NULL,
    hash TEXT NOT NULL,
    CHECK (net_minor + tax_minor = gross_minor AND gross_minor + credit_sold_minor = total_minor),
    CHECK ((contact_id IS NULL) = (buyer_json IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX sales_by_sequence ON sales (register_id, sequence)`,
  `CREATE UNIQUE INDEX sales_by_number ON sales (number)`,
  `CREATE INDEX sales_by_shift ON sales (shift_id, id)`,
  `CREATE INDEX sales_by_time ON sales (sold_at, id, sold_on, register_id)`,
  `CREATE INDEX sales_by_total ON sales (total_minor, id, sold_on, register_id)`,
  `CREATE INDEX sales_by_contact ON sales (contact_id, sold_at, id) WHERE contact_id IS NOT NULL`,

  // Amounts are in the sale's price mode; negative on a line that came back, which names the line it gives back.
  `CREATE TABLE sale_lines (
    sale_id TEXT NOT NULL REFERENCES sales (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('item', 'free', 'voucher', 'return')),
    item_id TEXT REFERENCES items (id),
    item_code TEXT NOT NULL,
    description TEXT NOT NULL,
    note TEXT NOT NULL,
    barcode TEXT NOT NULL,
    quantity_e4 INTEGER NOT NULL CHECK (quantity_e4 <> 0),
    unit TEXT NOT NULL,
    price_e4 INTEGER NOT NULL,
    list_price_e4 INTEGER NOT NULL,
    price_reason TEXT NOT NULL,
    discount_percent_e4 INTEGER NOT NULL CHECK (discount_percent_e4 BETWEEN 0 AND 1000000),
    discount_minor INTEGER NOT NULL CHECK (discount_minor >= 0),
    discount_reason TEXT NOT NULL,
    tax_rate_id TEXT REFERENCES tax_rates (id),
    tax_name TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    tax_rate_e4 INTEGER NOT NULL CHECK (tax_rate_e4 BETWEEN 0 AND 1000000),
    gross_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    settled_minor INTEGER NOT NULL,
    returns_sale_id TEXT,
    returns_position INTEGER,
    PRIMARY KEY (sale_id, position),
    FOREIGN KEY (returns_sale_id, returns_position) REFERENCES sale_lines (sale_id, position),
    CHECK ((kind = 'return') = (returns_sale_id IS NOT NULL) AND (returns_sale_id IS NULL) = (returns_position IS NULL)),
    CHECK ((kind = 'return') = (quantity_e4 < 0))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sale_lines_by_item ON sale_lines (item_id) WHERE item_id IS NOT NULL`,
  `CREATE INDEX sale_lines_by_tax_rate ON sale_lines (tax_rate_id) WHERE tax_rate_id IS NOT NULL`,
  `CREATE INDEX sale_lines_by_return ON sale_lines (returns_sale_id, returns_position) WHERE returns_sale_id IS NOT NULL`,

  `CREATE TABLE sale_taxes (
    sale_id TEXT NOT NULL REFERENCES sales (id),
    position INTEGER NOT NULL,
    tax_category TEXT NOT NULL,
    tax_rate_e4 INTEGER NOT NULL,
    taxable_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    PRIMARY KEY (sale_id, position),
    CHECK (taxable_minor + tax_minor = gross_minor)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE sale_tenders (
    sale_id TEXT NOT NULL REFERENCES sales (id),
    position INTEGER NOT NULL,
    tender TEXT NOT NULL CHECK (tender IN ('cash', 'card', 'bankTransfer', 'cheque', 'voucher', 'storeCredit', 'account', 'other')),
    amount_minor INTEGER NOT NULL,
    given_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL CHECK (change_minor >= 0),
    reference TEXT NOT NULL,
    credit_id TEXT REFERENCES store_credits (id),
    PRIMARY KEY (sale_id, position),
    CHECK (given_minor - change_minor = amount_minor),
    CHECK (tender = 'cash' OR change_minor = 0),
    CHECK ((tender IN ('voucher', 'storeCredit')) = (credit_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX sale_tenders_by_credit ON sale_tenders (credit_id) WHERE credit_id IS NOT NULL`,

  // Vouchers that were bought, credit given for goods that came back. left_minor is a running figure, proven by system.verify.
  `CREATE TABLE store_credits (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (code <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('voucher', 'storeCredit')),
    sale_id TEXT NOT NULL REFERENCES sales (id),
    contact_id TEXT REFERENCES contacts (id),
    issued_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    left_minor INTEGER NOT NULL CHECK (left_minor BETWEEN 0 AND amount_minor)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX store_credits_by_sale ON store_credits (sale_id)`,
  `CREATE INDEX store_credits_by_contact ON store_credits (contact_id, issued_on, id) WHERE contact_id IS NOT NULL`,
  `CREATE INDEX store_credits_left ON store_credits (issued_on, id) WHERE left_minor > 0`,
  `CREATE INDEX store_credits_by_day ON store_credits (issued_on, id)`,

  `ALTER TABLE documents ADD COLUMN sale_id TEXT REFERENCES sales (id)`,
  `CREATE UNIQUE INDEX documents_by_sale ON documents (sale_id) WHERE sale_id IS NOT NULL`,
  // The credit that settles the invoice of a sale with what was paid at the till.
  `CREATE TABLE sale_invoices (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    sale_id TEXT NOT NULL UNIQUE REFERENCES sales (id),
    credit_id TEXT NOT NULL UNIQUE REFERENCES open_items (id)
  ) STRICT, WITHOUT ROWID`,

  ...frozen('sales'),
  ...frozen('sale_lines'),
  ...frozen('sale_taxes'),
  ...frozen('sale_tenders'),
  ...frozen('cash_movements'),
  ...frozen('shift_payments'),
  ...frozen('receipt_copies'),
  ...frozen('sale_invoices'),
  `CREATE TRIGGER store_credits_no_delete BEFORE DELETE ON store_credits BEGIN
    SELECT RAISE(ABORT, 'store_credits is append-only');
  END`,
  `CREATE TRIGGER store_credits_running_figure_only BEFORE UPDATE OF id, code, kind, sale_id, contact_id, issued_on, currency, amount_minor
  ON store_credits BEGIN
    SELECT RAISE(ABORT, 'of a store credit only what is left changes');
  END`,
];
