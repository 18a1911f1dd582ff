/** Contacts as rows: what is stored, and what is computed from it for searching and sorting. */
import type { Contact } from '#contract/contacts';
import { searchKey, searchText } from '#core/database';
import type { ContactsTable, ReadDb } from '#core/database';

/** The fields that a person fills in; everything else is made by the program. */
export type ContactFields = Omit<Contact, 'id' | 'version' | 'isArchived' | 'createdAt' | 'updatedAt'>;

export const emptyContact: Omit<ContactFields, 'code' | 'name'> = {
  kind: 'organisation',
  contactPerson: '',
  jobTitle: '',
  email: '',
  phone: '',
  fax: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  taxNumber: '',
  paymentTermsDays: null,
  note: '',
};

type Row = Pick<ContactsTable, (typeof contactColumns)[number]> & { version: number; is_archived: 0 | 1 };

/** Columns of a whole contact. */
export const contactColumns = [
  'id',
  'version',
  'code',
  'kind',
  'name',
  'contact_person',
  'job_title',
  'email',
  'phone',
  'fax',
  'street',
  'postal_code',
  'city',
  'region',
  'country',
  'tax_number',
  'payment_terms_days',
  'note',
  'is_archived',
  'created_at',
  'updated_at',
] as const;

/** The columns that hold the fields, with the keys they are searched and sorted by. */
export function columnsOf(fields: ContactFields) {
  return {
    code: fields.code,
    kind: fields.kind,
    name: fields.name,
    contact_person: fields.contactPerson,
    job_title: fields.jobTitle,
    email: fields.email,
    phone: fields.phone,
    fax: fields.fax,
    street: fields.street,
    postal_code: fields.postalCode,
    city: fields.city,
    region: fields.region,
    country: fields.country,
    tax_number: fields.taxNumber,
    payment_terms_days: fields.paymentTermsDays,
    note: fields.note,
    name_key: searchKey(fields.name),
    city_key: searchKey(fields.city),
    search_text: searchText({
      fields: [fields.name, fields.code, fields.contactPerson, fields.email, fields.city],
      phones: [fields.phone, fields.fax],
    }),
  };
}

/** A row as the contract promises it. */
export function contactOf(row: Row): Contact {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    kind: row.kind,
    name: row.name,
    contactPerson: row.contact_person,
    jobTitle: row.job_title,
    email: row.email,
    phone: row.phone,
    fax: row.fax,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    region: row.region,
    country: row.country,
    taxNumber: row.tax_number,
    paymentTermsDays: row.payment_terms_days,
    note: row.note,
    isArchived: row.is_archived === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** One contact, or undefined. */
export async function findContact(db: Pick<ReadDb, 'selectFrom'>, id: string): Promise<Contact | undefined> {
  const row = await db.selectFrom('contacts').select(contactColumns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : contactOf(row as Row);
}
