export { documentPdf } from './document-pdf.ts';
export { chainRecord, contentRows, newDocumentRow } from './document-rows.ts';
export type { DocumentContent, DocumentRecord } from './document-rows.ts';
export { documentHandlers } from './handlers.ts';
export { postingsOf } from './issue-document.ts';
export { getDocument, readParty } from './read-document.ts';
export { resolveDraft } from './resolve-draft.ts';
export type { DraftSurroundings, ParsedDraft, ResolvedDraft } from './resolve-draft.ts';
export { insertContent } from './save-draft.ts';
