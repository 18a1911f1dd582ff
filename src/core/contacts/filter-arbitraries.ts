/** Of the tests alone: random contacts and random conditions, out of few words, so that they meet. */
import fc from 'fast-check';

import { contactRoles } from '#domain/contacts';
import { addDays } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Minor } from '#domain/money';
import type { ContactCondition } from '#contract/contacts';

import { emptyState } from './contact-state.ts';
import type { ContactState } from './contact-state.ts';

export const today = '2026-11-21' as CalendarDate;

/** Ids that contacts, custom fields and the owner have in every run. */
export type Ids = { contacts: readonly string[]; fields: Readonly<Record<FieldKind, string>>; ownerId: string };
type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'yesNo';

/** A contact as it is drawn: others are named by their place in the list. */
export type Drawn = {
  state: Omit<ContactState, 'code' | 'custom' | 'organisations' | 'ownerId'>;
  custom: Partial<Record<FieldKind, string | number | boolean>>;
  isOwned: boolean;
  organisations: number[];
  mergedInto: number | null;
  createdAt: Instant;
  updatedAt: Instant;
  balance: number;
  sales: number;
  lastPurchase: CalendarDate | null;
  dueDays: CalendarDate[];
};

const texts = ['Graz', 'GRAZ Umgebung', 'Größe  & Söhne', 'Łódź', '100 % "Natur"', "O'Brien", 'Straße 12', 'a'];
const emails = ['Ada@Example.com', 'ada@example.com', 'b@x.org', 'no address'];
const phones = ['+43 316 123456', '0316/123456', '0043 (0)316 12 34 56', '662 99', 'none'];
const taxNumbers = ['ATU 1234.5678', 'atu12345678', 'DE999', 'n/a'];
const tags = ['VIP', 'vip', 'Vienna', 'Öko'];
const codes = ['K-1', 'k-2', 'ÄB 3', '100'];

const orEmpty = (values: readonly string[]) => fc.constantFrom('', '', ...values);
const word = orEmpty(texts);
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 2 });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const nearDay = fc.integer({ min: -800, max: 400 }).map((days) => addDays(today, days));
const day = fc.oneof(
  nearDay,
  fc.constantFrom<CalendarDate>(today, '1980-02-29' as CalendarDate, '1999-12-31' as CalendarDate),
);
const amount = fc.constantFrom(-500, -1, 0, 0, 0, 1, 250, 10_000);
const moment = fc
  .tuple(nearDay, fc.constantFrom('00:00:00.000', '03:30:00.000', '04:59:59.999', '05:00:00.000', '23:59:59.999'))
  .map(([date, time]) => `${date}T${time}Z` as Instant);

const address = fc.record({
  use: fc.constant('delivery' as const),
  label: fc.constant(''),
  street: word,
  postalCode: orEmpty(['8010', '80-331']),
  city: word,
  region: word,
  country: word,
});
const point = fc.oneof(
  fc.record({ kind: fc.constant('email' as const), label: fc.constant(''), value: fc.constantFrom(...emails) }),
  fc.record({
    kind: fc.constantFrom('phone', 'mobile', 'fax'),
    label: fc.constant(''),
    value: fc.constantFrom(...phones),
  }),
  fc.record({
    kind: fc.constantFrom('website', 'messenger'),
    label: fc.constant(''),
    value: fc.constantFrom(...texts),
  }),
);
const consent = fc.record({
  channel: fc.constantFrom('email' as const, 'post' as const),
  isGiven: fc.boolean(),
  on: fc.constant(today),
  source: fc.constant(''),
});

const state: fc.Arbitrary<Drawn['state']> = fc
  .record({
    kind: fc.constantFrom('organisation' as const, 'person' as const),
    name: fc.constantFrom(...texts),
    contactPerson: word,
    jobTitle: word,
    email: orEmpty(emails),
    phone: orEmpty(phones),
    fax: orEmpty(phones),
    street: word,
    postalCode: orEmpty(['8010', '80-331']),
    city: word,
    region: word,
    country: word,
    points: few(point),
    addresses: few(address),
    roles: fc.uniqueArray(fc.constantFrom(...contactRoles), { maxLength: 2 }),
    language: orEmpty(['de', 'de-AT']),
    currency: orEmpty(['EUR', 'CHF']),
    taxNumber: orEmpty(taxNumbers),
    paymentTermsDays: orNull(fc.constantFrom(0, 14, 30)),
    creditLimitMinor: orNull(amount.map((minor) => minor as Minor)),
    birthday: orNull(day),
    requirements: few(fc.record({ attribute: fc.constantFrom(...texts), value: word, isMust: fc.boolean() })),
    instructions: word,
    areInstructionsImportant: fc.boolean(),
    consents: fc.uniqueArray(consent, { maxLength: 2, selector: ({ channel }) => channel }),
    tags: few(fc.constantFrom(...tags)),
    note: word,
    isArchived: fc.boolean(),
  })
  .map((drawn) => ({ ...emptyState, ...drawn }));

