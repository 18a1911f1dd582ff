import { expect, test } from 'vitest';

import { standsApart } from './unit.ts';

test('a unit that begins with a figure stands apart from its quantity, any other beside it', () => {
  expect(['48 - 6 oz jars', '½ dozen', 'piece', ''].map(standsApart)).toEqual([true, false, false, false]);
});
