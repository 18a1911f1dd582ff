/** A page of contacts as the contract promises its rows: what hangs on them is read for the page alone, in one statement a kind. */
import { sql } from 'kysely';

import type { ContactRole } from '#domain/contacts';
import type { ContactRow, CustomValue } from '#contract/contacts';
import type { ReadDb } from '#core/database';

import type { Reads } from './contact-rows.ts';

/** The columns of a row; `sort_value` is what the page is ordered by. */
export const rowColumns = [
  'contacts.id',
  'contacts.version',
  'contacts.code',
  'contacts.kind',
  'contacts.name',
  'contacts.contact_person',
  'contacts.job_title',
  'contacts.email',
  'contacts.phone',
  'contacts.street',
  'contacts.postal_code',
  'contacts.city',
  'contacts.region',
  'contacts.country',
  'contacts.tax_number',
  'contacts.language',
  'contacts.currency',
  'contacts.payment_terms_days',
  'contacts.credit_limit_minor',
  'contacts.birthday',
  'contacts.owner_id',
  'contacts.roles_json',
  'contacts.is_archived',
  'contacts.balance_minor',
  'contacts.sales_minor',
  'contacts.last_purchase_on',
  'contacts.created_at',
  'contacts.updated_at',
] as const;

export type PageRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

function selectRows(db: ReadDb) {
  return db.selectFrom('contacts').select(rowColumns);
}

/** The rows of contacts in the order of the ids; what does not exist is left out. */
export async function rowsOfIds(db: ReadDb, ids: readonly string[]): Promise<ContactRow[]> {
  const rows = await selectRows(db).where('contacts.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rowsOfPage(
    db,
    ids.flatMap((id) => byId.get(id) ?? []),
  );
}

/** The rows of a page in their order. */
export async function rowsOfPage(db: Reads, page: readonly PageRow[]): Promise<ContactRow[]> {
  const ids = page.map((row) => row.id);
  const [owners, organisations, tags, custom] = [
    await ownerNames(db, page),
    await mainOrganisations(db, ids),
    await tagsOf(db, ids),
    await customOf(db, ids),
  ];
  return page.map((row) => ({
    id: row.id,
    version: row.version,
    code: row.code,
    kind: row.kind,
    name: row.name,
    contactPerson: row.contact_person,
    jobTitle: row.job_title,
    email: row.email,
    phone: row.phone,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    region: row.region,
    country: row.country,
    taxNumber: row.tax_number,
    language: row.language,
    currency: row.currency,
    paymentTermsDays: row.payment_terms_days,
    creditLimitMinor: row.credit_limit_minor,
    birthday: row.birthday,
    ownerName: owners.get(row.owner_id ?? '') ?? '',
    organisationName: organisations.get(row.id) ?? '',
    roles: JSON.parse(row.roles_json) as ContactRole[],
    tags: tags.get(row.id) ?? [],
    custom: custom.get(row.id) ?? {},
    isArchived: row.is_archived === 1,
    balanceMinor: row.balance_minor,
    salesMinor: row.sales_minor,
    lastPurchaseOn: row.last_purchase_on === '' ? null : row.last_purchase_on,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

async function ownerNames(db: Reads, page: readonly PageRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(page.flatMap((row) => (row.owner_id === null ? [] : [row.owner_id])))];
  if (ids.length === 0) return new Map();
  const owners = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(owners.map((owner) => [owner.id, owner.name]));
}

/** The organisation named first; one that was merged goes by the name of the contact that it went into. */
async function mainOrganisations(db: Reads, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contact_organisations')
    .innerJoin('contacts as organisation', 'organisation.id', 'contact_organisations.organisation_id')
    .leftJoin('contacts as root', 'root.id', 'organisation.merged_into_id')
    .select(['contact_organisations.contact_id', sql<string>`coalesce(root.name, organisation.name)`.as('name')])
    .where('contact_organisations.contact_id', 'in', ids)
    .orderBy('contact_organisations.contact_id')
    .orderBy('contact_organisations.position', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.contact_id, row.name]));
}

async function tagsOf(db: Reads, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('contact_tags')
    .innerJoin('tags', 'tags.id', 'contact_tags.tag_id')
    .select(['contact_tags.contact_id', 'tags.name'])
    .where('contact_tags.contact_id', 'in', ids)
    .orderBy('contact_tags.contact_id')
    .orderBy('contact_tags.position')
    .execute();
  for (const { contact_id, name } of rows) found.set(contact_id, [...(found.get(contact_id) ?? []), name]);
  return found;
}

async function customOf(db: Reads, ids: readonly string[]): Promise<Map<string, Record<string, CustomValue>>> {
  const found = new Map<string, Record<string, CustomValue>>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('contact_values')
    .innerJoin('custom_fields', 'custom_fields.id', 'contact_values.field_id')
    .select(['contact_values.contact_id', 'field_id', 'text_value', 'number_value', 'custom_fields.kind'])
    .where('contact_values.contact_id', 'in', ids)
    .execute();
  for (const { contact_id, field_id, kind, text_value, number_value } of rows) {
    const number = kind === 'yesNo' ? number_value === 1 : number_value;
    found.set(contact_id, { ...found.get(contact_id), [field_id]: (text_value ?? number) as CustomValue });
  }
  return found;
}
