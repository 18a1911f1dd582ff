/** Before-images, written in the transaction that changes the records. Frozen in time. */
export const undoTables: readonly string[] = [
  `CREATE TABLE undo_units (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'merge', 'bulkEdit', 'delete')),
    label TEXT NOT NULL,
    record_count INTEGER NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    at TEXT NOT NULL,
    undone_at TEXT,
    restored_count INTEGER,
    kept_count INTEGER,
    process_id INTEGER,
    work_began_at TEXT,
    CHECK ((process_id IS NULL) = (work_began_at IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX undo_units_by_time ON undo_units (at, id)`,
  `CREATE INDEX undo_units_running ON undo_units (process_id) WHERE process_id IS NOT NULL`,
  // before: null when the unit made the record; after: null when it removed it. The entries of an import are its import_entries.
  `CREATE TABLE undo_entries (
    unit_id TEXT NOT NULL REFERENCES undo_units (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('contact', 'activity', 'attachment', 'customField', 'tag')),
    subject_id TEXT NOT NULL,
    before_json TEXT CHECK (json_valid(before_json)),
    after_json TEXT CHECK (json_valid(after_json)),
    PRIMARY KEY (unit_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX undo_entries_by_subject ON undo_entries (subject_id)`,
  // Their files stay for as long as the removal can be undone.
  `CREATE INDEX undo_entries_of_attachments ON undo_entries (unit_id) WHERE subject_kind = 'attachment'`,
  `ALTER TABLE import_entries ADD COLUMN after_json TEXT CHECK (json_valid(after_json))`,
  // What an import answered, for whoever asks again: problems with their lines and codes, without what stood there.
  `ALTER TABLE import_batches ADD COLUMN line_count INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE import_batches ADD COLUMN problem_count INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE import_batches ADD COLUMN problems_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(problems_json))`,
  `CREATE INDEX import_entries_by_entity ON import_entries (entity_id)`,
];
