// Finding a contact while typing: by anything that stands in it, in any notation, the best first, with the place where it stands.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
type Asked = Parameters<TestApp['api']['contacts']['create']>[0];

const people: readonly Omit<Asked, 'commandId'>[] = [
  {
    name: 'Käthe Größe GmbH',
    code: 'KG-7',
    contactPerson: 'Łukasz Øverby',
    email: 'Office@Groesse-Bau.at',
    phone: '+43 (0)316 / 12 34 56',
    city: 'Graz',
    postalCode: '8010',
    tags: ['Wholesale', 'VIP'],
    points: [
      { kind: 'email', label: '', value: 'billing@kaethe.example' },
      { kind: 'mobile', label: '', value: '0664/9988776' },
      { kind: 'website', label: '', value: 'www.tischlerei.example' },
    ],
    addresses: [
      { use: 'delivery', label: '', street: '', postalCode: '9020', city: 'Klagenfurt', region: '', country: '' },
    ],
  },
  { name: 'Stadtwerke Graz', code: 'S1', city: 'Wien' },
  { name: 'Anna Huber', kind: 'person', code: 'A1', city: 'Graz', email: 'anna.huber33@example.com' },
  { name: 'Huber & Söhne', code: 'A2', city: 'Linz' },
  { name: 'Dachdecker Hochhuber', code: 'A3', city: 'Wels' },
  { name: "O'Brien Ltd", code: 'A4', city: 'Cork', phone: '021 550 1234', email: 'o.brien2024@cork.example' },
  { name: 'Schwarzenegger', code: 'A5', city: 'Thal' },
];

beforeAll(async () => {
  office = await openTestApp();
  for (const person of people) await office.api.contacts.create({ commandId: testId(), ...person });
});
afterAll(() => office.end());

const hitsOf = async (q: string, limit?: number) => (await office.api.contacts.search({ q, limit })).hits;
const exact = async (q: string) => (await hitsOf(q)).filter((hit) => !hit.isGuess).map((hit) => hit.name);
const guessed = async (q: string) => (await hitsOf(q)).filter((hit) => hit.isGuess).map((hit) => hit.name);
const whyOf = async (q: string) => (await hitsOf(q))[0]?.why;

describe('contacts.search finds', () => {
  test.each(['käthe', 'KATHE', 'größe', 'grosse', 'gro', 'gmbh gro', 'graz käthe gmbh', 'kg-7', 'KG7', 'kg 7', 'kg'])(
    '%s, without case and accents, words in any order',
    async (q) => {
      expect((await exact(q))[0]).toBe('Käthe Größe GmbH');
    },
  );

  test.each([
    '0316 123456',
    '+43316123456',
    '316/12 34',
    '0043 316 12',
    '(0316) 12-34-56',
    '123456',
    '3456',
    '0664 9988',
  ])('the telephone number %s in another notation', async (q) => {
    expect(await exact(q)).toEqual(['Käthe Größe GmbH']);
  });

  test.each([
    ['lukasz', 'contactPerson', 'Łukasz Øverby'],
    ['øver', 'contactPerson', 'Łukasz Øverby'],
    ['office@groesse', 'email', 'Office@Groesse-Bau.at'],
    ['groesse-bau.at', 'email', 'Office@Groesse-Bau.at'],
    ['billing@', 'email', 'billing@kaethe.example'],
    ['whole', 'tag', 'Wholesale'],
    ['+43 664 9988776', 'phone', '0664/9988776'],
    ['0316 1234', 'phone', '+43 (0)316 / 12 34 56'],
    ['tischlerei', 'website', 'www.tischlerei.example'],
    ['klagenf', 'city', 'Klagenfurt'],
    ['8010', 'postalCode', '8010'],
    ['KG-7', 'code', 'KG-7'],
    ['gross', 'name', 'Käthe Größe GmbH'],
  ])('%s and says where it stands: %s', async (q, field, text) => {
    const [hit] = await hitsOf(q);
    expect(hit).toMatchObject({ name: 'Käthe Größe GmbH', why: { field, text }, isGuess: false, isArchived: false });
    expect(hit?.detail).toBe('KG-7 · Łukasz Øverby · Graz');
  });

  test.each([
    ['huber', ['Huber & Söhne', 'Anna Huber', 'Dachdecker Hochhuber']],
    ['graz', ['Stadtwerke Graz', 'Anna Huber', 'Käthe Größe GmbH']],
    ['a', ['Anna Huber', 'Huber & Söhne', 'Dachdecker Hochhuber', "O'Brien Ltd", 'Schwarzenegger']],
    ['a2', ['Huber & Söhne']],
    ['anna h', ['Anna Huber']],
    ['h anna', ['Anna Huber']],
    ['huber graz', ['Anna Huber']],
    ["o'brien", ["O'Brien Ltd"]],
    ['obrien', ["O'Brien Ltd"]],
    ['huber33', ['Anna Huber']],
    ['brien2024@cork', ["O'Brien Ltd"]],
    ['anna.huber33@example.com', ['Anna Huber']],
  ])('%s: what is called so, then words that begin so, then parts of words', async (q, names) => {
    expect(await exact(q)).toEqual(names);
  });

  test('nothing by nothing, signs alone, or words that stand in different contacts', async () => {
    for (const q of ['', '  ', '%', '*', '"', 'OR', 'anna linz', 'käthe 021', '"huber" NOT'])
      expect([q, await hitsOf(q)]).toEqual([q, []]);
  });

  test('no more than asked for', async () => {
    expect((await hitsOf('a', 2)).map((hit) => hit.name)).toEqual(['Anna Huber', 'Huber & Söhne']);
  });
});

