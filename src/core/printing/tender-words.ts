import type { SaleTender } from '#domain/till';

import type { WordKey } from './words.ts';

/** What the ways of paying are called on papers. */
export const tenderWords: Record<SaleTender, WordKey> = {
  cash: 'tender.cash',
  card: 'tender.card',
  bankTransfer: 'tender.bankTransfer',
  cheque: 'tender.cheque',
  voucher: 'tender.voucher',
  storeCredit: 'tender.storeCredit',
  account: 'tender.account',
  other: 'tender.other',
};
