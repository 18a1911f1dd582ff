/** The parts of a contact that are lists: ways to reach it, addresses, memberships, requirements, consents. */
import type { ConsentChannel, ContactPoint, PointKind } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';

import type { OrganisationMention, StatedAddress, StatedContact, StatedPoints } from './contact-record.ts';
import { longestTexts, type ContactField } from './fields.ts';
import { joinEntry, splitEntries } from './lists.ts';
import type { FieldReader } from './table.ts';
import { addressWords, channelWords, pointWords } from './words.ts';

const most = { points: 50, addresses: 20, organisations: 20, requirements: 50 } as const;
const longest = { label: 40, addressLabel: 60, attribute: 100, value: 200, role: 80, source: 200 } as const;

const pointColumns: readonly { field: ContactField; kind: PointKind }[] = [
  { field: 'email2', kind: 'email' },
  { field: 'email3', kind: 'email' },
  { field: 'phone2', kind: 'phone' },
  { field: 'phone3', kind: 'phone' },
  { field: 'mobile', kind: 'mobile' },
  { field: 'mobile2', kind: 'mobile' },
  { field: 'website', kind: 'website' },
  { field: 'messenger', kind: 'messenger' },
];

/**
 * Reads further ways to reach a contact: from the column of all of them ("email;Work;anna@example.com"), and from the columns "E-mail 2",
 * "Mobile" and so on.
 */
export function readPoints(reader: FieldReader): StatedPoints | null {
  const points = entriesOf(reader, 'points').flatMap((parts) => readPoint(reader, parts));
  const isWhole = points.length > 0;
  for (const { field, kind } of pointColumns) {
    const value = reader.text(field);
    if (value === '' || points.some((point) => point.kind === kind && point.value === value)) continue;
    points.push({ kind, label: '', value });
  }
  if (points.length > most.points) reader.refuse('points', 'LIST_TOO_LONG', String(points.length));
  return points.length === 0 ? null : { points, isWhole };
}

/**
 * The ways of a new contact: where a file has a second e-mail or a mobile and no main one, it is the main one. Not so where the file brings the
 * whole list, and never of a contact that is there: its main number is not replaced by a further one.
 */
export function mainWaysOf(
  { email = '', phone = '' }: StatedContact,
  further: StatedPoints | null,
): { email: string; phone: string; points: ContactPoint[] } {
  const points = [...(further?.points ?? [])];
  const take = (kinds: readonly PointKind[]): string => {
    const at = points.findIndex((point) => kinds.includes(point.kind) && point.value.length <= longestTexts.phone);
    return at < 0 ? '' : (points.splice(at, 1)[0]?.value ?? '');
  };
  if (further === null || further.isWhole) return { email, phone, points };
  const mainPhone = phone === '' ? take(['phone', 'mobile']) : phone;
  const firstEmail = points.findIndex((point) => point.kind === 'email');
  if (email !== '' || firstEmail < 0) return { email, phone: mainPhone, points };
  const [main] = points.splice(firstEmail, 1);
  return { email: main?.value ?? '', phone: mainPhone, points };
}

function readPoint(reader: FieldReader, parts: readonly string[]): ContactPoint[] {
  const [word = '', label = '', value = '', ...more] = parts;
  const kind = pointWords.get(word.toLowerCase());
  if (kind === undefined || value === '' || more.length > 0) return refuseEntry(reader, 'points', parts);
  checkLength(reader, { field: 'points', text: label, longest: longest.label });
  checkLength(reader, { field: 'points', text: value, longest: 254 });
  return [{ kind, label, value }];
}

/** Reads further addresses: "delivery;Warehouse;Kai 1;20457;Hamburg;;Germany", and a delivery address from columns of its own. */
export function readAddresses(reader: FieldReader): StatedAddress[] {
  const addresses = entriesOf(reader, 'addresses').flatMap((parts) => readAddress(reader, parts));
  const delivery = {
    use: 'delivery' as const,
    label: '',
    street: reader.text('deliveryStreet'),
    postalCode: reader.text('deliveryPostalCode'),
    city: reader.text('deliveryCity'),
    region: reader.text('deliveryRegion'),
    country: reader.text('deliveryCountry'),
  };
  if (`${delivery.street}${delivery.postalCode}${delivery.city}` !== '') addresses.push(delivery);
  if (addresses.length > most.addresses) reader.refuse('addresses', 'LIST_TOO_LONG', String(addresses.length));
  return addresses;
}

