export { computeTotals } from './compute-totals.ts';
export {
  checkIssuable,
  documentKinds,
  documentStatuses,
  paymentState,
  type DocumentKind,
  type DocumentStatus,
  type IssueError,
  type PaymentState,
} from './document.ts';
export { taxOn } from './tax-totals.ts';
export type {
  AdjustmentInput,
  AdjustmentPart,
  AdjustmentTotals,
  LineInput,
  LineTotals,
  TaxTotals,
  Totals,
  TotalsError,
  TotalsInput,
} from './totals-types.ts';
