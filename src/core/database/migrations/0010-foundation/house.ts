/** Tables that every feature stands on: users, company, number series, commands, audit, imports. Frozen in time. */
export const houseTables: readonly string[] = [
  `CREATE TABLE users (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner')),
    created_at TEXT NOT NULL
  ) STRICT`,

  // Each saved version stays: an issued document prints its sender as it was. The chains of documents and payments cover the hash.
  `CREATE TABLE company_versions (
    version INTEGER PRIMARY KEY,
    company_json TEXT NOT NULL,
    logo_media_type TEXT,
    logo BLOB,
    saved_at TEXT NOT NULL,
    hash TEXT NOT NULL,
    CHECK ((logo IS NULL) = (logo_media_type IS NULL))
  ) STRICT`,

  `CREATE TABLE tax_rates (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    rate_e4 INTEGER NOT NULL CHECK (rate_e4 BETWEEN 0 AND 1000000),
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
    CHECK (NOT (is_default = 1 AND is_archived = 1))
  ) STRICT`,
  `CREATE UNIQUE INDEX tax_rates_one_default ON tax_rates (is_default) WHERE is_default = 1`,

  `CREATE TABLE number_series (
    kind TEXT PRIMARY KEY CHECK (kind IN ('invoice', 'creditNote', 'payment')),
    prefix TEXT NOT NULL,
    padding INTEGER NOT NULL CHECK (padding BETWEEN 1 AND 10),
    reset TEXT NOT NULL CHECK (reset IN ('never', 'yearly', 'monthly', 'fiscalYear')),
    start_at INTEGER NOT NULL CHECK (start_at >= 1)
  ) STRICT`,
  // The last number given out and the head of the hash chain, written in the transaction that issues.
  `CREATE TABLE number_counters (
    series_kind TEXT NOT NULL REFERENCES number_series (kind),
    period TEXT NOT NULL,
    first_sequence INTEGER NOT NULL CHECK (first_sequence >= 1),
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
    last_hash TEXT NOT NULL,
    PRIMARY KEY (series_kind, period)
  ) STRICT, WITHOUT ROWID`,

  // One row a command: its answer is given again when the command is repeated. Where is_reference is 1, response_json only names
  // the record that the answer is read from again.
  `CREATE TABLE command_log (
    command_id TEXT PRIMARY KEY,
    operation TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    response_json TEXT NOT NULL,
    is_reference INTEGER NOT NULL CHECK (is_reference IN (0, 1))
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE audit_entries (
    position INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    operation TEXT NOT NULL,
    command_id TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail_json TEXT NOT NULL,
    command_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, position)`,
  `CREATE UNIQUE INDEX audit_entries_by_command ON audit_entries (command_id)`,

  `CREATE TABLE import_batches (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('contacts', 'items', 'documents')),
    file_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'done', 'takenBack')),
    process_id INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    created_count INTEGER NOT NULL DEFAULT 0,
    updated_count INTEGER NOT NULL DEFAULT 0,
    skipped_count INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE INDEX import_batches_by_start ON import_batches (started_at, id)`,
  // before_json is the row as it was before an update; NULL for a row that the batch created.
  `CREATE TABLE import_entries (
    batch_id TEXT NOT NULL REFERENCES import_batches (id),
    position INTEGER NOT NULL,
    entity_id TEXT NOT NULL,
    before_json TEXT,
    PRIMARY KEY (batch_id, position)
  ) STRICT, WITHOUT ROWID`,
];
