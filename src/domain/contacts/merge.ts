/**
 * Several contacts become one, field by field. A field is the winner's unless that is empty or another contact is chosen for it. What a
 * contact can have many of is joined without doubles; an e-mail, a number or an address that is not the main one any more stays as a further
 * one. Notes and instructions are joined. Nothing that was written is lost, but where two contradict each other in a field of one value.
 */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { emailKey, phoneKey } from './keys.ts';
import type { AddressUse, ConsentChannel, ContactPoint, ContactRole } from './kinds.ts';
import { foldText } from './similarity.ts';

type Address = { street: string; postalCode: string; city: string; region: string; country: string };
type LabelledAddress = Address & { use: AddressUse; label: string };
type CustomValues = Readonly<Record<string, string | number | boolean | null>>;

export type MergeableContact = Address & {
  kind: 'organisation' | 'person';
  name: string;
  contactPerson: string;
  jobTitle: string;
  email: string;
  emailLabel: string;
  phone: string;
  phoneLabel: string;
  fax: string;
  points: readonly ContactPoint[];
  addresses: readonly LabelledAddress[];
  roles: readonly ContactRole[];
  organisations: readonly { organisationId: string; role: string }[];
  language: string;
  currency: string;
  taxNumber: string;
  paymentTermsDays: number | null;
  creditLimitMinor: number | null;
  birthday: string | null;
  requirements: readonly { attribute: string; value: string; isMust: boolean }[];
  instructions: string;
  areInstructionsImportant: boolean;
  consents: readonly { channel: ConsentChannel; isGiven: boolean; on: string; source: string }[];
  ownerId: string | null;
  tags: readonly string[];
  custom: CustomValues;
  note: string;
  isArchived: boolean;
};

type Part = { id: string; contact: MergeableContact };

/** `choices`: a field, or "custom:" and the id of a custom field, to the contact whose value stays. The winner comes first in `parts`. */
export type Merge = { parts: readonly [Part, ...Part[]]; choices: Readonly<Record<string, string>> };

export type MergeFault = { code: 'CHOICE_INVALID'; field: string } | { code: 'MERGE_TOO_LARGE'; field: string };

const addressFields = ['street', 'postalCode', 'city', 'region', 'country'] as const;
const plainFields = [
  'kind',
  'name',
  'jobTitle',
  'fax',
  'language',
  'currency',
  'taxNumber',
  'paymentTermsDays',
  'creditLimitMinor',
  'birthday',
  'ownerId',
] as const;
const joinedFields = [
  'points',
  'addresses',
  'roles',
  'organisations',
  'requirements',
  'consents',
  'tags',
  'note',
  'instructions',
] as const;
const choosable: ReadonlySet<string> = new Set([
  ...plainFields,
  ...addressFields,
  ...joinedFields,
  'contactPerson',
  'email',
  'phone',
  'isArchived',
]);

/** How much of each a contact can hold: the bounds of the contract. */
const bounds = { points: 50, addresses: 20, organisations: 20, requirements: 50, tags: 50, note: 5000 } as const;
const longestInstructions = 2000;

/**
 * What the merged contact becomes. Memberships in one of the merged contacts fall away.
 * Errors: CHOICE_INVALID (a field that cannot be chosen, a contact that is not merged here), MERGE_TOO_LARGE (more of a field than a contact
 * can hold).
 */
export function mergeContacts({ parts, choices }: Merge): Result<MergeableContact, MergeFault> {
  const fault = faultOf({ parts, choices });
  if (fault !== null) return err({ code: 'CHOICE_INVALID', field: fault });
  const chosen = (field: string) => parts.find((part) => part.id === choices[field])?.contact;
  const merged: MergeableContact = {
    ...parts[0].contact,
    ...plainOf(parts, chosen),
    ...mainWays(parts, chosen),
    ...addressOf(parts, chosen),
    custom: customOf(parts, chosen),
    isArchived: chosen('isArchived')?.isArchived ?? parts.every(({ contact }) => contact.isArchived),
    ...textsOf(parts, chosen),
  };
  merged.contactPerson = contactPersonOf(parts, { kind: merged.kind, chosen });
  const whole = { ...merged, ...listsOf(parts, { merged, chosen }) };
  const tooLarge = tooLargeField(whole);
  return tooLarge === null ? ok(whole) : err({ code: 'MERGE_TOO_LARGE', field: tooLarge });
}

