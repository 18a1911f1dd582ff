// A kept statement is built once and asked with other values each time.
import { sql } from 'kysely';
import { expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';

import type { WriteTx } from './handles.ts';
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

test('a kept statement hands over values of every kind unchanged, beside a text that has a question mark of its own', async () => {
  const house = await openTestApp();
  const echo = keptQuery((db, given: { word: string; none: null; whole: number; half: number }) =>
    db
      .selectFrom('company_versions')
      .select(({ val }) => [
        val(given.word).as('word'),
        val(given.none).as('none'),
        val(given.whole).as('whole'),
        val(given.half).as('half?'),
        sql.lit("it's?").as('own'),
      ])
      .limit(1),
  );
  const values = { word: '007', none: null, whole: 9_007_199_254_740_991, half: -0.5 };
  const { half, ...same } = values;
  const answer = [{ ...same, 'half?': half, own: "it's?" }];
  const { database } = house.app.context().house;
  expect(await echo(database.reader, values)).toEqual(answer);
  expect(await database.write((tx) => echo(tx, values))).toEqual(answer);
  await house.end();
});

test('a kept change is made on the connection of its transaction, and is gone with it', async () => {
  const house = await openTestApp();
  const { database } = house.app.context().house;
  await house.api.items.create({ commandId: testId(), name: 'Before', code: 'A' });
  const rename = keptQuery((tx: WriteTx, given: { name: string }) =>
    tx.updateTable('items').set({ name: given.name }).where('code', '=', 'A'),
  );
  const names = () => database.reader.selectFrom('items').select('name').execute();
  const failed = database.write(async (tx) => {
    expect(await rename(tx, { name: 'Meanwhile' })).toEqual([]);
    expect(await tx.selectFrom('items').select('name').execute()).toEqual([{ name: 'Meanwhile' }]);
    throw new Error('given up');
  });
  await expect(failed).rejects.toThrow('given up');
  expect(await names()).toEqual([{ name: 'Before' }]);
  await database.write((tx) => rename(tx, { name: 'After' }));
  expect(await names()).toEqual([{ name: 'After' }]);
  await house.end();
});
