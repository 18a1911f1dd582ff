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
    process_id INTEGER
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
  `ALTER TABLE import_entries ADD COLUMN after_json TEXT CHECK (json_valid(after_json))`,
  `CREATE INDEX import_entries_by_entity ON import_entries (entity_id)`,
];
