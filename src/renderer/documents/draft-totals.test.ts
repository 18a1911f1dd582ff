import { expect, test } from 'vitest';

import type { TaxRate } from '#contract/settings';
import { e4, minor } from '#domain/money';

import { draftTotals, netByKey, rateOf } from './draft-totals.ts';
import { blankAdjustment, blankLine, newEditorState } from './editor-state.ts';
import type { EditorLine, EditorState } from './editor-state.ts';

const standard: TaxRate = {
  id: 's',
  name: 'Standard',
  category: 'S',
  rateE4: e4(190_000),
  isDefault: true,
  isArchived: false,
};
const reduced: TaxRate = { ...standard, id: 'r', name: 'Reduced', rateE4: e4(70_000), isDefault: false };
const taxRates = [standard, reduced];
const empty = newEditorState({ kind: 'invoice', contactId: null, priceMode: 'exclusive', lineKey: 'a' });

function totalsOf(state: EditorState) {
  const totals = draftTotals(state, { currency: 'EUR', taxRounding: 'document', taxRates });
  if (!totals.ok) throw new Error(totals.error.code);
  return totals.value;
}

function line(key: string, fields: Partial<EditorLine>): EditorLine {
  return { ...blankLine(key), description: 'x', priceE4: e4(100_000), ...fields };
}

test('what is typed is totalled as the core will total it, each rate on its own', () => {
  const lines = [line('a', {}), blankLine('b'), line('c', { taxRateId: 'r', quantityE4: e4(25_000) })];
  const totals = totalsOf({ ...empty, lines });
  expect(totals).toMatchObject({ netMinor: 3500, taxMinor: 190 + 175, grossMinor: 3865 });
  expect(totals.taxes.map((tax) => tax.taxRateE4)).toEqual([70_000, 190_000]);
});

test('each line knows its own amount, past blank lines', () => {
  const state = { ...empty, lines: [blankLine('a'), line('b', {}), line('c', { discountPercentE4: e4(50_000) })] };
  expect([...netByKey(state, totalsOf(state))]).toEqual([
    ['b', 1000],
    ['c', 950],
  ]);
});

test('an amount that cannot be read yet counts as nothing', () => {
  const state: EditorState = {
    ...empty,
    lines: [line('a', { priceE4: null }), line('b', {})],
    adjustments: [{ ...blankAdjustment('x', 'charge'), basis: 'amount' }],
  };
  expect(totalsOf(state).netMinor).toBe(1000);
});

test('a percentage that is no percentage counts as none, and the other amounts stay', () => {
  const lines = [line('a', { discountPercentE4: e4(1_200_000) }), line('b', {})];
  expect(totalsOf({ ...empty, lines }).netMinor).toBe(2000);
});

test('a discount on the document is spread over the rates of the lines', () => {
  const adjustment = {
    ...blankAdjustment('x', 'allowance' as const),
    basis: 'amount' as const,
    amountMinor: minor(200),
  };
  const state = { ...empty, lines: [line('a', {}), line('b', { taxRateId: 'r' })], adjustments: [adjustment] };
  expect(totalsOf(state).taxes.map((tax) => tax.taxableMinor)).toEqual([900, 900]);
});

test('a line without a rate of its own has the default one', () => {
  expect(rateOf(taxRates, null)).toBe(standard);
  expect(rateOf(taxRates, 'r')).toBe(reduced);
  expect(rateOf(taxRates, 'gone')).toBeUndefined();
});
