export {
  ageRows,
  bucketBounds,
  bucketOf,
  buckets,
  daysOverdue,
  totalRow,
  type AgeingAmounts,
  type AgeingRow,
  type Bucket,
} from './ageing.ts';
export {
  creditKinds,
  debitKinds,
  isDebitKind,
  isPayableKind,
  payableKinds,
  type CreditItemKind,
  type DebitKind,
  type OpenItemKind,
} from './open-item-kinds.ts';
