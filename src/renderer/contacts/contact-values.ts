import type { Contact } from '#contract/contacts';

/** What the form of a contact holds. `paymentTermsDays` is '' while the company's terms hold. */
export type ContactValues = {
  kind: Contact['kind'];
  name: string;
  code: string;
  contactPerson: string;
  jobTitle: string;
  email: string;
  phone: string;
  fax: string;
  street: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  taxNumber: string;
  paymentTermsDays: number | '';
  note: string;
};
export type ContactField = keyof ContactValues;

/** The longest text of each field, as the contract has it. */
export const longest = {
  name: 200,
  code: 40,
  contactPerson: 120,
  jobTitle: 120,
  email: 254,
  phone: 60,
  fax: 60,
  street: 200,
  postalCode: 20,
  city: 100,
  region: 100,
  country: 100,
  taxNumber: 60,
  note: 5000,
} as const satisfies Partial<Record<ContactField, number>>;
export type TextField = keyof typeof longest;

export const newContactValues: ContactValues = {
  kind: 'organisation',
  name: '',
  code: '',
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
  paymentTermsDays: '',
  note: '',
};

/** A contact as its form shows it. */
export function valuesOf(contact: Contact): ContactValues {
  const fields = Object.keys(newContactValues) as ContactField[];
  const values = Object.fromEntries(fields.map((field) => [field, contact[field]]));
  return { ...newContactValues, ...values, paymentTermsDays: contact.paymentTermsDays ?? '' };
}

/** What the host gets of a filled form. */
export function fieldsOf(values: ContactValues) {
  return { ...values, paymentTermsDays: values.paymentTermsDays === '' ? null : values.paymentTermsDays };
}

/** The address in lines, as it stands on an envelope; nothing for what is missing. */
export function addressLines({
  street,
  postalCode,
  city,
  region,
  country,
}: Pick<Contact, 'street' | 'postalCode' | 'city' | 'region' | 'country'>): string[] {
  return [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter((line) => line !== '');
}
