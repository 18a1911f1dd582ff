// Tax rates: one default, no impossible rate, and a rate on issued documents stays what it was.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type Rate = NonNullable<Parameters<TestApp['api']['settings']['update']>[0]['taxRates']>[number];
const vat: Rate = { name: 'VAT 20 %', category: 'S', rateE4: 200_000, isDefault: false, isArchived: false };
const save = async (...taxRates: Rate[]) =>
  (await office.api.settings.update({ commandId: testId(), taxRates })).taxRates;
const codeOf = async (...taxRates: Rate[]) => (await failureOf(save(...taxRates))).code;

test('making a rate the default takes that from the other', async () => {
  const rates = await save({ ...vat, isDefault: true });
  expect(rates.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['VAT 20 %', true],
    ['No tax', false],
  ]);
});

test('no default, an archived default and two defaults are refused with TAX_RATE_DEFAULT_MISSING', async () => {
  const [standard] = (await office.api.settings.get()).taxRates;
  if (!standard) throw new Error('There is a rate');
  expect(await codeOf({ ...standard, isDefault: false })).toBe('TAX_RATE_DEFAULT_MISSING');
  expect(await codeOf({ ...standard, isArchived: true })).toBe('TAX_RATE_DEFAULT_MISSING');
  expect(await codeOf({ ...vat, isDefault: true }, { ...vat, isDefault: true })).toBe('TAX_RATE_DEFAULT_MISSING');
  expect((await office.api.settings.get()).taxRates).toEqual([standard]);
});

test('a percentage on a category that is always 0 % is refused with TAX_RATE_INVALID and its name', async () => {
  for (const category of ['Z', 'E', 'AE', 'K', 'G', 'O'] as const) {
    const failure = await failureOf(save({ ...vat, category }));
    expect(failure).toMatchObject({ code: 'TAX_RATE_INVALID', data: { name: 'VAT 20 %' } });
  }
  expect((await failureOf(save({ ...vat, rateE4: 1_000_001 }))).code).toBe('INPUT_INVALID');
});

test('a rate that does not exist cannot be changed', async () => {
  expect(await codeOf({ ...vat, id: testId() })).toBe('TAX_RATE_NOT_FOUND');
});

async function issueWith(rateId: string, where: 'line' | 'charge'): Promise<void> {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  const line = { description: 'Ink', quantityE4: 10_000, priceE4: 100_000 };
  const charge = { kind: 'charge' as const, amountMinor: 500, taxRateId: rateId };
  const draft = await office.api.documents.saveDraft({
    commandId: testId(),
    contactId: contact.id,
    lines: [where === 'line' ? { ...line, taxRateId: rateId } : line],
    adjustments: where === 'charge' ? [charge] : [],
  });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
}

test.each(['line', 'charge'] as const)('a rate on an issued %s keeps its percentage and category', async (where) => {
  const rate = (await save(vat)).find(({ name }) => name === vat.name);
  if (!rate) throw new Error('The rate was saved');
  await save({ ...rate, rateE4: 190_000 });
  await issueWith(rate.id, where);
  expect(await codeOf({ ...rate, rateE4: 210_000 })).toBe('TAX_RATE_IN_USE');
  expect(await codeOf({ ...rate, rateE4: 0, category: 'Z' })).toBe('TAX_RATE_IN_USE');
  const renamed = await save({ ...rate, rateE4: 190_000, name: 'Old VAT', isArchived: true });
  expect(renamed.find(({ id }) => id === rate.id)).toMatchObject({ name: 'Old VAT', isArchived: true });
});
