/** `documents.draftCreditNote`: the draft that mirrors an issued invoice, to be shortened before it is issued. */
import { err } from '#domain/result';
import type { Result } from '#domain/result';
import type { Document } from '#contract/documents';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';

import { findDocument, readContent } from './document-rows.ts';
import { draftOfRows } from './rows-to-draft.ts';
import { saveDraft } from './save-draft.ts';

/**
 * Errors: DOCUMENT_NOT_FOUND, CORRECTED_DOCUMENT_INVALID when it is no issued invoice, SALE_COMES_BACK_AT_TILL for the invoice of a receipt,
 * ID_TAKEN by any other document.
 */
export async function draftCreditNote(
  scope: CommandScope,
  { commandId, invoiceId, id }: InputOf<'documents', 'draftCreditNote'>,
): Promise<Result<Document, Failure>> {
  const invoice = await findDocument(scope.tx, invoiceId);
  if (!invoice) return err({ code: 'DOCUMENT_NOT_FOUND' });
  if (invoice.kind !== 'invoice' || invoice.status !== 'issued') return err({ code: 'CORRECTED_DOCUMENT_INVALID' });
  if (invoice.sale_id !== null) return err({ code: 'SALE_COMES_BACK_AT_TILL', saleId: invoice.sale_id });
  if (id !== undefined && (await findDocument(scope.tx, id))) return err({ code: 'ID_TAKEN' });
  const mirrored = draftOfRows(invoice, await readContent(scope.tx, invoiceId));
  return saveDraft(scope, {
    ...mirrored,
    commandId,
    ...(id === undefined ? {} : { id }),
    kind: 'creditNote',
    issuedOn: null,
    dueOn: null,
    introduction: '',
    note: '',
    correctsDocumentId: invoiceId,
  });
}
