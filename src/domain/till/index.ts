export {
  barcodeRuleKinds,
  cashMovementKinds,
  creditKinds,
  longestShiftHours,
  saleLineKinds,
  saleTenders,
  type BarcodeRuleKind,
  type CashMovementKind,
  type CreditKind,
  type SaleLineKind,
  type SaleTender,
} from './kinds.ts';
