/** Of the tests alone: what a condition means, said once more over contacts in memory, without a database. */
import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import type { CustomFieldKind } from '#domain/contacts';
import { addDays, calendarDateIn, daysBetween } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import type { ContactCondition, CustomValue } from '#contract/contacts';
import { searchKey } from '#core/database';

import type { ContactState } from './contact-state.ts';

/** A contact with all that a filter can ask of it. */
export type Known = {
  id: string;
  state: ContactState;
  createdAt: Instant;
  updatedAt: Instant;
  balance: number;
  sales: number;
  lastPurchase: CalendarDate | null;
  /** Due days of what is open, its own and of those that were merged into it. */
  dueDays: readonly CalendarDate[];
  /** What it belongs to by now: the name of the contact that a merged one went into, and the ids of all that are one with it. */
  organisations: readonly { ids: readonly string[]; name: string }[];
  tagIds: readonly string[];
};

type World = { today: CalendarDate; timeZone: string; fieldKinds: ReadonlyMap<string, CustomFieldKind> };
type Asked = Pick<ContactCondition, 'operator' | 'value' | 'to'>;

/** Whether the contact is what the condition asks. */
export function holds(condition: ContactCondition, contact: Known, world: World): boolean {
  const { field } = condition;
  if (field in texts) return holdsText(condition, texts[field]?.(contact.state) ?? [], searchKey);
  if (field in numbers) return holdsOrder(condition, numbers[field]?.(contact) ?? null);
  if (field in amounts) return holdsOrder(condition, amounts[field]?.(contact) ?? 0, 0);
  if (field in words) return holdsWords(condition, words[field]?.(contact) ?? []);
  if (field.startsWith('custom:')) return holdsCustom(condition, contact.state.custom[field.slice(7)] ?? null, world);
  return holdsOther(condition, contact, world);
}

const points = (state: ContactState, ...kinds: readonly string[]) =>
  state.points.filter((point) => kinds.includes(point.kind)).map((point) => point.value);

const texts: Readonly<Record<string, (state: ContactState) => readonly string[]>> = {
  name: ({ name }) => [name],
  contactPerson: ({ contactPerson }) => [contactPerson],
  jobTitle: ({ jobTitle }) => [jobTitle],
  website: (state) => points(state, 'website'),
  messenger: (state) => points(state, 'messenger'),
  street: ({ street, addresses }) => [street, ...addresses.map((address) => address.street)],
  postalCode: ({ postalCode, addresses }) => [postalCode, ...addresses.map((address) => address.postalCode)],
  city: ({ city, addresses }) => [city, ...addresses.map((address) => address.city)],
  region: ({ region, addresses }) => [region, ...addresses.map((address) => address.region)],
  country: ({ country, addresses }) => [country, ...addresses.map((address) => address.country)],
  language: ({ language }) => [language],
  currency: ({ currency }) => [currency],
  requirement: ({ requirements }) => requirements.map(({ attribute, value }) => `${attribute} ${value}`),
  instructions: ({ instructions }) => [instructions],
  note: ({ note }) => [note],
};

const numbers: Readonly<Record<string, (contact: Known) => number | null>> = {
  paymentTermsDays: ({ state }) => state.paymentTermsDays,
  creditLimit: ({ state }) => state.creditLimitMinor,
};

/** Amounts that everybody has; zero is nothing. */
const amounts: Readonly<Record<string, (contact: Known) => number>> = {
  balance: ({ balance }) => balance,
  sales: ({ sales }) => sales,
};

const words: Readonly<Record<string, (contact: Known) => readonly string[]>> = {
  kind: ({ state }) => [state.kind],
  role: ({ state }) => state.roles,
  owner: ({ state }) => (state.ownerId === null ? [] : [state.ownerId]),
  'consent:email': ({ state }) => [consentOf(state, 'email')],
  'consent:post': ({ state }) => [consentOf(state, 'post')],
};

function consentOf(state: ContactState, channel: string): string {
  const said = state.consents.find((consent) => consent.channel === channel);
  if (said === undefined) return 'unknown';
  return said.isGiven ? 'given' : 'refused';
}

function holdsOther(condition: ContactCondition, contact: Known, world: World): boolean {
  const { state } = contact;
  const day = (at: Instant) => calendarDateIn(at, world.timeZone);
  switch (condition.field) {
    case 'code':
      return holdsText(condition, [state.code], lowerLatin);
    case 'email':
      return holdsKeyed(condition, { values: [state.email, ...points(state, 'email')], keyOf: emailKey });
    case 'phone':
      return holdsKeyed(condition, { values: [state.phone, ...points(state, 'phone', 'mobile')], keyOf: phoneKey });
    case 'fax':
      return holdsText(condition, [state.fax, ...points(state, 'fax')], dialled);
    case 'taxNumber':
      return holdsTaxNumber(condition, state.taxNumber);
    case 'tag':
      return holdsWords(condition, [...state.tags.map(searchKey), ...contact.tagIds], searchKey);
    case 'organisation':
      return holdsOrganisation(condition, contact.organisations);
    case 'archived':
      return state.isArchived === condition.value;
    case 'importantInstructions':
      return state.areInstructionsImportant === condition.value;
    case 'birthday':
      return holdsBirthday(condition, state.birthday, world.today);
    case 'created':
      return holdsDay(condition, day(contact.createdAt), world.today);
    case 'updated':
      return holdsDay(condition, day(contact.updatedAt), world.today);
    case 'lastPurchase':
      return holdsDay(condition, contact.lastPurchase, world.today);
    case 'overdue':
      return holdsDay(condition, contact.dueDays.filter((due) => due < world.today).toSorted()[0] ?? null, world.today);
  }
  throw new Error(`The test knows no field ${condition.field}`);
}

