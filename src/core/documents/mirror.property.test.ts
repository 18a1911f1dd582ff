// A credit note mirrors its invoice to the cent, however the invoice was made and whatever the settings have become since.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
let rateIds: string[];
beforeAll(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
  const rate = (rateE4: number) => ({
    name: `VAT ${rateE4}`,
    category: rateE4 === 0 ? ('E' as const) : ('S' as const),
    rateE4,
    isDefault: rateE4 === 190_000,
    isArchived: false,
  });
  const taxRates = [0, 70_000, 99_750, 190_000].map(rate);
  rateIds = (await office.api.settings.update({ commandId: testId(), taxRates })).taxRates.map(({ id }) => id);
});
afterAll(() => office.end());

type Draft = Parameters<TestApp['api']['documents']['saveDraft']>[0];
type Line = Draft['lines'][number];
type Adjustment = NonNullable<Draft['adjustments']>[number];

const percentE4 = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300_000 }));
const rateIndex = fc.nat({ max: 4 });
const line = fc.record({
  quantityE4: fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: -10_000, max: -1 })),
  priceE4: fc.integer({ min: 0, max: 50_000_000 }),
  baseQuantityE4: fc.constantFrom(10_000, 30_000, 100_000),
  discountPercentE4: percentE4,
  discountMinor: fc.oneof(fc.constant(0), fc.nat({ max: 50 })),
  rateIndex,
});
const adjustment = fc.record({
  kind: fc.constantFrom('allowance' as const, 'charge' as const),
  percentE4,
  amountMinor: fc.nat({ max: 500 }),
  rateIndex: fc.option(rateIndex),
});
const settings = fc.record({
  taxRounding: fc.constantFrom('document' as const, 'line' as const),
  priceMode: fc.constantFrom('exclusive' as const, 'inclusive' as const),
});
const invoice = fc.record({
  before: settings,
  after: settings,
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  adjustments: fc.array(adjustment, { maxLength: 2 }),
});

type Chosen<Kind extends { taxRateId?: string | null | undefined }> = Omit<Kind, 'taxRateId' | 'description'> & {
  rateIndex: number | null;
};
const taxRateId = (index: number | null) => (index === null ? null : (rateIds[index] ?? null));
const lineOf = ({ rateIndex: index, ...rest }: Chosen<Line>): Line => ({
  ...rest,
  description: 'Article',
  taxRateId: taxRateId(index),
});
const adjustmentOf = ({ rateIndex: index, ...rest }: Chosen<Adjustment>): Adjustment => ({
  ...rest,
  taxRateId: taxRateId(index),
});

/** Moves to a fiscal year in which nothing has been issued, and works there by other settings. */
async function beginYear(
  year: number,
  company: { taxRounding: 'document' | 'line'; priceMode: 'exclusive' | 'inclusive' },
) {
  office.setNow(`${year}-01-04T10:00:00.000Z`);
  await office.api.settings.update({ commandId: testId(), company });
}

async function shown(id: string) {
  const { lines, adjustments, taxes, priceMode, taxRounding, ...document } = await office.api.documents.get({ id });
  const { lineNetMinor, allowanceMinor, chargeMinor, netMinor, taxMinor, grossMinor } = document;
  const totals = { lineNetMinor, allowanceMinor, chargeMinor, netMinor, taxMinor, grossMinor, taxes };
  return { lines, adjustments, priceMode, taxRounding, ...totals };
}

test('a credit note over a whole invoice says the same to the cent, settles it, and leaves every account as it was', async () => {
  const { api } = office;
  let year = 2030;
  await fc.assert(
    fc.asyncProperty(invoice, async ({ before, after, lines, adjustments }) => {
      year += 2;
      await beginYear(year, before);
      const content = { lines: lines.map(lineOf), adjustments: adjustments.map(adjustmentOf) };
      const draft = await api.documents.saveDraft({ commandId: testId(), contactId: ada, ...content });
      fc.pre(draft.grossMinor >= 0 && draft.netMinor >= 0);
      await api.documents.issue({ commandId: testId(), id: draft.id });
      await beginYear(year + 1, after);
      const mirrored = await api.documents.draftCreditNote({ commandId: testId(), invoiceId: draft.id });
      const issued = await api.documents.issue({ commandId: testId(), id: mirrored.id });
      expect(await shown(issued.id)).toEqual(await shown(draft.id));
      expect([issued.openMinor, (await api.documents.get({ id: draft.id })).openMinor]).toEqual([0, 0]);
      const sums = rowsOf<{ total: number }>(
        office.databaseFile,
        'SELECT sum(amount_minor) AS total FROM ledger_lines GROUP BY account_code',
      );
      expect(sums.filter(({ total }) => total !== 0)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
