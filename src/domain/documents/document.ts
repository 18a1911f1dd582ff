import type { CalendarDate } from '#domain/dates';
import type { Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';

export const documentKinds = ['invoice', 'creditNote'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentStatuses = ['draft', 'issued'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** Derived from what is open and the day; never stored as truth. */
export type PaymentState = 'open' | 'partlyPaid' | 'paid' | 'overdue';

export type IssueError =
  | { code: 'DOCUMENT_NOT_DRAFT'; status: DocumentStatus }
  | { code: 'DOCUMENT_EMPTY' }
  | { code: 'DOCUMENT_NEGATIVE'; grossMinor: Minor }
  | { code: 'PERIOD_CLOSED'; closedUntil: CalendarDate };

/**
 * Decides whether a document may be issued: it is a draft, has a line, does not come to less than zero (that is a credit note's
 * business), and its date lies after the closing date.
 */
export function checkIssuable(draft: {
  kind: DocumentKind;
  status: DocumentStatus;
  contactId: string;
  lineCount: number;
  grossMinor: Minor;
  issuedOn: CalendarDate;
  closedUntil: CalendarDate | null;
}): Result<null, IssueError> {
  const { status, lineCount, grossMinor, issuedOn, closedUntil } = draft;
  if (status !== 'draft') return err({ code: 'DOCUMENT_NOT_DRAFT', status });
  if (lineCount === 0) return err({ code: 'DOCUMENT_EMPTY' });
  if (grossMinor < 0) return err({ code: 'DOCUMENT_NEGATIVE', grossMinor });
  if (closedUntil !== null && issuedOn <= closedUntil) return err({ code: 'PERIOD_CLOSED', closedUntil });
  return ok(null);
}

/**
 * Says how an issued document stands on a day. Overdue wins over partly paid and begins the day after the due date. A credit note is never
 * overdue; partly paid means partly used, paid means used up.
 */
export function paymentState(document: {
  grossMinor: Minor;
  openMinor: Minor;
  dueOn: CalendarDate | null;
  today: CalendarDate;
  kind: DocumentKind;
}): PaymentState {
  const { grossMinor, openMinor, dueOn, today, kind } = document;
  if (openMinor === 0) return 'paid';
  if (kind === 'invoice' && dueOn !== null && dueOn < today) return 'overdue';
  return openMinor < grossMinor ? 'partlyPaid' : 'open';
}
