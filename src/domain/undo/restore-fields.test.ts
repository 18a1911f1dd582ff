import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { JsonValue } from '#domain/hashing';

import { imagesOf, restoreFields } from './restore-fields.ts';

const keys = {
  tags: (element: JsonValue) => element as string,
  belongs: (element: JsonValue) => (element as { to: string }).to,
};

test('a field that is as the unit left it comes back, one that was changed since stays and is told', () => {
  const images = { before: { city: 'Graz', name: 'A' }, after: { city: 'Linz', name: 'B' } };
  expect(restoreFields(images, { city: 'Linz', name: 'C', note: 'Mine' })).toEqual({
    restored: { city: 'Graz' },
    conflicts: [{ field: 'name', before: 'A', current: 'C' }],
  });
});

test('a field that somebody has put back by hand is neither restored nor told', () => {
  const images = { before: { city: 'Graz' }, after: { city: 'Linz' } };
  expect(restoreFields(images, { city: 'Graz' })).toEqual({ restored: {}, conflicts: [] });
});

test('custom values are undone one by one', () => {
  const images = {
    before: { custom: { colour: 'red', size: 4 } },
    after: { custom: { colour: 'blue', size: 5, shape: 'round' } },
  };
  const current = { custom: { colour: 'blue', size: 6, shape: 'round', taste: 'sour' } };
  expect(restoreFields(images, current)).toEqual({
    restored: { custom: { colour: 'red', size: 6, taste: 'sour' } },
    conflicts: [{ field: 'custom:size', before: 4, current: 6 }],
  });
});

test('a list loses what the unit added, gets back what it took, and keeps what was added by hand', () => {
  const images = { before: { tags: ['a', 'b'] }, after: { tags: ['b', 'c'] } };
  expect(restoreFields(images, { tags: ['x', 'b', 'c', 'y'] }, keys)).toEqual({
    restored: { tags: ['x', 'b', 'y', 'a'] },
    conflicts: [],
  });
  expect(restoreFields(images, { tags: ['b', 'c'] }, keys).restored).toEqual({ tags: ['a', 'b'] });
  // Without knowing by what its elements are known, a list is a value like any other.
  expect(restoreFields(images, { tags: ['b', 'c', 'y'] }).conflicts).toHaveLength(1);
});

test('an element that was changed by hand stays and is told as a whole', () => {
  const images = { before: { belongs: [{ to: 'x', role: 'boss' }] }, after: { belongs: [{ to: 'x', role: 'chief' }] } };
  expect(restoreFields(images, { belongs: [{ to: 'x', role: 'king' }] }, keys)).toEqual({
    restored: {},
    conflicts: [{ field: 'belongs', before: { to: 'x', role: 'boss' }, current: { to: 'x', role: 'king' } }],
  });
});

test('a tag that is named like something that every object has is a tag', () => {
  const images = { before: { tags: [] }, after: { tags: ['__proto__', 'constructor'] } };
  const { restored, conflicts } = restoreFields(images, { tags: ['__proto__', 'constructor', 'mine'] }, keys);
  expect([restored, conflicts]).toEqual([{ tags: ['mine'] }, []]);
});

const value = fc.constantFrom<JsonValue>('', 'a', 'b', 1, null);
const fields = fc.record({
  name: value,
  city: value,
  custom: fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('1', '2')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
});

test('undoing what nobody has touched brings back exactly what was, whatever it was', () => {
  fc.assert(
    fc.property(fields, fields, (before, after) => {
      const images = imagesOf(before, after) ?? { before: {}, after: {} };
      const { restored, conflicts } = restoreFields(images, after, keys);
      expect(conflicts).toEqual([]);
      expect({ ...after, ...restored }).toEqual(before);
    }),
  );
});

test('whatever somebody has made of a field since, it is as before, or as it is now and told, or was never touched', () => {
  fc.assert(
    fc.property(fields, fields, fields, (before, after, current) => {
      const images = imagesOf(before, after) ?? { before: {}, after: {} };
      const { restored, conflicts } = restoreFields(images, current, keys);
      for (const field of ['name', 'city'] as const) {
        const told = conflicts.some((conflict) => conflict.field === field);
        const is = restored[field] === undefined ? current[field] : restored[field];
        const isUntouched = !(field in images.before);
        expect(isUntouched || told ? current[field] : before[field]).toEqual(is);
      }
    }),
  );
});
