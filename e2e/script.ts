/** Calls the scripting host, which may work on the same books beside an open program. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/**
 * Runs one operation as `npm run -s api` does and gives its answer.
 * @throws when it exits with 1; the error's `stderr` holds code, message and data as JSON
 */
export async function callOperation(dataFolder: string, operation: string, input: object): Promise<unknown> {
  const words = [join('src', 'cli', 'index.ts'), operation, JSON.stringify(input), '--data', dataFolder];
  const { stdout } = await run(process.execPath, words, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/** Names the company and issues an invoice over 1.25; its id. */
export async function issueOne(dataFolder: string): Promise<string> {
  await callOperation(dataFolder, 'settings.update', { company: { name: 'Bäckerei Grün' } });
  const contact = (await callOperation(dataFolder, 'contacts.create', { name: 'Café Ünal' })) as { id: string };
  const line = { description: 'Brezel', quantityE4: 10_000, priceE4: 12_500 };
  const draft = (await callOperation(dataFolder, 'documents.saveDraft', { contactId: contact.id, lines: [line] })) as {
    id: string;
  };
  await callOperation(dataFolder, 'documents.issue', { id: draft.id });
  return draft.id;
}
