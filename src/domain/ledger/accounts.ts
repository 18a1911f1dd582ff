/** What an account is for. Postings name roles; a company maps each role to an account of its chart. */
export const accountRoles = [
  'cash',
  'bank',
  'cardClearing',
  'chequesInHand',
  'otherTenders',
  'receivables',
  'salesTax',
  'prepayments',
  'storeCredits',
  'revenue',
  'rounding',
  'cashRounding',
  'pettyCash',
  'cashDifferences',
] as const;
export type AccountRole = (typeof accountRoles)[number];

export type AccountType = 'asset' | 'liability' | 'income' | 'expense' | 'equity';

export type Account = { code: string; name: string; role: AccountRole; type: AccountType };

/** The chart that a new company starts with: one account for every role. */
export const defaultAccounts: readonly Account[] = [
  { code: '1000', name: 'Cash', role: 'cash', type: 'asset' },
  { code: '1010', name: 'Bank', role: 'bank', type: 'asset' },
  { code: '1020', name: 'Card clearing', role: 'cardClearing', type: 'asset' },
  { code: '1030', name: 'Cheques in hand', role: 'chequesInHand', type: 'asset' },
  { code: '1090', name: 'Other tenders', role: 'otherTenders', type: 'asset' },
  { code: '1200', name: 'Receivables', role: 'receivables', type: 'asset' },
  { code: '2200', name: 'Sales tax', role: 'salesTax', type: 'liability' },
  { code: '2300', name: 'Prepayments', role: 'prepayments', type: 'liability' },
  { code: '2400', name: 'Vouchers and store credit', role: 'storeCredits', type: 'liability' },
  { code: '4000', name: 'Revenue', role: 'revenue', type: 'income' },
  { code: '4900', name: 'Rounding differences', role: 'rounding', type: 'income' },
  { code: '4910', name: 'Cash rounding', role: 'cashRounding', type: 'income' },
  { code: '6900', name: 'Cash paid in and out', role: 'pettyCash', type: 'expense' },
  { code: '6910', name: 'Cash differences', role: 'cashDifferences', type: 'expense' },
];

/** How money changes hands. */
export const tenders = ['cash', 'card', 'bankTransfer', 'cheque', 'other'] as const;
export type Tender = (typeof tenders)[number];

/** The account on which money of a tender arrives. */
export function accountRoleOfTender(tender: Tender): AccountRole {
  switch (tender) {
    case 'cash':
      return 'cash';
    case 'card':
      return 'cardClearing';
    case 'bankTransfer':
      return 'bank';
    case 'cheque':
      return 'chequesInHand';
    case 'other':
      return 'otherTenders';
  }
}
