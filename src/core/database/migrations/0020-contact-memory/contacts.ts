/** What a contact gains: further ways to reach it, what it is to the office, keys by which it is known again. Frozen in time. */
const columns = [
  `email_label TEXT NOT NULL DEFAULT ''`,
  `phone_label TEXT NOT NULL DEFAULT ''`,
  `addresses_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(addresses_json))`,
  `roles_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles_json))`,
  `language TEXT NOT NULL DEFAULT ''`,
  `currency TEXT NOT NULL DEFAULT ''`,
  `credit_limit_minor INTEGER CHECK (abs(credit_limit_minor) <= 9007199254740991)`,
  `birthday TEXT`,
  `requirements_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(requirements_json))`,
  `instructions TEXT NOT NULL DEFAULT ''`,
  `are_instructions_important INTEGER NOT NULL DEFAULT 0 CHECK (are_instructions_important IN (0, 1))`,
  `consents_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(consents_json))`,
  `owner_id TEXT REFERENCES users (id)`,
  `created_by TEXT REFERENCES users (id)`,
  `merged_into_id TEXT REFERENCES contacts (id)`,
  `is_erased INTEGER NOT NULL DEFAULT 0 CHECK (is_erased IN (0, 1))`,
  `email_key TEXT NOT NULL DEFAULT ''`,
  `phone_key TEXT NOT NULL DEFAULT ''`,
  `tax_key TEXT NOT NULL DEFAULT ''`,
];

export const contactColumns: readonly string[] = [
  ...columns.map((column) => `ALTER TABLE contacts ADD COLUMN ${column}`),
  `CREATE INDEX contacts_by_merge ON contacts (merged_into_id) WHERE merged_into_id IS NOT NULL`,
  `CREATE INDEX contacts_by_owner ON contacts (owner_id) WHERE owner_id IS NOT NULL`,
  `CREATE INDEX contacts_by_email_key ON contacts (email_key) WHERE email_key <> ''`,
  `CREATE INDEX contacts_by_phone_key ON contacts (phone_key) WHERE phone_key <> ''`,
  `CREATE INDEX contacts_by_tax_key ON contacts (tax_key) WHERE tax_key <> ''`,
  // A way to reach a contact beyond its main e-mail, phone and fax.
  `CREATE TABLE contact_points (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'mobile', 'fax', 'website', 'messenger')),
    label TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    value_key TEXT NOT NULL,
    PRIMARY KEY (contact_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_points_by_key ON contact_points (value_key, contact_id) WHERE value_key <> ''`,
  `CREATE TABLE contact_organisations (
    contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES contacts (id),
    role TEXT NOT NULL,
    PRIMARY KEY (contact_id, position),
    UNIQUE (contact_id, organisation_id),
    CHECK (contact_id <> organisation_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contact_organisations_by_organisation ON contact_organisations (organisation_id, contact_id)`,
  // Pairs that somebody has said are two.
  `CREATE TABLE contacts_kept_apart (
    left_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    right_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    PRIMARY KEY (left_id, right_id),
    CHECK (left_id < right_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX contacts_kept_apart_by_right ON contacts_kept_apart (right_id)`,
];
