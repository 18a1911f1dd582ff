// What a script or a paste can send: ids in capitals, control characters, half a character, the same command twice.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

test('a new contact under an id that stands is told ID_TAKEN, also with the same code', async () => {
  const id = testId();
  await office.api.contacts.create({ commandId: testId(), id, name: 'Ada', code: 'A1' });
  const again = { id, name: 'Ada' };
  expect((await failureOf(office.api.contacts.create({ commandId: testId(), ...again, code: 'A1' }))).code).toBe(
    'ID_TAKEN',
  );
  expect((await failureOf(office.api.contacts.create({ commandId: testId(), ...again, code: 'A2' }))).code).toBe(
    'ID_TAKEN',
  );
  expect((await office.api.contacts.list({})).total).toBe(1);
});

test('a command id in capitals is the same command', async () => {
  const commandId = testId();
  const first = await office.api.contacts.create({ commandId, name: 'Ada' });
  expect(await office.api.contacts.create({ commandId: commandId.toUpperCase(), name: 'Ada' })).toEqual(first);
  expect(await office.api.contacts.get({ id: first.id.toUpperCase() })).toEqual(first);
  expect(rowsOf(office.databaseFile, 'SELECT id FROM contacts')).toHaveLength(1);
});

test('a control character or half a character in a text is INPUT_INVALID and names its field', async () => {
  for (const name of ['Ada\0', 'A\u001bda', 'Ada \ud83d']) {
    const failure = await failureOf(office.api.contacts.create({ commandId: testId(), name }));
    expect(failure).toMatchObject({ code: 'INPUT_INVALID', data: { issues: [{ path: 'name' }] } });
  }
  const update = { commandId: testId(), company: { locale: 'en\ud800' } };
  expect((await failureOf(office.api.settings.update(update))).code).toBe('INPUT_INVALID');
  const kept = await office.api.contacts.create({ commandId: testId(), name: 'Ada', note: 'one\n\ttwo\r\nthree 😀' });
  expect(kept.note).toBe('one\n\ttwo\r\nthree 😀');
});

test('a control character in the text of a search is INPUT_INVALID, never a defect', async () => {
  await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  const q = 'ada\0';
  const { api } = office;
  const searches = [
    () => api.contacts.list({ q }),
    () => api.items.list({ q }),
    () => api.documents.list({ q }),
    () => api.payments.list({ q }),
    () => api.system.search({ q }),
  ];
  for (const search of searches) expect((await failureOf(search())).code).toBe('INPUT_INVALID');
  const cursor = await failureOf(api.contacts.list({ cursor: 'a\0' }));
  expect(cursor.code).toBe('INPUT_INVALID');
});
