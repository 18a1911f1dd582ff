/** What happened with a contact and what is to be done; files; changes of the record. Frozen in time. */
export const memoryTables: readonly string[] = [
  `CREATE TABLE activities (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'call', 'meeting', 'email', 'task', 'promise')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    due_on TEXT,
    amount_minor INTEGER CHECK (abs(amount_minor) <= 9007199254740991),
    is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)),
    done_at TEXT,
    outcome TEXT NOT NULL,
    owner_id TEXT REFERENCES users (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id),
    search_text TEXT NOT NULL,
    CHECK (subject <> '' OR text <> ''),
    CHECK (kind = 'promise' OR amount_minor IS NULL)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX activities_by_contact ON activities (contact_id, at, id)`,
  `CREATE INDEX activities_pinned ON activities (contact_id, at, id) WHERE is_pinned = 1`,
  `CREATE INDEX activities_contacted ON activities (contact_id, at) WHERE kind IN ('call', 'meeting', 'email')`,
  `CREATE INDEX activities_to_do ON activities (due_on, id) WHERE done_at IS NULL AND due_on IS NOT NULL`,
  `CREATE INDEX activities_open_by_contact ON activities (contact_id, due_on, id)
    WHERE done_at IS NULL AND (due_on IS NOT NULL OR kind IN ('task', 'promise'))`,
  `CREATE TABLE attachments (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    activity_id TEXT REFERENCES activities (id),
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX attachments_by_contact ON attachments (contact_id, created_at, id)`,
  `CREATE INDEX attachments_by_activity ON attachments (activity_id) WHERE activity_id IS NOT NULL`,
  `CREATE INDEX attachments_by_content ON attachments (sha256)`,
  // The audit trail keeps only digests of these: privacy law makes an office erase what stands in them.
  `CREATE TABLE contact_changes (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    operation TEXT NOT NULL,
    before_json TEXT NOT NULL CHECK (json_valid(before_json)),
    after_json TEXT NOT NULL CHECK (json_valid(after_json))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_changes_by_contact ON contact_changes (contact_id, at, id)`,
];
