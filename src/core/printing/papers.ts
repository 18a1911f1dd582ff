/**
 * What a paper is made from: plain JSON that crosses to the worker thread. Rows come in the shapes of the contract, so
 * that a handler hands over what `get` answers. Every sum is one that was booked; a paper never computes money.
 */
import type { Ageing } from '#contract/receivables';
import type { Company, Settings } from '#contract/settings';
import type { Document, Party } from '#contract/documents';
import type { Payment } from '#contract/payments';
import type { ShiftReport } from '#contract/till';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Minor } from '#domain/money';

/** What every paper carries: whose it is, and when it was made (the PDF's creation date; never the clock). */
type PaperFrame = {
  company: Company;
  logo: Settings['logo'];
  createdAt: Instant;
};

/** An invoice, a credit note or the draft of one. */
export type DocumentPaper = PaperFrame & {
  paper: 'document';
  document: Pick<
    Document,
    | 'kind'
    | 'status'
    | 'number'
    | 'issuedOn'
    | 'dueOn'
    | 'reference'
    | 'currency'
    | 'priceMode'
    | 'introduction'
    | 'note'
    | 'buyer'
    | 'correctsNumber'
    | 'lines'
    | 'adjustments'
    | 'taxes'
    | 'lineNetMinor'
    | 'netMinor'
    | 'grossMinor'
    | 'roundingMinor'
    | 'dueMinor'
  >;
  /** The day of the invoice that a credit note corrects. */
  correctsIssuedOn: CalendarDate | null;
  /** Of the invoice of a receipt: what was settled with it when it was made, and what it left to be paid. */
  paidAtTill?: { number: string; soldOn: CalendarDate; paidMinor: Minor; leftMinor: Minor } | undefined;
};

/** The receipt for money received, or the voucher for money refunded. */
export type VoucherPaper = PaperFrame & {
  paper: 'voucher';
  payment: Pick<
    Payment,
    | 'number'
    | 'direction'
    | 'tender'
    | 'paidOn'
    | 'currency'
    | 'amountMinor'
    | 'unappliedMinor'
    | 'reference'
    | 'note'
    | 'contactName'
    | 'allocations'
  >;
  /** The address of the contact; null prints the name alone. */
  contact: Party | null;
};

/** Who owes what on a day. */
export type AgeingPaper = PaperFrame & {
  paper: 'ageing';
  ageing: Pick<Ageing, 'day' | 'currency' | 'rows' | 'total'>;
};

/** A list of contacts with the columns of a list: texts as a file has them, amounts as plain decimals in the company's currency. */
export type ContactListPaper = PaperFrame & {
  paper: 'contactList';
  list: {
    day: CalendarDate;
    columns: { heading: string; kind: 'text' | 'number' | 'amount' | 'date' }[];
    rows: string[][];
    total: number;
  };
};

/** The X or Z report of a shift. The n-th copy of a Z report says COPY n. */
export type ShiftReportPaper = PaperFrame & { paper: 'shiftReport'; report: ShiftReport; copyNumber: number };

export type Paper = DocumentPaper | VoucherPaper | AgeingPaper | ContactListPaper | ShiftReportPaper;
