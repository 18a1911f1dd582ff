/** Contacts, items and documents. Frozen in time. `*_key` columns hold the text in lower case without accents: sorted and searched by. */
export const businessTables: readonly string[] = [
  `CREATE TABLE contacts (
    row_number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (code <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'person')),
    name TEXT NOT NULL CHECK (name <> ''),
    contact_person TEXT NOT NULL,
    job_title TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    fax TEXT NOT NULL,
    street TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    payment_terms_days INTEGER CHECK (payment_terms_days BETWEEN 0 AND 365),
    note TEXT NOT NULL,
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    name_key TEXT NOT NULL,
    city_key TEXT NOT NULL,
    search_text TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX contacts_by_name ON contacts (name_key, id)`,
  `CREATE INDEX contacts_by_city ON contacts (city_key, id)`,
  `CREATE VIRTUAL TABLE contacts_search USING fts5 (search_text, content = 'contacts', content_rowid = 'row_number', tokenize = 'trigram', detail = 'full')`,
  `CREATE TRIGGER contacts_search_insert AFTER INSERT ON contacts BEGIN
    INSERT INTO contacts_search (rowid, search_text) VALUES (new.row_number, new.search_text);
  END`,
  `CREATE TRIGGER contacts_search_delete AFTER DELETE ON contacts BEGIN
    INSERT INTO contacts_search (contacts_search, rowid, search_text) VALUES ('delete', old.row_number, old.search_text);
  END`,
  `CREATE TRIGGER contacts_search_update AFTER UPDATE OF search_text ON contacts BEGIN
    INSERT INTO contacts_search (contacts_search, rowid, search_text) VALUES ('delete', old.row_number, old.search_text);
    INSERT INTO contacts_search (rowid, search_text) VALUES (new.row_number, new.search_text);
  END`,

  `CREATE TABLE items (
    row_number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (code <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('product', 'service')),
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    supplier TEXT NOT NULL,
    unit TEXT NOT NULL,
    barcode TEXT NOT NULL,
    price_e4 INTEGER NOT NULL CHECK (abs(price_e4) <= 9007199254740991),
    tax_rate_id TEXT REFERENCES tax_rates (id),
    is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    name_key TEXT NOT NULL,
    search_text TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX items_by_name ON items (name_key, id)`,
  `CREATE INDEX items_by_price ON items (price_e4, id)`,
  `CREATE INDEX items_by_barcode ON items (barcode) WHERE barcode <> ''`,
  `CREATE INDEX items_by_tax_rate ON items (tax_rate_id) WHERE tax_rate_id IS NOT NULL`,
  `CREATE VIRTUAL TABLE items_search USING fts5 (search_text, content = 'items', content_rowid = 'row_number', tokenize = 'trigram', detail = 'full')`,
  `CREATE TRIGGER items_search_insert AFTER INSERT ON items BEGIN
    INSERT INTO items_search (rowid, search_text) VALUES (new.row_number, new.search_text);
  END`,
  `CREATE TRIGGER items_search_delete AFTER DELETE ON items BEGIN
    INSERT INTO items_search (items_search, rowid, search_text) VALUES ('delete', old.row_number, old.search_text);
  END`,
  `CREATE TRIGGER items_search_update AFTER UPDATE OF search_text ON items BEGIN
    INSERT INTO items_search (items_search, rowid, search_text) VALUES ('delete', old.row_number, old.search_text);
    INSERT INTO items_search (rowid, search_text) VALUES (new.row_number, new.search_text);
  END`,

  // issued_on and due_on of a draft are provisional unless fixed: they are what it would get today.
  `CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'issued')),
    version INTEGER NOT NULL DEFAULT 1,
    contact_id TEXT REFERENCES contacts (id),
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on >= issued_on),
    is_issued_on_fixed INTEGER NOT NULL CHECK (is_issued_on_fixed IN (0, 1)),
    is_due_on_fixed INTEGER NOT NULL CHECK (is_due_on_fixed IN (0, 1)),
    reference TEXT NOT NULL COLLATE NOCASE,
    introduction TEXT NOT NULL,
    note TEXT NOT NULL,
    corrects_document_id TEXT REFERENCES documents (id),
    currency TEXT NOT NULL,
    price_mode TEXT NOT NULL CHECK (price_mode IN ('exclusive', 'inclusive')),
    tax_rounding TEXT NOT NULL CHECK (tax_rounding IN ('document', 'line')),
    line_net_minor INTEGER NOT NULL,
    allowance_minor INTEGER NOT NULL,
    charge_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    rounding_minor INTEGER NOT NULL,
    due_minor INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    period TEXT,
    sequence INTEGER,
    issued_at TEXT,
    company_version INTEGER REFERENCES company_versions (version),
    buyer_json TEXT,
    hash TEXT,
    CHECK (net_minor + tax_minor = gross_minor AND gross_minor + rounding_minor = due_minor),
    CHECK ((status = 'issued') = (hash IS NOT NULL)),
    CHECK (status = 'draft' OR (contact_id IS NOT NULL AND number <> '' AND period IS NOT NULL AND sequence IS NOT NULL
      AND issued_at IS NOT NULL AND company_version IS NOT NULL AND buyer_json IS NOT NULL AND due_minor >= 0)),
    CHECK (status = 'issued' OR (number = '' AND sequence IS NULL))
  ) STRICT`,
  // Sorted by the first two columns; by the others the filters of a list are decided without looking at the row.
  `CREATE UNIQUE INDEX documents_by_sequence ON documents (kind, period, sequence) WHERE sequence IS NOT NULL`,
  `CREATE UNIQUE INDEX documents_number_once ON documents (kind, number) WHERE number <> ''`,
  `CREATE INDEX documents_by_issue_day ON documents (issued_on, id, status, kind)`,
  `CREATE INDEX documents_by_kind ON documents (kind, issued_on, id, status)`,
  `CREATE INDEX documents_by_number ON documents (number, id, status, kind, issued_on)`,
  `CREATE INDEX documents_by_due_day ON documents (due_on, id, status, kind, issued_on)`,
  `CREATE INDEX documents_by_gross ON documents (gross_minor, id, status, kind, issued_on)`,
  `CREATE INDEX documents_by_contact ON documents (contact_id, issued_on, id, status, kind)`,
  `CREATE INDEX documents_by_reference ON documents (reference) WHERE reference <> ''`,
  `CREATE INDEX documents_drafts ON documents (issued_on, id) WHERE status = 'draft'`,
  `CREATE INDEX documents_by_correction ON documents (corrects_document_id) WHERE corrects_document_id IS NOT NULL`,

  `CREATE TABLE document_lines (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item_id TEXT REFERENCES items (id),
    item_code TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity_e4 INTEGER NOT NULL,
    unit TEXT NOT NULL,
    price_e4 INTEGER NOT NULL,
    base_quantity_e4 INTEGER NOT NULL CHECK (base_quantity_e4 > 0),
    discount_percent_e4 INTEGER NOT NULL CHECK (discount_percent_e4 BETWEEN 0 AND 1000000),
    discount_minor INTEGER NOT NULL CHECK (discount_minor >= 0),
    tax_rate_id TEXT REFERENCES tax_rates (id),
    tax_name TEXT NOT NULL,
    tax_category TEXT NOT NULL,
    tax_rate_e4 INTEGER NOT NULL CHECK (tax_rate_e4 BETWEEN 0 AND 1000000),
    gross_minor INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    PRIMARY KEY (document_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX document_lines_by_item ON document_lines (item_id) WHERE item_id IS NOT NULL`,
  `CREATE INDEX document_lines_by_tax_rate ON document_lines (tax_rate_id) WHERE tax_rate_id IS NOT NULL`,

  `CREATE TABLE document_adjustments (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('allowance', 'charge')),
    reason TEXT NOT NULL,
    percent_e4 INTEGER NOT NULL CHECK (percent_e4 BETWEEN 0 AND 1000000),
    amount_minor INTEGER NOT NULL,
    tax_rate_id TEXT REFERENCES tax_rates (id),
    tax_category TEXT,
    tax_rate_e4 INTEGER CHECK (tax_rate_e4 BETWEEN 0 AND 1000000),
    PRIMARY KEY (document_id, position),
    CHECK ((tax_category IS NULL) = (tax_rate_e4 IS NULL))
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE document_taxes (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tax_category TEXT NOT NULL,
    tax_rate_e4 INTEGER NOT NULL,
    taxable_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    PRIMARY KEY (document_id, position),
    UNIQUE (document_id, tax_category, tax_rate_e4),
    CHECK (taxable_minor + tax_minor = gross_minor)
  ) STRICT, WITHOUT ROWID`,
];
