/** The keys of the contacts that are there already, as the program of this version makes them. Frozen in time. */
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

type Row = {
  row_number: number;
  email: string;
  phone: string;
  fax: string;
  tax_number: string;
  contact_person: string;
  job_title: string;
  street: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
  note: string;
};

export async function fillKeys(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`SELECT row_number, email, phone, fax, tax_number, contact_person, job_title, street,
    postal_code, city, region, country, note FROM contacts`.execute(db);
  for (const row of rows) {
    await sql`UPDATE contacts SET email_key = ${emailKey(row.email)}, phone_key = ${phoneKey(row.phone)},
      tax_key = ${taxKey(row.tax_number)}, contact_person_keys = ${line(row.contact_person)},
      job_title_keys = ${line(row.job_title)}, street_keys = ${line(row.street)},
      postal_code_keys = ${line(row.postal_code)}, city_keys = ${line(row.city)}, region_keys = ${line(row.region)},
      country_keys = ${line(row.country)}, email_keys = ${line(row.email)}, phone_keys = ${dialLine(row.phone)},
      fax_keys = ${dialLine(row.fax)}, note_keys = ${line(row.note)} WHERE row_number = ${row.row_number}`.execute(db);
  }
}

function line(text: string): string {
  const key = searchKey(text);
  return key === '' ? '' : `\n${key}\n`;
}

function dialLine(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits === '' ? line(phone) : `\n${digits}\n`;
}

function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
}

function emailKey(email: string): string {
  const key = email.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(key) ? key : '';
}

function phoneKey(phone: string): string {
  const main = phone.split(/(?:ext\.?|x|durchwahl|-dw)\s*\d+\s*$/i)[0] ?? phone;
  const digits = nationalDigits(main);
  return digits.length < 6 ? '' : digits.slice(-9);
}

const countryCode = /^(?:[17]|2[1-69]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[0578]\d|9[679]\d|\d\d)/;

function nationalDigits(phone: string): string {
  const digits = phone.replaceAll('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  if (!/^\D*(?:\+|00)/.test(phone)) return digits;
  const national = digits.replace(countryCode, '').replace(/^0+/, '');
  return national.length < 7 ? digits : national;
}

function taxKey(taxNumber: string): string {
  const key = taxNumber.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key.length < 5 ? '' : key;
}
