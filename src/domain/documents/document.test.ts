import { expect, test } from 'vitest';
import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import { checkIssuable, paymentState } from './index.ts';

const today = '2026-06-30' as CalendarDate;
const yesterday = '2026-06-29' as CalendarDate;
const draft = {
  kind: 'invoice',
  status: 'draft',
  contactId: 'ada',
  lineCount: 1,
  grossMinor: minor(11_900),
  issuedOn: today,
  closedUntil: yesterday,
} as const;
const issued = { grossMinor: minor(100), openMinor: minor(100), dueOn: today, today, kind: 'invoice' } as const;

test('a draft with a line after the closing date may be issued, also one of zero', () => {
  expect(checkIssuable(draft)).toEqual({ ok: true, value: null });
  expect(checkIssuable({ ...draft, closedUntil: null })).toEqual({ ok: true, value: null });
  expect(checkIssuable({ ...draft, grossMinor: minor(0) })).toEqual({ ok: true, value: null });
});

test('issuing twice, issuing nothing and issuing less than nothing are refused', () => {
  expect(checkIssuable({ ...draft, status: 'issued' })).toEqual({
    ok: false,
    error: { code: 'DOCUMENT_NOT_DRAFT', status: 'issued' },
  });
  expect(checkIssuable({ ...draft, lineCount: 0 })).toEqual({ ok: false, error: { code: 'DOCUMENT_EMPTY' } });
  expect(checkIssuable({ ...draft, grossMinor: minor(-1) })).toEqual({
    ok: false,
    error: { code: 'DOCUMENT_NEGATIVE', grossMinor: -1 },
  });
});

test('the closing date itself is closed', () => {
  expect(checkIssuable({ ...draft, issuedOn: yesterday })).toEqual({
    ok: false,
    error: { code: 'PERIOD_CLOSED', closedUntil: yesterday },
  });
});

test('an invoice is open, partly paid, paid or overdue', () => {
  expect(paymentState(issued)).toBe('open');
  expect(paymentState({ ...issued, openMinor: minor(1) })).toBe('partlyPaid');
  expect(paymentState({ ...issued, openMinor: minor(0) })).toBe('paid');
  expect(paymentState({ ...issued, dueOn: yesterday })).toBe('overdue');
});

test('overdue wins over partly paid but not over paid, and the due date itself is in time', () => {
  expect(paymentState({ ...issued, openMinor: minor(1), dueOn: yesterday })).toBe('overdue');
  expect(paymentState({ ...issued, openMinor: minor(0), dueOn: yesterday })).toBe('paid');
  expect(paymentState({ ...issued, dueOn: null })).toBe('open');
});

test('an invoice of zero is paid from the start', () => {
  expect(paymentState({ ...issued, grossMinor: minor(0), openMinor: minor(0) })).toBe('paid');
});

test('a credit note is open, partly used or used up, and never overdue', () => {
  const creditNote = { ...issued, kind: 'creditNote', dueOn: yesterday } as const;
  expect(paymentState(creditNote)).toBe('open');
  expect(paymentState({ ...creditNote, openMinor: minor(40) })).toBe('partlyPaid');
  expect(paymentState({ ...creditNote, openMinor: minor(0) })).toBe('paid');
});
