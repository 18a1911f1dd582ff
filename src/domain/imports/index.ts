export { arrangeContacts, type ArrangedContact, type LinkedMention } from './arrange-contacts.ts';
export { decimalSeparators, plainDecimal, type DecimalSeparator } from './amounts.ts';
export { mainWaysOf } from './contact-lists.ts';
export { readContacts } from './contacts.ts';
export type {
  ContactRecord,
  KnownCustomField,
  KnownOfContacts,
  OrganisationMention,
  StatedAddress,
  StatedContact,
  StatedPoints,
} from './contact-record.ts';
export { dateOrders, type DateOrder } from './dates.ts';
export {
  checkMapping,
  customFieldOf,
  foldCode,
  importFields,
  importKinds,
  isCustomField,
  longestCell,
  longestTexts,
  missingFields,
  requiredImportFields,
  type ContactField,
  type ImportField,
  type ImportKind,
  type ItemField,
  type MappedField,
  type Mapping,
  type OrderField,
} from './fields.ts';
export { guessReading } from './guess-reading.ts';
export { customHeading, headingsKey, isContactHeading } from './headings.ts';
export { joinEntries, joinList, splitEntries, splitList } from './lists.ts';
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
