// How the database answers the list of contacts: by an index, in its order.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { contactSorts } from '#contract/contacts';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { InputOf } from '#core/pipeline';

import { contactPage } from './list-contacts.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

type ListInput = InputOf<'contacts', 'list'>;

function planOf(asked: Partial<ListInput>, key = false): string[] {
  const input: ListInput = {
    archived: 'no',
    match: 'all',
    conditions: [],
    sort: 'name',
    direction: 'asc',
    limit: 50,
    ...asked,
  };
  const db = office.app.context().house.database.reader;
  const after = key ? { value: 'm', id: testId() } : null;
  return explain(office.databaseFile, contactPage(db, input, after).compile());
}

const orders = contactSorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction })));

test.each(orders)('by $sort $direction, the pages come in the order of an index', (order) => {
  for (const archived of ['no', 'yes', 'all'] as const) {
    for (const isLater of [false, true]) {
      const plan = planOf({ ...order, archived }, isLater);
      expect(plan.filter((step) => /TEMP B-TREE|^SCAN contacts(?!_| USING)/.test(step))).toEqual([]);
      expect(plan[0]).toMatch(isLater ? /^SEARCH contacts USING INDEX/ : /^SCAN contacts USING INDEX/);
    }
  }
});

test.each(orders)('a search by $sort $direction never reads all contacts', (order) => {
  for (const q of ['muller', 'mu', 'm', 'mü xx gmbh']) {
    expect(planOf({ ...order, q }).filter((step) => /^SCAN contacts(?!_| USING)/.test(step))).toEqual([]);
  }
});
