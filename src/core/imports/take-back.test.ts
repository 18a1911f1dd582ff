import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openTestApp, testId, type TestApp } from '#core/testing';

import { carried, customers, ended, endVerified } from './testing.ts';

/** Everything that an import could have left behind. */
function traces(house: TestApp) {
  const books = new BetterSqlite(house.databaseFile, { readonly: true });
  const found = books
    .prepare(
      `SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM documents) AS documents,
        (SELECT count(*) FROM document_lines) AS lines, (SELECT count(*) FROM import_entries) AS entries,
        (SELECT group_concat(status) FROM import_batches) AS batches,
        (SELECT count(*) FROM contacts_search WHERE contacts_search MATCH '"customer"') AS found`,
    )
    .get();
  books.close();
  return found;
}
const nothing = { contacts: 0, documents: 0, lines: 0, entries: 0, batches: 'takenBack', found: 0 };

/** Makes the database refuse a row, as a full disk would in the middle of the work. */
function refuseContact(house: TestApp, code: string): void {
  const books = new BetterSqlite(house.databaseFile);
  books.exec(`CREATE TRIGGER refused BEFORE INSERT ON contacts WHEN new.code = '${code}'
    BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`);
  books.close();
}

test('cancelling in the middle leaves nothing', async () => {
  const house = await openTestApp();
  const stop = new AbortController();
  const running = await house.api.imports.run(
    { commandId: testId(), kind: 'contacts', file: carried(customers(2000)) },
    { signal: stop.signal },
  );
  await running.next();
  await running.next();
  await running.next();
  expect(traces(house)).not.toMatchObject({ contacts: 0 });
  stop.abort();
  const rest = await ended(Promise.resolve(running)).catch((error: unknown) => error);
  expect(rest).toBeDefined();
  expect(traces(house)).toEqual(nothing);
  expect((await house.api.imports.list({})).rows).toMatchObject([{ status: 'takenBack', created: 0, updated: 0 }]);
  await endVerified(house);
});

test('a listener who goes away cancels, too', async () => {
  const house = await openTestApp();
  const running = await house.api.imports.run({
    commandId: testId(),
    kind: 'contacts',
    file: carried(customers(2000)),
  });
  await running.next();
  await running.next();
  await running.return?.();
  expect(traces(house)).toEqual(nothing);
  await endVerified(house);
});

test('a failure in the middle leaves nothing, and the next import runs', async () => {
  const house = await openTestApp();
  refuseContact(house, 'K1500');
  const file = carried(customers(2000));
  await expect(ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file }))).rejects.toMatchObject({
    code: 'INTERNAL',
  });
  expect(traces(house)).toEqual(nothing);
  const again = carried(customers(1400));
  const { result } = await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file: again }));
  expect(result).toMatchObject({ created: 1400, skipped: 0 });
  await endVerified(house);
});

test('taking an update back restores every field, and what was found by the old words is found again', async () => {
  const house = await openTestApp();
  const made = await house.api.contacts.create({
    commandId: testId(),
    code: 'K1',
    name: 'Old name',
    city: 'Berlin',
    phone: '030 1234',
    note: 'Pays late',
    paymentTermsDays: 7,
  });
  refuseContact(house, 'K1500');
  const file = carried(customers(2000));
  await expect(
    ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file, existing: 'update' })),
  ).rejects.toMatchObject({ code: 'INTERNAL' });
  const { version, ...restored } = await house.api.contacts.get({ id: made.id });
  expect({ ...restored, version: made.version }).toEqual(made);
  expect(version).toBeGreaterThan(made.version);
  expect((await house.api.contacts.list({ q: 'old name' })).total).toBe(1);
  expect((await house.api.contacts.list({ q: 'customer' })).total).toBe(0);
  await endVerified(house);
});

test('taking back leaves alone what somebody has used or changed meanwhile', async () => {
  const house = await openTestApp();
  const running = await house.api.imports.run({
    commandId: testId(),
    kind: 'contacts',
    file: carried(customers(2000)),
  });
  await running.next();
  await running.next();
  const [first, second] = (await house.api.contacts.list({ sort: 'code', limit: 2 })).rows;
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 10_000 }];
  await house.api.documents.saveDraft({ commandId: testId(), contactId: first?.id ?? '', lines });
  await house.api.contacts.update({ commandId: testId(), id: second?.id ?? '', note: 'Called today' });
  await running.return?.();
  const { rows } = await house.api.contacts.list({ sort: 'code' });
  expect(rows.map((row) => row.id)).toEqual([first?.id, second?.id]);
  expect((await house.api.imports.list({})).rows).toMatchObject([{ status: 'takenBack', created: 2 }]);
  await endVerified(house);
});

test('orders that were cancelled leave no draft and no line', async () => {
  const house = await openTestApp();
  await house.api.contacts.create({ commandId: testId(), code: 'A', name: 'Anna' });
  const lines = Array.from({ length: 1000 }, (_, index) => `R${index},A,2026-01-01,Tea,1.5,2`);
  const content = ['OrderID,CustomerID,OrderDate,Description,UnitPrice,Quantity', ...lines].join('\n');
  const running = await house.api.imports.run({ commandId: testId(), kind: 'documents', file: carried(content) });
  await running.next();
  await running.next();
  expect(traces(house)).not.toMatchObject({ documents: 0 });
  await running.return?.();
  expect(traces(house)).toMatchObject({ contacts: 1, documents: 0, lines: 0, entries: 0, batches: 'takenBack' });
  await endVerified(house);
});

test('a till keeps selling while an import runs, and a second import has to wait', async () => {
  const house = await openTestApp();
  const { id: contactId } = await house.api.contacts.create({ commandId: testId(), name: 'Walk-in' });
  const running = await house.api.imports.run({
    commandId: testId(),
    kind: 'contacts',
    file: carried(customers(6000)),
  });
  await running.next();
  await running.next();
  const importing = ended(Promise.resolve(running));
  const job = { isRunning: true };
  const watched = importing.finally(() => {
    job.isRunning = false;
  });
  let sold = 0;
  let refused: unknown = null;
  while (job.isRunning) {
    // A customer comes as an event of the outside world, never in the same breath as the one before.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 10_000 }];
    const draft = await house.api.documents.saveDraft({ commandId: testId(), contactId, lines });
    await house.api.documents.issue({ commandId: testId(), id: draft.id });
    sold += 1;
    if (sold === 5 && job.isRunning) {
      const file = carried('Code,Name\nX,Xaver');
      refused = await ended(house.api.imports.run({ commandId: testId(), kind: 'contacts', file })).catch(
        (error: unknown) => error,
      );
    }
  }
  expect((await watched).result).toMatchObject({ created: 6000 });
  expect(sold).toBeGreaterThan(10);
  expect(refused).toMatchObject({ code: 'IMPORT_RUNNING' });
  await endVerified(house);
});
