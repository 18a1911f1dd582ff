/**
 * `import-100k-contacts`: a file of 100 k contacts through the pipeline, against the raw transactions that write as many rows and no
 * search index; the longest time for which the program did nothing else meanwhile; and how long taking half of it back takes on cancel.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { addContacts, contactMaker } from './made-contacts.ts';
import type { MadeContact } from './made-contacts.ts';
import { print } from './measure.ts';

const count = 100_000;
const columns = ['code', 'kind', 'name', 'contactPerson', 'email', 'phone', 'street', 'postalCode', 'city'] as const;
const headings = ['Code', 'Kind', 'Name', 'Contact person', 'E-mail', 'Phone', 'Street', 'Postal code', 'City'];

export async function benchImportContacts(): Promise<void> {
  const make = contactMaker();
  const made = Array.from({ length: count }, (_, index) => make(index));
  const base64 = Buffer.from(csvOf(made)).toString('base64');
  const baseline = await rawRows(made);
  await measureImport(base64, baseline);
  await measureCancel(base64);
}

function csvOf(made: readonly MadeContact[]): string {
  const rows = made.map(({ state }) => columns.map((column) => `"${state[column].replaceAll('"', '""')}"`).join());
  return [headings.join(), ...rows].join('\n');
}

async function rawRows(made: readonly MadeContact[]): Promise<number> {
  const bare = await openTestApp();
  const taken = addContacts(bare.databaseFile, made);
  await bare.end();
  return taken;
}

async function measureImport(base64: string, baseline: number): Promise<void> {
  const test = await openTestApp();
  await preview(test, base64);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const created = await run(test, base64);
  const value = performance.now() - start;
  delay.disable();
  if (created !== count) throw new Error(`${created} of ${count} contacts were imported`);
  print({ name: 'import-100k-contacts', value, baseline });
  print({ name: 'import-100k-contacts longest turn', value: delay.max / 1e6, baseline: null });
  await test.end();
}

/** What the wizard does before; it also wakes the thread that reads files. */
async function preview({ api }: TestApp, base64: string): Promise<void> {
  const { willCreate } = await api.imports.preview({ kind: 'contacts', file: fileOf(base64) });
  if (willCreate !== count) throw new Error(`${willCreate} of ${count} contacts would be imported`);
}

function fileOf(base64: string) {
  return { name: 'contacts.csv', mediaType: 'text/csv', base64 };
}

async function run({ api }: TestApp, base64: string): Promise<number> {
  const importing = await api.imports.run({ commandId: testId(), kind: 'contacts', file: fileOf(base64) });
  for (;;) {
    const step = await importing.next();
    if (step.done === true) return step.value.created;
  }
}

/** Cancels halfway and waits until nothing is left of it. */
async function measureCancel(base64: string): Promise<void> {
  const test = await openTestApp();
  const controller = new AbortController();
  const importing = await test.api.imports.run(
    { commandId: testId(), kind: 'contacts', file: fileOf(base64) },
    { signal: controller.signal },
  );
  let start = 0;
  for (;;) {
    const step = await importing.next();
    if (step.done === true) break;
    if (start > 0 || step.value.done < count / 2) continue;
    start = performance.now();
    controller.abort();
  }
  const value = performance.now() - start;
  const left = rowsOf(test.databaseFile, 'SELECT id FROM contacts LIMIT 1').length;
  if (left > 0) throw new Error('A cancelled import left something behind');
  print({ name: 'import-100k-contacts cancelled halfway', value, baseline: null });
  await test.end();
}
