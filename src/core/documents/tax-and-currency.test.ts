// Taxes and currencies from draft to ledger, to the last minor unit.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => office.end());

type Draft = Omit<Parameters<TestApp['api']['documents']['saveDraft']>[0], 'commandId'>;
type Settings = Omit<Parameters<TestApp['api']['settings']['update']>[0], 'commandId'>;
const save = (draft: Draft) => office.api.documents.saveDraft({ commandId: testId(), ...draft });
const issue = (id: string) => office.api.documents.issue({ commandId: testId(), id });
const set = (settings: Settings) => office.api.settings.update({ commandId: testId(), ...settings });
const vat = (rateE4: number) => ({
  name: `VAT ${rateE4 / 10_000} %`,
  category: 'S' as const,
  rateE4,
  isDefault: true,
  isArchived: false,
});
const line = (priceE4: number) => ({ description: 'Ink', quantityE4: 10_000, priceE4 });

test('a tax rate that changed between draft and issue counts as it is on the day of issue', async () => {
  const { taxRates } = await set({ taxRates: [vat(200_000)] });
  const draft = await save({ contactId: ada, lines: [line(1_000_000)] });
  expect(draft.grossMinor).toBe(12_000);
  const [rate] = taxRates;
  await set({ taxRates: rate ? [{ ...rate, rateE4: 190_000, name: 'VAT 19 %' }] : [] });
  expect((await issue(draft.id)).grossMinor).toBe(11_900);
  const issued = await office.api.documents.get({ id: draft.id });
  expect(issued.lines[0]).toMatchObject({ taxName: 'VAT 19 %', taxRateE4: 190_000 });
  expect(issued.taxes).toMatchObject([{ taxRateE4: 190_000, taxableMinor: 10_000, taxMinor: 1900 }]);
  const lines = rowsOf<{ amount_minor: number }>(
    office.databaseFile,
    'SELECT amount_minor FROM ledger_lines ORDER BY position',
  );
  expect(lines.map((row) => row.amount_minor)).toEqual([11_900, -10_000, -1900]);
});

test('with prices that include tax the gross is the truth', async () => {
  await set({ company: { priceMode: 'inclusive' }, taxRates: [vat(190_000)] });
  const draft = await save({ contactId: ada, lines: [line(10_000), line(19_900)] });
  expect(draft).toMatchObject({
    priceMode: 'inclusive',
    lineNetMinor: 299,
    grossMinor: 299,
    netMinor: 251,
    taxMinor: 48,
  });
  expect(await issue(draft.id)).toMatchObject({ grossMinor: 299, netMinor: 251, taxMinor: 48 });
});

test('a draft keeps its price mode when the company changes its own', async () => {
  await set({ company: { priceMode: 'inclusive' }, taxRates: [vat(200_000)] });
  const draft = await save({ contactId: ada, lines: [line(1_200_000)] });
  await set({ company: { priceMode: 'exclusive' } });
  expect(await issue(draft.id)).toMatchObject({ grossMinor: 12_000, netMinor: 10_000 });
});

test.each([
  ['JPY', 1_005_000, 101],
  ['KWD', 12_345, 1235],
  ['EUR', 12_345, 123],
  ['CLF', 12_345, 12_345],
])('in %s a price of %i ten-thousandths is %i minor units', async (currency, priceE4, minorUnits) => {
  await set({ company: { currency } });
  const draft = await save({ contactId: ada, lines: [line(priceE4)] });
  const issued = await issue(draft.id);
  expect(issued).toMatchObject({ currency, grossMinor: minorUnits, openMinor: minorUnits });
  const payment = await office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor: minorUnits });
  expect(payment).toMatchObject({ currency, unappliedMinor: 0 });
});

test('three lines at 20 % come to 115.60 of tax per document and 115.61 per line', async () => {
  const lines = [line(2_993_300), line(1_793_300), line(993_400)];
  await set({ taxRates: [vat(200_000)] });
  expect((await save({ lines })).taxMinor).toBe(11_560);
  await set({ company: { taxRounding: 'line' } });
  expect((await save({ lines })).taxMinor).toBe(11_561);
});

test('two rates never merge, and a discount is spread over them to the cent', async () => {
  const { taxRates } = await set({ taxRates: [vat(200_000), { ...vat(100_000), isDefault: false }] });
  const reduced = taxRates.find((rate) => rate.rateE4 === 100_000);
  const draft = await save({
    contactId: ada,
    lines: [line(1_000_000), { ...line(500_000), taxRateId: reduced?.id ?? null }],
    adjustments: [{ kind: 'allowance', amountMinor: 1000 }],
  });
  expect(draft.taxes.map((tax) => [tax.taxRateE4, tax.taxableMinor])).toEqual([
    [100_000, 4667],
    [200_000, 9333],
  ]);
  expect(draft.netMinor).toBe(14_000);
  const issued = await issue(draft.id);
  const [sum] = rowsOf<{ total: number }>(office.databaseFile, 'SELECT sum(amount_minor) AS total FROM ledger_lines');
  expect([issued.grossMinor, sum?.total]).toEqual([14_000 + 467 + 1867, 0]);
});

test('a percentage above 100 is refused as input', async () => {
  const failure = await failureOf(save({ lines: [{ ...line(1), discountPercentE4: 1_000_001 }] }));
  expect(failure.code).toBe('INPUT_INVALID');
});
