export { decimalSeparators, plainDecimal, type DecimalSeparator } from './amounts.ts';
export { readContacts, type ContactRecord } from './contacts.ts';
export { dateOrders, type DateOrder } from './dates.ts';
export {
  checkMapping,
  foldCode,
  importFields,
  importKinds,
  longestTexts,
  missingFields,
  requiredImportFields,
  type ContactField,
  type ImportField,
  type ImportKind,
  type ItemField,
  type Mapping,
  type OrderField,
} from './fields.ts';
export { guessReading } from './guess-reading.ts';
export { readItems, type ItemRecord } from './items.ts';
export {
  mostLines,
  readOrders,
  skipOrder,
  type KnownItem,
  type KnownRecords,
  type OrderLine,
  type OrderRecord,
} from './orders.ts';
export { importProblemCodes, problemAt, type ImportProblem, type ImportProblemCode } from './problems.ts';
export type { InTurns, ReadRecords } from './rows.ts';
export { isBlankRow, type Reading, type TableRow } from './table.ts';
