/** A resolved draft as rows, and rows as the record that the hash chain covers. */
import type { Instant } from '#domain/dates';
import type { JsonValue } from '#domain/hashing';
import type {
  DocumentAdjustmentsTable,
  DocumentLinesTable,
  DocumentTaxesTable,
  DocumentsTable,
  ReadDb,
} from '#core/database';

import type { ResolvedDraft } from './resolve-draft.ts';

type Plain<Table> = {
  [Column in keyof Table]: Table[Column] extends { __select__: infer Value } ? Value : Table[Column];
};
export type DocumentRecord = Plain<DocumentsTable>;
export type LineRow = DocumentLinesTable;
export type AdjustmentRow = DocumentAdjustmentsTable;
export type TaxRow = DocumentTaxesTable;

export type DocumentContent = { lines: LineRow[]; adjustments: AdjustmentRow[]; taxes: TaxRow[] };

/** The columns of a draft that its content decides. */
export function draftColumns(resolved: ResolvedDraft) {
  const { draft, totals } = resolved;
  return {
    kind: draft.kind,
    contact_id: draft.contactId,
    issued_on: resolved.issuedOn,
    due_on: resolved.dueOn,
    is_issued_on_fixed: draft.issuedOn === null ? (0 as const) : (1 as const),
    is_due_on_fixed: draft.dueOn === null ? (0 as const) : (1 as const),
    reference: draft.reference,
    introduction: draft.introduction,
    note: draft.note,
    corrects_document_id: draft.correctsDocumentId,
    currency: resolved.currency,
    price_mode: resolved.priceMode,
    tax_rounding: resolved.taxRounding,
    ...totalColumns(totals),
  };
}

/** The totals as columns. */
export function totalColumns(totals: ResolvedDraft['totals']) {
  return {
    line_net_minor: totals.lineNetMinor,
    allowance_minor: totals.allowanceMinor,
    charge_minor: totals.chargeMinor,
    net_minor: totals.netMinor,
    tax_minor: totals.taxMinor,
    gross_minor: totals.grossMinor,
    rounding_minor: totals.roundingMinor,
    due_minor: totals.dueMinor,
  };
}

/** A new draft's row. */
export function newDocumentRow(id: string, resolved: ResolvedDraft, now: Instant) {
  return { id, status: 'draft' as const, created_at: now, ...draftColumns(resolved) };
}

/** Lines, adjustments and taxes of a document, positions counted from 1. */
export function contentRows(documentId: string, resolved: ResolvedDraft): DocumentContent {
  const { draft, totals } = resolved;
  return {
    lines: draft.lines.map((line, index) => lineRow({ documentId, resolved, line, index })),
    adjustments: draft.adjustments.map((adjustment, index) => {
      const tax = resolved.adjustmentTaxes[index] ?? null;
      return {
        document_id: documentId,
        position: index + 1,
        kind: adjustment.kind,
        reason: adjustment.reason,
        percent_e4: adjustment.percentE4,
        amount_minor: present(totals.adjustments[index]).amountMinor,
        tax_rate_id: adjustment.taxRateId,
        tax_category: tax?.category ?? null,
        tax_rate_e4: tax?.rateE4 ?? null,
      };
    }),
    taxes: totals.taxes.map((tax, index) => ({
      document_id: documentId,
      position: index + 1,
      tax_category: tax.taxCategory,
      tax_rate_e4: tax.taxRateE4,
      taxable_minor: tax.taxableMinor,
      tax_minor: tax.taxMinor,
      gross_minor: tax.grossMinor,
    })),
  };
}

type OneLine = {
  documentId: string;
  resolved: ResolvedDraft;
  line: ResolvedDraft['draft']['lines'][number];
  index: number;
};

function lineRow({ documentId, resolved, line, index }: OneLine): LineRow {
  const tax = present(resolved.lineTaxes[index]);
  const amounts = present(resolved.totals.lines[index]);
  return {
    document_id: documentId,
    position: index + 1,
    item_id: line.itemId,
    item_code: line.itemCode,
    description: line.description,
    quantity_e4: line.quantityE4,
    unit: line.unit,
    price_e4: line.priceE4,
    base_quantity_e4: line.baseQuantityE4,
    discount_percent_e4: line.discountPercentE4,
    discount_minor: line.discountMinor,
    tax_rate_id: tax.id,
    tax_name: tax.name,
    tax_category: tax.category,
    tax_rate_e4: tax.rateE4,
    gross_minor: amounts.grossMinor,
    net_minor: amounts.netMinor,
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Totals answer every line and adjustment');
  return value;
}

/** The whole document row; undefined when there is none. */
export async function findDocument(db: Pick<ReadDb, 'selectFrom'>, id: string): Promise<DocumentRecord | undefined> {
  return db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Lines, adjustments and taxes of one document, in their order. */
export async function readContent(db: Pick<ReadDb, 'selectFrom'>, documentId: string): Promise<DocumentContent> {
  const lines = await db
    .selectFrom('document_lines')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const adjustments = await db
    .selectFrom('document_adjustments')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const taxes = await db
    .selectFrom('document_taxes')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  return { lines, adjustments, taxes };
}

/**
 * What the hash of an issued document covers: every column but the hash itself, with all lines, adjustments and taxes, and its sender
 * by the hash of that version of the company.
 */
export function chainRecord(
  document: Omit<DocumentRecord, 'hash'>,
  content: DocumentContent,
  { senderHash }: { senderHash: string },
): JsonValue {
  const { hash: _, sale_id, ...covered } = document as DocumentRecord;
  // Documents were chained before a receipt could be named.
  const named = sale_id === null ? covered : { ...covered, sale_id };
  return { document: named, ...content, senderHash };
}
