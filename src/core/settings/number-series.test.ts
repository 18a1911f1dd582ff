// Number series: a start that can be set once, patterns that never repeat a number.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const plain = { kind: 'invoice', prefix: 'INV-', padding: 5, reset: 'never', startAt: 1 } as const;
type Series = NonNullable<Parameters<TestApp['api']['settings']['update']>[0]['numberSeries']>[number];
const save = (series: Series) => office.api.settings.update({ commandId: testId(), numberSeries: [series] });

async function issue(issuedOn: string): Promise<string | null> {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, issuedOn, lines });
  return (await office.api.documents.issue({ commandId: testId(), id: draft.id })).number;
}

async function issueOn(...days: string[]): Promise<(string | null)[]> {
  const numbers: (string | null)[] = [];
  for (const day of days) numbers.push(await issue(day));
  return numbers;
}

test('the paper numbers go on: the start counts for the first number, and cannot change after it', async () => {
  const saved = await save({ ...plain, startAt: 4711 });
  expect(saved.numberSeries[0]).toMatchObject({ nextNumber: 'INV-04711', isStarted: false });
  expect(await issueOn('2026-11-20', '2026-11-20')).toEqual(['INV-04711', 'INV-04712']);
  const failure = await failureOf(save({ ...plain, startAt: 5000 }));
  expect(failure).toMatchObject({ code: 'SERIES_STARTED', data: { kind: 'invoice' } });
  expect((await save({ ...plain, startAt: 4711, prefix: 'R-' })).numberSeries[0]?.nextNumber).toBe('R-04713');
});

test('a yearly series begins again each year, also when days come in another order', async () => {
  await save({ ...plain, prefix: '{YYYY}-', padding: 3, reset: 'yearly', startAt: 40 });
  const days = ['2026-12-31', '2027-01-02', '2026-12-30', '2027-01-03'];
  expect(await issueOn(...days)).toEqual(['2026-040', '2027-001', '2026-041', '2027-002']);
});

test('a monthly series begins again each month', async () => {
  await save({ ...plain, prefix: '{YY}{MM}/', padding: 2, reset: 'monthly' });
  expect(await issueOn('2026-11-01', '2026-11-30', '2026-12-01')).toEqual(['2611/01', '2611/02', '2612/01']);
});

test('a fiscal series begins again with the fiscal year and carries the year in which it began', async () => {
  await office.api.settings.update({ commandId: testId(), company: { fiscalYearStartMonth: 4 } });
  await save({ ...plain, prefix: '{YYYY}-', padding: 3, reset: 'fiscalYear' });
  const days = ['2027-03-31', '2027-04-01', '2027-01-15'];
  expect(await issueOn(...days)).toEqual(['2026-001', '2027-001', '2026-002']);
});

test.each([
  [{ prefix: '{YEAR}-' }, 'SERIES_PREFIX_INVALID'],
  [{ prefix: 'INV-', reset: 'yearly' as const }, 'SERIES_REPEATS_NUMBERS'],
])('a pattern that cannot work is refused with SERIES_INVALID: %o', async (change, reason) => {
  const failure = await failureOf(save({ ...plain, ...change }));
  expect(failure).toMatchObject({ code: 'SERIES_INVALID', data: { kind: 'invoice', reason } });
});

test('a changed pattern that would repeat a number is refused with NUMBER_TAKEN when issuing, and another pattern mends it', async () => {
  await save({ ...plain, prefix: 'A{YYYY}-', padding: 1, reset: 'yearly' });
  expect(await issueOn('2026-11-20')).toEqual(['A2026-1']);
  await save({ ...plain, prefix: 'a{YYYY}-', padding: 1, reset: 'never' });
  expect((await failureOf(issue('2026-11-20'))).code).toBe('NUMBER_TAKEN');
  await save({ ...plain, prefix: 'B', padding: 3 });
  expect(await issueOn('2026-11-20', '2026-11-21')).toEqual(['B001', 'B002']);
});

test('credit notes and payments count in series of their own', async () => {
  const number = await issue('2026-11-20');
  const [contact] = (await office.api.contacts.list({})).rows;
  const payment = await office.api.payments.record({
    commandId: testId(),
    contactId: contact?.id ?? '',
    amountMinor: 100,
  });
  expect([number, payment.number]).toEqual(['INV-00001', 'RV-00001']);
});