export const contact: fc.Arbitrary<Drawn> = fc.record({
  state,
  custom: fc.record(
    {
      text: word,
      number: fc.constantFrom(0, 15_000, -20_000),
      date: day,
      choice: fc.constantFrom('a', 'A', 'b'),
      yesNo: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  isOwned: fc.boolean(),
  organisations: fc.uniqueArray(fc.nat(30), { maxLength: 2 }),
  mergedInto: fc.option(fc.nat(30), { nil: null, freq: 4 }),
  createdAt: moment,
  updatedAt: moment,
  balance: amount,
  sales: amount,
  lastPurchase: orNull(nearDay),
  dueDays: few(nearDay),
});

/** A code of its own for each contact. */
export function codeOf(index: number): string {
  return `${codes[index % codes.length] ?? ''}/${index}`;
}

type Ask = (ids: Ids) => fc.Arbitrary<ContactCondition>;

const valueOrList = (value: fc.Arbitrary<string>) => fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
const emptiness =
  (field: string): Ask =>
  () => {
    return fc.constantFrom('isEmpty' as const, 'isFilled' as const).map((operator) => ({ field, operator }));
  };
const asText =
  (field: string, values: readonly string[]): Ask =>
  () => {
    const value = fc.constantFrom(...values);
    return fc.oneof(
      fc.record({ field: fc.constant(field), operator: fc.constantFrom('contains', 'startsWith'), value }),
      fc.record({ field: fc.constant(field), operator: fc.constantFrom('is', 'isNot'), value: valueOrList(value) }),
    );
  };
const asWord =
  (field: string, values: (ids: Ids) => readonly string[]): Ask =>
  (ids) =>
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('is', 'isNot'),
      value: valueOrList(fc.constantFrom(...values(ids))),
    });
const ordered = (field: string, value: fc.Arbitrary<string> | fc.Arbitrary<number>) => {
  const one = value as fc.Arbitrary<number>;
  return fc.oneof(
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('is', 'isNot', 'atLeast', 'atMost'),
      value: one,
    }),
    fc.record({ field: fc.constant(field), operator: fc.constant('between' as const), value: one, to: one }),
  );
};
const asNumber =
  (field: string): Ask =>
  () =>
    ordered(field, fc.constantFrom(-500, 0, 1, 14, 250, 15_000));
const asDay =
  (field: string, isAhead = false): Ask =>
  () => {
    const count = fc.constantFrom(0, 1, 7, 30, 90, 364, 400);
    const operators = isAhead
      ? fc.constantFrom('olderThan' as const, 'withinNext' as const)
      : fc.constant('olderThan' as const);
    return fc.oneof(ordered(field, day), fc.record({ field: fc.constant(field), operator: operators, value: count }));
  };
const asFlag =
  (field: string): Ask =>
  () =>
    fc.boolean().map((value) => ({ field, operator: 'is', value }));
const ofCustom =
  (kind: FieldKind, ask: (field: string) => Ask): Ask =>
  (ids) => {
    const field = `custom:${ids.fields[kind]}`;
    return fc.oneof(ask(field)(ids), emptiness(field)(ids));
  };

const parts = [...texts, 'gra', 'gross', 'GRÖSSE', '%', '"', 'lodz', 'strasse 1'];
const plainTexts = ['contactPerson', 'jobTitle', 'website', 'messenger', 'street', 'city', 'region', 'country', 'note'];
const filledTexts = [...plainTexts, 'instructions', 'requirement', 'email', 'phone', 'fax', 'postalCode', 'taxNumber'];
const dial = [...phones, '316 12', '43', '+43 (0) 316 123456'];

const asks: readonly Ask[] = [
  ...[...plainTexts, 'name', 'instructions', 'requirement', 'organisation'].map((field) => asText(field, parts)),
  ...[...filledTexts, 'language', 'currency', 'organisation', 'role', 'tag', 'owner'].map(emptiness),
  ...['paymentTermsDays', 'creditLimit', 'balance', 'sales', 'birthday', 'lastPurchase', 'overdue'].map(emptiness),
  asText('email', [...emails, 'ADA@', 'example', '@x.org']),
  asText('phone', dial),
  asText('fax', dial),
  asText('code', [...codes, '/1', 'k', 'äb', 'K-1/0']),
  asText('postalCode', ['8010', '80', '10']),
  asText('taxNumber', ['ATU12345678', 'atu', '1234 5', 'DE999', 'n/a']),
  asText('language', ['de', 'DE-at', 'at']),
  asText('currency', ['eur', 'CHF', 'f']),
  asWord('organisation', ({ contacts }) => contacts.slice(0, 12)),
  asWord('kind', () => ['organisation', 'person']),
  asWord('role', () => contactRoles),
  asWord('tag', () => [...tags, 'nobody has it']),
  asWord('owner', ({ ownerId, contacts }) => [ownerId, contacts[0] ?? '']),
  ...['consent:email', 'consent:post'].map((field) => asWord(field, () => ['given', 'refused', 'unknown'])),
  ...['paymentTermsDays', 'creditLimit', 'balance', 'sales'].map(asNumber),
  ...['created', 'updated', 'lastPurchase', 'overdue'].map((field) => asDay(field)),
  asDay('birthday', true),
  ...['archived', 'importantInstructions'].map(asFlag),
  ofCustom('text', (field) => asText(field, parts)),
  ofCustom('number', asNumber),
  ofCustom('date', (field) => asDay(field, true)),
  ofCustom('choice', (field) => asWord(field, () => ['a', 'A', 'b'])),
  ofCustom('yesNo', asFlag),
];

/** A condition on each field and kind of operator. */
export function everyCondition(ids: Ids): fc.Arbitrary<ContactCondition[]> {
  return fc.tuple(...asks.map((ask) => ask(ids)));
}
