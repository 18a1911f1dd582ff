/** What the list of contacts is filtered, sorted and counted by. Frozen in time. */
const keys = [
  'contact_person_keys',
  'job_title_keys',
  'street_keys',
  'postal_code_keys',
  'city_keys',
  'region_keys',
  'country_keys',
  'email_keys',
  'phone_keys',
  'fax_keys',
  'website_keys',
  'messenger_keys',
  'consent_keys',
  'requirement_keys',
  'instructions_keys',
  'note_keys',
];

/** What a contact seldom has is found by an index of those that have it. */
const seldom = ['requirement_keys', 'instructions_keys', 'note_keys'];

// A list that no other index narrows is decided by this one alone, without looking at the rows: first whom a list can show, then all that
// can be asked of a contact. New contacts come at its end, for ids ascend.
const facts = `merged_into_id, is_archived, id, kind, owner_id, language, currency, payment_terms_days, credit_limit_minor, birthday,
    roles_json, are_instructions_important, balance_minor, sales_minor, last_purchase_on, created_at, updated_at, code, tax_number, tax_key,
    name_key, city_key, ${keys.filter((key) => !seldom.includes(key)).join(', ')}`;

export const listColumns: readonly string[] = keys.map(
  (key) => `ALTER TABLE contacts ADD COLUMN ${key} TEXT NOT NULL DEFAULT ''`,
);

export const listIndexes: readonly string[] = [
  `CREATE INDEX contacts_by_created ON contacts (created_at, id)`,
  `CREATE INDEX contacts_by_facts ON contacts (${facts})`,
  ...seldom.map((key) => `CREATE INDEX contacts_with_${key} ON contacts (id) WHERE ${key} <> ''`),
];
