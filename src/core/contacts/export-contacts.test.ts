// What a list shows as a file: its contacts, its order, its columns, in every format.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { failureOf, openTestApp, testId, type TestApp } from '#core/testing';
import { readTable } from '#core/tables';

let office: TestApp;
let fieldId: string;
const ids: string[] = [];
type Asked = Parameters<TestApp['api']['contacts']['export']>[0];

const bytesOf = async (asked: Asked) => Buffer.from((await office.api.contacts.export(asked)).base64, 'base64');
const tableOf = async (asked: Asked) => (await readTable({ bytes: await bytesOf(asked) })).rows.map((row) => row.cells);

beforeAll(async () => {
  office = await openTestApp();
  const field = await office.api.customFields.create({ commandId: testId(), name: 'Shoe size', kind: 'number' });
  fieldId = field.id;
  const people = [
    { name: 'Zoë', city: 'Graz', code: '10', tags: ['VIP', 'Fair'], custom: { [field.id]: 385_000 } },
    { name: 'Ákos', city: 'Győr', code: '20', creditLimitMinor: 123_450 },
    {
      name: '=Bert',
      city: 'Graz',
      code: '30',
      phone: '+43 316 1',
      roles: ['customer' as const],
      birthday: '1980-05-03',
    },
  ];
  for (const person of people) {
    ids.push((await office.api.contacts.create({ commandId: testId(), ...person })).id);
  }
  const contactId = ids[0] ?? '';
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 1_234_500 }];
  const draft = await office.api.documents.saveDraft({ commandId: testId(), contactId, lines });
  await office.api.documents.issue({ commandId: testId(), id: draft.id });
});
afterAll(() => office.end());

describe('contacts.export', () => {
  test('writes the columns of the list in their order, worded, with plain figures', async () => {
    const columns = ['name', 'balance', 'tag', 'birthday', 'role', `custom:${fieldId}`, 'creditLimit', 'gone'];
    expect(await tableOf({ format: 'csv', columns })).toEqual([
      ['Name', 'Balance', 'Tags', 'Birthday', 'Role', 'Shoe size', 'Credit limit'],
      ['=Bert', '0.00', '', '1980-05-03', 'Customer', '', ''],
      ['Ákos', '0.00', '', '', '', '', '1234.50'],
      ['Zoë', '123.45', 'VIP, Fair', '', '', '38.5', ''],
    ]);
  });

  test('has what the list shows: its filter, its order, or the contacts that were chosen', async () => {
    const codes = async (asked: Omit<Asked, 'format'>) =>
      (await tableOf({ format: 'xlsx', columns: ['code'], ...asked })).slice(1).flat();
    expect(await codes({ sort: 'code', direction: 'desc' })).toEqual(['30', '20', '10']);
    const graz = { field: 'city', operator: 'is' as const, value: 'graz' };
    expect(await codes({ conditions: [graz], sort: 'code' })).toEqual(['10', '30']);
    expect(await codes({ q: 'akos' })).toEqual(['20']);
    expect(await codes({ ids: ids.slice(1, 2) })).toEqual(['20']);
  });

  test('is named in the company’s language and bears its day', async () => {
    await office.api.settings.update({ commandId: testId(), company: { language: 'de' } });
    const file = await office.api.contacts.export({ format: 'xlsx', columns: ['name', 'city'] });
    await office.api.settings.update({ commandId: testId(), company: { language: 'en' } });
    expect(file).toMatchObject({ name: 'Kontakte 2026-11-21.xlsx' });
    const { rows, sheet } = await readTable({ bytes: Buffer.from(file.base64, 'base64') });
    expect([sheet, rows[0]?.cells]).toEqual(['Kontakte', ['Name', 'Ort']]);
  });

  test('writes vCards for other programs, and a PDF to print', async () => {
    const cards = (await bytesOf({ format: 'vcard' })).toString('utf8');
    expect(cards.match(/^FN:.*/gm)?.map((line) => line.trim())).toEqual(['FN:=Bert', 'FN:Ákos', 'FN:Zoë']);
    const paper = await bytesOf({ format: 'pdf', columns: ['name', 'city'] });
    expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test('leaves the books in order', async () => {
    expect((await office.api.system.verify({})).firstFault).toBeNull();
  });

  test('of nothing is CONTACTS_NONE, of a filter that does not fit FILTER_INVALID', async () => {
    expect((await failureOf(office.api.contacts.export({ format: 'csv', q: 'nobody' }))).code).toBe('CONTACTS_NONE');
    const conditions = [{ field: 'shoes', operator: 'is' as const, value: '1' }];
    expect((await failureOf(office.api.contacts.export({ format: 'csv', conditions }))).code).toBe('FILTER_INVALID');
  });

  test('reads page after page, and none is left out or twice', async () => {
    const house = await openTestApp();
    const lines = Array.from({ length: 620 }, (_, index) => `N${index},K${index}`);
    const file = {
      name: 'a.csv',
      mediaType: 'text/csv',
      base64: Buffer.from(['Name,Code', ...lines].join('\n')).toString('base64'),
    };
    const running = await house.api.imports.run({ commandId: testId(), kind: 'contacts', file });
    while (!(await running.next()).done);
    const made = await house.api.contacts.export({ format: 'csv', sort: 'code' });
    const { rows } = await readTable({ bytes: Buffer.from(made.base64, 'base64') });
    expect(new Set(rows.slice(1).map((row) => row.cells[0])).size).toBe(620);
    await house.end();
  });
});
