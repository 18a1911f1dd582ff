import { expect, test } from 'vitest';

import { openTestApp, rowsOf, testId } from '#core/testing';

import { paperLanguageOf, writingIn } from './paper-language.ts';

test('a paper speaks the language of its receiver where there are words in it, whatever the region', () => {
  expect(['de', 'de-AT', 'DE-ch', 'en-GB', '', 'fr', 'deu'].map(paperLanguageOf)).toEqual([
    'de',
    'de',
    'de',
    'en',
    undefined,
    undefined,
    undefined,
  ]);
});

test('days and figures are written in the language of the paper and in the region of the company', () => {
  const company = { language: 'en' as const, locale: 'en-IE' };
  expect(writingIn(company, 'de')).toEqual({ language: 'de', locale: 'de-IE' });
  expect(writingIn(company, undefined)).toBe(company);
});

test('documents.issue and payments.record freeze the language that documents.pdf and payments.pdf are written in', async () => {
  const office = await openTestApp();
  const { api } = office;
  const contact = await api.contacts.create({ commandId: testId(), name: 'Käthe', language: 'de-AT' });
  const lines = [{ description: 'Tinte', quantityE4: 10_000, priceE4: 100_000 }];
  const { id } = await api.documents.saveDraft({ commandId: testId(), contactId: contact.id, lines });
  const nameOf = async () => (await api.documents.pdf({ id })).name;
  expect(await nameOf()).toBe('Rechnungsentwurf.pdf');
  await api.documents.issue({ commandId: testId(), id });
  const payment = await api.payments.record({ commandId: testId(), contactId: contact.id, amountMinor: 100 });
  await api.contacts.update({ commandId: testId(), id: contact.id, language: 'en' });
  expect(await nameOf()).toMatch(/^Rechnung/);
  expect((await api.documents.get({ id })).buyer?.language).toBe('de');
  expect((await api.payments.pdf({ id: payment.id })).name).toBe('Zahlungsbeleg RV-00001.pdf');
  const plain = await api.contacts.create({ commandId: testId(), name: 'Plain' });
  const other = await api.documents.saveDraft({ commandId: testId(), contactId: plain.id, lines });
  await api.documents.issue({ commandId: testId(), id: other.id });
  expect((await api.documents.pdf({ id: other.id })).name).toMatch(/^Invoice/);
  const [row] = rowsOf<{ buyer_json: string }>(
    office.databaseFile,
    `SELECT buyer_json FROM documents WHERE id = '${other.id}'`,
  );
  expect(row?.buyer_json).not.toContain('language');
  expect((await api.system.verify()).isTrue).toBe(true);
  await office.end();
}, 30_000);
