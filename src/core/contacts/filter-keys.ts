/**
 * The keys by which a list is filtered: text without case and accents, so that the database alone decides. What a contact can have several of
 * (towns, phones) stands one a line, with a line end before and after each: '\ngraz\nwien\n' has a town that begins with 'wi'; '' has none.
 */
import { searchKey } from '#core/database';
import type { ContactsTable } from '#core/database';

import type { ContactState } from './contact-state.ts';

/** The key columns of a contact's row. */
export function filterKeysOf(state: ContactState) {
  const { addresses, points } = state;
  const pointsOf = (...kinds: readonly string[]) =>
    points.filter((point) => kinds.includes(point.kind)).map((point) => point.value);
  return {
    contact_person_keys: linesOf([state.contactPerson]),
    job_title_keys: linesOf([state.jobTitle]),
    street_keys: linesOf([state.street, ...addresses.map((address) => address.street)]),
    postal_code_keys: linesOf([state.postalCode, ...addresses.map((address) => address.postalCode)]),
    city_keys: linesOf([state.city, ...addresses.map((address) => address.city)]),
    region_keys: linesOf([state.region, ...addresses.map((address) => address.region)]),
    country_keys: linesOf([state.country, ...addresses.map((address) => address.country)]),
    email_keys: linesOf([state.email, ...pointsOf('email')]),
    phone_keys: linesOf([state.phone, ...pointsOf('phone', 'mobile')], dialKey),
    fax_keys: linesOf([state.fax, ...pointsOf('fax')], dialKey),
    website_keys: linesOf(pointsOf('website')),
    messenger_keys: linesOf(pointsOf('messenger')),
    consent_keys: linesOf(state.consents.map(({ channel, isGiven }) => consentLine(channel, isGiven))),
    requirement_keys: linesOf(state.requirements.map(({ attribute, value }) => `${attribute} ${value}`)),
    instructions_keys: linesOf([state.instructions]),
    note_keys: linesOf([state.note]),
  } satisfies Partial<Record<keyof ContactsTable, string>>;
}

export function consentLine(channel: string, isGiven: boolean): string {
  return `${channel} ${isGiven ? 'given' : 'refused'}`;
}

/** A telephone number as its digits, however it is written; a text without any as it is. */
export function dialKey(phone: string): string {
  return phone.replaceAll(/\D/g, '') || searchKey(phone);
}

function linesOf(values: readonly string[], keyOf = searchKey): string {
  if (values.every((value) => value === '')) return '';
  const keys = values.map(keyOf).filter((key) => key !== '');
  return keys.length === 0 ? '' : `\n${keys.join('\n')}\n`;
}
