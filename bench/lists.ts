/** `list-first-page`: the first page of each list at 100 k documents, with its total, through the contract; the slowest of its variations. */
import BetterSqlite from 'better-sqlite3';

import { fillBooks, openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print, quantile, timesOf } from './measure.ts';

const runs = 20;

type Variation = { name: string; ask: () => Promise<unknown> };

export async function benchLists(): Promise<void> {
  const test = await openTestApp();
  fillBooks(test.databaseFile, { documents: 100_000 });
  const database = new BetterSqlite(test.databaseFile, { readonly: true });
  const rows = database.prepare(
    'SELECT id, number, issued_on, gross_minor FROM documents ORDER BY issued_on DESC, id DESC LIMIT 50',
  );
  const baseline = quantile(await timesOf(runs, () => rows.all()), 0.5);
  for (const { name, ask } of variationsOf(test)) {
    print({ name: `list-first-page ${name}`, value: quantile(await timesOf(runs, ask), 0.95), baseline });
  }
  database.close();
  await test.end();
}

function variationsOf({ api }: TestApp): Variation[] {
  return [
    { name: 'documents', ask: () => api.documents.list({}) },
    { name: 'documents by number', ask: () => api.documents.list({ sort: 'number', kind: 'invoice' }) },
    { name: 'documents overdue', ask: () => api.documents.list({ state: 'overdue' }) },
    { name: 'documents paid by amount', ask: () => api.documents.list({ state: 'paid', sort: 'gross' }) },
    { name: 'documents drafts', ask: () => api.documents.list({ state: 'draft' }) },
    { name: 'documents searched', ask: () => api.documents.list({ q: 'INV-0042' }) },
    { name: 'documents credit notes', ask: () => api.documents.list({ kind: 'creditNote' }) },
    { name: 'contacts', ask: () => api.contacts.list({}) },
    { name: 'contacts searched', ask: () => api.contacts.list({ q: 'gmbh' }) },
    { name: 'items by price', ask: () => api.items.list({ sort: 'price' }) },
    { name: 'payments', ask: () => api.payments.list({}) },
    { name: 'payments by amount', ask: () => api.payments.list({ sort: 'amount' }) },
  ];
}
