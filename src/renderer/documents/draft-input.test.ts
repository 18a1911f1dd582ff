import { describe, expect, test } from 'vitest';

import { draftInputSchema } from '#contract/documents';
import type { CalendarDate } from '#domain/dates';
import { e4, minor } from '#domain/money';

import { readDraft } from './draft-input.ts';
import { blankAdjustment, blankLine, newEditorState } from './editor-state.ts';
import type { EditorLine, EditorState } from './editor-state.ts';

const contactId = '019f0000-0000-7000-8000-000000000001';
const empty = newEditorState({ kind: 'invoice', contactId: null, priceMode: 'exclusive', lineKey: 'a' });

function line(key: string, fields: Partial<EditorLine> = {}): EditorLine {
  return { ...blankLine(key), description: 'Chai', priceE4: e4(180_000), ...fields };
}

function faultsOf(state: EditorState) {
  return readDraft(state).faults.map(({ code, position, stopsSaving }) => [code, position, stopsSaving]);
}

describe('reading the form', () => {
  test('the draft is one that the contract takes', () => {
    const state: EditorState = {
      ...empty,
      contactId,
      reference: '  PO 7 ',
      lines: [line('a', { discountPercentE4: e4(50_000) }), blankLine('b')],
      adjustments: [{ ...blankAdjustment('x', 'allowance'), percentE4: e4(20_000) }],
    };
    const { input, faults } = readDraft(state);
    expect(faults).toEqual([]);
    expect(draftInputSchema.parse(input)).toMatchObject({
      contactId,
      reference: 'PO 7',
      lines: [{ description: 'Chai', quantityE4: 10_000, priceE4: 180_000, discountPercentE4: 50_000 }],
      adjustments: [{ kind: 'allowance', percentE4: 20_000, amountMinor: 0 }],
    });
  });

  test('blank lines are no part of it, so lines are numbered as the core numbers them', () => {
    const state = {
      ...empty,
      contactId,
      lines: [blankLine('a'), line('b'), blankLine('c'), line('d', { priceE4: null })],
    };
    expect(readDraft(state).input.lines).toHaveLength(2);
    expect(faultsOf(state)).toEqual([['priceMissing', 2, false]]);
  });

  test('an empty form can be saved and not be issued', () => {
    expect(faultsOf(empty)).toEqual([
      ['contactMissing', null, false],
      ['linesMissing', null, false],
    ]);
  });

  test('a missing price or quantity is saved as zero, so that no work is lost, and stands in the way of issuing', () => {
    const state = { ...empty, contactId, lines: [line('a', { priceE4: null, quantityE4: null })] };
    expect(readDraft(state).input.lines).toMatchObject([{ priceE4: 0, quantityE4: 0 }]);
    expect(faultsOf(state)).toEqual([
      ['quantityMissing', 1, false],
      ['priceMissing', 1, false],
    ]);
  });

  test('a line without words, or a discount above 100 %, cannot be saved', () => {
    const state = {
      ...empty,
      contactId,
      lines: [line('a', { description: ' ' }), line('b', { discountPercentE4: e4(1_000_001) })],
    };
    expect(faultsOf(state)).toEqual([
      ['descriptionMissing', 1, true],
      ['percentOutOfRange', 2, true],
    ]);
  });

  test('a due date before the date cannot be saved', () => {
    const dates = { issuedOn: '2026-11-21' as CalendarDate, dueOn: '2026-11-20' as CalendarDate };
    expect(faultsOf({ ...empty, contactId, lines: [line('a')], ...dates })).toEqual([['dateOrder', null, true]]);
  });
});

describe('discounts and surcharges', () => {
  const withOne = (fields: object): EditorState => ({
    ...empty,
    contactId,
    lines: [line('a')],
    adjustments: [{ ...blankAdjustment('x', 'charge'), ...fields }],
  });

  test('only the chosen basis is sent', () => {
    const both = { percentE4: e4(20_000), amountMinor: minor(500) };
    expect(readDraft(withOne({ ...both, basis: 'amount' })).input.adjustments).toMatchObject([
      { percentE4: 0, amountMinor: 500 },
    ]);
    expect(readDraft(withOne({ ...both, basis: 'percent' })).input.adjustments).toMatchObject([
      { percentE4: 20_000, amountMinor: 0 },
    ]);
  });

  test('an empty value stands in the way of issuing, a negative one of saving', () => {
    expect(faultsOf(withOne({}))).toEqual([['valueMissing', 1, false]]);
    expect(faultsOf(withOne({ basis: 'amount', amountMinor: minor(-1) }))).toEqual([['amountNegative', 1, true]]);
    expect(faultsOf(withOne({ percentE4: e4(-1) }))).toEqual([['percentOutOfRange', 1, true]]);
  });
});
