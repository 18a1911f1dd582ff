// A kept statement is built once and asked with other values each time.
import { expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';

import { keptQuery } from './kept-query.ts';

test('a kept query is built once and answers each time for the values that it is given, null among them', async () => {
  const house = await openTestApp();
  let built = 0;
  const itemsOf = keptQuery((db, given: { code: string; barcode: string | null }) => {
    built += 1;
    return db.selectFrom('items').select('name').where('code', '=', given.code).where('barcode', '=', given.barcode);
  });
  for (const code of ['A', 'B']) {
    await house.api.items.create({ commandId: testId(), name: `Item ${code}`, code, barcode: `4${code}` });
  }
  const db = house.app.context().house.database.reader;
  expect(await itemsOf(db, { code: 'A', barcode: '4A' })).toEqual([{ name: 'Item A' }]);
  expect(await itemsOf(db, { code: 'B', barcode: '4B' })).toEqual([{ name: 'Item B' }]);
  expect(await itemsOf(db, { code: 'B', barcode: null })).toEqual([]);
  expect(built).toBe(1);
  await house.end();
});
