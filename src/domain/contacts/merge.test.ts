import fc from 'fast-check';
import { expect, test } from 'vitest';

import { mergeContacts } from './merge.ts';
import type { MergeableContact } from './merge.ts';

const empty: MergeableContact = {
  kind: 'organisation',
  name: 'Nobody',
  contactPerson: '',
  jobTitle: '',
  email: '',
  emailLabel: '',
  phone: '',
  phoneLabel: '',
  fax: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  points: [],
  addresses: [],
  roles: [],
  organisations: [],
  language: '',
  currency: '',
  taxNumber: '',
  paymentTermsDays: null,
  creditLimitMinor: null,
  birthday: null,
  requirements: [],
  instructions: '',
  areInstructionsImportant: false,
  consents: [],
  ownerId: null,
  tags: [],
  custom: {},
  note: '',
  isArchived: false,
};

function merged(winner: Partial<MergeableContact>, loser: Partial<MergeableContact>, choices = {}): MergeableContact {
  const [first, second] = [winner, loser].map((contact) => ({ ...empty, ...contact }));
  if (!first || !second) throw new Error('Two are merged');
  const done = mergeContacts({
    parts: [
      { id: 'w', contact: first },
      { id: 'l', contact: second },
    ],
    choices,
  });
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

test('a field is the winner’s unless it is empty, or another contact is chosen for it', () => {
  const winner = { name: 'A', taxNumber: '', paymentTermsDays: 0, language: 'de' };
  const loser = { name: 'B', taxNumber: 'ATU1', paymentTermsDays: 30, language: 'en' };
  expect(merged(winner, loser)).toMatchObject({ name: 'A', taxNumber: 'ATU1', paymentTermsDays: 0, language: 'de' });
  expect(merged(winner, loser, { name: 'l', language: 'l' })).toMatchObject({ name: 'B', language: 'en' });
});

test('a main e-mail or number that is not the main one any more stays as a further one, in any notation once', () => {
  const winner = { email: 'a@a.at', emailLabel: 'Work', phone: '+43 316 123456' };
  const points = [{ kind: 'mobile' as const, label: '', value: '0664 1234567' }];
  const loser = { email: 'B@a.at', phone: '0316/123456', fax: '0316 9', points };
  expect(merged(winner, loser)).toMatchObject({
    email: 'a@a.at',
    emailLabel: 'Work',
    phone: '+43 316 123456',
    fax: '0316 9',
    points: [...points, { kind: 'email', label: '', value: 'B@a.at' }],
  });
  expect(merged(winner, loser, { email: 'l' })).toMatchObject({
    email: 'B@a.at',
    emailLabel: '',
    points: [...points, { kind: 'email', label: 'Work', value: 'a@a.at' }],
  });
});

test('addresses complete each other where they agree; another one stays as a further address, whole', () => {
  const graz = { street: 'Hauptplatz 1', postalCode: '8010', city: 'Graz' };
  expect(merged({ city: 'GRAZ' }, graz)).toMatchObject({ ...graz, city: 'GRAZ', addresses: [] });
  const linz = { street: '', postalCode: '', city: 'Linz' };
  const { street, postalCode, city, addresses } = merged(linz, graz);
  expect({ street, postalCode, city }).toEqual(linz);
  expect(addresses).toEqual([{ use: 'other', label: '', region: '', country: '', ...graz }]);
});

test('tags, roles, requirements and memberships are united, without a membership in itself', () => {
  const winner = {
    tags: ['VIP'],
    roles: ['customer' as const],
    organisations: [{ organisationId: 'x', role: 'Boss' }],
  };
  const loser = {
    tags: ['vip', 'New'],
    roles: ['supplier' as const, 'customer' as const],
    organisations: [{ organisationId: 'w', role: '' }].concat({ organisationId: 'x', role: 'Other' }),
  };
  expect(merged(winner, loser)).toMatchObject({
    tags: ['VIP', 'New'],
    roles: ['customer', 'supplier'],
    organisations: [{ organisationId: 'x', role: 'Boss' }],
  });
});

test('of two words on consent the later one holds, and of two of one day the refusal', () => {
  const say = (isGiven: boolean, on: string) => ({
    consents: [{ channel: 'email' as const, isGiven, on, source: '' }],
  });
  expect(merged(say(false, '2026-01-01'), say(true, '2026-02-01')).consents).toMatchObject([{ isGiven: true }]);
  expect(merged(say(true, '2026-02-01'), say(false, '2026-02-01')).consents).toMatchObject([{ isGiven: false }]);
});

test('a person who goes into an organisation becomes its contact person; instructions stay important', () => {
  const person = { kind: 'person' as const, name: 'Anna', instructions: 'Ring twice', areInstructionsImportant: true };
  expect(merged({ name: 'Shop', instructions: 'Ring' }, person)).toMatchObject({
    kind: 'organisation',
    contactPerson: 'Anna',
    instructions: 'Ring\n\nRing twice',
    areInstructionsImportant: true,
  });
});

test('only what all have put away is put away', () => {
  expect(merged({ isArchived: true }, { isArchived: false }).isArchived).toBe(false);
  expect(merged({ isArchived: true }, { isArchived: true }).isArchived).toBe(true);
});

const text = fc.constantFrom('', 'x', 'y');
const contact = fc.record({
  note: text,
  instructions: text,
  email: fc.constantFrom('', 'a@a.at', 'b@b.at'),
  phone: fc.constantFrom('', '0316 123456', '+43 664 1234567'),
  city: fc.constantFrom('', 'Graz', 'Linz'),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});

test('nothing that was written is lost, whoever wins', () => {
  fc.assert(
    fc.property(contact, contact, (winner, loser) => {
      const done = merged(winner, loser);
      for (const { note, instructions, email, phone, city, tags } of [winner, loser]) {
        expect(done.note).toContain(note);
        expect(done.instructions).toContain(instructions);
        expect(['', done.email, ...done.points.map((point) => point.value)]).toContain(email);
        expect(['', done.phone, ...done.points.map((point) => point.value)]).toContain(phone);
        expect(['', done.city, ...done.addresses.map((address) => address.city)]).toContain(city);
        expect(done.tags).toEqual(expect.arrayContaining(tags));
      }
    }),
  );
});

test('a contact merged with its like is what it was', () => {
  fc.assert(
    fc.property(contact, (one) => {
      expect(merged(one, one)).toEqual({ ...empty, ...one });
    }),
  );
});
