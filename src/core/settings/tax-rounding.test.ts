// How tax is rounded is fixed at the start of a fiscal year and kept until its end.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type Company = NonNullable<Parameters<TestApp['api']['settings']['update']>[0]['company']>;
const update = (company: Company) => office.api.settings.update({ commandId: testId(), company });

async function draftOn(issuedOn: string | null): Promise<string> {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  return (await office.api.documents.saveDraft({ commandId: testId(), contactId: contact.id, issuedOn, lines })).id;
}
const issue = (id: string) => office.api.documents.issue({ commandId: testId(), id });

test('the rounding of tax changes while the fiscal year has drafts only, and not after its first issued document', async () => {
  const id = await draftOn(null);
  expect((await update({ taxRounding: 'line' })).company.taxRounding).toBe('line');
  await issue(id);
  const change: Company = { taxRounding: 'document', city: 'Graz' };
  expect((await failureOf(update(change))).code).toBe('TAX_ROUNDING_IN_USE');
  expect((await office.api.settings.get()).company).toMatchObject({ taxRounding: 'line', city: '' });
  expect((await update({ taxRounding: 'line', city: 'Graz' })).company.city).toBe('Graz');
});

test('documents of an earlier fiscal year leave the next one free, until its own first document', async () => {
  await update({ fiscalYearStartMonth: 10 });
  await issue(await draftOn('2026-09-30'));
  await update({ taxRounding: 'line' });
  await issue(await draftOn('2026-10-01'));
  expect((await failureOf(update({ taxRounding: 'document' }))).code).toBe('TAX_ROUNDING_IN_USE');
  office.setNow('2027-10-01T08:00:00.000Z');
  expect((await update({ taxRounding: 'document' })).company.taxRounding).toBe('document');
});
