/** What people type into a search, letter by letter: beginnings of names, codes, addresses, numbers and towns, two words, typing errors, nonsense. */
import type { Faker } from '@faker-js/faker';

import type { ContactState } from '#core/contacts';

type Typed = (state: ContactState, faker: Faker) => string;

/** Of so many keystrokes in a hundred. */
const habits: readonly (readonly [number, Typed])[] = [
  [30, ({ name }, faker) => begun(name, faker)],
  [10, ({ name, contactPerson }, faker) => begun((contactPerson || name).split(' ').at(-1) ?? name, faker)],
  [8, ({ code }, faker) => begun(code, faker)],
  [10, ({ email }, faker) => begun(email, faker)],
  [12, ({ phone }, faker) => begun(notationOf(phone, faker), faker)],
  [8, ({ city }, faker) => begun(city, faker)],
  [10, ({ name, contactPerson, city }, faker) => `${(contactPerson || name).split(' ').at(-1)} ${begun(city, faker)}`],
  [9, ({ name }, faker) => misspelt(name, faker)],
  [3, (_, faker) => faker.string.alpha({ length: { min: 3, max: 12 } })],
];

/** One keystroke of somebody who looks for this contact. */
export function keystroke(state: ContactState, faker: Faker): string {
  const options = habits.map(([weight, value]) => ({ weight, value }));
  return faker.helpers.weightedArrayElement(options)(state, faker).trim() || 'a';
}

function begun(text: string, faker: Faker): string {
  return text.slice(0, faker.number.int({ min: 1, max: text.length }));
}

function notationOf(phone: string, faker: Faker): string {
  const digits = phone.replaceAll('(0)', '').replaceAll(/\D/g, '').replace(/^0+/, '');
  const national = digits.startsWith('43') ? digits.slice(2) : digits;
  const area = `${national.slice(0, 3)}/${national.slice(3, 5)} ${national.slice(5)}`;
  return faker.helpers.arrayElement([phone, `0${area}`, `+43${national}`, national, `0043 (0)${area}`]);
}

/** The text with one letter wrong, missing, too much, or swapped with the next. */
function misspelt(text: string, faker: Faker): string {
  const at = faker.number.int({ min: 0, max: Math.max(text.length - 2, 0) });
  const [before, letter, next, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)];
  const other = faker.string.alpha({ casing: 'lower' });
  return faker.helpers.arrayElement([
    before + other + next + after,
    before + next + after,
    before + letter + other + next + after,
    before + next + letter + after,
  ]);
}
