import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { wordList } from '#domain/contacts';
import { explain } from '#core/database/testing';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { itemQueries } from './search-master-data.ts';
import { documentQueries, paymentQueries, saleQueries } from './search-papers.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  const { api } = office;
  const anna = await api.contacts.create({
    commandId: testId(),
    name: 'Käthe Größe GmbH',
    contactPerson: 'Anna Berg',
    city: 'Köln',
    phone: '+49 221 / 12 34-56',
  });
  await api.contacts.create({ commandId: testId(), name: 'Kate Miller' });
  const old = await api.contacts.create({ commandId: testId(), name: 'Kaputt AG' });
  await api.contacts.update({ commandId: testId(), id: old.id, isArchived: true });
  const item = { name: 'Kamera', code: 'KAM-1', barcode: '4006381333931', priceE4: 12_345_000 };
  await api.items.create({ commandId: testId(), ...item });
  for (const reference of ['PO-7', 'PO-77', '']) {
    const line = { description: 'Ink', quantityE4: 10_000, priceE4: 12_345_000 };
    const draft = { commandId: testId(), contactId: anna.id, reference, lines: [line] };
    const { id } = await api.documents.saveDraft(draft);
    if (reference !== 'PO-77') await api.documents.issue({ commandId: testId(), id });
  }
  await api.payments.record({ commandId: testId(), contactId: anna.id, amountMinor: 50_050 });
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'T1-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 0 });
  for (const priceE4 of [7_777_700, 8_888_800]) {
    const lines = [{ kind: 'free' as const, description: 'Lens', quantityE4: 10_000, priceE4 }];
    const tenders = [{ tender: 'card' as const, amountMinor: priceE4 / 100 }];
    await api.sales.record({ commandId: testId(), shiftId, contactId: anna.id, lines, tenders });
  }
});
afterAll(async () => office.end());

async function found(q: string): Promise<string[]> {
  const { hits } = await office.api.system.search({ q });
  return hits.map((hit) => `${hit.kind} ${hit.title}`);
}

describe('system.search', () => {
  test('part of a name, a person, a place or a telephone number finds the contact, accents or not', async () => {
    expect(await found('grosse')).toEqual(['contact Käthe Größe GmbH']);
    expect(await found('anna b')).toEqual(['contact Käthe Größe GmbH']);
    expect(await found('koln')).toEqual(['contact Käthe Größe GmbH']);
    expect(await found('123456')).toEqual(['contact Käthe Größe GmbH']);
  });

  test('two letters find what begins with them, contacts and items, but nothing archived', async () => {
    expect(await found('ka')).toEqual(['contact Kate Miller', 'contact Käthe Größe GmbH', 'item Kamera']);
  });

  test('a code or a barcode finds its record first', async () => {
    expect((await found('10002'))[0]).toBe('contact Kate Miller');
    expect(await found('kam-1')).toEqual(['item Kamera']);
    expect(await found('4006381333931')).toEqual(['item Kamera']);
  });

  test('the beginning of a number finds documents and payments, in small letters as well', async () => {
    expect(await found('inv-')).toEqual(['invoice INV-00001', 'invoice INV-00002']);
    expect(await found('INV-00002')).toEqual(['invoice INV-00002']);
    expect(await found('rv-0')).toEqual(['payment RV-00001']);
  });

  test('a bare number finds the papers that carry it, whatever stands before it', async () => {
    expect(await found('2')).toEqual(['invoice INV-00002', 'sale T1-000002']);
    expect(await found('1')).toEqual([
      'invoice INV-00001',
      'payment RV-00001',
      'sale T1-000001',
      'contact Käthe Größe GmbH',
      'contact Kate Miller',
    ]);
  });

  test("the customer's order number finds its document, the whole one before the longer one", async () => {
    expect(await found('PO-7')).toEqual(['invoice INV-00001', 'invoice PO-77']);
  });

  test.each(['1234.50', '1234,50', '1.234,50', '1,234.50'])('the amount %s finds its documents', async (q) => {
    expect(await found(q)).toEqual(['invoice INV-00002', 'invoice PO-77', 'invoice INV-00001']);
  });

  test('an amount finds payments', async () => {
    expect(await found('500.5')).toEqual(['payment RV-00001']);
  });

  test('a hit says whose it is and how much', async () => {
    const { hits } = await office.api.system.search({ q: 'INV-00001' });
    expect(hits).toMatchObject([{ detail: 'Käthe Größe GmbH · €1,234.50 · PO-7' }]);
  });

  test('nothing typed and nothing found are empty answers', async () => {
    expect(await found('')).toEqual([]);
    expect(await found('  ')).toEqual([]);
    expect(await found('no such thing')).toEqual([]);
    expect(await found('"*:( OR')).toEqual([]);
  });

  test('a receipt is found by its number, by what it comes to, and with the customer beside it', async () => {
    expect(await found('t1-')).toEqual(['sale T1-000002', 'sale T1-000001']);
    expect(await found('T1-000001')).toEqual(['sale T1-000001']);
    expect(await found('777.77')).toEqual(['sale T1-000001']);
    const { hits } = await office.api.system.search({ q: 'T1-000002' });
    expect(hits).toMatchObject([
      { kind: 'sale', detail: expect.stringMatching(/^Käthe Größe GmbH · .*888\.88/) as string },
    ]);
  });

  test('no more than asked for, and each kind has its share', async () => {
    const { hits } = await office.api.system.search({ q: 'ka', limit: 2 });
    expect(hits.map((hit) => hit.kind)).toEqual(['contact', 'item']);
  });

  test('indexes answer every query: no big table is read whole', () => {
    const db = office.app.context().house.database.reader;
    const asked = { q: '1234', limit: 20, currency: 'EUR', locale: 'en-GB', words: wordList('') };
    const queries = [itemQueries, documentQueries, paymentQueries, saleQueries].flatMap((all) =>
      all(db, asked).map((query) => query.compile()),
    );
    const steps = queries.flatMap((query) => explain(office.databaseFile, query));
    // One row a series and period is no big table, and the search index is asked by its own words.
    const allowed = /^SCAN (number_counters|\w+_search VIRTUAL TABLE)/;
    expect(steps.filter((step) => step.startsWith('SCAN') && !allowed.test(step))).toEqual([]);
    expect(steps.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThan(queries.length);
  });
});
