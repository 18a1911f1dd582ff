import type { Contact, ContactFields, CustomValue } from '#contract/contacts';
import { isSame } from '#renderer/ui';

type Texts =
  | 'name'
  | 'code'
  | 'contactPerson'
  | 'jobTitle'
  | 'email'
  | 'emailLabel'
  | 'phone'
  | 'phoneLabel'
  | 'fax'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'region'
  | 'country'
  | 'language'
  | 'taxNumber'
  | 'instructions'
  | 'note';

/** Of a membership that is being entered the organisation is not yet chosen. */
export type MembershipValues = { organisationId: string | null; role: string };

/** What the form of a contact holds. `paymentTermsDays` is '' while the company's terms hold; `custom` holds what is filled. */
export type ContactValues = Pick<
  ContactFields,
  | Texts
  | 'kind'
  | 'points'
  | 'addresses'
  | 'roles'
  | 'currency'
  | 'creditLimitMinor'
  | 'birthday'
  | 'requirements'
  | 'areInstructionsImportant'
  | 'consents'
  | 'ownerId'
  | 'tags'
> & {
  organisations: MembershipValues[];
  paymentTermsDays: number | '';
  custom: Readonly<Record<string, CustomValue>>;
};
export type ContactField = keyof ContactValues;

/** The longest text of each field, as the contract has it. */
export const longest = {
  name: 200,
  code: 40,
  contactPerson: 120,
  jobTitle: 120,
  email: 254,
  emailLabel: 40,
  phone: 60,
  phoneLabel: 40,
  fax: 60,
  street: 200,
  postalCode: 20,
  city: 100,
  region: 100,
  country: 100,
  taxNumber: 60,
  instructions: 2000,
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
  emailLabel: '',
  phone: '',
  phoneLabel: '',
  fax: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  points: [],
  addresses: [],
  roles: [],
  organisations: [],
  language: '',
  currency: '',
  taxNumber: '',
  paymentTermsDays: '',
  creditLimitMinor: null,
  birthday: null,
  requirements: [],
  instructions: '',
  areInstructionsImportant: false,
  consents: [],
  ownerId: null,
  tags: [],
  custom: {},
  note: '',
};

/** A contact as its form shows it. */
export function valuesOf(contact: Contact): ContactValues {
  const fields = Object.keys(newContactValues) as ContactField[];
  const values = Object.fromEntries(fields.map((field) => [field, contact[field]]));
  return {
    ...newContactValues,
    ...values,
    organisations: contact.organisations.map(({ organisationId, role }) => ({ organisationId, role })),
    paymentTermsDays: contact.paymentTermsDays ?? '',
    custom: filled(contact.custom),
  };
}

/**
 * What the host gets of a filled form: rows in which nothing was entered are left out.
 * @param base what the form began with: own fields that it had and that are empty now are emptied
 */
export function fieldsOf(values: ContactValues, base: ContactValues = newContactValues) {
  const custom: Record<string, CustomValue | null> = { ...values.custom };
  for (const id of Object.keys(base.custom)) custom[id] ??= null;
  return {
    ...values,
    points: values.points.filter(({ value }) => value.trim() !== ''),
    addresses: values.addresses.filter((address) => addressLines(address).length > 0),
    organisations: values.organisations.flatMap(({ organisationId, role }) =>
      organisationId === null ? [] : [{ organisationId, role }],
    ),
    requirements: values.requirements.filter(({ attribute, value }) => `${attribute}${value}`.trim() !== ''),
    paymentTermsDays: values.paymentTermsDays === '' ? null : values.paymentTermsDays,
    custom,
  };
}

/** Tells whether two forms would save the same: a row that was added and left empty is no change. */
export function savesSame(left: ContactValues, right: ContactValues): boolean {
  return isSame(fieldsOf(left), fieldsOf(right));
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

function filled(custom: Contact['custom']): Record<string, CustomValue> {
  return Object.fromEntries(
    Object.entries(custom).filter((entry): entry is [string, CustomValue] => entry[1] !== null && entry[1] !== ''),
  );
}
