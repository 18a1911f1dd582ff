import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDate } from '#domain/dates';
import { minor, sumMinor } from '#domain/money';
import { ageRows, bucketOf, buckets, daysOverdue, totalRow, type AgeingAmounts } from './index.ts';

const day = '2026-06-30' as CalendarDate;
const contactId = fc.constantFrom('ada', 'bob', 'cid', 'dee');
const amount = fc.integer({ min: -1_000_000, max: 10_000_000 }).map((value) => minor(value));
const openItems = fc.array(
  fc.record({
    contactId,
    dueOn: fc.integer({ min: -40, max: 200 }).map((overdue) => addDays(day, -overdue)),
    openMinor: amount,
  }),
);
const credits = fc.array(fc.record({ contactId, creditMinor: amount }));

function identity(row: AgeingAmounts): number {
  const { currentMinor, days1to30Minor, days31to60Minor, days61to90Minor, over90Minor, unappliedMinor } = row;
  return currentMinor + days1to30Minor + days31to60Minor + days61to90Minor + over90Minor - unappliedMinor;
}

test('the bounds of the columns are 0, 1, 30, 31, 60, 61, 90 and 91 days', () => {
  const bucketAt = (overdue: number): string => bucketOf({ dueOn: addDays(day, -overdue), day });
  expect([-1, 0, 1, 30].map(bucketAt)).toEqual(['current', 'current', 'days1to30', 'days1to30']);
  expect([31, 60, 61, 90, 91].map(bucketAt)).toEqual([
    'days31to60',
    'days31to60',
    'days61to90',
    'days61to90',
    'over90',
  ]);
});

test('the columns stand in the order in which a document grows old', () => {
  const aged = [0, 30, 60, 90, 120].map((overdue) => bucketOf({ dueOn: addDays(day, -overdue), day }));
  expect([...buckets]).toEqual(aged);
});

test('days overdue are calendar days', () => {
  expect(daysOverdue({ dueOn: '2024-02-28' as CalendarDate, day: '2024-03-01' as CalendarDate })).toBe(2);
  expect(daysOverdue({ dueOn: '2026-07-03' as CalendarDate, day })).toBe(-3);
});

test('each contact has one row with its documents aged and its credit beside them', () => {
  const rows = ageRows({
    day,
    openItems: [
      { contactId: 'ada', dueOn: day, openMinor: minor(1_000) },
      { contactId: 'bob', dueOn: addDays(day, -91), openMinor: minor(70) },
      { contactId: 'ada', dueOn: addDays(day, -31), openMinor: minor(500) },
    ],
    credits: [{ contactId: 'ada', creditMinor: minor(200) }],
  });
  const empty = {
    currentMinor: 0,
    days1to30Minor: 0,
    days31to60Minor: 0,
    days61to90Minor: 0,
    over90Minor: 0,
    unappliedMinor: 0,
  };
  expect(rows).toEqual([
    { ...empty, contactId: 'ada', currentMinor: 1_000, days31to60Minor: 500, unappliedMinor: 200, balanceMinor: 1_300 },
    { ...empty, contactId: 'bob', over90Minor: 70, balanceMinor: 70 },
  ]);
});

test('a contact with only credit appears, negative, and one with nothing does not', () => {
  const rows = ageRows({
    day,
    openItems: [{ contactId: 'bob', dueOn: day, openMinor: minor(0) }],
    credits: [{ contactId: 'ada', creditMinor: minor(200) }],
  });
  expect(rows.map((row) => [row.contactId, row.balanceMinor])).toEqual([['ada', -200]]);
});

test('current plus buckets less unapplied credit is the balance, for each contact and in total', () => {
  fc.assert(
    fc.property(openItems, credits, (items, credit) => {
      const rows = ageRows({ day, openItems: items, credits: credit });
      for (const row of [...rows, totalRow(rows)]) expect(identity(row)).toBe(row.balanceMinor);
    }),
  );
});

test('the total is what is open less what is unapplied, whatever the order', () => {
  fc.assert(
    fc.property(openItems, credits, (items, credit) => {
      const total = totalRow(ageRows({ day, openItems: items, credits: credit }));
      const open = sumMinor(items.map((item) => item.openMinor));
      expect(total.balanceMinor).toBe(open - sumMinor(credit.map((each) => each.creditMinor)));
      expect(totalRow(ageRows({ day, openItems: items.toReversed(), credits: credit }))).toEqual(total);
    }),
  );
});

test('one day later no document is younger', () => {
  fc.assert(
    fc.property(openItems, (items) => {
      const today = totalRow(ageRows({ day, openItems: items.filter((item) => item.openMinor > 0), credits: [] }));
      const next = totalRow(
        ageRows({ day: addDays(day, 1), openItems: items.filter((item) => item.openMinor > 0), credits: [] }),
      );
      expect(next.currentMinor).toBeLessThanOrEqual(today.currentMinor);
      expect(next.over90Minor).toBeGreaterThanOrEqual(today.over90Minor);
      expect(next.balanceMinor).toBe(today.balanceMinor);
    }),
  );
});
