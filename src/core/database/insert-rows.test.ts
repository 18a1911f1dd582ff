// Many rows by one statement that is kept: all of them, or with their transaction none.
import { expect, test } from 'vitest';

import { openTestApp, rowsOf } from '#core/testing';

import { insertRows } from './insert-rows.ts';

test('rows are inserted one by one by a kept statement, and a row that is refused takes its transaction with it', async () => {
  const house = await openTestApp();
  const { database } = house.app.context().house;
  const tag = (index: number) => ({ id: `tag-${index}`, name: `Tag ${index}`, name_key: `tag ${index}` });
  await database.write((tx) => insertRows(tx, 'tags', [1, 2, 3].map(tag)));
  await database.write((tx) => insertRows(tx, 'tags', []));
  const names = () => rowsOf<{ name: string }>(house.databaseFile, 'SELECT name FROM tags ORDER BY id');
  expect(names().map((row) => row.name)).toEqual(['Tag 1', 'Tag 2', 'Tag 3']);
  await expect(database.write((tx) => insertRows(tx, 'tags', [4, 3].map(tag)))).rejects.toThrow(/UNIQUE/);
  expect(names()).toHaveLength(3);
  await house.end();
});

test('what all rows have alike, or some, is inserted as it is, whatever kind of value it is', async () => {
  const house = await openTestApp();
  const { database } = house.app.context().house;
  const field = (index: number, given: object) => ({
    id: `field-${index}`,
    name: `Field ${index}`,
    name_key: `field ${index}`,
    kind: 'choice' as const,
    options_json: '[]',
    position: 0,
    is_retired: 0 as const,
    ...given,
  });
  await database.write(async (tx) => {
    await insertRows(tx, 'custom_fields', [field(1, {}), field(2, {})]);
    await insertRows(tx, 'custom_fields', [field(3, {}), field(4, { options_json: '["x"]', position: 7 })]);
  });
  expect(rowsOf(house.databaseFile, 'SELECT id, options_json, position FROM custom_fields ORDER BY id')).toEqual([
    { id: 'field-1', options_json: '[]', position: 0 },
    { id: 'field-2', options_json: '[]', position: 0 },
    { id: 'field-3', options_json: '[]', position: 0 },
    { id: 'field-4', options_json: '["x"]', position: 7 },
  ]);
  await house.end();
});