type Chosen = (field: string) => MergeableContact | undefined;
type Parts = Merge['parts'];

function faultOf({ parts, choices }: Merge): string | null {
  const ids = new Set(parts.map((part) => part.id));
  const fault = Object.entries(choices).find(
    ([field, id]) => !ids.has(id) || !(choosable.has(field) || field.startsWith('custom:')),
  );
  return fault?.[0] ?? null;
}

function isEmpty(value: string | number | boolean | null | undefined): boolean {
  return value === '' || value === null || value === undefined;
}

function plainOf(parts: Parts, chosen: Chosen): Partial<MergeableContact> {
  const entries = plainFields.map((field) => {
    const contact = chosen(field) ?? parts.find((part) => !isEmpty(part.contact[field]))?.contact ?? parts[0].contact;
    return [field, contact[field]] as const;
  });
  return Object.fromEntries(entries);
}

/** The main e-mail and the main number come with their labels. */
function mainWays(parts: Parts, chosen: Chosen) {
  const from = (field: 'email' | 'phone') =>
    chosen(field) ?? parts.find((part) => part.contact[field] !== '')?.contact ?? parts[0].contact;
  const [email, phone] = [from('email'), from('phone')];
  return { email: email.email, emailLabel: email.emailLabel, phone: phone.phone, phoneLabel: phone.phoneLabel };
}

/** Addresses complete each other only where they agree: a street of one town and the postal code of another would be no address. */
function addressOf(parts: Parts, chosen: Chosen): Address {
  const first = parts.find(({ contact }) => hasAddress(contact))?.contact ?? parts[0].contact;
  const address: Address = pickAddress(first);
  for (const { contact } of parts) {
    if (!agrees(address, contact)) continue;
    for (const field of addressFields) address[field] ||= contact[field];
  }
  for (const field of addressFields) address[field] = chosen(field)?.[field] ?? address[field];
  return address;
}

function pickAddress({ street, postalCode, city, region, country }: Address): Address {
  return { street, postalCode, city, region, country };
}

function hasAddress(address: Address): boolean {
  return addressFields.some((field) => address[field] !== '');
}

/** Whether two addresses contradict each other in nothing. */
function agrees(left: Address, right: Address): boolean {
  return addressFields.every(
    (field) => left[field] === '' || right[field] === '' || foldText(left[field]) === foldText(right[field]),
  );
}

/** A person who goes into an organisation becomes its contact person where it has none. */
function contactPersonOf(parts: Parts, { kind, chosen }: { kind: MergeableContact['kind']; chosen: Chosen }): string {
  const personOf = (contact: MergeableContact) =>
    contact.contactPerson || (kind === 'organisation' && contact.kind === 'person' ? contact.name : '');
  const one = chosen('contactPerson');
  if (one !== undefined) return personOf(one);
  return parts.map(({ contact }) => personOf(contact)).find((person) => person !== '') ?? '';
}

