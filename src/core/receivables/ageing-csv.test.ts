import { expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import { readTable } from '#core/tables';
import { openTestApp, testId } from '#core/testing';

import { csvOf } from './ageing-csv.ts';

const zero = minor(0);
const nothing = {
  contactId: testId(),
  currentMinor: zero,
  days1to30Minor: zero,
  days31to60Minor: zero,
  days61to90Minor: zero,
  over90Minor: zero,
  unappliedMinor: zero,
  balanceMinor: zero,
};

function linesOf(contact: {
  contactCode: string;
  contactName: string;
  unappliedMinor?: number;
  balanceMinor?: number;
}) {
  const { unappliedMinor = 0, balanceMinor = 0 } = contact;
  const row = { ...nothing, ...contact, unappliedMinor: minor(unappliedMinor), balanceMinor: minor(balanceMinor) };
  return csvOf({ day: '2026-11-21' as CalendarDate, currency: 'EUR', rows: [row] }).split('\r\n');
}

test('it begins with the mark of UTF-8 and the headings, and every line ends with CRLF', () => {
  const [head, , end] = linesOf({ contactCode: '1', contactName: 'Ö' });
  expect(head).toBe(
    '\ufeffContact code,Contact,Current,1-30 days,31-60 days,61-90 days,Over 90 days,Unapplied credit,Balance,Currency,Day',
  );
  expect(end).toBe('');
});

test('amounts are plain decimals, also negative ones', () => {
  const [, line] = linesOf({ contactCode: '1', contactName: 'Ö', unappliedMinor: 123_450, balanceMinor: -123_450 });
  expect(line).toBe('1,Ö,0.00,0.00,0.00,0.00,0.00,1234.50,-1234.50,EUR,2026-11-21');
});

test('amounts have the decimals of their currency', () => {
  const row = { ...nothing, contactCode: '1', contactName: 'X', balanceMinor: minor(1234) };
  const day = '2026-11-21' as CalendarDate;
  expect(csvOf({ day, currency: 'JPY', rows: [row] })).toContain(',1234,JPY,');
  expect(csvOf({ day, currency: 'KWD', rows: [row] })).toContain(',1.234,KWD,');
});

test.each(['=1+1', '+49 30 1', '-x', '@SUM(A1)', '\tA', '\n=1', '  =1', '＝1'])(
  'the name %j cannot run as a formula',
  (contactName) => {
    const [, line] = linesOf({ contactCode: '1', contactName });
    expect(line).toContain(`1,"'${contactName}",`);
  },
);

test('commas, quotes and line breaks in names are quoted', () => {
  const text = csvOf({
    day: '2026-11-21' as CalendarDate,
    currency: 'EUR',
    rows: [{ ...nothing, contactCode: '1', contactName: 'A, "B"\r\nC' }],
  });
  expect(text).toContain('1,"A, ""B""\r\nC",0.00');
});

test('receivables.csv carries what the report says, and the program reads it back', async () => {
  const office = await openTestApp();
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Käthe Größe' });
  await office.api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 1250 });
  const file = await office.api.receivables.csv({});
  expect(file).toMatchObject({ name: 'receivables-2026-11-21.csv', mediaType: 'text/csv; charset=utf-8' });
  const { rows, encoding, delimiter } = await readTable({ bytes: Buffer.from(file.base64, 'base64') });
  expect({ encoding, delimiter }).toEqual({ encoding: 'utf-8', delimiter: ',' });
  expect(rows[1]?.cells.join('|')).toBe('10001|Käthe Größe|0.00|0.00|0.00|0.00|0.00|12.50|-12.50|EUR|2026-11-21');
  await office.end();
});
