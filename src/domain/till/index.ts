export {
  barcodeRuleKinds,
  cashMovementKinds,
  creditKinds,
  isGoods,
  saleLineKinds,
  saleTenders,
  type BarcodeRuleKind,
  type CashMovementKind,
  type CreditKind,
  type SaleLineKind,
  type SaleTender,
} from './kinds.ts';
export {
  barcodeCandidates,
  checkDigitOf,
  isGtin,
  isReadable,
  parseEntry,
  readEmbedded,
  rulesOverlap,
  type BarcodeRule,
  type EmbeddedValue,
} from './barcodes.ts';
export { cashStepBy, cashStepOf, denominationsOf, quickCash, type Denomination } from './cash.ts';
export { creditCode, creditCodeLength, creditCodeWritings, creditSigns } from './credit-codes.ts';
export { convertPrice, labelPrice } from './prices.ts';
export { receiptNumber, zNumber, type ReceiptSeries } from './receipt-number.ts';
export { checkRefund, planRefund, tendersFor, type PaidTender, type Refund, type RefundError } from './refunds.ts';
export { returnOf, type ReturnableLine, type ReturnedGroup, type ReturnedLine, type ReturnError } from './returns.ts';
export {
  computeSale,
  type OrderDiscount,
  type SaleInput,
  type SaleTotals,
  type SaleTotalsError,
  type SoldLine,
  type SoldLineTotals,
} from './sale-totals.ts';
export { countedMinor, expectedCash, isOverdue, overShort, type ShiftCash } from './shift.ts';
export {
  cashDue,
  isPayable,
  settleTenders,
  type SettledTender,
  type Settlement,
  type TenderError,
  type TenderInput,
} from './tenders.ts';
