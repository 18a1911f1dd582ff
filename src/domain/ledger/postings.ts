import type { Totals } from '#domain/documents';
import { minor, negate, type E4, type Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';
import type { TaxCategory } from '#domain/tax';
import { accountRoleOfTender, type AccountRole, type Tender } from './accounts.ts';

/**
 * One row of a ledger entry: debit positive, credit negative. On receivables `openItemId` names the document or payment whose open
 * amount the row changes.
 */
export type Posting = {
  accountRole: AccountRole;
  amountMinor: Minor;
  contactId: string | null;
  openItemId: string | null;
  taxCategory: TaxCategory | null;
  taxRateE4: E4 | null;
};

/** What posting a document needs to know of it. */
export type PostedDocument = {
  documentId: string;
  contactId: string;
  totals: Pick<Totals, 'taxes' | 'prepaidMinor' | 'roundingMinor' | 'dueMinor'>;
};

/**
 * Issuing an invoice: receivables (the document) get what is due; revenue and sales tax are credited in rows of their own per category and
 * rate; what was prepaid leaves prepayments; rounding has its own account. Sums to zero; rows of zero are left out.
 */
export function postInvoice({ documentId, contactId, totals }: PostedDocument): readonly Posting[] {
  const { taxes, prepaidMinor, roundingMinor, dueMinor } = totals;
  return withoutZeros([
    { ...plain('receivables', dueMinor), contactId, openItemId: documentId },
    { ...plain('prepayments', prepaidMinor), contactId },
    ...taxes.map((tax) => taxed('revenue', negate(tax.taxableMinor), tax)),
    ...taxes.map((tax) => taxed('salesTax', negate(tax.taxMinor), tax)),
    plain('rounding', negate(roundingMinor)),
  ]);
}

/** Issuing a credit note: an invoice of the same totals, mirrored row by row. */
export function postCreditNote(creditNote: PostedDocument): readonly Posting[] {
  return postInvoice(creditNote).map((posting) => ({
    ...posting,
    amountMinor: negate(posting.amountMinor),
  }));
}

/** Money received (the tender's account is debited, receivables credited under the payment's id) or refunded (the mirror of that). */
export function postPayment(payment: {
  paymentId: string;
  contactId: string;
  direction: 'received' | 'refunded';
  tender: Tender;
  amountMinor: Minor;
}): readonly Posting[] {
  const { paymentId, contactId, direction, tender, amountMinor } = payment;
  const received = direction === 'received' ? amountMinor : negate(amountMinor);
  return withoutZeros([
    plain(accountRoleOfTender(tender), received),
    { ...plain('receivables', negate(received)), contactId, openItemId: paymentId },
  ]);
}

/**
 * Using a payment or credit note (the source) against a document: both rows are on receivables, so only the open items change. Each row
 * bears the contact of its open item: the two differ where contacts were merged. A negative amount undoes an allocation.
 */
export function postAllocation(allocation: {
  sourceId: string;
  sourceContactId: string;
  documentId: string;
  documentContactId: string;
  amountMinor: Minor;
}): readonly Posting[] {
  const { sourceId, sourceContactId, documentId, documentContactId, amountMinor } = allocation;
  return withoutZeros([
    { ...plain('receivables', amountMinor), contactId: sourceContactId, openItemId: sourceId },
    { ...plain('receivables', negate(amountMinor)), contactId: documentContactId, openItemId: documentId },
  ]);
}

/** Checks that an entry of one currency sums to zero. */
export function checkBalanced(
  postings: readonly Posting[],
): Result<null, { code: 'LEDGER_UNBALANCED'; differenceMinor: number }> {
  const difference = postings.reduce((sum, posting) => sum + BigInt(posting.amountMinor), 0n);
  return difference === 0n ? ok(null) : err({ code: 'LEDGER_UNBALANCED', differenceMinor: Number(difference) });
}

/** A row that names neither a contact nor a tax. */
export function plain(accountRole: AccountRole, amountMinor: Minor): Posting {
  return {
    accountRole,
    amountMinor: minor(amountMinor),
    contactId: null,
    openItemId: null,
    taxCategory: null,
    taxRateE4: null,
  };
}

/** A row of one tax category and rate. */
export function taxed(
  accountRole: AccountRole,
  amountMinor: Minor,
  { taxCategory, taxRateE4 }: { taxCategory: TaxCategory; taxRateE4: E4 },
): Posting {
  return { ...plain(accountRole, amountMinor), taxCategory, taxRateE4 };
}

/** Rows of zero say nothing. */
export function withoutZeros(postings: readonly Posting[]): readonly Posting[] {
  return postings.filter((posting) => posting.amountMinor !== 0);
}
