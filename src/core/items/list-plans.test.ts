// How the database answers the list of items: by an index, in its order.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { InputOf } from '#core/pipeline';

import { itemPage } from './list-items.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

type ListInput = InputOf<'items', 'list'>;

function planOf(asked: Partial<ListInput>, key = false): string[] {
  const input: ListInput = { archived: 'no', sort: 'name', direction: 'asc', limit: 50, ...asked };
  const db = office.app.context().house.database.reader;
  const after = key ? { value: input.sort === 'price' ? 1 : 'm', id: testId() } : null;
  return explain(office.databaseFile, itemPage(db, input, after).compile());
}

const orders = (['name', 'code', 'price'] as const).flatMap((sort) =>
  (['asc', 'desc'] as const).map((direction) => ({ sort, direction })),
);

test.each(orders)('by $sort $direction, the pages come in the order of an index', (order) => {
  for (const archived of ['no', 'yes', 'all'] as const) {
    for (const isLater of [false, true]) {
      const plan = planOf({ ...order, archived }, isLater);
      expect(plan.filter((step) => /TEMP B-TREE|^SCAN items(?!_| USING)/.test(step))).toEqual([]);
      expect(plan[0]).toMatch(isLater ? /^SEARCH items USING INDEX/ : /^SCAN items USING INDEX/);
    }
  }
});

test.each(orders)('a search by $sort $direction never reads all items', (order) => {
  for (const q of ['muller', 'mu', 'm', 'mü xx gmbh']) {
    expect(planOf({ ...order, q }).filter((step) => /^SCAN items(?!_| USING)/.test(step))).toEqual([]);
  }
});
