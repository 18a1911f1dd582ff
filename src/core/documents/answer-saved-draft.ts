/** The answer of a `documents.saveDraft` that is sent again: read from the draft, since one for every pause in typing is not kept. */
import { err } from '#domain/result';
import type { Result } from '#domain/result';
import type { Document } from '#contract/documents';
import type { CommandScope, Failure, Reference } from '#core/pipeline';

import { findDocument } from './document-rows.ts';
import { readDocument } from './read-document.ts';

/** Errors, when the draft is no longer as it was saved then: DOCUMENT_CHANGED, DOCUMENT_NOT_DRAFT. */
export async function answerSavedDraft(
  { tx, now }: CommandScope,
  { id, version }: Reference,
): Promise<Result<Document, Failure>> {
  const row = await findDocument(tx, id);
  if (row && row.status !== 'draft') return err({ code: 'DOCUMENT_NOT_DRAFT', number: row.number });
  if (row?.version !== version) return err({ code: 'DOCUMENT_CHANGED', version: row?.version ?? 0 });
  return readDocument(tx, { id, now });
}
