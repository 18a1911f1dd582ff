/**
 * An office at work, for the test that kills it: issues invoices and records payments without a pause and acknowledges each answer on
 * standard output, one JSON line, written before the next command begins. `node office-at-work.ts <data folder>`
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';

import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '#contract/contract';
import { openApp } from '#core/app';

/** What has been answered, with the command that can be sent again. */
export type Acknowledged =
  | { kind: 'ready' }
  | { kind: 'issued'; commandId: string; id: string; number: string | null; grossMinor: number }
  | { kind: 'paid'; commandId: string; contactId: string; id: string; number: string; amountMinor: number }
  | { kind: 'issuedMany'; commandId: string; ids: string[]; issued: number };

type Api = ContractRouterClient<Contract>;
type Office = { api: Api; newId(): string; contactId: string };

function acknowledge(line: Acknowledged): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function openOffice(dataFolder: string): Promise<Office> {
  const workerFile = join(import.meta.dirname, '..', '..', 'worker', 'worker.ts');
  const opened = await openApp({ dataFolder, host: 'server', workerFile, version: 'crash' });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const api: Api = createRouterClient(app.router, { context: () => app.context() });
  const { newId } = app.context().house;
  const { company } = await api.settings.get();
  if (company.name === '') await api.settings.update({ commandId: newId(), company: { name: 'Crash Office' } });
  const [known] = (await api.contacts.list({})).rows;
  const contact = known ?? (await api.contacts.create({ commandId: newId(), name: 'Ada' }));
  return { api, newId, contactId: contact.id };
}

async function saveDraft({ api, newId, contactId }: Office, turn: number): Promise<string> {
  const lines = [1, 2, 3].map((line) => ({
    description: `Article ${line}`,
    quantityE4: line * 10_000,
    priceE4: 10_000 * ((turn % 90) + 1),
  }));
  return (await api.documents.saveDraft({ commandId: newId(), contactId, lines })).id;
}

async function issueOne(office: Office, turn: number): Promise<number> {
  const { api, newId } = office;
  const id = await saveDraft(office, turn);
  const commandId = newId();
  const { number, grossMinor } = await api.documents.issue({ commandId, id });
  acknowledge({ kind: 'issued', commandId, id, number, grossMinor });
  return grossMinor;
}

async function pay({ api, newId, contactId }: Office, amountMinor: number): Promise<void> {
  const commandId = newId();
  const { id, number } = await api.payments.record({ commandId, contactId, amountMinor });
  acknowledge({ kind: 'paid', commandId, contactId, id, number, amountMinor });
}

async function issueMany(office: Office, turn: number): Promise<void> {
  const { api, newId } = office;
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) ids.push(await saveDraft(office, turn + index));
  const commandId = newId();
  const issuing = await api.documents.issueMany({ commandId, ids });
  let step = await issuing.next();
  while (step.done !== true) step = await issuing.next();
  acknowledge({ kind: 'issuedMany', commandId, ids, issued: step.value?.issued ?? 0 });
}

const office = await openOffice(process.argv[2] ?? '');
acknowledge({ kind: 'ready' });
for (let turn = 0; ; turn += 1) {
  const grossMinor = await issueOne(office, turn);
  // Whole, partial and more than is owed, in turn.
  await pay(office, Math.max(1, Math.round((grossMinor * ((turn % 3) + 1)) / 2)));
  if (turn % 6 === 5) await issueMany(office, turn);
}
