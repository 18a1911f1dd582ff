/** Contacts as a file gives them. */
import type { ContactRole } from '#domain/contacts';
import { isCurrencyCode, type E4 } from '#domain/money';

import { readAddresses, readConsents, readOrganisations, readPoints, readRequirements } from './contact-lists.ts';
import type { ContactRecord, KnownCustomField, KnownOfContacts, SavedText, StatedContact } from './contact-record.ts';
import { customFieldOf, longestTexts, type MappedField } from './fields.ts';
import { splitList } from './lists.ts';
import { readRows, type InTurns, type ReadRecords } from './rows.ts';
import type { FieldReader, Reading, TableRow } from './table.ts';
import { kindWords, roleWords } from './words.ts';

const savedTexts = [
  'contactPerson',
  'jobTitle',
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'fax',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'language',
  'taxNumber',
  'instructions',
  'note',
] as const satisfies readonly Exclude<SavedText, 'name' | 'currency'>[];

/**
 * Reads contacts. Where a row has a name, first and last name together are its contact person; where it has none, they are its name
 * and the contact is a person. A code that stood on an earlier row is refused (CODE_DOUBLED); rows without a code
 * never are.
 */
export function readContacts(
  rows: Iterable<TableRow>,
  given: { columnCount: number; reading: Reading; known?: KnownOfContacts },
): InTurns<ReadRecords<ContactRecord>> {
  const { columnCount, reading, known = { customFields: [], owners: [] } } = given;
  // A file has far fewer columns than there are fields, and what no column fills need not be asked for in every row.
  const fills = (field: MappedField) => reading.mapping[field] !== undefined;
  const owners = new Map(known.owners.map((owner) => [owner.name.toLowerCase(), owner.id]));
  const plan: Plan = {
    fills,
    texts: savedTexts.filter(fills),
    customFields: known.customFields.filter((field) => fills(customFieldOf(field.id))),
    ownerOf: (name) => owners.get(name.toLowerCase()),
  };
  return readRows(rows, { columnCount, reading, read: (reader) => readContact(reader, plan) });
}

type Plan = {
  fills: (field: MappedField) => boolean;
  texts: readonly (typeof savedTexts)[number][];
  customFields: readonly KnownCustomField[];
  ownerOf: (name: string) => string | undefined;
};

function readContact(reader: FieldReader, plan: Plan): ContactRecord {
  const stated: StatedContact = {};
  for (const field of plan.texts) {
    const text = reader.text(field);
    if (text !== '') stated[field] = text;
  }
  const kind = readKind(reader);
  const named = readName(reader, kind);
  if (named.person !== '' && stated.contactPerson === undefined) stated.contactPerson = named.person;
  if (named.name !== '') stated.name = named.name;
  if (kind !== null) stated.kind = kind;
  readAddressOf(reader, stated);
  readTerms(reader, stated);
  readWords(reader, { stated, plan });
  if (plan.customFields.length > 0) readCustom(reader, { stated, fields: plan.customFields });
  const points = readPoints(reader);
  return {
    line: reader.line,
    code: reader.text('code'),
    name: named.name,
    kind: kind ?? named.kind,
    stated,
    points,
    organisations: readOrganisations(reader),
  };
}

function readKind(reader: FieldReader): 'organisation' | 'person' | null {
  const word = reader.text('kind');
  if (word === '') return null;
  const kind = kindWords.get(word.toLowerCase());
  if (kind === undefined) reader.refuse('kind', 'KIND_UNKNOWN', word);
  return kind ?? null;
}

/** Who a row is about; `person` is the one to speak to in an organisation. */
function readName(
  reader: FieldReader,
  kind: 'organisation' | 'person' | null,
): { name: string; person: string; kind: 'organisation' | 'person' } {
  const whole = [reader.text('firstName'), reader.text('lastName')].filter((part) => part !== '').join(' ');
  const stated = reader.text('name');
  if (stated === '' && whole === '') reader.refuse('name', 'VALUE_MISSING', '');
  if (stated === '') {
    if (whole.length > longestTexts.name) reader.refuse('lastName', 'TEXT_TOO_LONG', whole);
    return { name: whole, person: '', kind: whole === '' ? 'organisation' : 'person' };
  }
  // Of a person both columns say the same: "Anna Berger", "Anna" and "Berger".
  if (kind === 'person') return { name: stated, person: '', kind };
  if (whole.length > longestTexts.contactPerson) reader.refuse('lastName', 'TEXT_TOO_LONG', whole);
  return { name: stated, person: whole, kind: 'organisation' };
}

