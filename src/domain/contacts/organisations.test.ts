import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cycleOf } from './organisations.ts';

const parents: Readonly<Record<string, readonly string[]>> = { shop: ['holding'], holding: ['bank'], bank: [] };
const parentsOf = (id: string) => parents[id] ?? [];

test('an organisation may belong to others that know nothing of it', () => {
  expect(cycleOf({ id: 'stall', organisationIds: ['shop', 'holding'] }, parentsOf)).toBeNull();
});

test('the way from an organisation back to itself is told, step by step', () => {
  expect(cycleOf({ id: 'bank', organisationIds: ['shop'] }, parentsOf)).toEqual(['bank', 'shop', 'holding', 'bank']);
  expect(cycleOf({ id: 'bank', organisationIds: ['bank'] }, parentsOf)).toEqual(['bank', 'bank']);
});

test('however organisations belong to each other, adding only what closes no circle leaves none, and the search ends', () => {
  const pair = fc.tuple(fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const above = new Map<string, string[]>();
      const of = (id: string) => above.get(id) ?? [];
      for (const [from, to] of pairs) {
        const [id, parent] = [String(from), String(to)];
        if (cycleOf({ id, organisationIds: [parent] }, of) === null) above.set(id, [...of(id), parent]);
      }
      // Taking away, again and again, those that belong to nothing left must take away all.
      let left = [...Array(8).keys()].map(String);
      for (let round = 0; round < 8; round += 1) {
        const now = left;
        left = now.filter((id) => of(id).some((parent) => now.includes(parent)));
      }
      expect(left).toEqual([]);
    }),
  );
});
