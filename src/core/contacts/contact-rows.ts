/** Contacts as rows: what is stored, and what is computed from it for searching, sorting and knowing again. */
import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import { contactText, searchKey } from '#core/database';
import type { ContactsTable, ReadDb } from '#core/database';

import { emptyState } from './contact-state.ts';
import type { ContactState, StoredContact } from './contact-state.ts';
import { filterKeysOf } from './filter-keys.ts';

/** Reads inside or outside a transaction. */
export type Reads = Pick<ReadDb, 'selectFrom'>;

const columns = [
  'id',
  'version',
  'code',
  'kind',
  'name',
  'contact_person',
  'job_title',
  'email',
  'email_label',
  'phone',
  'phone_label',
  'fax',
  'street',
  'postal_code',
  'city',
  'region',
  'country',
  'addresses_json',
  'roles_json',
  'language',
  'currency',
  'tax_number',
  'payment_terms_days',
  'credit_limit_minor',
  'birthday',
  'requirements_json',
  'instructions',
  'are_instructions_important',
  'consents_json',
  'owner_id',
  'note',
  'is_archived',
  'merged_into_id',
  'created_at',
  'updated_at',
] as const;

type Row = Awaited<ReturnType<ReturnType<typeof contactsById>['execute']>>[number];

function contactsById(db: Reads, ids: readonly string[]) {
  return db.selectFrom('contacts').select(columns).where('id', 'in', ids);
}

/** The columns that hold the state, with the keys they are found, sorted and known again by. */
export function columnsOf(state: ContactState) {
  return {
    code: state.code,
    kind: state.kind,
    name: state.name,
    contact_person: state.contactPerson,
    job_title: state.jobTitle,
    email: state.email,
    email_label: state.emailLabel,
    phone: state.phone,
    phone_label: state.phoneLabel,
    fax: state.fax,
    street: state.street,
    postal_code: state.postalCode,
    city: state.city,
    region: state.region,
    country: state.country,
    addresses_json: JSON.stringify(state.addresses),
    roles_json: JSON.stringify(state.roles),
    language: state.language,
    currency: state.currency,
    tax_number: state.taxNumber,
    payment_terms_days: state.paymentTermsDays,
    credit_limit_minor: state.creditLimitMinor,
    birthday: state.birthday,
    requirements_json: JSON.stringify(state.requirements),
    instructions: state.instructions,
    are_instructions_important: state.areInstructionsImportant ? (1 as const) : (0 as const),
    consents_json: JSON.stringify(state.consents),
    owner_id: state.ownerId,
    note: state.note,
    is_archived: state.isArchived ? (1 as const) : (0 as const),
    merged_into_id: state.mergedIntoId,
    name_key: searchKey(state.name),
    city_key: searchKey(state.city),
    email_key: emailKey(state.email),
    phone_key: phoneKey(state.phone),
    tax_key: taxNumberKey(state.taxNumber),
    search_text: searchTextOf(state),
    ...filterKeysOf(state),
  } satisfies Partial<Record<keyof ContactsTable, unknown>>;
}

/** What a contact is found by. */
export function searchTextOf(state: ContactState): string {
  const values = (kinds: readonly string[]) =>
    state.points.filter((point) => kinds.includes(point.kind)).map((point) => point.value);
  return contactText({
    name: state.name,
    others: [
      state.code,
      state.contactPerson,
      state.email,
      ...values(['email', 'website', 'messenger']),
      state.postalCode,
      state.city,
      ...state.addresses.flatMap((address) => [address.postalCode, address.city]),
      ...state.tags,
    ],
    phones: [state.phone, state.fax, ...values(['phone', 'mobile', 'fax'])],
  });
}

/** The key by which a further way to reach a contact is known again. */
export function pointKey({ kind, value }: ContactState['points'][number]): string {
  switch (kind) {
    case 'email':
      return emailKey(value);
    case 'phone':
    case 'mobile':
      return phoneKey(value);
    case 'fax':
    case 'website':
    case 'messenger':
      return '';
  }
}

