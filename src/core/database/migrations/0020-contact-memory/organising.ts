/** Tags, custom fields, saved views, saved import mappings. Frozen in time. */
export const organisingTables: readonly string[] = [
  `CREATE TABLE tags (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE contact_tags (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    tag_id TEXT NOT NULL REFERENCES tags (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (contact_id, tag_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_tags_by_tag ON contact_tags (tag_id, contact_id)`,
  `CREATE TABLE custom_fields (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yesNo')),
    options_json TEXT NOT NULL CHECK (json_valid(options_json)),
    position INTEGER NOT NULL,
    is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  // Texts, days and the ids of options as text; numbers times 10,000 and yes or no as numbers.
  `CREATE TABLE contact_values (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    field_id TEXT NOT NULL REFERENCES custom_fields (id),
    text_value TEXT,
    text_key TEXT,
    number_value INTEGER CHECK (abs(number_value) <= 9007199254740991),
    PRIMARY KEY (contact_id, field_id),
    CHECK ((text_value IS NULL) <> (number_value IS NULL)),
    CHECK ((text_value IS NULL) = (text_key IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_values_by_text ON contact_values (field_id, text_key, contact_id) WHERE text_key IS NOT NULL`,
  `CREATE INDEX contact_values_by_number ON contact_values (field_id, number_value, contact_id)
    WHERE number_value IS NOT NULL`,
  `CREATE TABLE saved_views (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    state_json TEXT NOT NULL CHECK (json_valid(state_json)),
    UNIQUE (user_id, name_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE import_mappings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('contacts', 'items', 'documents')),
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    headings_key TEXT NOT NULL,
    settings_json TEXT NOT NULL CHECK (json_valid(settings_json)),
    saved_at TEXT NOT NULL,
    UNIQUE (kind, name_key)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX import_mappings_by_headings ON import_mappings (kind, headings_key, saved_at)`,
];