function readAddress(reader: FieldReader, parts: readonly string[]): StatedAddress[] {
  const [word = '', label = '', street = '', postalCode = '', city = '', region = '', country = '', ...more] = parts;
  const use = addressWords.get(word.toLowerCase());
  if (use === undefined || more.length > 0) return refuseEntry(reader, 'addresses', parts);
  checkLength(reader, { field: 'addresses', text: label, longest: longest.addressLabel });
  checkLength(reader, { field: 'addresses', text: street, longest: 200 });
  checkLength(reader, { field: 'addresses', text: postalCode, longest: 20 });
  for (const text of [city, region, country]) checkLength(reader, { field: 'addresses', text, longest: 100 });
  return [{ use, label, street, postalCode, city, region, country }];
}

/**
 * Reads the organisations that a row belongs to: "Acme Ltd", "Acme Ltd;Head of sales", or with the code "Acme Ltd;Head of sales;10007". A
 * column of the role stands for rows that name one organisation without it.
 */
export function readOrganisations(reader: FieldReader): OrganisationMention[] {
  const entries = entriesOf(reader, 'organisations');
  if (entries.length === 0) return [];
  const onlyRole = reader.text('organisationRole');
  const mentions = entries.flatMap((parts): OrganisationMention[] => {
    const [name = '', role = '', code = '', ...more] = parts;
    if (name === '' || more.length > 0) return refuseEntry(reader, 'organisations', parts);
    checkLength(reader, { field: 'organisations', text: name, longest: longest.value });
    checkLength(reader, { field: 'organisations', text: role, longest: longest.role });
    checkLength(reader, { field: 'organisations', text: code, longest: 40 });
    return [{ code, name, role: role === '' && entries.length === 1 ? onlyRole : role }];
  });
  if (mentions.length > most.organisations) reader.refuse('organisations', 'LIST_TOO_LONG', String(mentions.length));
  return mentions;
}

/** Reads requirements: "Delivery before noon;;must". The third part says that it is one and no wish. */
export function readRequirements(reader: FieldReader): { attribute: string; value: string; isMust: boolean }[] {
  const entries = entriesOf(reader, 'requirements');
  if (entries.length > most.requirements) reader.refuse('requirements', 'LIST_TOO_LONG', String(entries.length));
  return entries.flatMap((parts) => {
    const [attribute = '', value = '', must = '', ...more] = parts;
    const isMust = mustWords.get(must.toLowerCase());
    if (attribute === '' || isMust === undefined || more.length > 0) return refuseEntry(reader, 'requirements', parts);
    checkLength(reader, { field: 'requirements', text: attribute, longest: longest.attribute });
    checkLength(reader, { field: 'requirements', text: value, longest: longest.value });
    return [{ attribute, value, isMust }];
  });
}

const mustWords: ReadonlyMap<string, boolean> = new Map([
  ['', false],
  ['must', true],
  ['muss', true],
]);

type Consent = { channel: ConsentChannel; isGiven: boolean; on: CalendarDate; source: string };

/** Reads consents: "email;yes;2026-05-03;form of 3 May", one a channel. */
export function readConsents(reader: FieldReader): Consent[] {
  const consents: Consent[] = [];
  for (const parts of entriesOf(reader, 'consents')) {
    const [word = '', given = '', day = '', source = '', ...more] = parts;
    const channel = channelWords.get(word.toLowerCase());
    const isGiven = reader.flagIn(given);
    const on = reader.dateIn(day);
    const isDoubled = consents.some((consent) => consent.channel === channel);
    if (channel === undefined || isGiven === null || on === null || isDoubled || more.length > 0) {
      refuseEntry(reader, 'consents', parts);
      continue;
    }
    checkLength(reader, { field: 'consents', text: source, longest: longest.source });
    consents.push({ channel, isGiven, on, source });
  }
  return consents;
}

function entriesOf(reader: FieldReader, field: ContactField): string[][] {
  const text = reader.text(field);
  return text === '' ? [] : splitEntries(text);
}

function refuseEntry(reader: FieldReader, field: ContactField, parts: readonly string[]): [] {
  reader.refuse(field, 'ENTRY_INVALID', joinEntry(parts));
  return [];
}

function checkLength(
  reader: FieldReader,
  { field, text, longest: bound }: { field: ContactField; text: string; longest: number },
): void {
  if (text.length > bound) reader.refuse(field, 'TEXT_TOO_LONG', text);
}
