/** Issues a document whose content was fixed before: the invoice of a receipt. Its posting is the caller's. */
import { addOpenItem } from '#core/allocations';
import type { OpenItemRow } from '#core/allocations';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { nextNumber } from '#core/numbering';
import type { CommandScope, Failure } from '#core/pipeline';
import type { CompanyNow } from '#core/settings';

import type { DocumentContent } from './document-rows.ts';
import { freeze } from './issue-document.ts';
import type { Issued } from './issue-document.ts';
import { insertContent } from './save-draft.ts';

/** All of it but what its number decides. */
export type MadeDocument = Omit<
  Issued,
  'number' | 'period' | 'sequence' | 'status' | 'version' | 'issued_at' | 'created_at' | 'company_version'
>;

/**
 * Writes the document with its number and its place in the chain, and what is owed for it. Errors: PERIOD_CLOSED, NUMBER_TAKEN when a changed
 * pattern repeats a number.
 */
export async function issueMade(
  { tx, now }: CommandScope,
  { made, content, company }: { made: MadeDocument; content: DocumentContent; company: CompanyNow },
): Promise<Result<{ number: string; openItem: OpenItemRow }, Failure>> {
  const { closedUntil } = company;
  if (closedUntil !== null && made.issued_on <= closedUntil) return err({ code: 'PERIOD_CLOSED', closedUntil });
  const { buyer_json, ...draft } = made;
  // Lines are refused by a document that is issued already.
  await tx
    .insertInto('documents')
    .values({ ...draft, status: 'draft', created_at: now })
    .execute();
  await insertContent(tx, content);
  const taken = await nextNumber(tx, { ...company, kind: made.kind, date: made.issued_on });
  const numbered: Issued = {
    ...draft,
    buyer_json,
    status: 'issued',
    version: 1,
    created_at: now,
    issued_at: now,
    company_version: company.version,
    number: taken.number,
    period: taken.period,
    sequence: taken.sequence,
  };
  const saved = await freeze(tx, { numbered, content, taken, senderHash: company.versionHash });
  if (!saved.ok) return saved;
  const openItem = await addOpenItem(tx, {
    id: made.id,
    kind: made.kind,
    number: taken.number,
    contactId: made.contact_id,
    datedOn: made.issued_on,
    dueOn: made.due_on,
    currency: made.currency,
    amountMinor: made.due_minor,
  });
  return ok({ number: taken.number, openItem });
}
