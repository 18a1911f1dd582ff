import { expect, test } from 'vitest';

import { e4 } from '#domain/money';

import { meetContacts, withChosen } from './contact-meeting.ts';
import { newContactValues } from './contact-values.ts';
import type { ContactValues } from './contact-values.ts';

const base: ContactValues = {
  ...newContactValues,
  name: 'Bakery',
  tags: ['VIP'],
  custom: { seats: e4(120_000), oven: 'gas' },
};

test('what others did to tags and rows is taken over where I left them alone', () => {
  const points = [{ kind: 'email' as const, label: '', value: 'a@b.c' }];
  const { merged, met } = meetContacts({
    base,
    mine: { ...base, name: 'Bakery Ltd', tags: ['VIP'] },
    theirs: { ...base, tags: ['VIP', 'new'], points },
  });
  expect(merged).toMatchObject({ name: 'Bakery Ltd', tags: ['VIP', 'new'], points });
  expect(met.map(({ field, isConflict }) => [field, isConflict])).toEqual([
    ['points', false],
    ['tags', false],
  ]);
});

test('own fields are met one by one, also those that somebody has emptied', () => {
  const { merged, met } = meetContacts({
    base,
    mine: { ...base, custom: { seats: e4(200_000), oven: 'gas' } },
    theirs: { ...base, custom: { seats: e4(300_000), newsletter: true } },
  });
  expect(merged.custom).toEqual({ seats: 200_000, newsletter: true });
  expect(met.map(({ field, isConflict }) => [field, isConflict])).toEqual([
    ['custom:seats', true],
    ['custom:oven', false],
    ['custom:newsletter', false],
  ]);
  expect(withChosen(merged, 'custom:seats', 300_000).custom).toEqual({ seats: 300_000, newsletter: true });
  expect(withChosen(merged, 'custom:seats', null).custom).toEqual({ newsletter: true });
});

test('what is chosen stands in the form', () => {
  expect(withChosen(base, 'name', 'Baker').name).toBe('Baker');
  expect(withChosen(base, 'tags', []).tags).toEqual([]);
});
