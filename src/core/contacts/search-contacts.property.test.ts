// Whoever is in the book is found by the name with one typing error, whatever the name is.
import { de, en, Faker, fr, pl } from '@faker-js/faker';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { searchWords } from '#core/database';
import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { Instant } from '#domain/dates';
import { errorsForgiven } from '#domain/contacts';
import { uuidV7 } from '#domain/ids';

import { emptyState } from './contact-state.ts';
import { insertContacts } from './write-contacts.ts';

const faker = new Faker({ locale: [de, fr, pl, en] });
faker.seed(3);
const names = Array.from({ length: 400 }, (_, index) =>
  index % 2 === 0
    ? `${faker.person.firstName()} ${faker.person.lastName()}`
    : `${faker.company.name()} ${faker.word.noun()}`,
);

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  const { database } = office.app.context().house;
  let made = 0;
  const newId = () => {
    made += 1;
    return uuidV7({ unixMs: 1_700_000_000_000 + made, random: new Uint8Array(10).fill(made % 256) });
  };
  const { id: userId } = await database.reader.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const change = { userId, now: '2026-11-21T10:00:00.000Z' as Instant, operation: 'contacts.create', newId };
  const contacts = names.map((name, index) => ({ id: newId(), state: { ...emptyState, code: `C${index}`, name } }));
  await database.write((tx) => insertContacts(tx, contacts, change));
});
afterAll(() => office.end());

const hitsOf = async (q: string) => (await office.api.contacts.search({ q, limit: 50 })).hits;

type Spoiling = { kind: 'wrong' | 'missing' | 'extra' | 'swapped'; at: number; letter: string };
const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  kind: fc.constantFrom('wrong', 'missing', 'extra', 'swapped'),
  at: fc.nat(30),
  letter: fc.constantFrom('a', 'e', 'k', 'm', 's', 'x', 'z'),
});

function spoilt(word: string, { kind, at: place, letter }: Spoiling): string {
  const at = place % (kind === 'swapped' ? word.length - 1 : word.length);
  switch (kind) {
    case 'wrong':
      return word.slice(0, at) + letter + word.slice(at + 1);
    case 'missing':
      return word.slice(0, at) + word.slice(at + 1);
    case 'extra':
      return word.slice(0, at) + letter + word.slice(at);
    case 'swapped':
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
}

const nameAndWord = fc.constantFrom(...names).chain((name) => {
  const long = searchWords(name).filter((word) => /\p{L}/u.test(word) && errorsForgiven(word.length) > 0);
  return fc.record({ name: fc.constant(name), word: fc.constantFrom(...(long.length === 0 ? [''] : long)) });
});

test('contacts.search finds any contact by its name with one random typing error, in one word alone and in the whole name', async () => {
  await fc.assert(
    fc.asyncProperty(nameAndWord, spoiling, async ({ name, word }, spoiler) => {
      fc.pre(word !== '');
      const typed = spoilt(word, spoiler);
      const whole = searchWords(name).map((other) => (other === word ? typed : other));
      const hits = await hitsOf(whole.join(' '));
      expect(hits.map((hit) => hit.name)).toContain(name);
      const alone = await hitsOf(typed);
      // By the word alone as many may be meant as there are places, and what is spelt so may be found instead.
      expect(alone.some((hit) => hit.name === name) || alone.length >= 5).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a word of eight letters is forgiven two errors', async () => {
  await fc.assert(
    fc.asyncProperty(nameAndWord, spoiling, spoiling, async ({ name, word }, first, second) => {
      fc.pre(errorsForgiven(word.length) === 2);
      // Each in a half of its own: two errors at one place can be more than two letters.
      const half = word.length / 2;
      const typed = spoilt(word.slice(0, half), first) + spoilt(word.slice(half), second);
      const whole = searchWords(name).map((other) => (other === word ? typed : other));
      expect((await hitsOf(whole.join(' '))).map((hit) => hit.name)).toContain(name);
    }),
    { numRuns: 150 },
  );
});

test('without an error a contact is among the exact ones, first by its whole name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), async (name) => {
      const [best] = await hitsOf(name);
      expect(best).toMatchObject({ name, isGuess: false, why: { field: 'name', text: name } });
    }),
    { numRuns: 100 },
  );
});

test('the books are true, the index of the search among them', async () => {
  expect(await office.api.system.verify()).toMatchObject({ isTrue: true });
});
