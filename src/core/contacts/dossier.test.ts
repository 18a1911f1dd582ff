import { expect, test } from 'vitest';

import type { QueryScope } from '#core/pipeline';
import { ended, failureOf, openTestApp, testId, unzipped } from '#core/testing';

import { contactDossier } from './dossier.ts';

test('contacts.dossier holds everything about a person and those merged into it: record, story, papers, money, receipts, files', async () => {
  const office = await openTestApp();
  const { api } = office;
  const person = await api.contacts.create({ commandId: testId(), name: 'Anna Größe', kind: 'person', code: 'A/1' });
  const twin = await api.contacts.create({ commandId: testId(), name: 'A. Größe', kind: 'person', email: 'a@b.at' });
  await api.contacts.merge({ commandId: testId(), winnerId: person.id, loserIds: [twin.id] });
  const note = { contactId: person.id, kind: 'call' as const, text: 'Asked for her data' };
  await api.activities.create({ commandId: testId(), ...note });
  const file = { name: 'Brief: 1.txt', mediaType: 'text/plain', base64: Buffer.from('Text').toString('base64') };
  await ended(api.activities.attach({ commandId: testId(), contactId: person.id, file }));
  await ended(api.activities.attach({ commandId: testId(), contactId: person.id, file }));
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 100_000 }];
  const draft = await api.documents.saveDraft({ commandId: testId(), contactId: twin.id, lines });
  await api.documents.issue({ commandId: testId(), id: draft.id });
  await api.payments.record({ commandId: testId(), contactId: person.id, amountMinor: 400 });
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 0 });
  const sold = [{ kind: 'free' as const, description: 'Pen', quantityE4: 10_000, priceE4: 30_000 }];
  const tenders = [{ tender: 'cash' as const, amountMinor: 300 }];
  await api.sales.record({ commandId: testId(), shiftId, contactId: person.id, lines: sold, tenders });

  const exempt = { contactId: person.id, priceListId: null, isTaxExempt: true, exemptionReason: 'Diplomat' };
  await api.priceLists.setTerms({ commandId: testId(), ...exempt });

  const dossier = await api.contacts.dossier({ id: twin.id });
  expect(dossier).toMatchObject({ name: 'A-1.zip', mediaType: 'application/zip' });
  const files = unzipped(Buffer.from(dossier.base64, 'base64'));
  expect([...files.keys()].toSorted()).toEqual([
    'attachments/2 Brief_ 1.txt',
    'attachments/Brief_ 1.txt',
    'contact.json',
    'contact.vcf',
    'documents/INV-00001.json',
    'documents/INV-00001.pdf',
    'merged-contacts.json',
    'payments/RV-00001.json',
    'payments/RV-00001.pdf',
    'receipts/A-000001.json',
    'receipts/A-000001.pdf',
    'timeline.json',
  ]);
  const json = (path: string) => JSON.parse(files.get(path)?.toString() ?? '') as unknown;
  expect(json('contact.json')).toMatchObject({ id: person.id, name: 'Anna Größe', email: 'a@b.at' });
  expect(json('merged-contacts.json')).toMatchObject([{ id: twin.id, state: { name: 'A. Größe' } }]);
  expect(json('timeline.json')).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ kind: 'call', text: note.text })]),
  );
  expect(files.get('timeline.json')?.toString()).toContain('Diplomat');
  expect(json('documents/INV-00001.json')).toMatchObject({ number: 'INV-00001', grossMinor: 1000 });
  expect(json('payments/RV-00001.json')).toMatchObject({ amountMinor: 400 });
  expect(json('receipts/A-000001.json')).toMatchObject({ totalMinor: 300, contactName: 'Anna Größe' });
  expect(files.get('receipts/A-000001.pdf')?.toString('latin1').slice(0, 5)).toBe('%PDF-');
  expect(files.get('documents/INV-00001.pdf')?.toString('latin1').slice(0, 5)).toBe('%PDF-');
  expect(files.get('attachments/Brief_ 1.txt')?.toString()).toBe('Text');
  expect(files.get('contact.vcf')?.toString()).toContain('FN:Anna Größe');
  expect(await failureOf(api.contacts.dossier({ id: testId() }))).toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  expect((await api.system.verify()).firstFault).toBeNull();
  await office.end();
});

test('contacts.dossier of a contact that is removed while it is made is none at all, not one without a story', async () => {
  const office = await openTestApp();
  const { house, session } = office.app.context();
  const { id } = await office.api.contacts.create({ commandId: testId(), name: 'Anna', kind: 'person' });
  let reads = 0;
  const scope: QueryScope = {
    session,
    now: house.now(),
    newId: () => house.newId(),
    db: house.database.reader,
    worker: house.worker,
    signal: undefined,
    house,
    // The first page of the timeline is read when the contact is gone.
    read: async (work) => {
      reads += 1;
      if (reads === 1) await office.api.contacts.delete({ commandId: testId(), id });
      return house.database.read(work);
    },
  };
  expect(await contactDossier(scope, { id })).toEqual({ ok: false, error: { code: 'CONTACT_NOT_FOUND' } });
  expect(reads).toBe(1);
  expect((await office.api.system.verify()).firstFault).toBeNull();
  await office.end();
});
