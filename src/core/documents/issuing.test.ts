// Issuing: a number, a frozen document, a posting; or nothing at all.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let ada: string;
beforeEach(async () => {
  office = await openTestApp();
  ada = (await office.api.contacts.create({ commandId: testId(), name: 'Ada', city: 'Graz' })).id;
});
afterEach(() => office.end());

type Draft = Omit<Parameters<TestApp['api']['documents']['saveDraft']>[0], 'commandId'>;
const save = (draft: Draft) => office.api.documents.saveDraft({ commandId: testId(), ...draft });
const issue = (id: string) => office.api.documents.issue({ commandId: testId(), id });
const codeOf = async (draft: Draft) => (await failureOf(issue((await save(draft)).id))).code;
const ink = { description: 'Ink', quantityE4: 10_000, priceE4: 100_000 };
const setCompany = (company: object) => office.api.settings.update({ commandId: testId(), company });

test('documents.issue is refused, without burning a number, for each thing that is missing or wrong', async () => {
  expect(await codeOf({ lines: [ink] })).toBe('CONTACT_REQUIRED');
  expect(await codeOf({ contactId: ada, lines: [] })).toBe('DOCUMENT_EMPTY');
  expect(await codeOf({ contactId: ada, lines: [{ ...ink, quantityE4: -10_000 }] })).toBe('DOCUMENT_NEGATIVE');
  await setCompany({ closedUntil: '2026-11-20' });
  const closed = await failureOf(issue((await save({ contactId: ada, lines: [ink], issuedOn: '2026-11-20' })).id));
  expect(closed).toMatchObject({ code: 'PERIOD_CLOSED', data: { closedUntil: '2026-11-20' } });
  await setCompany({ name: '' });
  expect(await codeOf({ contactId: ada, lines: [ink] })).toBe('COMPANY_INCOMPLETE');
  await setCompany({ name: 'Test Office' });
  expect((await issue((await save({ contactId: ada, lines: [ink] })).id)).number).toBe('INV-00001');
});

test('issuing twice is refused and burns no number', async () => {
  const draft = await save({ contactId: ada, lines: [ink] });
  await issue(draft.id);
  expect(await failureOf(issue(draft.id))).toMatchObject({
    code: 'DOCUMENT_NOT_DRAFT',
    data: { number: 'INV-00001' },
  });
  expect((await issue((await save({ contactId: ada, lines: [ink] })).id)).number).toBe('INV-00002');
});

test('an issued document is no draft any more: it can be neither saved over nor deleted', async () => {
  const { id } = await save({ contactId: ada, lines: [ink] });
  await issue(id);
  expect((await failureOf(save({ id, lines: [] }))).code).toBe('DOCUMENT_NOT_DRAFT');
  const remove = office.api.documents.deleteDraft({ commandId: testId(), id });
  expect((await failureOf(remove)).code).toBe('DOCUMENT_NOT_DRAFT');
});

