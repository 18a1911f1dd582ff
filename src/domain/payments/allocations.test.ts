import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDate } from '#domain/dates';
import { minor, sumMinor } from '#domain/money';
import { allocateOldestFirst, checkAllocations, type OpenItem } from './index.ts';

const newYear = '2026-01-01' as CalendarDate;

function item(documentId: string, openMinor: number, change: Partial<OpenItem> = {}): OpenItem {
  return { documentId, dueOn: newYear, issuedOn: newYear, number: documentId, openMinor: minor(openMinor), ...change };
}

const days = fc.nat({ max: 60 }).map((count) => addDays(newYear, count));
const openItems = fc.uniqueArray(
  fc.record({
    documentId: fc.uuid(),
    dueOn: days,
    issuedOn: days,
    number: fc.nat({ max: 99 }).map((number) => `INV-${number}`),
    openMinor: fc.nat({ max: 100_000 }).map((open) => minor(open)),
  }),
  { selector: ({ documentId }) => documentId, maxLength: 12 },
);
const amount = fc.nat({ max: 500_000 }).map((value) => minor(value));

test('the oldest due date is paid first, then the oldest issue date, then the lower number', () => {
  const items = [
    item('INV-10', 100),
    item('INV-9', 100),
    item('later', 100, { dueOn: addDays(newYear, 5) }),
    item('older', 100, { issuedOn: addDays(newYear, -1) }),
  ];
  expect(allocateOldestFirst(minor(350), items)).toEqual([
    { documentId: 'older', amountMinor: 100 },
    { documentId: 'INV-9', amountMinor: 100 },
    { documentId: 'INV-10', amountMinor: 100 },
    { documentId: 'later', amountMinor: 50 },
  ]);
});

test('what is paid too much stays unapplied', () => {
  expect(allocateOldestFirst(minor(500), [item('a', 120)])).toEqual([{ documentId: 'a', amountMinor: 120 }]);
  expect(allocateOldestFirst(minor(500), [])).toEqual([]);
  expect(allocateOldestFirst(minor(0), [item('a', 120)])).toEqual([]);
});

test('oldest first never exceeds the payment or an open amount and leaves nothing payable unpaid', () => {
  fc.assert(
    fc.property(amount, openItems, (amountMinor, items) => {
      const chosen = allocateOldestFirst(amountMinor, items);
      const used = sumMinor(chosen.map((each) => each.amountMinor));
      expect(used).toBe(Math.min(amountMinor, sumMinor(items.map((each) => each.openMinor))));
      expect(checkAllocations({ availableMinor: amountMinor, items, chosen })).toEqual({ ok: true, value: null });
    }),
  );
});

test('only the last document that oldest first touches is paid in part', () => {
  fc.assert(
    fc.property(amount, openItems, (amountMinor, items) => {
      const openById = new Map(items.map(({ documentId, openMinor }) => [documentId, openMinor]));
      const partly = allocateOldestFirst(amountMinor, items).map(
        (each) => each.amountMinor !== openById.get(each.documentId),
      );
      expect(partly.slice(0, -1)).not.toContain(true);
    }),
  );
});

test('a chosen allocation is checked and the document at fault is named', () => {
  const items = [item('a', 100), item('b', 200)];
  const check = (...chosen: [string, number][]): unknown => {
    const allocations = chosen.map(([documentId, value]) => ({ documentId, amountMinor: minor(value) }));
    const checked = checkAllocations({ availableMinor: minor(250), items, chosen: allocations });
    return checked.ok ? 'fine' : checked.error;
  };
  expect(check(['a', 100], ['b', 150])).toBe('fine');
  expect(check()).toBe('fine');
  expect(check(['a', 101])).toEqual({ code: 'ALLOCATION_EXCEEDS_OPEN', documentId: 'a' });
  expect(check(['a', 100], ['b', 151])).toEqual({ code: 'ALLOCATION_EXCEEDS_PAYMENT', documentId: 'b' });
  expect(check(['b', 0])).toEqual({ code: 'ALLOCATION_NOT_POSITIVE', documentId: 'b' });
  expect(check(['b', -5])).toEqual({ code: 'ALLOCATION_NOT_POSITIVE', documentId: 'b' });
  expect(check(['c', 5])).toEqual({ code: 'ALLOCATION_UNKNOWN_DOCUMENT', documentId: 'c' });
  expect(check(['a', 5], ['a', 5])).toEqual({ code: 'ALLOCATION_DOUBLED', documentId: 'a' });
});
