/** Fills the books that its word names, through the pipeline, and prints what stands in them. One process, so that it is quick. */
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import type { UglyBooks } from './ugly-books.ts';
import { contactLines, itemLines, orderLines } from './ugly-lines.ts';
import { remember } from './ugly-memory.ts';

const company = {
  name: 'Schreibwaren- und Bürobedarf Oberhuber-Ünal & Söhne GmbH & Co. KG',
  street: 'Donaudampfschifffahrtsstraße 112, Hinterhaus',
  postalCode: '89073',
  city: 'Ulm',
  country: 'Germany',
  taxNumber: 'DE123456789',
  iban: 'DE02 1203 0000 0000 2020 51',
  bic: 'BYLADEM1001',
  bankName: 'Deutsche Kreditbank Berlin',
  paperFooter: 'Managing director: Ayşe Oberhuber-Ünal, register court Ulm HRB 12345',
};

const taxRates = [
  { name: 'Standard rate 19 %', category: 'S', rateE4: 190_000, isDefault: true, isArchived: false },
  { name: 'Reduced rate 7 %', category: 'S', rateE4: 70_000, isDefault: false, isArchived: false },
] as const;

const [dataFolder = ''] = process.argv.slice(2);
const { app, api: opened } = await openTestApp({ folder: dataFolder, now: new Date().toISOString() });
const books = await fill(opened);
await app.close();
process.stdout.write(JSON.stringify(books));

async function fill(api: TestApp['api']): Promise<UglyBooks> {
  const { settings, contacts, documents, items, payments, imports } = api;
  const bringIn = async (kind: 'contacts' | 'items' | 'documents', lines: readonly string[]) => {
    const base64 = Buffer.from(lines.join('\n')).toString('base64');
    await finish(
      imports.run({ commandId: testId(), kind, file: { name: `${kind} 2026.csv`, mediaType: 'text/csv', base64 } }),
    );
  };
  await settings.update({ commandId: testId(), company, taxRates: [...taxRates] });
  await bringIn('contacts', contactLines());
  await bringIn('items', itemLines());
  await bringIn('documents', orderLines(0, 40));
  await finish(documents.issueMany({ commandId: testId() }));
  await bringIn('documents', orderLines(40, 6));

  const [invoice, credited] = (await documents.list({ state: 'unpaid', sort: 'gross', direction: 'desc' })).rows;
  const [draft] = (await documents.list({ state: 'draft' })).rows;
  const [item] = (await items.list({})).rows;
  const contactId = invoice?.contactId;
  if (!invoice || !contactId || !credited || !draft || !item) throw new Error('The imports have brought all of these.');
  const pay = (amountMinor: number, reference: string) =>
    payments.record({ commandId: testId(), contactId, amountMinor, reference });
  await pay(100_000, 'SEPA-2026-000000000000000000000001');
  const payment = await pay(Math.floor(invoice.openMinor / 2), 'in two parts');
  const credit = await documents.draftCreditNote({ commandId: testId(), invoiceId: credited.id });
  await documents.issue({ commandId: testId(), id: credit.id });
  const personId = await remember(api, contactId);
  const [bare] = (await contacts.list({ q: 'C1199' })).rows;
  if (!bare) throw new Error('The import has brought C1199.');
  return {
    contactId,
    personId,
    bareContactId: bare.id,
    itemId: item.id,
    draftId: draft.id,
    invoiceId: invoice.id,
    creditNoteId: credit.id,
    paymentId: payment.id,
  };
}

async function finish(job: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await job);
}