/** The contacts with these ids, whole, by id; what does not exist is not in it. */
export async function readContacts(db: Reads, ids: readonly string[]): Promise<Map<string, StoredContact>> {
  const found = new Map<string, StoredContact>();
  if (ids.length === 0) return found;
  for (const row of await contactsById(db, ids).execute()) found.set(row.id, storedOf(row));
  if (found.size === 0) return found;
  const present = [...found.keys()];
  const stateOf = (id: string): ContactState => {
    const stored = found.get(id);
    if (!stored) throw new Error('A part of a contact was read that is not there');
    return stored.state;
  };
  const points = await db
    .selectFrom('contact_points')
    .select(['contact_id', 'kind', 'label', 'value'])
    .where('contact_id', 'in', present)
    .orderBy('contact_id')
    .orderBy('position')
    .execute();
  for (const { contact_id, ...point } of points) stateOf(contact_id).points.push(point);
  const organisations = await db
    .selectFrom('contact_organisations')
    .select(['contact_id', 'organisation_id', 'role'])
    .where('contact_id', 'in', present)
    .orderBy('contact_id')
    .orderBy('position')
    .execute();
  for (const row of organisations)
    stateOf(row.contact_id).organisations.push({ organisationId: row.organisation_id, role: row.role });
  const tags = await db
    .selectFrom('contact_tags')
    .innerJoin('tags', 'tags.id', 'contact_tags.tag_id')
    .select(['contact_tags.contact_id', 'tags.name'])
    .where('contact_tags.contact_id', 'in', present)
    .orderBy('contact_tags.contact_id')
    .orderBy('contact_tags.position')
    .execute();
  for (const row of tags) stateOf(row.contact_id).tags.push(row.name);
  const values = await db
    .selectFrom('contact_values')
    .innerJoin('custom_fields', 'custom_fields.id', 'contact_values.field_id')
    .select(['contact_values.contact_id', 'field_id', 'text_value', 'number_value', 'custom_fields.kind'])
    .where('contact_values.contact_id', 'in', present)
    .orderBy('contact_values.contact_id')
    .orderBy('field_id')
    .execute();
  for (const row of values) {
    const number = row.kind === 'yesNo' ? row.number_value === 1 : row.number_value;
    stateOf(row.contact_id).custom[row.field_id] = (row.text_value ?? number) as string;
  }
  return found;
}

/** One contact, or undefined; a merged one as it stands, not the contact that it went into. */
export async function findContact(db: Reads, id: string): Promise<StoredContact | undefined> {
  return (await readContacts(db, [id])).get(id);
}

function storedOf(row: Row): StoredContact {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    state: {
      ...emptyState,
      code: row.code,
      kind: row.kind,
      name: row.name,
      contactPerson: row.contact_person,
      jobTitle: row.job_title,
      email: row.email,
      emailLabel: row.email_label,
      phone: row.phone,
      phoneLabel: row.phone_label,
      fax: row.fax,
      street: row.street,
      postalCode: row.postal_code,
      city: row.city,
      region: row.region,
      country: row.country,
      points: [],
      addresses: JSON.parse(row.addresses_json) as ContactState['addresses'],
      roles: JSON.parse(row.roles_json) as ContactState['roles'],
      organisations: [],
      language: row.language,
      currency: row.currency,
      taxNumber: row.tax_number,
      paymentTermsDays: row.payment_terms_days,
      creditLimitMinor: row.credit_limit_minor,
      birthday: row.birthday,
      requirements: JSON.parse(row.requirements_json) as ContactState['requirements'],
      instructions: row.instructions,
      areInstructionsImportant: row.are_instructions_important === 1,
      consents: JSON.parse(row.consents_json) as ContactState['consents'],
      ownerId: row.owner_id,
      tags: [],
      custom: {},
      note: row.note,
      isArchived: row.is_archived === 1,
      mergedIntoId: row.merged_into_id,
    },
  };
}
