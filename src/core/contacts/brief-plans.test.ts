// How the database answers the brief: by indexes over the group, a search of a few rows each.
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CalendarDate, Instant } from '#domain/dates';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { lastContacted, nextToDo, openDrafts, openPromises, openTasks } from './brief-plans.ts';
import { lastPurchaseOf, lastReceiptOf, receiptsLaterInMonth, salesByMonth, salesLaterInMonth } from './brief-sales.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const day = '2026-11-21' as CalendarDate;
const now = '2026-11-21T10:00:00.000Z' as Instant;

test.each([1, 3])('every part of the brief of a group of %i is found by an index that knows the contact', (size) => {
  const db = office.app.context().house.database.reader;
  const memberIds = Array.from({ length: size }, () => testId());
  const plans = { memberIds, now };
  const sales = { memberIds, day };
  const expected = [
    [salesByMonth(db, sales), 'USING PRIMARY KEY (contact_id=? AND month<?)'],
    [salesLaterInMonth(db, sales), 'documents_by_contact (contact_id=? AND issued_on>? AND issued_on<?)'],
    [lastPurchaseOf(db, { contactId: testId(), day }), 'documents_by_contact (contact_id=? AND issued_on<?)'],
    [receiptsLaterInMonth(db, sales), 'sales_by_contact (contact_id=? AND sold_at>? AND sold_at<?)'],
    [lastReceiptOf(db, { contactId: testId(), day }), 'sales_by_contact (contact_id=? AND sold_at<?)'],
    [openDrafts(db, plans), 'documents_drafts_by_contact (contact_id=?)'],
    [nextToDo(db, plans), 'activities_open_by_contact (contact_id=? AND due_on>?)'],
    [openTasks(db, plans), 'activities_open_by_contact (contact_id=?)'],
    [openPromises(db, plans), 'activities_open_by_contact (contact_id=?)'],
    [lastContacted(db, plans), 'activities_contacted (contact_id=? AND at<?)'],
  ] as const;
  for (const [query, index] of expected) {
    const plan = explain(office.databaseFile, query.compile());
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plan.find((step) => step.startsWith('SEARCH'))).toContain(index);
  }
});
