import type { DraftInput } from '#contract/documents';
import { e4, minor } from '#domain/money';
import { hundredPercentE4 } from '#domain/tax';

import { isBlank } from './editor-state.ts';
import type { EditorAdjustment, EditorLine, EditorState } from './editor-state.ts';

export type FaultCode =
  | 'descriptionMissing'
  | 'quantityMissing'
  | 'priceMissing'
  | 'percentOutOfRange'
  | 'valueMissing'
  | 'amountNegative'
  | 'dateOrder'
  | 'contactMissing'
  | 'linesMissing';

/** Something that must be mended: in a line or adjustment (by its key and its number from 1), or in the head. */
export type Fault = {
  code: FaultCode;
  key: string | null;
  position: number | null;
  /** The draft cannot even be saved; other faults only stand in the way of issuing. */
  stopsSaving: boolean;
};

export type DraftReading = { input: DraftInput; faults: readonly Fault[] };

/**
 * Reads the form: the draft as the contract takes it, and what is wrong with it. Blank lines are left out, so lines are numbered as the
 * core numbers them. What is missing but can be saved is saved as zero, so that no work is lost.
 */
export function readDraft(state: EditorState): DraftReading {
  const { lines, adjustments, ...head } = state;
  const entered = lines.filter((line) => !isBlank(line));
  return {
    input: {
      ...head,
      reference: head.reference.trim(),
      introduction: head.introduction.trim(),
      note: head.note.trim(),
      lines: entered.map(lineInput),
      adjustments: adjustments.map(adjustmentInput),
    },
    faults: [
      ...headFaults(state, entered.length),
      ...entered.flatMap((line, index) => lineFaults(line, index + 1)),
      ...adjustments.flatMap((adjustment, index) => adjustmentFaults(adjustment, index + 1)),
    ],
  };
}

function lineInput(line: EditorLine): DraftInput['lines'][number] {
  return {
    itemId: line.itemId,
    itemCode: line.itemCode,
    description: line.description.trim(),
    quantityE4: line.quantityE4 ?? e4(0),
    unit: line.unit.trim(),
    priceE4: line.priceE4 ?? e4(0),
    baseQuantityE4: line.baseQuantityE4,
    discountPercentE4: line.discountPercentE4 ?? e4(0),
    discountMinor: line.discountMinor,
    taxRateId: line.taxRateId,
  };
}

function adjustmentInput(adjustment: EditorAdjustment): NonNullable<DraftInput['adjustments']>[number] {
  const isPercent = adjustment.basis === 'percent';
  return {
    kind: adjustment.kind,
    reason: adjustment.reason.trim(),
    percentE4: isPercent ? (adjustment.percentE4 ?? e4(0)) : e4(0),
    amountMinor: isPercent ? minor(0) : (adjustment.amountMinor ?? minor(0)),
    taxRateId: adjustment.taxRateId,
  };
}

function headFaults({ contactId, issuedOn, dueOn }: EditorState, lineCount: number): Fault[] {
  const faults: Fault[] = [];
  const fault = (code: FaultCode, stopsSaving: boolean) =>
    faults.push({ code, key: null, position: null, stopsSaving });
  if (contactId === null) fault('contactMissing', false);
  if (lineCount === 0) fault('linesMissing', false);
  if (issuedOn !== null && dueOn !== null && dueOn < issuedOn) fault('dateOrder', true);
  return faults;
}

function lineFaults(line: EditorLine, position: number): Fault[] {
  const faults: Fault[] = [];
  const fault = (code: FaultCode, stopsSaving: boolean) => faults.push({ code, key: line.key, position, stopsSaving });
  if (line.description.trim() === '') fault('descriptionMissing', true);
  if (line.quantityE4 === null) fault('quantityMissing', false);
  if (line.priceE4 === null) fault('priceMissing', false);
  if (!isPercentage(line.discountPercentE4)) fault('percentOutOfRange', true);
  return faults;
}

function adjustmentFaults(adjustment: EditorAdjustment, position: number): Fault[] {
  const { key, basis, percentE4, amountMinor } = adjustment;
  const value = basis === 'percent' ? percentE4 : amountMinor;
  if (value === null) return [{ code: 'valueMissing', key, position, stopsSaving: false }];
  if (basis === 'percent' && !isPercentage(percentE4)) {
    return [{ code: 'percentOutOfRange', key, position, stopsSaving: true }];
  }
  if (value < 0) return [{ code: 'amountNegative', key, position, stopsSaving: true }];
  return [];
}

function isPercentage(value: number | null): boolean {
  return value === null || (value >= 0 && value <= hundredPercentE4);
}
