// A long write: it tells how far it is, can be stopped, and is remembered.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type Issuing = Awaited<ReturnType<TestApp['api']['documents']['issueMany']>>;

async function saveDrafts(count: number): Promise<string[]> {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Many orders' });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const lines = [{ description: `Order ${index}`, quantityE4: 10_000, priceE4: 50_000 }];
    const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
    ids.push(draft.id);
  }
  return ids;
}

/** Listens to the end: the steps, and the result. */
async function listen(issuing: Issuing) {
  const steps: { done: number; total: number; message: string }[] = [];
  for (;;) {
    const step = await issuing.next();
    if (step.done === true) return { steps, result: step.value };
    steps.push(step.value);
  }
}

test('documents.issueMany tells its progress and ends with what it did', async () => {
  await saveDrafts(60);
  const { steps, result } = await listen(await office.api.documents.issueMany({ commandId: testId() }));
  expect(steps.map(({ done, total }) => [done, total])).toEqual([
    [25, 60],
    [50, 60],
    [60, 60],
  ]);
  expect(result).toEqual({ issued: 60, failed: [], wasCancelled: false });
  const numbers = rowsOf<{ sequence: number }>(office.databaseFile, 'SELECT sequence FROM documents ORDER BY sequence');
  expect(numbers.map((row) => row.sequence)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('drafts saved one after the other get their numbers in that order', async () => {
  const ids = await saveDrafts(30);
  await listen(await office.api.documents.issueMany({ commandId: testId() }));
  const issued = rowsOf<{ id: string }>(office.databaseFile, 'SELECT id FROM documents ORDER BY sequence');
  expect(issued.map((row) => row.id)).toEqual(ids);
});

test('what cannot be issued is named with its code, and the others are issued', async () => {
  const [first = '', second = ''] = await saveDrafts(2);
  await office.api.documents.issue({ commandId: testId(), id: first });
  const empty = await office.api.documents.saveDraft({ commandId: testId(), lines: [], reference: 'PO-7' });
  const unknown = testId();
  const ids = [unknown, first, empty.id, second];
  const { result } = await listen(await office.api.documents.issueMany({ commandId: testId(), ids }));
  expect(result).toMatchObject({ issued: 1, wasCancelled: false });
  expect(result?.failed.toSorted((left, right) => (left.code < right.code ? -1 : 1))).toEqual([
    { id: empty.id, reference: 'PO-7', code: 'CONTACT_REQUIRED' },
    { id: first, reference: '', code: 'DOCUMENT_NOT_DRAFT' },
    { id: unknown, reference: '', code: 'DOCUMENT_NOT_FOUND' },
  ]);
});

test('a job sent again answers its first result and does nothing, also after reopening', async () => {
  await saveDrafts(3);
  const job = { commandId: testId() };
  const { result } = await listen(await office.api.documents.issueMany(job));
  await saveDrafts(1);
  await office.reopen();
  expect(await listen(await office.api.documents.issueMany(job))).toEqual({ steps: [], result });
  expect((await office.api.documents.list({ state: 'draft' })).total).toBe(1);
  const ids = [testId()];
  expect((await failureOf(listen(await office.api.documents.issueMany({ ...job, ids })))).code).toBe('COMMAND_REUSED');
});

test('a job sent twice at once runs once, and both hear its result', async () => {
  await saveDrafts(60);
  const job = { commandId: testId() };
  const both = [office.api.documents.issueMany(job), office.api.documents.issueMany(job)];
  const [first, second] = await Promise.all(both.map(async (issuing) => (await listen(await issuing)).result));
  expect(first).toEqual({ issued: 60, failed: [], wasCancelled: false });
  expect(second).toEqual(first);
});

test('who waits for the same job may leave, and takes the work over when the first one leaves', async () => {
  await saveDrafts(60);
  const job = { commandId: testId() };
  const first = await office.api.documents.issueMany(job);
  await first.next();
  const stop = new AbortController();
  const impatient = (await office.api.documents.issueMany(job, { signal: stop.signal })).next();
  stop.abort();
  await expect(impatient).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
  const heir = listen(await office.api.documents.issueMany(job));
  await first.return?.();
  expect((await heir).result).toEqual({ issued: 35, failed: [], wasCancelled: false });
});

test('a job that is cancelled keeps what it has issued, without a gap, and says that it was cancelled', async () => {
  await saveDrafts(60);
  const stop = new AbortController();
  const issuing = await office.api.documents.issueMany({ commandId: testId() }, { signal: stop.signal });
  await issuing.next();
  stop.abort();
  const { result } = await listen(issuing);
  const issued = rowsOf<{ sequence: number }>(
    office.databaseFile,
    "SELECT sequence FROM documents WHERE status = 'issued' ORDER BY sequence",
  );
  expect(issued.length).toBeGreaterThanOrEqual(25);
  expect(issued.length).toBeLessThan(60);
  expect(issued.map((row) => row.sequence)).toEqual(issued.map((_, index) => index + 1));
  expect(result).toMatchObject({ issued: issued.length, wasCancelled: true });
});

test('a listener that goes away stops the job, and every window hears what was done until then', async () => {
  await saveDrafts(60);
  const { house } = office.app.context();
  const listening = new AbortController();
  const notices = house.changes(listening.signal);
  const heard = notices.next();
  const issuing = await office.api.documents.issueMany({ commandId: testId() });
  await issuing.next();
  await issuing.return?.();
  expect((await heard).value).toEqual({ topics: ['documents', 'receivables'] });
  expect((await office.api.documents.list({ state: 'draft' })).total).toBe(35);
  listening.abort();
});

test('while a job issues, a single document is issued in between', async () => {
  const ids = await saveDrafts(100);
  const [own = ''] = ids.slice(-1);
  const issuing = await office.api.documents.issueMany({ commandId: testId(), ids: ids.slice(0, -1) });
  await issuing.next();
  const [single] = await Promise.all([office.api.documents.issue({ commandId: testId(), id: own }), listen(issuing)]);
  expect(Number(single.number?.slice(4))).toBeLessThan(100);
});
