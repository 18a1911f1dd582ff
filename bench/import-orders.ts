/**
 * `import-2155-lines`: Northwind's order lines into draft invoices through the pipeline, against the raw transaction that writes as many
 * rows. Where ../shared/data is missing, as many invented rows stand in.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import BetterSqlite from 'better-sqlite3';

import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { print } from './measure.ts';

const orders = 830;
const lines = 2155;
const northwind = join(import.meta.dirname, '../../shared/data/northwind');

type Kind = 'contacts' | 'items' | 'documents';
type Files = Readonly<Record<Kind, string>>;

export async function benchImport(): Promise<void> {
  const files = filesToImport();
  const test = await openTestApp();
  await importFile(test, { kind: 'contacts', content: files.contacts });
  await importFile(test, { kind: 'items', content: files.items });
  const value = await importFile(test, { kind: 'documents', content: files.documents });
  await expectAll(test);
  print({ name: `import-${lines}-lines`, value, baseline: rawCopy(test) });
  await test.end();
}

/** Imports a file and says how many milliseconds that took. */
async function importFile({ api }: TestApp, { kind, content }: { kind: Kind; content: string }): Promise<number> {
  const file = { name: `${kind}.csv`, mediaType: 'text/csv', base64: Buffer.from(content).toString('base64') };
  const start = performance.now();
  const run = await api.imports.run({ commandId: testId(), kind, file });
  while (!(await run.next()).done);
  return performance.now() - start;
}

/** A fast import that left rows out would be no measure. */
async function expectAll({ api }: TestApp): Promise<void> {
  const { total } = await api.documents.list({ state: 'draft', limit: 1 });
  if (total !== orders) throw new Error(`${total} of ${orders} orders were imported`);
}

function filesToImport(): Files {
  if (!existsSync(northwind)) {
    process.stderr.write('../shared/data/northwind is missing: invented rows are imported.\n');
    return inventedFiles();
  }
  const read = (name: string) => readFileSync(join(northwind, name), 'utf8');
  return { contacts: read('customers.csv'), items: read('products.csv'), documents: read('order-lines.csv') };
}

/** As many orders and lines as Northwind has: two or three lines an order. */
function inventedFiles(): Files {
  const rows = Array.from({ length: lines }, (_, index) => {
    const order = index % orders;
    const day = String((order % 28) + 1).padStart(2, '0');
    return `${10_000 + order},C1,2026-01-${day},32.38,${(index % 77) + 1},14.5,${(index % 9) + 1},0.05`;
  });
  const heading = 'OrderID,CustomerID,OrderDate,Freight,ProductID,UnitPrice,Quantity,Discount';
  const items = Array.from({ length: 77 }, (_, index) => `${index + 1},Article ${index + 1}`);
  return {
    contacts: 'CustomerID,CompanyName\nC1,Customer',
    items: ['ProductID,ProductName', ...items].join('\n'),
    documents: [heading, ...rows.toSorted()].join('\n'),
  };
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
