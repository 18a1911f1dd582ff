import fc from 'fast-check';
import { expect, test } from 'vitest';

import { foldImages } from './fold-images.ts';
import { imagesOf, restoreFields } from './restore-fields.ts';

test('two changes of a record are one: what was before the first, and what was after the last', () => {
  const first = { before: { city: 'Graz', name: 'A' }, after: { city: 'Linz', name: 'B' } };
  const second = { before: { city: 'Linz', note: '' }, after: { city: 'Wels', note: 'x' } };
  expect(foldImages([first, second])).toEqual({
    before: { city: 'Graz', name: 'A', note: '' },
    after: { city: 'Wels', name: 'B', note: 'x' },
  });
  const back = { before: { city: 'Linz', name: 'B' }, after: { city: 'Graz', name: 'C' } };
  const folded = foldImages([first, back]);
  expect(folded).toEqual({ before: { city: 'Graz', name: 'A' }, after: { city: 'Graz', name: 'C' } });
  // The town is as it was before: what somebody has made of it since is no matter of the unit.
  expect(restoreFields(folded, { city: 'Wien', name: 'C' })).toEqual({ restored: { name: 'A' }, conflicts: [] });
  expect(foldImages([])).toEqual({ before: {}, after: {} });
});

const state = fc.record({
  name: fc.constantFrom('A', 'B'),
  city: fc.constantFrom('X', 'Y'),
  tags: fc.constantFrom([], ['t']),
});

test('many changes folded are the change from the first state to the last', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
      const steps = states.slice(1).map((after, index) => ({ before: states[index] ?? after, after }));
      const images = steps.flatMap(({ before, after }) => imagesOf(before, after) ?? []);
      const [first, last] = [states[0], states.at(-1)];
      const { before, after } = foldImages(images);
      expect(imagesOf(before, after)).toEqual(imagesOf(first ?? {}, last ?? {}));
    }),
  );
});
