/** `import-2155-lines`: order lines into draft invoices through the pipeline, against the raw transaction that writes as many rows. */
import BetterSqlite from 'better-sqlite3';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print } from './measure.ts';

const orders = 830;
const lines = 2155;

export async function benchImport(): Promise<void> {
  const test = await openTestApp();
  await test.api.contacts.create({ commandId: testId(), name: 'Customer', code: 'C1' });
  const start = performance.now();
  const run = await test.api.imports.run({ commandId: testId(), kind: 'documents', file: orderFile() });
  while (!(await run.next()).done);
  const value = performance.now() - start;
  print({ name: `import-${lines}-lines`, value, baseline: rawCopy(test) });
  await test.end();
}

/** As many orders and lines as Northwind has: two or three lines an order. */
function orderFile() {
  const rows = Array.from({ length: lines }, (_, index) => {
    const order = index % orders;
    return `${10_000 + order},C1,2026-01-${String((order % 28) + 1).padStart(2, '0')},32.38,Article ${index},14.5,${(index % 9) + 1},0.05`;
  });
  const sorted = rows.toSorted();
  const csv = ['OrderID,CustomerID,OrderDate,Freight,Description,UnitPrice,Quantity,Discount', ...sorted].join('\n');
  return { name: 'orders.csv', mediaType: 'text/csv', base64: Buffer.from(csv).toString('base64') };
}

/** Milliseconds of one durable transaction that writes the imported documents and lines once more. */
function rawCopy({ databaseFile }: TestApp): number {
  const database = new BetterSqlite(databaseFile);
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE copied_documents AS SELECT * FROM documents WHERE 0');
  database.exec('CREATE TABLE copied_lines AS SELECT * FROM document_lines WHERE 0');
  const start = performance.now();
  database.transaction(() => {
    database.exec('INSERT INTO copied_documents SELECT * FROM documents');
    database.exec('INSERT INTO copied_lines SELECT * FROM document_lines');
  })();
  const taken = performance.now() - start;
  database.close();
  return taken;
}
