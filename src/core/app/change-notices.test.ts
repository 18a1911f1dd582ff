// Every window and browser hears which topics a command has changed, once it is committed.
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { openApp } from './open-app.ts';
import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

/** Collects what is heard until `stop`. */
function listenTo({ app }: Pick<TestApp, 'app'>) {
  const stopping = new AbortController();
  const heard: string[][] = [];
  const ended = (async () => {
    for await (const { topics } of app.context().house.changes(stopping.signal)) heard.push([...topics]);
  })();
  return {
    heard,
    async stop() {
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
      stopping.abort();
      await ended;
      return heard;
    },
  };
}

test('a command announces its topics when its rows can be read', async () => {
  const office = await openTestApp();
  const stopping = new AbortController();
  const notices = office.app.context().house.changes(stopping.signal);
  const heard = notices.next().then(async ({ value }) => {
    const database = new BetterSqlite(office.databaseFile, { readonly: true });
    const contact = database.prepare("SELECT name FROM contacts WHERE name = 'Ada'").get();
    database.close();
    return { value, contact };
  });
  await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  expect(await heard).toEqual({ value: { topics: ['contacts'] }, contact: { name: 'Ada' } });
  stopping.abort();
  await office.end();
});

test('a command that fails, a repeated one and a query announce nothing', async () => {
  const office = await openTestApp();
  const order = { commandId: testId(), name: 'Ada' };
  const contact = await office.api.contacts.create(order);
  const listening = listenTo(office);
  await office.api.contacts.create(order);
  await office.api.contacts.list({});
  await failureOf(office.api.contacts.delete({ commandId: testId(), id: testId() }));
  await office.api.contacts.delete({ commandId: testId(), id: contact.id });
  expect(await listening.stop()).toEqual([['contacts', 'activities', 'undo']]);
  await office.end();
});

test('every listener hears every command, and closing the program ends the streams', async () => {
  const office = await openTestApp();
  const ears = [listenTo(office), listenTo(office), listenTo(office)];
  const contact = await office.api.contacts.create({ commandId: testId(), name: 'Ada' });
  await office.api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 1 });
  const all = [['contacts'], ['payments', 'documents', 'receivables']];
  const [first, ...others] = ears;
  expect(await first?.stop()).toEqual(all);
  await office.end();
  expect(others.map(({ heard }) => heard)).toEqual([all, all]);
});

test('what another process has committed is announced as a change of everything, and the own commands are not', async () => {
  const office = await openTestApp();
  const opened = await openApp({
    dataFolder: office.folder,
    host: 'server',
    workerFile: 'none',
    version: 'test',
    log: () => {},
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const server = { app: opened.value };
  const listening = listenTo(server);
  await office.api.contacts.create({ commandId: testId(), name: 'By a script' });
  await new Promise((resolve) => {
    setTimeout(resolve, 1300);
  });
  const heard = await listening.stop();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toEqual(expect.arrayContaining(['contacts', 'documents', 'payments', 'settings']));
  await opened.value.close();
  await office.end();
});
