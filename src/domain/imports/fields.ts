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
    'name',
    'firstName',
    'lastName',
    'contactPerson',
    'jobTitle',
    'email',
    'phone',
    'fax',
    'street',
    'postalCode',
    'city',
    'region',
    'country',
    'taxNumber',
    'note',
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

/** Fields without which no record of the kind can be made; `missingFields` knows what may stand in for them. */
export const requiredImportFields = {
  contacts: ['name'],
  items: ['name'],
  documents: ['reference', 'contactCode', 'issuedOn', 'quantity', 'price'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** Field to column, counted from 0. */
export type Mapping<Field extends ImportField = ImportField> = Readonly<Partial<Record<Field, number>>>;

/** The longest text, in UTF-16 units, that each field of a record holds; the same bounds as the contract's schemas. */
export const longestTexts: Readonly<Record<ImportField, number>> = {
  code: 40,
  name: 200,
  firstName: 100,
  lastName: 100,
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

/**
 * Checks a mapping that came from outside.
 * @returns IMPORT_MAPPING_INVALID with the first field that the kind does not have, or whose column the file does not have.
 */
export function checkMapping(
  kind: ImportKind,
  { mapping, columnCount }: { mapping: Readonly<Record<string, number>>; columnCount: number },
): Result<Mapping, { code: 'IMPORT_MAPPING_INVALID'; field: string }> {
  const fields: readonly string[] = importFields[kind];
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
