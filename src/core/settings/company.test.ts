// The company: saved in parts, checked, and remembered as it was.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

type Change = Omit<Parameters<TestApp['api']['settings']['update']>[0], 'commandId'>;
const update = (change: Change) => office.api.settings.update({ commandId: testId(), ...change });
const codeOf = async (change: Change) => (await failureOf(update(change))).code;

test('settings.get of an empty company has an owner, one tax rate, three series and nothing else', async () => {
  const empty = await openTestApp({ isEmpty: true });
  const settings = await empty.api.settings.get();
  expect(settings).toMatchObject({ version: 1, logo: null, company: { name: '', currency: 'EUR', closedUntil: null } });
  expect(settings.taxRates).toMatchObject([{ name: 'No tax', category: 'O', rateE4: 0, isDefault: true }]);
  expect(settings.numberSeries.map(({ kind, nextNumber, isStarted }) => [kind, nextNumber, isStarted])).toEqual([
    ['invoice', 'INV-00001', false],
    ['creditNote', 'CN-00001', false],
    ['payment', 'RV-00001', false],
  ]);
  await empty.end();
});

test('settings.update changes the given parts and leaves the others, also after reopening', async () => {
  await update({ company: { city: 'Graz', paymentTermsDays: 14 } });
  await update({ company: { city: 'Wien' } });
  await office.reopen();
  const { company } = await office.api.settings.get();
  expect(company).toMatchObject({ name: 'Test Office', city: 'Wien', paymentTermsDays: 14 });
});

test('a second window that holds older settings is refused with SETTINGS_CHANGED, whatever the first has changed', async () => {
  const { version, taxRates } = await office.api.settings.get();
  const [rate] = taxRates;
  await update({ version, taxRates: rate ? [{ ...rate, name: 'None' }] : [] });
  const failure = await failureOf(update({ version, company: { city: 'Graz' } }));
  expect(failure).toMatchObject({ code: 'SETTINGS_CHANGED', data: { version: version + 1 } });
});

test('an unknown currency, time zone or locale is refused and nothing of the change is saved', async () => {
  expect(await codeOf({ company: { name: 'Changed', currency: 'XXX' } })).toBe('CURRENCY_UNKNOWN');
  expect(await codeOf({ company: { name: 'Changed', timeZone: 'Mars/Olympus' } })).toBe('TIME_ZONE_UNKNOWN');
  expect(await codeOf({ company: { name: 'Changed', locale: 'no such locale' } })).toBe('LOCALE_UNKNOWN');
  expect(await codeOf({ company: { name: 'Changed', locale: 'xx' } })).toBe('LOCALE_UNKNOWN');
  expect((await office.api.settings.get()).company.name).toBe('Test Office');
  await update({ company: { currency: 'KWD', timeZone: 'Asia/Kuwait', locale: 'ar-KW' } });
});

test('the currency can change until something is issued or paid', async () => {
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  await update({ company: { currency: 'CHF' } });
  await office.api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 100 });
  expect(await codeOf({ company: { currency: 'EUR' } })).toBe('CURRENCY_IN_USE');
  await update({ company: { currency: 'CHF', city: 'Basel' } });
});

test('drafts go along into a new currency, but not into one with other decimals, where their amounts would be wrong', async () => {
  const draft = await office.api.documents.saveDraft({
    commandId: testId(),
    lines: [{ description: 'Ink', quantityE4: 10_000, priceE4: 123_400 }],
  });
  await update({ company: { currency: 'USD' } });
  expect(await office.api.documents.get({ id: draft.id })).toMatchObject({ currency: 'USD', grossMinor: 1234 });
  expect(await codeOf({ company: { currency: 'JPY' } })).toBe('CURRENCY_IN_USE');
  await office.api.documents.deleteDraft({ commandId: testId(), id: draft.id });
  expect((await update({ company: { currency: 'JPY' } })).company.currency).toBe('JPY');
});

test('today is the day in the time zone of the company', async () => {
  office.setNow('2026-12-31T23:30:00.000Z');
  await update({ company: { timeZone: 'Asia/Tokyo' }, numberSeries: [yearly] });
  expect((await office.api.settings.get()).numberSeries[0]?.nextNumber).toBe('INV-2027-001');
});

const yearly = { kind: 'invoice', prefix: 'INV-{YYYY}-', padding: 3, reset: 'yearly', startAt: 1 } as const;

test('every saved version of the company stays', async () => {
  await update({ company: { city: 'Graz' } });
  const versions = rowsOf<{ version: number }>(office.databaseFile, 'SELECT version FROM company_versions');
  expect(versions.map((row) => row.version)).toEqual([1, 2, 3]);
});
