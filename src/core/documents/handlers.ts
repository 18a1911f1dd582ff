import { command, job, os, query } from '#core/pipeline';

import { answerSavedDraft } from './answer-saved-draft.ts';
import { documentPdf } from './document-pdf.ts';
import { draftCreditNote } from './draft-credit-note.ts';
import { issueDocument } from './issue-document.ts';
import { issueMany } from './issue-many.ts';
import { listDocuments } from './list-documents.ts';
import { getDocument } from './read-document.ts';
import { deleteDraft, previewDraft, saveDraft } from './save-draft.ts';

export const documentHandlers = {
  preview: os.documents.preview.handler(query(previewDraft)),
  saveDraft: os.documents.saveDraft.handler(command(saveDraft, answerSavedDraft)),
  deleteDraft: os.documents.deleteDraft.handler(command(deleteDraft)),
  issue: os.documents.issue.handler(command(issueDocument)),
  issueMany: os.documents.issueMany.handler(job(issueMany)),
  draftCreditNote: os.documents.draftCreditNote.handler(command(draftCreditNote)),
  get: os.documents.get.handler(query(getDocument)),
  list: os.documents.list.handler(query(listDocuments)),
  pdf: os.documents.pdf.handler(query(documentPdf)),
};
