/** The tables around contacts as TypeScript sees them; `tables.test.ts` compares them with the migrations. */
import type { Generated } from 'kysely';

import type { ActivityKind, CustomFieldKind, PointKind } from '#domain/contacts';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Minor } from '#domain/money';
import type { UndoKind } from '#domain/undo';

export type ContactsTable = {
  row_number: Generated<number>;
  id: string;
  version: Generated<number>;
  code: string;
  kind: 'organisation' | 'person';
  name: string;
  contact_person: string;
  job_title: string;
  email: string;
  phone: string;
  fax: string;
  street: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
  tax_number: string;
  payment_terms_days: number | null;
  note: string;
  is_archived: Generated<0 | 1>;
  created_at: Instant;
  updated_at: Instant;
  name_key: string;
  city_key: string;
  search_text: string;
  email_label: Generated<string>;
  phone_label: Generated<string>;
  addresses_json: Generated<string>;
  roles_json: Generated<string>;
  language: Generated<string>;
  currency: Generated<string>;
  credit_limit_minor: Minor | null;
  birthday: CalendarDate | null;
  requirements_json: Generated<string>;
  instructions: Generated<string>;
  are_instructions_important: Generated<0 | 1>;
  consents_json: Generated<string>;
  owner_id: string | null;
  created_by: string | null;
  merged_into_id: string | null;
  is_erased: Generated<0 | 1>;
  email_key: Generated<string>;
  phone_key: Generated<string>;
  tax_key: Generated<string>;
  balance_minor: Generated<Minor>;
  sales_minor: Generated<Minor>;
  last_purchase_on: Generated<CalendarDate | ''>;
  /** From here on: what lists are filtered by, one value a line; see `filterKeysOf`. */
  contact_person_keys: Generated<string>;
  job_title_keys: Generated<string>;
  street_keys: Generated<string>;
  postal_code_keys: Generated<string>;
  city_keys: Generated<string>;
  region_keys: Generated<string>;
  country_keys: Generated<string>;
  email_keys: Generated<string>;
  phone_keys: Generated<string>;
  fax_keys: Generated<string>;
  website_keys: Generated<string>;
  messenger_keys: Generated<string>;
  consent_keys: Generated<string>;
  requirement_keys: Generated<string>;
  instructions_keys: Generated<string>;
  note_keys: Generated<string>;
};

export type ContactPointsTable = {
  contact_id: string;
  position: number;
  kind: PointKind;
  label: string;
  value: string;
  value_key: string;
};

export type ContactOrganisationsTable = {
  contact_id: string;
  position: number;
  organisation_id: string;
  role: string;
};

export type ContactsKeptApartTable = { left_id: string; right_id: string };

export type TagsTable = { id: string; name: string; name_key: string };

export type ContactTagsTable = { contact_id: string; tag_id: string; position: number };

export type CustomFieldsTable = {
  id: string;
  name: string;
  name_key: string;
  kind: CustomFieldKind;
  options_json: string;
  position: number;
  is_retired: Generated<0 | 1>;
};

export type ContactValuesTable = {
  contact_id: string;
  field_id: string;
  text_value: string | null;
  text_key: string | null;
  number_value: number | null;
};

export type SavedViewsTable = {
  id: string;
  user_id: string;
  name: string;
  name_key: string;
  is_shared: 0 | 1;
  is_default: 0 | 1;
  state_json: string;
};

export type ImportMappingsTable = {
  id: string;
  kind: 'contacts' | 'items' | 'documents';
  name: string;
  name_key: string;
  headings_key: string;
  settings_json: string;
  saved_at: Instant;
};

export type ActivitiesTable = {
  id: string;
  version: Generated<number>;
  contact_id: string;
  kind: ActivityKind;
  subject: string;
  text: string;
  at: Instant;
  due_on: CalendarDate | null;
  amount_minor: Minor | null;
  is_pinned: 0 | 1;
  done_at: Instant | null;
  outcome: string;
  owner_id: string | null;
  created_at: Instant;
  created_by: string;
  /** The key of subject, text and outcome, for the search within a timeline. */
  search_text: string;
};

export type AttachmentsTable = {
  id: string;
  contact_id: string;
  activity_id: string | null;
  name: string;
  name_key: string;
  media_type: string;
  size: number;
  sha256: string;
  created_at: Instant;
  created_by: string;
};

export type ContactChangesTable = {
  id: string;
  contact_id: string;
  at: Instant;
  user_id: string;
  operation: string;
  before_json: string;
  after_json: string;
};

export type UndoUnitsTable = {
  id: string;
  kind: UndoKind;
  label: string;
  record_count: number;
  user_id: string;
  at: Instant;
  undone_at: Instant | null;
  /** What undoing it came to: how many records were restored, and how many fields and records stayed as they were. */
  restored_count: number | null;
  kept_count: number | null;
  /** The process that makes or undoes it, and since when; null when it rests. One left behind by a crash is taken back at the next opening. */
  process_id: number | null;
  work_began_at: Instant | null;
};

export type UndoEntriesTable = {
  unit_id: string;
  position: number;
  subject_kind: 'contact' | 'activity' | 'attachment' | 'customField' | 'tag';
  subject_id: string;
  before_json: string | null;
  after_json: string | null;
};

export type ContactSalesTable = { contact_id: string; month: string; sales_minor: Minor };

/** The words of letters that contacts are known by; ids ascend and none is given twice. */
export type ContactWordsTable = { id: Generated<number>; word: string };

/** Words that a contact has lost; whether another bears them is seen to when they are forgotten. */
export type ContactWordsLeftTable = { word: string };

/** The last row that the search index was told of, in one row. */
export type ContactSearchToldTable = { id: number; row_number: number };

/** Rows that it was told of and that have changed or gone since; empty outside a transaction of the program. */
export type ContactSearchDueTable = { row_number: number; known_text: string };

export type ContactTables = {
  contacts: ContactsTable;
  contact_points: ContactPointsTable;
  contact_organisations: ContactOrganisationsTable;
  contacts_kept_apart: ContactsKeptApartTable;
  tags: TagsTable;
  contact_tags: ContactTagsTable;
  custom_fields: CustomFieldsTable;
  contact_values: ContactValuesTable;
  saved_views: SavedViewsTable;
  import_mappings: ImportMappingsTable;
  activities: ActivitiesTable;
  attachments: AttachmentsTable;
  contact_changes: ContactChangesTable;
  undo_units: UndoUnitsTable;
  undo_entries: UndoEntriesTable;
  contact_sales: ContactSalesTable;
  contact_words: ContactWordsTable;
  contact_words_left: ContactWordsLeftTable;
  contact_search_told: ContactSearchToldTable;
  contact_search_due: ContactSearchDueTable;
};
