/** The input that a stored document was made of: to resolve a draft anew, and to mirror an invoice into a credit note. */
import { minor } from '#domain/money';

import type { DocumentContent, DocumentRecord } from './document-rows.ts';
import type { ParsedDraft } from './resolve-draft.ts';

/** Dates that were not fixed come back as null, so that they follow the day of issue. */
export function draftOfRows(document: DocumentRecord, { lines, adjustments }: DocumentContent): ParsedDraft {
  return {
    kind: document.kind,
    contactId: document.contact_id,
    issuedOn: document.is_issued_on_fixed === 1 ? document.issued_on : null,
    dueOn: document.is_due_on_fixed === 1 ? document.due_on : null,
    priceMode: document.price_mode,
    reference: document.reference,
    introduction: document.introduction,
    note: document.note,
    correctsDocumentId: document.corrects_document_id,
    lines: lines.map((line) => ({
      itemId: line.item_id,
      itemCode: line.item_code,
      description: line.description,
      quantityE4: line.quantity_e4,
      unit: line.unit,
      priceE4: line.price_e4,
      baseQuantityE4: line.base_quantity_e4,
      discountPercentE4: line.discount_percent_e4,
      discountMinor: line.discount_minor,
      taxRateId: line.tax_rate_id,
    })),
    adjustments: adjustments.map((adjustment) => ({
      kind: adjustment.kind,
      reason: adjustment.reason,
      percentE4: adjustment.percent_e4,
      amountMinor: adjustment.percent_e4 === 0 ? adjustment.amount_minor : minor(0),
      taxRateId: adjustment.tax_rate_id,
    })),
  };
}
