// What an export writes, an import into an empty company makes the same contacts of: in every format, whatever stands in the fields.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addressUses, consentChannels, contactRoles, pointKinds } from '#domain/contacts';
import type { Contact } from '#contract/contacts';
import { openTestApp, testId, type TestApp } from '#core/testing';

import { ended, endVerified } from './testing.ts';

type Fields = Omit<Parameters<TestApp['api']['contacts']['create']>[0], 'commandId' | 'id'>;

const odd = [
  '=1+1',
  '+43 316 1',
  "'=x",
  '-5',
  '@home',
  'a;b,c|d\\e',
  'two\nlines',
  '"quoted"',
  '_x0041_',
  'Größe Łódź 東京 🌷',
  'item1.TEL:1',
  'true',
  '1.234,5',
];
const text = (maxLength: number) =>
  fc
    .oneof(fc.constantFrom(...odd), fc.string({ unit: 'grapheme', maxLength }))
    .map((value) =>
      value
        .replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ' '))
        .toWellFormed()
        .trim()
        .slice(0, maxLength)
        .toWellFormed()
        .trim(),
    )
    // A cut may have left half a character.
    .map((value) => value.replaceAll('\ufffd', '').trim());
const filled = (maxLength: number) => text(maxLength).filter((value) => value !== '');
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const ownFields = {
  jobTitle: text(120),
  contactPerson: text(120),
  email: text(60),
  emailLabel: text(40),
  phone: text(60),
  phoneLabel: text(40),
  fax: text(60),
  street: text(100),
  postalCode: text(20),
  city: text(60),
  region: text(60),
  country: text(60),
  points: fc.array(fc.record({ kind: fc.constantFrom(...pointKinds), label: text(40), value: filled(100) }), {
    maxLength: 4,
  }),
  addresses: fc.array(
    fc.record({
      use: fc.constantFrom(...addressUses),
      label: text(60),
      street: text(60),
      postalCode: text(20),
      city: text(60),
      region: text(60),
      country: text(60),
    }),
    { maxLength: 3 },
  ),
  roles: fc.uniqueArray(fc.constantFrom(...contactRoles)),
  language: fc.oneof(fc.constantFrom('de', 'en-GB', ''), text(20)),
  currency: fc.constantFrom('', 'EUR', 'CHF', 'JPY'),
  taxNumber: text(60),
  paymentTermsDays: fc.option(fc.integer({ min: 0, max: 365 })),
  creditLimitMinor: fc.option(fc.integer({ min: -1_000_000, max: 100_000_000_000 })),
  birthday: fc.option(day),
  requirements: fc.array(fc.record({ attribute: filled(60), value: text(60), isMust: fc.boolean() }), { maxLength: 3 }),
  instructions: text(300),
  areInstructionsImportant: fc.boolean(),
  consents: fc.uniqueArray(
    fc.record({ channel: fc.constantFrom(...consentChannels), isGiven: fc.boolean(), on: day, source: text(60) }),
    { selector: (consent) => consent.channel },
  ),
  tags: fc.uniqueArray(fc.constantFrom('VIP', 'Größe', 'a, b', 'c;d', 'e|f', 'g\\h', 'x\ny'), { maxLength: 4 }),
  note: text(400),
};
const contactArbitrary = fc.record(
  { name: filled(100), kind: fc.constantFrom('organisation' as const, 'person' as const), ...ownFields },
  { requiredKeys: ['name', 'kind'] },
);
const customValues = fc.record(
  {
    Region: filled(60),
    'Größe (cm)': fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    'Signed on': day,
    Category: fc.constantFrom('a', 'b'),
    'Mag "uns"; sehr': fc.boolean(),
  },
  { requiredKeys: [] },
);

const houses: TestApp[] = [];
async function office(): Promise<TestApp> {
  const house = await openTestApp();
  houses.push(house);
  const options = [
    { id: 'a', label: 'Gold, rot' },
    { id: 'b', label: 'Silber' },
  ];
  const make = (name: string, kind: 'text' | 'number' | 'date' | 'choice' | 'yesNo') =>
    house.api.customFields.create({ commandId: testId(), name, kind, ...(kind === 'choice' ? { options } : {}) });
  await make('Region', 'text');
  await make('Größe (cm)', 'number');
  await make('Signed on', 'date');
  await make('Category', 'choice');
  await make('Mag "uns"; sehr', 'yesNo');
  return house;
}

