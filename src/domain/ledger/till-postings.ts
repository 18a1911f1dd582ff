import type { TaxTotals } from '#domain/documents';
import { negate, sumMinor, type Minor } from '#domain/money';
import type { CashMovementKind, SaleTender } from '#domain/till';
import { accountRoleOfTender, type AccountRole } from './accounts.ts';
import { plain, taxed, withoutZeros, type Posting } from './postings.ts';

/** What posting a receipt needs to know of it. Amounts as on the receipt: negative where goods came back. */
export type PostedSale = {
  saleId: string;
  contactId: string | null;
  taxes: readonly TaxTotals[];
  creditSoldMinor: Minor;
  roundingMinor: Minor;
  tenders: readonly { tender: SaleTender; amountMinor: Minor }[];
};

/**
 * A receipt: each tender's account is debited (credited, where money goes back); revenue and sales tax are credited per category and
 * rate, vouchers that were sold are owed, cash rounding has its own account. Vouchers and store credit that pay are owed no longer; what goes on
 * the customer's account is on receivables under the sale's id. Sums to zero; rows of zero are left out.
 */
export function postSale(sale: PostedSale): readonly Posting[] {
  const byTender = new Map<SaleTender, Minor[]>();
  for (const { tender, amountMinor } of sale.tenders) {
    byTender.set(tender, [...(byTender.get(tender) ?? []), amountMinor]);
  }
  return withoutZeros([
    ...[...byTender].map(([tender, amounts]) => ofTender(sale, tender, sumMinor(amounts))),
    ...sale.taxes.map((tax) => taxed('revenue', negate(tax.taxableMinor), tax)),
    ...sale.taxes.map((tax) => taxed('salesTax', negate(tax.taxMinor), tax)),
    plain('storeCredits', negate(sale.creditSoldMinor)),
    plain('cashRounding', negate(sale.roundingMinor)),
  ]);
}

/** The account on which a tender of the till is booked. */
function accountRoleOfSaleTender(tender: SaleTender): AccountRole {
  switch (tender) {
    case 'account':
      return 'receivables';
    case 'voucher':
    case 'storeCredit':
      return 'storeCredits';
    case 'cash':
    case 'card':
    case 'bankTransfer':
    case 'cheque':
    case 'other':
      return accountRoleOfTender(tender);
  }
}

/** Cash paid in or out. A drop only moves cash from the drawer to the safe, so nothing is posted. */
export function postCashMovement({
  kind,
  amountMinor,
}: {
  kind: CashMovementKind;
  amountMinor: Minor;
}): readonly Posting[] {
  if (kind === 'drop') return [];
  const cash = kind === 'payIn' ? amountMinor : negate(amountMinor);
  return withoutZeros([plain('cash', cash), plain('pettyCash', negate(cash))]);
}

/** What was counted at closing above (positive) or below what was expected. */
export function postCashDifference(overShortMinor: Minor): readonly Posting[] {
  return withoutZeros([plain('cash', overShortMinor), plain('cashDifferences', negate(overShortMinor))]);
}

/**
 * An invoice made of a sale books no revenue and no tax again: it only moves what the customer owes from the receipt to the invoice.
 * The invoice is debited, a credit of the same amount is credited; allocating that credit settles what was paid at the till.
 */
export function postSaleInvoice(invoice: {
  documentId: string;
  creditId: string;
  contactId: string;
  dueMinor: Minor;
}): readonly Posting[] {
  const { documentId, creditId, contactId, dueMinor } = invoice;
  return withoutZeros([
    { ...plain('receivables', dueMinor), contactId, openItemId: documentId },
    { ...plain('receivables', negate(dueMinor)), contactId, openItemId: creditId },
  ]);
}

function ofTender({ saleId, contactId }: PostedSale, tender: SaleTender, amountMinor: Minor): Posting {
  const posting = plain(accountRoleOfSaleTender(tender), amountMinor);
  return tender === 'account' ? { ...posting, contactId, openItemId: saleId } : posting;
}
