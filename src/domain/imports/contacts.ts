import { longestTexts, type ContactField } from './fields.ts';
import { readRows, type InTurns, type ReadRecords } from './rows.ts';
import type { FieldReader, Reading, TableRow } from './table.ts';

type SavedField = Exclude<ContactField, 'firstName' | 'lastName'>;

/** A contact as a file gives it. An empty text means that the file says nothing. `line` is where it stands. */
export type ContactRecord = { line: number; kind: 'organisation' | 'person' } & Record<SavedField, string>;

/**
 * Reads contacts. Where a row has a name, first and last name together are its contact person; where it has none, they are its name
 * and the contact is a person. A code that stood on an earlier row is refused (CODE_DOUBLED); rows without a code
 * never are.
 */
export function readContacts(
  rows: readonly TableRow[],
  { columnCount, reading }: { columnCount: number; reading: Reading },
): InTurns<ReadRecords<ContactRecord>> {
  return readRows(rows, { columnCount, reading, read: readContact });
}

function readContact(reader: FieldReader): ContactRecord {
  const person = [reader.text('firstName'), reader.text('lastName')].filter((part) => part !== '').join(' ');
  const stated = reader.text('name');
  if (stated === '' && person === '') reader.refuse('name', 'VALUE_MISSING', '');
  const contactPerson = reader.text('contactPerson');
  if (person.length > longestTexts.contactPerson) reader.refuse('lastName', 'TEXT_TOO_LONG', person);
  const isPerson = stated === '' && person !== '';
  return {
    line: reader.line,
    kind: isPerson ? 'person' : 'organisation',
    code: reader.text('code'),
    name: isPerson ? person : stated,
    contactPerson: contactPerson === '' && !isPerson ? person : contactPerson,
    jobTitle: reader.text('jobTitle'),
    email: reader.text('email'),
    phone: reader.text('phone'),
    fax: reader.text('fax'),
    street: reader.text('street'),
    postalCode: reader.text('postalCode'),
    city: reader.text('city'),
    region: reader.text('region'),
    country: reader.text('country'),
    taxNumber: reader.text('taxNumber'),
    note: reader.text('note'),
  };
}
