/**
 * What a file may bring and where it goes. A column of the file fills a field of the record:
 * "CompanyName" fills a contact's name, "Freight" fills an order's freight.
 */
import { err, ok, type Result } from '#domain/result';

export const importKinds = ['contacts', 'items', 'documents'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Target fields of each kind, in the order in which a person reads them. */
export const importFields = {
  contacts: [
    'code',
    'kind',
    'name',
    'firstName',
    'lastName',
    'contactPerson',
    'jobTitle',
    'organisations',
    'organisationRole',
    'email',
    'emailLabel',
    'email2',
    'email3',
    'phone',
    'phoneLabel',
    'phone2',
    'phone3',
    'mobile',
    'mobile2',
    'fax',
    'website',
    'messenger',
    'points',
    'street',
    'street2',
    'postalCode',
    'city',
    'region',
    'country',
    'deliveryStreet',
    'deliveryPostalCode',
    'deliveryCity',
    'deliveryRegion',
    'deliveryCountry',
    'addresses',
    'taxNumber',
    'language',
    'currency',
    'paymentTermsDays',
    'creditLimit',
    'birthday',
    'roles',
    'tags',
    'owner',
    'requirements',
    'instructions',
    'areInstructionsImportant',
    'consents',
    'note',
    'isArchived',
  ],
  items: ['code', 'name', 'description', 'category', 'supplier', 'unit', 'barcode', 'price', 'isArchived'],
  documents: [
    'reference',
    'contactCode',
    'issuedOn',
    'dueOn',
    'itemCode',
    'description',
    'quantity',
    'price',
    'discountFraction',
    'discountPercent',
    'freight',
    'note',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;

export type ContactField = (typeof importFields)['contacts'][number];
export type ItemField = (typeof importFields)['items'][number];
export type OrderField = (typeof importFields)['documents'][number];
export type ImportField = ContactField | ItemField | OrderField;
/** A custom field of contacts, by its id. */
export type CustomField = `custom:${string}`;
/** What a column can fill. */
export type MappedField = ImportField | CustomField;

/** Fields without which no record of the kind can be made; `missingFields` knows what may stand in for them. */
export const requiredImportFields = {
  contacts: ['name'],
  items: ['name'],
  documents: ['reference', 'contactCode', 'issuedOn', 'quantity', 'price'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** Field to column, counted from 0. */
export type Mapping<Field extends MappedField = MappedField> = Readonly<Partial<Record<Field, number>>>;

/** The longest text, in UTF-16 units, that each field of a record holds; the same bounds as the contract's schemas. */
export const longestTexts: Readonly<Record<ImportField, number>> = {
  code: 40,
  kind: 60,
  name: 200,
  firstName: 100,
  lastName: 100,
  contactPerson: 120,
  jobTitle: 120,
  organisations: 16_000,
  organisationRole: 80,
  email: 254,
  emailLabel: 40,
  email2: 254,
  email3: 254,
  phone: 60,
  phoneLabel: 40,
  phone2: 60,
  phone3: 60,
  mobile: 60,
  mobile2: 60,
  fax: 60,
  website: 254,
  messenger: 254,
  points: 32_000,
  street: 200,
  street2: 100,
  postalCode: 20,
  city: 100,
  region: 100,
  country: 100,
  deliveryStreet: 200,
  deliveryPostalCode: 20,
  deliveryCity: 100,
  deliveryRegion: 100,
  deliveryCountry: 100,
  addresses: 32_000,
  taxNumber: 60,
  language: 35,
  currency: 60,
  paymentTermsDays: 60,
  creditLimit: 60,
  birthday: 60,
  roles: 200,
  tags: 7000,
  owner: 200,
  requirements: 32_000,
  instructions: 2000,
  areInstructionsImportant: 60,
  consents: 3000,
  note: 5000,
  description: 2000,
  category: 100,
  supplier: 200,
  unit: 40,
  barcode: 48,
  reference: 100,
  contactCode: 40,
  itemCode: 40,
  price: 60,
  quantity: 60,
  discountFraction: 60,
  discountPercent: 60,
  freight: 60,
  isArchived: 60,
  issuedOn: 60,
  dueOn: 60,
};

const longestCustomText = 2000;

/** A cell of this length is too long for every field. */
export const longestCell = Math.max(longestCustomText, ...Object.values(longestTexts)) + 1;

/** The longest text of a field, custom ones included. */
export function longestText(field: MappedField): number {
  return isCustomField(field) ? longestCustomText : longestTexts[field];
}

export function isCustomField(field: string): field is CustomField {
  return field.startsWith('custom:');
}

export function customFieldOf(id: string): CustomField {
  return `custom:${id}`;
}

/**
 * Checks a mapping that came from outside.
 * @param given.customFieldIds the custom fields of contacts that there are.
 * @returns IMPORT_MAPPING_INVALID with the first field that the kind does not have, or whose column the file does not have.
 */
export function checkMapping(
  kind: ImportKind,
  given: { mapping: Readonly<Record<string, number>>; columnCount: number; customFieldIds?: readonly string[] },
): Result<Mapping, { code: 'IMPORT_MAPPING_INVALID'; field: string }> {
  const { mapping, columnCount, customFieldIds = [] } = given;
  const fields: readonly string[] = [
    ...importFields[kind],
    ...(kind === 'contacts' ? customFieldIds.map(customFieldOf) : []),
  ];
  for (const [field, column] of Object.entries(mapping)) {
    const isColumn = Number.isInteger(column) && column >= 0 && column < columnCount;
    if (!fields.includes(field) || !isColumn) return err({ code: 'IMPORT_MAPPING_INVALID', field });
  }
  return ok(mapping as Mapping);
}

/**
 * The required fields that no column fills. A contact's first or last name stands in for its name; an order line needs
 * an item or a description, and says "description" when it has neither.
 */
export function missingFields(kind: ImportKind, mapping: Mapping): ImportField[] {
  const fills = (field: ImportField) => mapping[field] !== undefined;
  const missing: ImportField[] = requiredImportFields[kind].filter((field) => !fills(field));
  switch (kind) {
    case 'contacts':
      return fills('firstName') || fills('lastName') ? [] : missing;
    case 'items':
      return missing;
    case 'documents':
      return fills('itemCode') || fills('description') ? missing : [...missing, 'description'];
  }
}

/** The form in which two codes are the same: capitals and small letters of the Latin alphabet do not differ. */
export function foldCode(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
