// Which column fills which field, kept under a name for the next file with these headings.
import { beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId, type TestApp } from '#core/testing';

import { carried, endVerified } from './testing.ts';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
  return () => endVerified(house);
});

const headings = ['Alpha', 'Beta', 'Gamma'];
const file = carried('Alpha,Beta,Gamma\nAnna,Graz,x');
const save = (name: string, mapping: Record<string, number>) =>
  house.api.imports.saveMapping({ commandId: testId(), kind: 'contacts', name, headings, mapping });
const preview = (content = file) => house.api.imports.preview({ kind: 'contacts', file: content });

test('imports.saveMapping keeps a mapping, and the next file with these headings is read by it', async () => {
  expect((await preview()).mapping).toEqual({});
  const saved = await save('From the shop', { name: 0, city: 1 });
  expect(saved).toMatchObject({ name: 'From the shop', mapping: { name: 'Alpha', city: 'Beta' }, fits: true });
  expect(await preview()).toMatchObject({
    mapping: { name: 0, city: 1 },
    savedMappings: [{ id: saved.id, fits: true }],
    rows: [{ name: 'Anna', city: 'Graz' }],
  });
  expect((await preview(carried('Name,Town\nAnna,Graz'))).savedMappings).toMatchObject([{ id: saved.id, fits: false }]);
});

test('a name is used once, whatever its case; the newest that fits is the one that is used', async () => {
  const first = await save('Shop', { name: 0 });
  house.setNow('2026-11-22T10:00:00.000Z');
  const again = await save('SHOP', { name: 1 });
  expect(again.id).toBe(first.id);
  house.setNow('2026-11-23T10:00:00.000Z');
  await save('Other', { name: 2 });
  const shown = await preview();
  expect(shown.savedMappings.map((each) => each.name)).toEqual(['Other', 'SHOP']);
  expect(shown.mapping).toEqual({ name: 2 });
});

test('a mapping of a field or a column that does not exist is IMPORT_MAPPING_INVALID', async () => {
  expect(await failureOf(save('Bad', { shoes: 0 }))).toMatchObject({
    code: 'IMPORT_MAPPING_INVALID',
    data: { field: 'shoes' },
  });
  expect(await failureOf(save('Bad', { name: 3 }))).toMatchObject({ code: 'IMPORT_MAPPING_INVALID' });
});

test('a custom field that was deleted is no longer in a saved mapping', async () => {
  const field = await house.api.customFields.create({ commandId: testId(), name: 'Shoe size', kind: 'text' });
  await save('Shop', { name: 0, [`custom:${field.id}`]: 1 });
  expect((await preview()).mapping).toEqual({ name: 0, [`custom:${field.id}`]: 1 });
  await house.api.customFields.delete({ commandId: testId(), id: field.id, withValues: true });
  expect(await preview()).toMatchObject({ mapping: { name: 0 }, savedMappings: [{ mapping: { name: 'Alpha' } }] });
});

test('imports.deleteMapping forgets one; a second time it is MAPPING_NOT_FOUND', async () => {
  const { id } = await save('Shop', { name: 0 });
  await house.api.imports.deleteMapping({ commandId: testId(), id });
  expect(await preview()).toMatchObject({ mapping: {}, savedMappings: [] });
  expect((await failureOf(house.api.imports.deleteMapping({ commandId: testId(), id }))).code).toBe(
    'MAPPING_NOT_FOUND',
  );
});