describe('typing errors are forgiven by contacts.search', () => {
  test.each([
    ['a wrong letter', 'hubor anna', ['Anna Huber']],
    ['a missing letter', 'schwarzeneger', ['Schwarzenegger']],
    ['an extra letter', 'schwarrzenegger', ['Schwarzenegger']],
    ['swapped letters', 'shcwarzenegger', ['Schwarzenegger']],
    ['two errors in a long word', 'schwarznegegr', ['Schwarzenegger']],
    ['the first letter', 'luber', ['Huber & Söhne', 'Anna Huber']],
    ['a word not ended', 'stadtwrke', ['Stadtwerke Graz']],
    ['a beginning', 'schwazen', ['Schwarzenegger']],
    ['three letters of four', 'ana huber', ['Anna Huber']],
    ['a town', 'huber grza', ['Anna Huber']],
    ['a tag', 'wolesale', ['Käthe Größe GmbH']],
    ['an e-mail address', 'ofice@groese-bau.at', ['Käthe Größe GmbH']],
    ['letters before figures', 'annna.hubre33', ['Anna Huber']],
    ['a blank too few', 'stadtwerkegraz', ['Stadtwerke Graz']],
    ['a blank too much', 'stadtwer ke', ['Stadtwerke Graz']],
  ])('%s: %s', async (_, q, names) => {
    expect([await exact(q), await guessed(q)]).toEqual([[], names]);
  });

  test('what is found exactly comes first, and where that is enough nothing is guessed', async () => {
    const found = (await hitsOf('huber')).map(({ name, isGuess }) => [name, isGuess]);
    expect(found).toEqual([
      ['Huber & Söhne', false],
      ['Anna Huber', false],
      ['Dachdecker Hochhuber', false],
    ]);
    for (let index = 0; index < 5; index += 1) {
      await office.api.contacts.create({ commandId: testId(), name: `Zuber ${index}` });
    }
    expect(await guessed('zuber')).toEqual([]);
    expect(await guessed('huber')).toEqual(['Zuber 0', 'Zuber 1', 'Zuber 2', 'Zuber 3', 'Zuber 4']);
  });

  test('a guess says where what was meant stands', async () => {
    expect(await whyOf('ovreby')).toEqual({ field: 'contactPerson', text: 'Łukasz Øverby' });
  });

  test('short words and figures are taken as typed', async () => {
    for (const q of ['xyz', 'ano', '0316 123457', 'kg-8']) expect([q, await hitsOf(q)]).toEqual([q, []]);
  });
});

test('the books are true, the index of the search among them', async () => {
  expect(await office.api.system.verify()).toMatchObject({ isTrue: true });
});