function listOf(value: ContactCondition['value']): (string | number | boolean)[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function holdsText({ operator, value }: Asked, all: readonly string[], keyOf: (text: string) => string): boolean {
  const keys = all.map(keyOf).filter((key) => key !== '');
  const wanted = listOf(value).map((one) => keyOf(String(one)));
  const [first = ''] = wanted;
  if (operator === 'contains') return keys.some((key) => key.includes(first));
  if (operator === 'startsWith') return keys.some((key) => key.startsWith(first));
  return holdsList(operator, keys, wanted);
}

function holdsList(operator: Asked['operator'], keys: readonly unknown[], wanted: readonly unknown[]): boolean {
  if (operator === 'isEmpty') return keys.length === 0;
  if (operator === 'isFilled') return keys.length > 0;
  const isOne = keys.some((key) => wanted.includes(key));
  return operator === 'is' ? isOne : !isOne;
}

function holdsWords({ operator, value }: Asked, all: readonly string[], keyOf = (word: string) => word): boolean {
  return holdsList(
    operator,
    all,
    listOf(value).flatMap((one) => [String(one), keyOf(String(one))]),
  );
}

type Keyed = { values: readonly string[]; keyOf: (text: string) => string };

/** Whole addresses and numbers are compared by their keys, parts of them as they are written. */
function holdsKeyed(condition: Asked, { values, keyOf }: Keyed): boolean {
  const wanted = listOf(condition.value).map((one) => keyOf(String(one)));
  const isWhole = (condition.operator === 'is' || condition.operator === 'isNot') && !wanted.includes('');
  if (!isWhole) return holdsText(condition, values, keyOf === phoneKey ? dialled : searchKey);
  const keys = values.map(keyOf).filter((key) => key !== '');
  return holdsList(condition.operator, keys, wanted);
}

function dialled(phone: string): string {
  return phone.replaceAll(/\D/g, '') || searchKey(phone);
}

function lowerLatin(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function holdsTaxNumber({ operator, value }: Asked, taxNumber: string): boolean {
  if (operator === 'isEmpty') return taxNumber === '';
  if (operator === 'isFilled') return taxNumber !== '';
  const key = taxNumberKey(taxNumber);
  const part = String(value)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (operator === 'contains') return key !== '' && key.includes(part);
  if (operator === 'startsWith') return key !== '' && key.startsWith(part);
  const isOne = key !== '' && listOf(value).some((one) => key === taxNumberKey(String(one)));
  return operator === 'is' ? isOne : !isOne;
}

function holdsOrganisation(condition: Asked, organisations: Known['organisations']): boolean {
  const names = organisations.map((organisation) => organisation.name);
  if (condition.operator === 'contains' || condition.operator === 'startsWith') {
    return holdsText(condition, names, searchKey);
  }
  const known = [...names.map(searchKey), ...organisations.flatMap((organisation) => organisation.ids)];
  return holdsWords(condition, known, searchKey);
}

function holdsOrder({ operator, value, to }: Asked, held: string | number | null, empty: null | 0 = null): boolean {
  if (operator === 'isEmpty') return held === empty;
  if (operator === 'isFilled') return held !== empty;
  const isOne = held !== null && listOf(value).includes(held);
  if (operator === 'is' || operator === 'isNot') return isOne === (operator === 'is');
  if (held === null) return false;
  const [low, high] = [operator === 'atMost' ? undefined : value, operator === 'atMost' ? value : to];
  const isAbove = low === undefined || held >= (low as string | number);
  return isAbove && (high === undefined || operator === 'atLeast' || held <= (high as string | number));
}

function holdsDay(condition: Asked, held: CalendarDate | null, today: CalendarDate): boolean {
  const { operator, value } = condition;
  if (operator === 'olderThan') return held !== null && daysBetween(held, today) > Number(value);
  if (operator === 'withinNext') {
    return held !== null && held >= today && daysBetween(today, held) <= Number(value);
  }
  return holdsOrder(condition, held);
}

function holdsBirthday(condition: Asked, birthday: CalendarDate | null, today: CalendarDate): boolean {
  if (condition.operator !== 'withinNext') return holdsDay(condition, birthday, today);
  if (birthday === null) return false;
  const days = Array.from({ length: Number(condition.value) + 1 }, (_, count) => addDays(today, count));
  const coming = new Set(days.map((day) => day.slice(5)));
  // In a year without a leap day it lies between the two days around it.
  const isLeapDay = birthday.endsWith('-02-29') && coming.has('02-28') && coming.has('03-01');
  return Number(condition.value) >= 365 || isLeapDay || coming.has(birthday.slice(5));
}

function holdsCustom(condition: ContactCondition, held: CustomValue | null, world: World): boolean {
  const { operator, value } = condition;
  const isNothing = held === null || held === '';
  if (operator === 'isEmpty') return isNothing;
  if (operator === 'isFilled') return !isNothing;
  switch (world.fieldKinds.get(condition.field) ?? 'number') {
    case 'text':
      return holdsText(condition, isNothing ? [] : [String(held)], searchKey);
    case 'choice':
      return holdsList(operator, isNothing ? [] : [held], listOf(value));
    case 'yesNo':
      return held === value;
    case 'date':
      return holdsDay(condition, isNothing ? null : (held as CalendarDate), world.today);
    case 'number':
      return holdsOrder(condition, isNothing ? null : (held as number));
  }
}