test('SQL cannot change or remove what has been issued, paid, posted, audited or answered', async () => {
  const { id } = await save({ contactId: ada, lines: [ink], adjustments: [{ kind: 'charge', amountMinor: 5 }] });
  await issue(id);
  await office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor: 400 });
  const careless = [
    "UPDATE documents SET note = 'x'",
    'DELETE FROM documents',
    'INSERT OR REPLACE INTO documents SELECT * FROM documents',
    'UPDATE document_lines SET net_minor = 1',
    'DELETE FROM document_lines',
    "INSERT INTO document_lines SELECT document_id, 9, item_id, item_code, 'more', quantity_e4, unit, price_e4, base_quantity_e4, discount_percent_e4, discount_minor, tax_rate_id, tax_name, tax_category, tax_rate_e4, gross_minor, net_minor FROM document_lines",
    'UPDATE document_adjustments SET amount_minor = 1',
    'DELETE FROM document_taxes',
    'UPDATE payments SET amount_minor = 1',
    'DELETE FROM payments',
    'UPDATE allocations SET amount_minor = 1',
    'DELETE FROM allocations',
    'UPDATE ledger_lines SET amount_minor = 1',
    'DELETE FROM ledger_lines',
    "UPDATE ledger_entries SET dated_on = '2026-01-01'",
    'DELETE FROM ledger_entries',
    'UPDATE open_items SET amount_minor = 1',
    'DELETE FROM open_items',
    "UPDATE audit_entries SET detail_json = '{}'",
    'DELETE FROM audit_entries',
    "UPDATE command_log SET response_json = '{}'",
    'DELETE FROM command_log',
    "UPDATE company_versions SET company_json = '{}'",
    'DELETE FROM company_versions',
  ];
  const before = rowsOf(office.databaseFile, 'SELECT * FROM documents');
  for (const statement of careless) {
    expect(() => tamper(office.databaseFile, statement)).toThrow(/immutable|append-only|running figures/);
  }
  expect(rowsOf(office.databaseFile, 'SELECT * FROM documents')).toEqual(before);
});

test('sender and buyer stay on an issued document as they were', async () => {
  const { id } = await save({ contactId: ada, lines: [ink] });
  await issue(id);
  await office.api.contacts.update({ commandId: testId(), id: ada, name: 'Ada Lovelace', city: 'London' });
  await setCompany({ name: 'Renamed Office' });
  expect((await office.api.documents.get({ id })).buyer).toMatchObject({ name: 'Ada', city: 'Graz' });
  const [row] = rowsOf<{ company_json: string }>(
    office.databaseFile,
    'SELECT company_json FROM documents JOIN company_versions ON company_versions.version = company_version',
  );
  expect(JSON.parse(row?.company_json ?? '{}')).toMatchObject({ name: 'Test Office' });
  const draft = await save({ contactId: ada, lines: [ink] });
  expect(draft.buyer).toMatchObject({ name: 'Ada Lovelace', city: 'London' });
});

test('an issued invoice posts to receivables, revenue and tax, and the entry sums to zero', async () => {
  const { taxRates } = await office.api.settings.update({
    commandId: testId(),
    taxRates: [{ name: 'VAT', category: 'S', rateE4: 200_000, isDefault: true, isArchived: false }],
  });
  expect(taxRates[0]?.name).toBe('VAT');
  await issue((await save({ contactId: ada, lines: [ink] })).id);
  const lines = rowsOf<{ account_code: string; amount_minor: number }>(
    office.databaseFile,
    'SELECT account_code, amount_minor FROM ledger_lines ORDER BY position',
  );
  expect(lines.map((line) => [line.account_code, line.amount_minor])).toEqual([
    ['1200', 1200],
    ['4000', -1000],
    ['2200', -200],
  ]);
});

test('an invoice of nothing gets its number, owes nothing and is paid', async () => {
  const issued = await issue((await save({ contactId: ada, lines: [{ ...ink, priceE4: 0 }] })).id);
  expect(issued).toMatchObject({ number: 'INV-00001', grossMinor: 0, openMinor: 0, state: 'paid' });
  expect(rowsOf(office.databaseFile, 'SELECT * FROM ledger_entries')).toEqual([]);
});

test('the state of an invoice follows its payments and the day', async () => {
  const { id } = await save({ contactId: ada, lines: [ink], issuedOn: '2026-11-01', dueOn: '2026-11-21' });
  expect((await office.api.documents.get({ id })).state).toBe('draft');
  const state = async () => (await office.api.documents.get({ id })).state;
  expect((await issue(id)).state).toBe('open');
  await office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor: 400 });
  expect(await state()).toBe('partlyPaid');
  office.setNow('2026-11-22T10:00:00.000Z');
  expect(await state()).toBe('overdue');
  await office.api.payments.record({ commandId: testId(), contactId: ada, amountMinor: 600 });
  expect(await state()).toBe('paid');
});
