import { expect, test } from 'vitest';

import type { TimelineEntry } from '#contract/contacts';
import type { CalendarDate, Instant } from '#domain/dates';

import { isFilterOn, isOpen, pathOf, readKinds, rowsOf, toggledKinds } from './timeline-rows.ts';

const entry = (id: string, at: string): TimelineEntry => ({
  id,
  kind: 'note',
  at,
  userName: '',
  title: '',
  text: 'x',
  outcome: '',
  isPinned: false,
  dueOn: null,
  doneAt: null,
  amountMinor: null,
  version: 1,
  fileId: null,
  fileSize: null,
  activityId: null,
  operation: '',
  changes: [],
});

test('a heading stands before the first entry of each month', () => {
  const rows = rowsOf([entry('a', '2026-11-21T10:00:00Z'), entry('b', '2026-11-02'), entry('c', '2026-09-30')]);
  expect(rows.map((row) => ('month' in row ? row.month : row.entry.id))).toEqual(['2026-11', 'a', 'b', '2026-09', 'c']);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('a chip adds its kinds, and takes them away when all are there', () => {
  expect(toggledKinds([], 'task')).toEqual(['task', 'promise']);
  expect(toggledKinds(['task', 'promise', 'note'], 'task')).toEqual(['note']);
  expect(isFilterOn(['task'], 'task')).toBe(false);
  expect(toggledKinds(['task'], 'task')).toEqual(['task', 'promise']);
});

test('an address that names what is no kind shows the kinds it does name', () => {
  expect(readKinds('call,dance,,note')).toEqual(['note', 'call']);
  expect(readKinds('')).toEqual([]);
});

test('papers stand on a page of their own', () => {
  expect(pathOf({ kind: 'creditNote', id: '1' })).toBe('/documents/1');
  expect(pathOf({ kind: 'refund', id: '1' })).toBe('/payments/1');
  expect(pathOf({ kind: 'sale', id: '1' })).toBe('/till/receipts/1');
  expect(pathOf({ kind: 'call', id: '1' })).toBeUndefined();
});

test('a task is open until it is done, a note only while it has a day', () => {
  const dueOn = '2026-11-21' as CalendarDate;
  expect(isOpen({ kind: 'task', dueOn: null, doneAt: null })).toBe(true);
  expect(isOpen({ kind: 'task', dueOn, doneAt: '2026-11-21T10:00:00Z' as Instant })).toBe(false);
  expect(isOpen({ kind: 'note', dueOn: null, doneAt: null })).toBe(false);
  expect(isOpen({ kind: 'note', dueOn, doneAt: null })).toBe(true);
  expect(isOpen({ kind: 'invoice', dueOn, doneAt: null })).toBe(false);
});
