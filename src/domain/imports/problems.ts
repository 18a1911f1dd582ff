/** What can be wrong with a row. Each code is a key below `importProblems` in the message catalogue. */
export const importProblemCodes = [
  'VALUE_MISSING',
  'TEXT_TOO_LONG',
  'AMOUNT_INVALID',
  'AMOUNT_TOO_FINE',
  'AMOUNT_OUT_OF_RANGE',
  'AMOUNT_NEGATIVE',
  'DISCOUNT_OUT_OF_RANGE',
  'DATE_INVALID',
  'DATE_ORDER',
  'FLAG_INVALID',
  'LINE_COUNT',
  'CODE_DOUBLED',
  'ALREADY_EXISTS',
  'CONTACT_UNKNOWN',
  'ITEM_UNKNOWN',
  'ORDER_CONTACT_DIFFERS',
  'ORDER_DATE_DIFFERS',
  'FREIGHT_DIFFERS',
  'ORDER_TOO_LONG',
  'ORDER_SKIPPED',
  'KIND_UNKNOWN',
  'CURRENCY_UNKNOWN',
  'TERMS_INVALID',
  'CHOICE_UNKNOWN',
  'ROLE_UNKNOWN',
  'OWNER_UNKNOWN',
  'ENTRY_INVALID',
  'LIST_TOO_LONG',
  'ORGANISATION_CYCLE',
  'ORGANISATION_AMBIGUOUS',
  'ORGANISATION_IS_PERSON',
  'ORGANISATION_HAS_MEMBERS',
  'ORGANISATION_LEFT_OUT',
  'FIELD_GONE',
  'ROW_REPEATED',
  'DUPLICATE_SKIPPED',
  'CARD_OPEN',
  'CARD_BROKEN',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** One thing that is wrong, at its line of the file (counted from 1, the heading included). */
export type ImportProblem = {
  line: number;
  field: string | null;
  code: ImportProblemCode;
  /** What stood there, cut to 80 characters. */
  value: string;
};

const longestValue = 80;

/** Makes a problem; a long value is cut so that a list of them stays readable. */
export function problemAt(
  line: number,
  { field = null, code, value }: { field?: string | null; code: ImportProblemCode; value: string },
): ImportProblem {
  const isCut = value.length > longestValue;
  // A cut may not leave half of a surrogate pair behind.
  const shown = isCut ? `${value.slice(0, longestValue - 1).toWellFormed()}…` : value;
  return { line, field, code, value: shown };
}
