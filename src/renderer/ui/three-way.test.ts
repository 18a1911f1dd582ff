import { describe, expect, test } from 'vitest';

import { isSame, meet } from './three-way.ts';

const base = { name: 'Bakery', city: 'Ulm', phone: '1' };

describe('two changes of one record meet', () => {
  test('what only others changed is taken over, what only I changed stays', () => {
    const { merged, met } = meet({
      base,
      mine: { ...base, name: 'Bakery Ltd' },
      theirs: { ...base, city: 'Neu-Ulm' },
    });
    expect(merged).toEqual({ name: 'Bakery Ltd', city: 'Neu-Ulm', phone: '1' });
    expect(met).toEqual([{ field: 'city', before: 'Ulm', theirs: 'Neu-Ulm', mine: 'Ulm', isConflict: false }]);
  });

  test('where both changed a field differently, mine stays until the person chooses', () => {
    const { merged, met } = meet({ base, mine: { ...base, phone: '2' }, theirs: { ...base, phone: '3' } });
    expect(merged.phone).toBe('2');
    expect(met).toEqual([{ field: 'phone', before: '1', theirs: '3', mine: '2', isConflict: true }]);
  });

  test('the same change on both sides is no matter', () => {
    const same = { ...base, phone: '4' };
    expect(meet({ base, mine: same, theirs: same })).toEqual({ merged: same, met: [] });
  });
});

test('lists are the same when they hold the same', () => {
  const row = { kind: 'email', value: 'a@b.c' };
  expect(isSame([row], [{ ...row }])).toBe(true);
  expect(isSame([row], [{ ...row, value: 'x@y.z' }])).toBe(false);
  expect(isSame([], {})).toBe(false);
  expect(isSame({ a: null }, { b: null })).toBe(false);
  const { met } = meet({ base: { points: [row] }, mine: { points: [{ ...row }] }, theirs: { points: [] } });
  expect(met).toEqual([{ field: 'points', before: [row], theirs: [], mine: [row], isConflict: false }]);
});
