// The start page's list: what is to be done, and by when.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { explain } from '#core/database/testing';
import { endProven, failureOf, openTestApp, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { todayCount, todayPage } from './list-today.ts';

let office: TestApp;
let contactId: string;
beforeEach(async () => {
  office = await openTestApp();
  contactId = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => endProven(office));

const follow = (subject: string, dueOn: string | null, rest: object = {}) =>
  office.api.activities.create({ commandId: testId(), contactId, kind: 'task', subject, dueOn, ...rest });
const today = async (input: Parameters<TestApp['api']['activities']['today']>[0] = {}) =>
  (await office.api.activities.today(input)).rows.map((row) => row.subject);

test('activities.today tells the oldest due date first, a week ahead, and nothing that is done or has no day', async () => {
  await follow('next week', '2026-11-28');
  await follow('later', '2026-11-29');
  await follow('today', '2026-11-21');
  await follow('overdue', '2026-10-01');
  await follow('some day', null);
  await follow('done', '2026-11-20', { isDone: true });
  await follow('a note to come back to', '2026-11-22', { kind: 'note' });
  expect(await today()).toEqual(['overdue', 'today', 'a note to come back to', 'next week']);
  expect(await today({ until: '2026-11-21' })).toEqual(['overdue', 'today']);
  expect((await office.api.activities.today({})).total).toBe(4);
});

test('activities.today of one user leaves out what others do', async () => {
  const { user } = await office.api.system.info();
  await follow('mine', '2026-11-21');
  await follow('nobody has it', '2026-11-21', { ownerId: null });
  expect(await today({ ownerId: user.id })).toEqual(['mine']);
});

test('activities.today of one contact leaves out what is to be done with others', async () => {
  const other = await office.api.contacts.create({ commandId: testId(), name: 'Bert' });
  await follow('with Ada', '2026-11-22');
  await office.api.activities.create({
    commandId: testId(),
    contactId: other.id,
    kind: 'call',
    subject: 'with Bert',
    dueOn: '2026-11-21',
  });
  expect(await today({ contactId })).toEqual(['with Ada']);
  expect(await today({ contactId: other.id })).toEqual(['with Bert']);
});

test('activities.today pages through many of one day without leaving one out', async () => {
  for (let number = 1; number <= 7; number += 1) await follow(`task ${number}`, '2026-11-21');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<TestApp['api']['activities']['today']>> = await office.api.activities.today({
      limit: 3,
      cursor,
    });
    expect(page.total).toBe(7);
    seen.push(...page.rows.map((row) => row.subject));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect((await failureOf(office.api.activities.today({ cursor: 'nonsense' }))).code).toBe('CURSOR_INVALID');
});

test('an entry of a merged contact is told of the contact that it went into, and a new one is kept there', async () => {
  const other = await office.api.contacts.create({ commandId: testId(), name: 'Adda' });
  await follow('before', '2026-11-20', { contactId: other.id });
  tamper(office.databaseFile, `UPDATE contacts SET merged_into_id = '${contactId}' WHERE id = '${other.id}'`);
  const after = await follow('after', '2026-11-21', { contactId: other.id });
  expect(after).toMatchObject({ contactId, contactName: 'Ada' });
  const { rows } = await office.api.activities.today({});
  expect(rows.map((row) => [row.subject, row.contactName, row.contactId])).toEqual([
    ['before', 'Ada', contactId],
    ['after', 'Ada', contactId],
  ]);
});

test('the page and the count are answered by the index of what is to be done', () => {
  const db = office.app.context().house.database.reader;
  for (const key of [null, { value: '2026-11-20', id: testId() }]) {
    const plan = explain(
      office.databaseFile,
      todayPage(db, { until: '2026-11-28' as never, limit: 50 }, key).compile(),
    );
    expect(plan[0]).toMatch(/^SEARCH activities USING INDEX activities_to_do/);
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  }
  const [count] = explain(office.databaseFile, todayCount(db, { until: '2026-11-28' as never, limit: 50 }).compile());
  expect(count).toMatch(/^SEARCH activities USING (COVERING )?INDEX activities_to_do/);
  const ofOne = todayPage(db, { until: '2026-11-28' as never, memberIds: [contactId], limit: 50 }, null);
  const plan = explain(office.databaseFile, ofOne.compile());
  expect(plan.join('\n')).toMatch(/SEARCH activities USING INDEX activities_open_by_contact/);
  expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
});
