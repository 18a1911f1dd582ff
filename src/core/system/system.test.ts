import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { tableScans } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';
import type { CalendarDate } from '#domain/dates';
import { permissions } from '#domain/permissions';

import { draftFigures, followUpFigures, issuedFigure, receivedFigure, soldFigure, unpaidFigures } from './overview.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp({ isEmpty: true });
});
afterAll(async () => office.end());

test('system.info says which program this is, who asks, and whether the company has a name', async () => {
  const { api, folder } = office;
  expect(await api.system.info()).toMatchObject({ version: 'test', dataFolder: folder, isSetUp: false });
  const company = { name: 'Test Office', timeZone: 'Pacific/Auckland' };
  await api.settings.update({ commandId: testId(), company });
  const info = await api.system.info();
  // 10:00 in London is 23:00 in Auckland: the same day; an hour and a half later it is tomorrow.
  expect(info).toMatchObject({ isSetUp: true, today: '2026-11-21', user: { name: 'Owner', role: 'owner' } });
  expect(info.user.permissions).toEqual([...permissions]);
  office.setNow('2026-11-21T11:30:00.000Z');
  expect((await api.system.info()).today).toBe('2026-11-22');
  office.setNow('2026-11-21T10:00:00.000Z');
});

describe('system.overview', () => {
  test('in an empty company every figure is nothing', async () => {
    const { day, currency, ...figures } = await office.api.system.overview();
    expect({ day, currency }).toEqual({ day: '2026-11-21', currency: 'EUR' });
    expect(new Set(Object.values(figures))).toEqual(new Set([0]));
  });

  test('it counts what is there and sums what is owed', async () => {
    const { api } = office;
    const contact = await api.contacts.create({ commandId: testId(), name: 'Anna' });
    await api.items.create({ commandId: testId(), name: 'Ink', priceE4: 10_000 });
    const line = { description: 'Ink', quantityE4: 10_000, priceE4: 1_000_000 };
    const draft = async (kind: 'invoice' | 'creditNote', issuedOn: string, dueOn: string) =>
      api.documents.saveDraft({ commandId: testId(), kind, contactId: contact.id, issuedOn, dueOn, lines: [line] });
    const issue = async (...of: Parameters<typeof draft>) =>
      api.documents.issue({ commandId: testId(), id: (await draft(...of)).id });
    await issue('invoice', '2026-10-20', '2026-11-20');
    await issue('invoice', '2026-11-01', '2026-11-21');
    await issue('invoice', '2026-11-02', '2026-12-02');
    await issue('creditNote', '2026-11-20', '2026-11-20');
    await draft('invoice', '2026-11-30', '2026-11-30');
    await draft('creditNote', '2026-11-30', '2026-11-30');
    const pay = { contactId: contact.id, amountMinor: 4000 };
    await api.payments.record({ commandId: testId(), paidOn: '2026-11-15', ...pay });
    const refund = { contactId: contact.id, amountMinor: 1500, direction: 'refunded' as const };
    await api.payments.record({ commandId: testId(), paidOn: '2026-11-21', ...refund });
    for (const dueOn of ['2026-11-01', '2026-11-20', '2026-11-21', '2026-11-22', null]) {
      const task = { contactId: contact.id, kind: 'task', subject: 'Call back', dueOn } as const;
      await api.activities.create({ commandId: testId(), ...task });
      await api.activities.create({ commandId: testId(), ...task, isDone: true });
    }
    expect(await api.system.overview()).toMatchObject({
      contactCount: 1,
      itemCount: 1,
      draftCount: 2,
      draftMinor: 0,
      unpaidCount: 3,
      unpaidMinor: 26_000,
      overdueCount: 1,
      overdueMinor: 6000,
      issuedThisMonthMinor: 10_000,
      receivedThisMonthMinor: 2500,
      followUpCount: 3,
      overdueFollowUpCount: 2,
    });
  });

  test('it sums what the till sold today, and takes no invoice of a receipt for another sale', async () => {
    const { api } = office;
    const before = (await api.system.overview()).issuedThisMonthMinor;
    const contact = await api.contacts.create({ commandId: testId(), name: 'Tilla' });
    const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
    const opening = { commandId: testId(), registerId: register.id, floatMinor: 0 };
    office.setNow('2026-11-20T10:00:00.000Z');
    const { shiftId } = await api.till.openShift(opening);
    const sell = async (amountMinor: number) => {
      const priceE4 = amountMinor * 100;
      const lines = [{ kind: 'free' as const, description: 'Ink', quantityE4: 10_000, priceE4 }];
      const tenders = [{ tender: 'card' as const, amountMinor }];
      const call = { commandId: testId(), shiftId, contactId: contact.id, lines, tenders };
      return (await api.sales.record(call)).sale;
    };
    await sell(5000);
    office.setNow('2026-11-21T10:00:00.000Z');
    await sell(700);
    const invoiced = await sell(300);
    await api.sales.invoice({ commandId: testId(), saleId: invoiced.id });
    const after = await api.system.overview();
    expect(after).toMatchObject({ soldTodayMinor: 1000, issuedThisMonthMinor: before });
  });

  test('unpaid and overdue count receipts on account as receivables do, before and after they have an invoice', async () => {
    const { api } = office;
    const before = await api.system.overview();
    const clara = { commandId: testId(), name: 'Clara', paymentTermsDays: 0 };
    const contact = await api.contacts.create(clara);
    const register = await api.till.saveRegister({ commandId: testId(), name: 'Account', prefix: 'K-' });
    office.setNow('2026-11-18T10:00:00.000Z');
    const opened = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 0 });
    const lines = [{ kind: 'free' as const, description: 'Ink', quantityE4: 10_000, priceE4: 150_000 }];
    const tenders = [{ tender: 'account' as const, amountMinor: 1500 }];
    const call = { commandId: testId(), shiftId: opened.shiftId, contactId: contact.id, lines, tenders };
    const { sale } = await api.sales.record(call);
    office.setNow('2026-11-21T10:00:00.000Z');
    const more = {
      unpaidCount: before.unpaidCount + 1,
      unpaidMinor: before.unpaidMinor + 1500,
      overdueCount: before.overdueCount + 1,
      overdueMinor: before.overdueMinor + 1500,
    };
    expect(await api.system.overview()).toMatchObject(more);
    const { total } = await api.receivables.ageing({});
    const { balanceMinor, unappliedMinor } = total;
    expect(more.unpaidMinor).toBe(balanceMinor + unappliedMinor);
    await api.sales.invoice({ commandId: testId(), saleId: sale.id });
    expect((await api.system.overview()).unpaidMinor).toBe(more.unpaidMinor);
  });

  test('indexes answer its figures: no big table is read whole', () => {
    const db = office.app.context().house.database.reader;
    const day = '2026-11-21' as CalendarDate;
    const month = { from: day, to: day };
    const queries = [
      draftFigures(db),
      unpaidFigures(db, day),
      issuedFigure(db, month),
      receivedFigure(db, month),
      followUpFigures(db, day),
      soldFigure(db, day),
    ];
    for (const query of queries) expect(tableScans(office.databaseFile, query.compile())).toEqual([]);
  });
});

describe('system.changes', () => {
  test('it tells the topics of each committed command, and ends when the listener goes away', async () => {
    const stop = new AbortController();
    const notices = await office.api.system.changes(undefined, { signal: stop.signal });
    const first = notices.next();
    await office.api.items.create({ commandId: testId(), name: 'Paper' });
    expect(await first).toMatchObject({ done: false, value: { topics: ['items'] } });
    stop.abort();
    expect((await notices.next().catch(() => ({ done: true }))).done).toBe(true);
  });

  test('a command that fails and one that is repeated tell nothing', async () => {
    const stop = new AbortController();
    const notices = await office.api.system.changes(undefined, { signal: stop.signal });
    const first = notices.next();
    const command = { commandId: testId(), name: 'Clip' };
    await office.api.items.create(command);
    expect((await first).value).toEqual({ topics: ['items'] });
    const second = notices.next();
    await office.api.items.create(command);
    await expect(office.api.documents.issue({ commandId: testId(), id: testId() })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    });
    await office.api.contacts.create({ commandId: testId(), name: 'Bert' });
    expect((await second).value).toEqual({ topics: ['contacts'] });
    stop.abort();
  });
});
