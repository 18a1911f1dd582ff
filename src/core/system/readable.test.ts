// What the start page and the search tell: nothing that the user may not open.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import { wordList } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import { permissions } from '#domain/permissions';
import type { Permission } from '#domain/permissions';

import { readOverview } from './overview.ts';
import { findReadable } from './search.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  const { api } = office;
  const contact = await api.contacts.create({ commandId: testId(), name: '100 Doors', code: '100' });
  await api.items.create({ commandId: testId(), name: '100 screws', code: '100' });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 1_000_000 }];
  const draft = { contactId: contact.id, lines };
  await api.documents.saveDraft({ commandId: testId(), ...draft });
  const { id } = await api.documents.saveDraft({
    commandId: testId(),
    ...draft,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-02',
  });
  await api.documents.issue({ commandId: testId(), id });
  await api.payments.record({
    commandId: testId(),
    contactId: contact.id,
    amountMinor: 10_000,
    allocation: { mode: 'none' },
  });
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: '100-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 0 });
  const sold = [{ kind: 'free' as const, description: 'Ink', quantityE4: 10_000, priceE4: 50_000 }];
  const tenders = [{ tender: 'cash' as const, amountMinor: 500 }];
  await api.sales.record({ commandId: testId(), shiftId, lines: sold, tenders });
  const task = { contactId: contact.id, kind: 'task', subject: 'Call back', dueOn: '2026-11-20' } as const;
  await api.activities.create({ commandId: testId(), ...task });
});
afterAll(() => office.end());

const reader = () => office.app.context().house.database.reader;
const only = (permission: Permission) => (asked: Permission) => asked === permission;

test('a search finds only the kinds that the user may read', async () => {
  const asked = { q: '100', limit: 20, currency: 'EUR', locale: 'en', words: wordList('') };
  const kindsFor = async (may: (permission: Permission) => boolean) => [
    ...new Set((await findReadable(reader(), asked, may)).map((hit) => hit.kind)),
  ];
  expect(await kindsFor(() => true)).toEqual(['contact', 'item', 'invoice', 'payment', 'sale']);
  expect(await kindsFor(only('contacts.read'))).toEqual(['contact']);
  expect(await kindsFor(only('items.read'))).toEqual(['item']);
  expect(await kindsFor(only('documents.read'))).toEqual(['invoice']);
  expect(await kindsFor(only('payments.read'))).toEqual(['payment']);
  expect(await kindsFor(only('till.read'))).toEqual(['sale']);
  expect(await kindsFor(only('system.read'))).toEqual([]);
});

test('a figure of the start page is 0 for a user who may not read what it is made of', async () => {
  const figuresFor = async (may: (permission: Permission) => boolean) => {
    const {
      day: _,
      currency: __,
      ...figures
    } = await readOverview(reader(), {
      day: '2026-11-21' as CalendarDate,
      currency: 'EUR',
      may,
    });
    return Object.entries(figures).flatMap(([name, figure]) => (figure === 0 ? [] : [name]));
  };
  expect(await figuresFor(only('system.read'))).toEqual([]);
  expect(await figuresFor(only('contacts.read'))).toEqual(['contactCount']);
  expect(await figuresFor(only('items.read'))).toEqual(['itemCount']);
  expect(await figuresFor(only('documents.read'))).toEqual(['draftCount', 'draftMinor', 'issuedThisMonthMinor']);
  const owed = ['unpaidCount', 'unpaidMinor', 'overdueCount', 'overdueMinor'];
  expect(await figuresFor(only('receivables.read'))).toEqual(owed);
  expect(await figuresFor(only('payments.read'))).toEqual(['receivedThisMonthMinor']);
  // What the till took in all is for who may see its reports: closing is blind.
  expect(await figuresFor(only('till.read'))).toEqual([]);
  expect(await figuresFor(only('till.report'))).toEqual(['soldTodayMinor']);
  expect(await figuresFor(only('activities.read'))).toEqual(['followUpCount', 'overdueFollowUpCount']);
  expect(await figuresFor((asked) => permissions.includes(asked))).toHaveLength(13);
});