function readAddressOf(reader: FieldReader, stated: StatedContact): void {
  const second = reader.text('street2');
  if (second !== '') {
    const street = [stated.street ?? '', second].filter((part) => part !== '').join(', ');
    if (street.length > longestTexts.street) reader.refuse('street2', 'TEXT_TOO_LONG', street);
    stated.street = street;
  }
  const addresses = readAddresses(reader);
  if (addresses.length > 0) stated.addresses = addresses;
}

/** What a contact pays by and when. */
function readTerms(reader: FieldReader, stated: StatedContact): void {
  const currency = reader.text('currency').toUpperCase();
  if (currency !== '') {
    if (!isCurrencyCode(currency)) reader.refuse('currency', 'CURRENCY_UNKNOWN', currency);
    stated.currency = currency;
  }
  const terms = reader.text('paymentTermsDays');
  if (terms !== '') {
    // "30", "30 days", "14 Tage netto"
    const days = Number(/^(\d{1,3})(?:\.0+)?(?:\s*\p{L}[\p{L} ]*)?$/u.exec(terms)?.[1] ?? Number.NaN);
    if (days <= 365) stated.paymentTermsDays = days;
    else reader.refuse('paymentTermsDays', 'TERMS_INVALID', terms);
  }
  const limit = reader.amount('creditLimit');
  if (limit !== null) stated.creditLimitMinor = limit;
}

function readWords(reader: FieldReader, { stated, plan }: { stated: StatedContact; plan: Plan }): void {
  if (plan.fills('birthday')) {
    const birthday = reader.date('birthday');
    if (birthday !== null) stated.birthday = birthday;
  }
  if (plan.fills('roles')) readRoles(reader, stated);
  if (plan.fills('tags')) readTags(reader, stated);
  const owner = reader.text('owner');
  if (owner !== '') {
    const ownerId = plan.ownerOf(owner);
    if (ownerId === undefined) reader.refuse('owner', 'OWNER_UNKNOWN', owner);
    else stated.ownerId = ownerId;
  }
  const requirements = readRequirements(reader);
  if (requirements.length > 0) stated.requirements = requirements;
  const consents = readConsents(reader);
  if (consents.length > 0) stated.consents = consents;
  for (const field of ['areInstructionsImportant', 'isArchived'] as const) {
    const flag = plan.fills(field) ? reader.flag(field) : null;
    if (flag !== null) stated[field] = flag;
  }
}

function readRoles(reader: FieldReader, stated: StatedContact): void {
  const roles = new Set<ContactRole>();
  for (const word of splitList(reader.text('roles'))) {
    const role = roleWords.get(word.toLowerCase());
    if (role === undefined) reader.refuse('roles', 'ROLE_UNKNOWN', word);
    else roles.add(role);
  }
  if (roles.size > 0) stated.roles = [...roles];
}

const longestTag = 60;
const mostTags = 50;

function readTags(reader: FieldReader, stated: StatedContact): void {
  const tags = splitList(reader.text('tags'));
  const long = tags.find((tag) => tag.length > longestTag);
  if (long !== undefined) reader.refuse('tags', 'TEXT_TOO_LONG', long);
  if (tags.length > mostTags) reader.refuse('tags', 'LIST_TOO_LONG', String(tags.length));
  if (tags.length > 0) stated.tags = tags;
}

function readCustom(
  reader: FieldReader,
  { stated, fields }: { stated: StatedContact; fields: readonly KnownCustomField[] },
): void {
  const custom: Record<string, string | E4 | boolean> = {};
  for (const field of fields) {
    const value = readCustomValue(reader, field);
    if (value !== null && value !== '') custom[field.id] = value;
  }
  if (Object.keys(custom).length > 0) stated.custom = custom;
}

function readCustomValue(reader: FieldReader, { id, kind, options }: KnownCustomField): string | E4 | boolean | null {
  const field = customFieldOf(id);
  switch (kind) {
    case 'text':
      return reader.text(field);
    case 'number':
      return reader.e4(field);
    case 'date':
      return reader.date(field);
    case 'yesNo':
      return reader.flag(field);
    case 'choice': {
      const label = reader.text(field);
      if (label === '') return null;
      const option =
        options.find((known) => known.label === label) ??
        options.find((known) => known.label.toLowerCase() === label.toLowerCase());
      if (option === undefined) reader.refuse(field, 'CHOICE_UNKNOWN', label);
      return option?.id ?? null;
    }
  }
}