function customOf(parts: Parts, chosen: Chosen): CustomValues {
  const ids = [...new Set(parts.flatMap(({ contact }) => Object.keys(contact.custom)))];
  const entries = ids.map((id) => {
    const first = parts.find(({ contact }) => !isEmpty(contact.custom[id]))?.contact;
    return [id, (chosen(`custom:${id}`) ?? first)?.custom[id] ?? null] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

function textsOf(parts: Parts, chosen: Chosen) {
  const instructions = chosen('instructions');
  const speaking = parts.filter(({ contact }) => contact.instructions !== '');
  return {
    note: chosen('note')?.note ?? joined(parts.map(({ contact }) => contact.note)),
    instructions: instructions?.instructions ?? joined(parts.map(({ contact }) => contact.instructions)),
    areInstructionsImportant:
      instructions?.areInstructionsImportant ?? speaking.some(({ contact }) => contact.areInstructionsImportant),
  };
}

/** Texts below each other; one that says nothing new is left out. */
function joined(texts: readonly string[]): string {
  const kept: string[] = [];
  for (const text of texts) if (text !== '' && !kept.some((earlier) => earlier.includes(text))) kept.push(text);
  return kept.join('\n\n');
}

function listsOf(parts: Parts, { merged, chosen }: { merged: MergeableContact; chosen: Chosen }) {
  const all = <Element>(field: string, of: (contact: MergeableContact) => readonly Element[]) => {
    const one = chosen(field);
    return one === undefined ? parts.flatMap(({ contact }) => of(contact)) : of(one);
  };
  const ids = new Set(parts.map((part) => part.id));
  return {
    points: chosen('points')?.points ?? pointsOf(parts, merged),
    addresses: chosen('addresses')?.addresses ?? addressesOf(parts, merged),
    roles: withoutDoubles(
      all('roles', (contact) => contact.roles),
      (role) => role,
    ),
    organisations: withoutDoubles(
      all('organisations', (contact) => contact.organisations).filter(({ organisationId }) => !ids.has(organisationId)),
      (membership) => membership.organisationId,
    ),
    requirements: withoutDoubles(
      all('requirements', (contact) => contact.requirements),
      ({ attribute, value }) => foldText(`${attribute}: ${value}`),
    ),
    consents: chosen('consents')?.consents ?? consentsOf(parts),
    tags: withoutDoubles(
      all('tags', (contact) => contact.tags),
      foldText,
    ),
  };
}

function pointsOf(parts: Parts, merged: MergeableContact): ContactPoint[] {
  const former = parts.flatMap(({ contact }): ContactPoint[] => [
    { kind: 'email', label: contact.emailLabel, value: contact.email },
    { kind: 'phone', label: contact.phoneLabel, value: contact.phone },
    { kind: 'fax', label: '', value: contact.fax },
  ]);
  const mains = new Set(
    [
      { kind: 'email' as const, value: merged.email },
      { kind: 'phone' as const, value: merged.phone },
      { kind: 'fax' as const, value: merged.fax },
    ].map(wayKey),
  );
  const further = parts.flatMap(({ contact }) => contact.points);
  return withoutDoubles([...further, ...former], wayKey).filter(
    (point) => point.value !== '' && !mains.has(wayKey(point)),
  );
}

/** By which two ways to reach a contact are one. A mobile number is a number. */
function wayKey({ kind, value }: Pick<ContactPoint, 'kind' | 'value'>): string {
  switch (kind) {
    case 'email':
      return `email ${emailKey(value) || foldText(value)}`;
    case 'phone':
    case 'mobile':
      return `phone ${phoneKey(value) || foldText(value)}`;
    case 'fax':
      return `fax ${phoneKey(value) || foldText(value)}`;
    case 'website':
    case 'messenger':
      return `${kind} ${foldText(value)}`;
  }
}

/** Of the main addresses those stay, as further ones, that say another thing than the merged one. */
function addressesOf(parts: Parts, merged: Address): LabelledAddress[] {
  const further = parts.flatMap(({ contact }) => contact.addresses);
  const former = parts
    .map(({ contact }) => contact)
    .filter((contact) => hasAddress(contact) && !agrees(contact, merged))
    .map((contact) => ({ use: 'other' as const, label: '', ...pickAddress(contact) }));
  return withoutDoubles([...further, ...former], (address) =>
    foldText([address.use, ...addressFields.map((field) => address[field])].join('|')),
  );
}

/** Of each channel what was said last; of two words of one day the refusal. */
function consentsOf(parts: Parts): MergeableContact['consents'] {
  const last = new Map<ConsentChannel, MergeableContact['consents'][number]>();
  for (const consent of parts.flatMap(({ contact }) => contact.consents)) {
    const known = last.get(consent.channel);
    const isNewer = known === undefined || consent.on > known.on || (consent.on === known.on && !consent.isGiven);
    if (isNewer) last.set(consent.channel, consent);
  }
  return [...last.values()];
}

function withoutDoubles<Element>(list: readonly Element[], keyOf: (element: Element) => string): Element[] {
  const seen = new Set<string>();
  return list.filter((element) => {
    const key = keyOf(element);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function tooLargeField(merged: MergeableContact): string | null {
  const fields = Object.keys(bounds) as (keyof typeof bounds)[];
  const tooLarge = fields.find((field) => merged[field].length > bounds[field]);
  return tooLarge ?? (merged.instructions.length > longestInstructions ? 'instructions' : null);
}
