import type { Document } from '#contract/documents';
import type { CalendarDate } from '#domain/dates';
import type { DocumentKind } from '#domain/documents';
import { e4, minor } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { PriceMode } from '#domain/tax';

/** A line as it is typed: what is empty or cannot be read is null. `key` stays while the line moves. */
export type EditorLine = {
  key: string;
  itemId: string | null;
  itemCode: string;
  description: string;
  quantityE4: E4 | null;
  unit: string;
  priceE4: E4 | null;
  baseQuantityE4: E4;
  discountPercentE4: E4 | null;
  /** A further allowance as an amount; comes with imported and mirrored lines. */
  discountMinor: Minor;
  /** null: the default rate. */
  taxRateId: string | null;
};

/** An allowance or charge of the whole document as it is typed. */
export type EditorAdjustment = {
  key: string;
  kind: 'allowance' | 'charge';
  reason: string;
  basis: 'percent' | 'amount';
  percentE4: E4 | null;
  amountMinor: Minor | null;
  /** null: spread over the rates of the lines. */
  taxRateId: string | null;
};

export type EditorHead = {
  kind: DocumentKind;
  contactId: string | null;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  priceMode: PriceMode;
  reference: string;
  introduction: string;
  note: string;
  correctsDocumentId: string | null;
};

export type EditorState = EditorHead & { lines: readonly EditorLine[]; adjustments: readonly EditorAdjustment[] };

export type EditorAction =
  | { type: 'changeHead'; fields: Partial<EditorHead> }
  | { type: 'changeLine'; key: string; fields: Partial<Omit<EditorLine, 'key'>> }
  | { type: 'putLine'; line: EditorLine; at: number }
  | { type: 'addLineAfter'; key: string; line: EditorLine }
  | { type: 'moveLine'; key: string; by: -1 | 1 }
  /** `blank` takes the place of the last line, so that there is always one to type into. */
  | { type: 'removeLine'; key: string; blank: EditorLine }
  | { type: 'changeAdjustment'; key: string; fields: Partial<Omit<EditorAdjustment, 'key'>> }
  | { type: 'putAdjustment'; adjustment: EditorAdjustment; at: number }
  | { type: 'removeAdjustment'; key: string };

/** What a change of the form makes of it. Pure; keys of new lines come with the action. */
export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case 'changeHead':
      return { ...state, ...action.fields };
    case 'changeLine':
      return { ...state, lines: changed(state.lines, action.key, action.fields) };
    case 'putLine':
      return { ...state, lines: state.lines.toSpliced(action.at, 0, action.line) };
    case 'addLineAfter': {
      const at = state.lines.findIndex((line) => line.key === action.key);
      return { ...state, lines: state.lines.toSpliced(at < 0 ? state.lines.length : at + 1, 0, action.line) };
    }
    case 'moveLine':
      return { ...state, lines: moved(state.lines, action.key, action.by) };
    case 'removeLine': {
      const left = state.lines.filter((line) => line.key !== action.key);
      return { ...state, lines: left.length === 0 ? [action.blank] : left };
    }
    case 'changeAdjustment':
      return { ...state, adjustments: changed(state.adjustments, action.key, action.fields) };
    case 'putAdjustment':
      return { ...state, adjustments: state.adjustments.toSpliced(action.at, 0, action.adjustment) };
    case 'removeAdjustment':
      return { ...state, adjustments: state.adjustments.filter((adjustment) => adjustment.key !== action.key) };
  }
}

function changed<Entry extends { key: string }>(
  entries: readonly Entry[],
  key: string,
  fields: Partial<Omit<Entry, 'key'>>,
): readonly Entry[] {
  return entries.map((entry) => (entry.key === key ? { ...entry, ...fields } : entry));
}

function moved(lines: readonly EditorLine[], key: string, by: -1 | 1): readonly EditorLine[] {
  const from = lines.findIndex((line) => line.key === key);
  const line = lines[from];
  const to = from + by;
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  return lines.toSpliced(from, 1).toSpliced(to, 0, line);
}

/** One piece of nothing yet. */
export function blankLine(key: string): EditorLine {
  return {
    key,
    itemId: null,
    itemCode: '',
    description: '',
    quantityE4: e4(10_000),
    unit: '',
    priceE4: null,
    baseQuantityE4: e4(10_000),
    discountPercentE4: null,
    discountMinor: minor(0),
    taxRateId: null,
  };
}

/** Tells whether nothing has been entered in a line; such a line is not part of the document. */
export function isBlank({ itemId, description, priceE4 }: EditorLine): boolean {
  return itemId === null && description.trim() === '' && priceE4 === null;
}

export function blankAdjustment(key: string, kind: EditorAdjustment['kind']): EditorAdjustment {
  return { key, kind, reason: '', basis: 'percent', percentE4: null, amountMinor: null, taxRateId: null };
}

type NewDocument = Pick<EditorHead, 'kind' | 'contactId' | 'priceMode'> & { lineKey: string };

/** The form of a document that does not exist yet. */
export function newEditorState({ lineKey, ...head }: NewDocument): EditorState {
  return {
    ...head,
    issuedOn: null,
    dueOn: null,
    reference: '',
    introduction: '',
    note: '',
    correctsDocumentId: null,
    lines: [blankLine(lineKey)],
    adjustments: [],
  };
}

/** The form of a document that exists. A draft's dates are null where they follow the day of issue. */
export function stateOfDocument(document: Document, newKey: () => string): EditorState {
  return {
    kind: document.kind,
    contactId: document.contactId,
    issuedOn: document.issuedOn,
    dueOn: document.dueOn,
    priceMode: document.priceMode,
    reference: document.reference,
    introduction: document.introduction,
    note: document.note,
    correctsDocumentId: document.correctsDocumentId,
    lines:
      document.lines.length === 0
        ? [blankLine(newKey())]
        : document.lines.map((line) => ({
            key: newKey(),
            itemId: line.itemId,
            itemCode: line.itemCode,
            description: line.description,
            quantityE4: line.quantityE4,
            unit: line.unit,
            priceE4: line.priceE4,
            baseQuantityE4: line.baseQuantityE4,
            discountPercentE4: line.discountPercentE4 === 0 ? null : line.discountPercentE4,
            discountMinor: line.discountMinor,
            taxRateId: line.taxRateId,
          })),
    adjustments: document.adjustments.map((adjustment) => {
      const isPercent = adjustment.percentE4 !== 0;
      return {
        key: newKey(),
        kind: adjustment.kind,
        reason: adjustment.reason,
        basis: isPercent ? 'percent' : 'amount',
        percentE4: isPercent ? adjustment.percentE4 : null,
        amountMinor: isPercent ? null : adjustment.amountMinor,
        taxRateId: adjustment.taxRateId,
      };
    }),
  };
}

type PickedItem = {
  id: string;
  code: string;
  name: string;
  unit: string;
  priceE4: E4;
  taxRateId: string | null;
};

/** What choosing an item changes in a line. Words that were typed by hand stay; those of an item before make way. */
export function itemFields(line: EditorLine, item: PickedItem): Partial<Omit<EditorLine, 'key'>> {
  const isTyped = line.itemId === null && line.description.trim() !== '';
  return {
    itemId: item.id,
    itemCode: item.code,
    unit: item.unit,
    priceE4: item.priceE4,
    baseQuantityE4: e4(10_000),
    taxRateId: item.taxRateId,
    ...(!isTyped && { description: item.name }),
    ...(line.quantityE4 === null && { quantityE4: e4(10_000) }),
  };
}