/** A contact without what differs from company to company: ids and moments. */
async function portrait({ api }: TestApp): Promise<Map<string, unknown>> {
  const { fields } = await api.customFields.list();
  const { rows } = await api.contacts.list({ archived: 'all', limit: 500 });
  const contacts: Contact[] = [];
  for (const row of rows) contacts.push(await api.contacts.get({ id: row.id }));
  const codes = new Map(contacts.map((contact) => [contact.id, contact.code]));
  return new Map(
    contacts.map(({ id: _, version: __, createdAt: ___, updatedAt: ____, custom, organisations, ownerId, ...rest }) => [
      rest.code,
      {
        ...rest,
        hasOwner: ownerId !== null,
        organisations: organisations.map(({ organisationId, role }) => [codes.get(organisationId), role]),
        custom: Object.fromEntries(
          fields.flatMap((field) => (custom[field.id] === undefined ? [] : [[field.name, custom[field.id]]])),
        ),
      },
    ]),
  );
}

async function fill(house: TestApp, contacts: readonly (Fields & { custom: Record<string, unknown> })[]) {
  const { fields } = await house.api.customFields.list();
  const idOf = new Map(fields.map((field) => [field.name, field.id]));
  const { user } = await house.api.system.info();
  const organisations: string[] = [];
  for (const [index, { custom, ...fieldsOf }] of contacts.entries()) {
    const values = Object.entries(custom).map(([name, value]) => [idOf.get(name) ?? '', value] as const);
    const made = await house.api.contacts.create({
      commandId: testId(),
      ...fieldsOf,
      code: `K;${index}`,
      custom: Object.fromEntries(values),
      ownerId: index % 3 === 0 ? user.id : null,
      organisations: organisations
        .slice(0, index % 3)
        .map((organisationId, place) => ({ organisationId, role: place === 0 ? 'Head; of \\ sales' : '' })),
    });
    if (made.kind === 'organisation') organisations.unshift(made.id);
    if (index % 4 === 1) await house.api.contacts.update({ commandId: testId(), id: made.id, isArchived: true });
  }
}

let source: TestApp;
beforeAll(async () => {
  source = await office();
  const some = fc.sample(fc.tuple(contactArbitrary, customValues), {
    numRuns: 60,
    seed: 4711,
  });
  await fill(
    source,
    some.map(([contact, custom]) => ({ ...(contact as Fields), custom })),
  );
}, 120_000);
afterAll(async () => {
  for (const house of houses) await endVerified(house);
});

describe('contacts.export and imports.run', () => {
  test.each([
    ['csv', 'en'],
    ['csv', 'de'],
    ['xlsx', 'de'],
    ['vcard', 'en'],
  ] as const)(
    'make the same contacts in an empty company, by way of %s with headings in %s',
    async (format, language) => {
      await source.api.settings.update({ commandId: testId(), company: { language } });
      const target = await office();
      const file = await source.api.contacts.export({ format, archived: 'all' });
      const preview = await target.api.imports.preview({ kind: 'contacts', file });
      expect(preview).toMatchObject({ format, problems: [], willSkip: 0, willCreate: 60 });
      const { result } = await ended(target.api.imports.run({ commandId: testId(), kind: 'contacts', file }));
      expect(result).toMatchObject({ created: 60, problems: [] });
      const [wanted, got] = [await portrait(source), await portrait(target)];
      for (const [code, contact] of wanted) expect(got.get(code)).toEqual(contact);
      // A second time nothing new comes of it, and nothing changes.
      const again = await ended(
        target.api.imports.run({ commandId: testId(), kind: 'contacts', file, existing: 'update', duplicates: 'skip' }),
      );
      expect(again.result).toMatchObject({ created: 0, problems: [] });
      expect(await portrait(target)).toEqual(got);
    },
    120_000,
  );
});
