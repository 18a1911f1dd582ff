// How the database answers a timeline: each stream walks along its index, and reads no more rows than the page has.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { activityKinds } from '#domain/contacts';
import { permissions } from '#domain/permissions';
import type { Permission } from '#domain/permissions';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import {
  activityRows,
  changeRows,
  documentRows,
  fileRows,
  lineRows,
  paymentRows,
  saleRows,
} from './timeline-sources.ts';
import type { Stream } from './timeline-sources.ts';
import { paperAuthors, timelinePage } from './timeline.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const reader = () => office.app.context().house.database.reader;

const streams = [
  { name: 'activities', rows: activityRows, kinds: activityKinds, index: 'activities_by_contact' },
  { name: 'activities', rows: activityRows, kinds: ['call', 'meeting', 'email'], index: 'activities_by_contact' },
  { name: 'activities', rows: activityRows, kinds: ['task'], index: 'activities_by_contact' },
  { name: 'attachments', rows: fileRows, kinds: ['file'], index: 'attachments_by_contact' },
  { name: 'documents', rows: documentRows, kinds: ['invoice', 'creditNote'], index: 'documents_by_contact' },
  { name: 'documents', rows: documentRows, kinds: ['creditNote'], index: 'documents_by_contact' },
  { name: 'payments', rows: paymentRows, kinds: ['payment', 'refund'], index: 'payments_by_contact' },
  { name: 'sales', rows: saleRows, kinds: ['sale'], index: 'sales_by_contact' },
  { name: 'contact_changes', rows: changeRows, kinds: ['change'], index: 'contact_changes_by_contact' },
] as const;

test.each(streams)('$name of kinds $kinds come in the order of $index', ({ name, rows, kinds, index }) => {
  for (const words of [[], ['tea']]) {
    for (const key of [null, { value: '2026-11-21T10:00:00.000Z', id: testId() }]) {
      const stream: Stream = { contactId: testId(), kinds, words, pinned: false, key, limit: 51 };
      const plan = explain(office.databaseFile, rows(reader(), stream).compile());
      const range = key === null ? '' : ' AND \\(\\w+,id\\)<\\(\\?,\\?\\)';
      expect(plan[0]).toMatch(
        new RegExp(`^SEARCH ${name} USING (COVERING )?INDEX ${index} \\(contact_id=\\?${range}\\)`),
      );
      expect(plan.filter((step) => /TEMP B-TREE|SCAN/.test(step))).toEqual([]);
    }
  }
});

test('what stands on the receipts of a page is looked up by their ids', () => {
  const plan = explain(office.databaseFile, lineRows(reader(), [testId(), testId()]).compile());
  expect(plan[0]).toMatch(/^SEARCH sale_lines USING PRIMARY KEY \(sale_id=\? AND position<\?\)/);
  expect(plan.filter((step) => /TEMP B-TREE|SCAN/.test(step))).toEqual([]);
});

test('what is pinned is walked along an index of its own', () => {
  const stream: Stream = { contactId: testId(), kinds: activityKinds, words: [], pinned: true, key: null, limit: 51 };
  const plan = explain(office.databaseFile, activityRows(reader(), stream).compile());
  expect(plan[0]).toMatch(/^SEARCH activities USING INDEX activities_pinned/);
});

test('who made the papers of a page is looked up in the trail by an index', () => {
  const plan = explain(office.databaseFile, paperAuthors(reader(), [testId(), testId()]).compile());
  expect(plan[0]).toMatch(/^SEARCH audit_entries USING INDEX audit_entries_by_subject \(subject_id=\?\)/);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});

test('a user sees in the timeline only what they may read', async () => {
  const { api } = office;
  const contact = await api.contacts.create({ commandId: testId(), name: 'Ada' });
  await api.activities.create({ commandId: testId(), contactId: contact.id, kind: 'note', text: 'Tea' });
  await api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 1 });
  const lines = [{ description: 'Tea', quantityE4: 10_000, priceE4: 500_000 }];
  const draft = await api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
  await api.documents.issue({ commandId: testId(), id: draft.id });
  const all = { kinds: [], pinned: false, limit: 50 };
  const kindsFor = async (may: (permission: Permission) => boolean) =>
    (await timelinePage(reader(), { root: contact.id, asked: all, key: null, may })).rows.map((row) => row.kind);
  expect(await kindsFor((asked) => asked === 'contacts.read')).toEqual(['change']);
  expect(await kindsFor((asked) => asked === 'documents.read')).toEqual(['invoice']);
  expect(await kindsFor((asked) => asked === 'payments.read')).toEqual(['payment']);
  expect(await kindsFor((asked) => asked === 'activities.read')).toEqual(['note']);
  expect(await kindsFor((asked) => permissions.includes(asked))).toHaveLength(4);
});
