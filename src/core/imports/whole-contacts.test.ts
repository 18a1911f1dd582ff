// Contacts with all that a file can say of them: organisations, custom fields, tags, from any format.
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { openTestApp, rowsOf, testId, type TestApp } from '#core/testing';

import { carried, ended, endVerified } from './testing.ts';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
  return () => endVerified(house);
});

type Settings = { existing?: 'update'; duplicates?: 'update'; kind?: 'contacts' | 'items' | 'documents' };
const run = async (content: string | Uint8Array, settings: Settings = {}) => {
  const input = { commandId: testId(), kind: 'contacts' as const, file: carried(content), ...settings };
  return (await ended(house.api.imports.run(input))).result;
};
const byName = async (name: string) => {
  const { rows } = await house.api.contacts.list({ archived: 'all', limit: 500 });
  return house.api.contacts.get({ id: rows.find((row) => row.name === name)?.id ?? '' });
};
const said = (problems: readonly { line: number; code: string }[]) => problems.map(({ line, code }) => [line, code]);

describe('organisations of a file', () => {
  test('are made where neither the file nor the books have them, once for all who belong to them', async () => {
    const content = 'Name;Kind;Belongs to\nAnna;person;Acme\nBert;person;Acme\n';
    const preview = await house.api.imports.preview({ kind: 'contacts', file: carried(content) });
    expect(preview).toMatchObject({ willCreate: 3, willSkip: 0, problems: [] });
    expect(await run(content)).toMatchObject({ created: 3, skipped: 0, problems: [] });
    const [anna, bert, acme] = [await byName('Anna'), await byName('Bert'), await byName('Acme')];
    expect(acme).toMatchObject({ kind: 'organisation', organisations: [] });
    for (const person of [anna, bert]) {
      expect(person.organisations).toMatchObject([{ organisationId: acme.id, name: 'Acme' }]);
    }
    // Another file finds it by its name or its code.
    await run(`Name;Kind;Belongs to\nCarl;person;ACME\nDora;person;${acme.code}`);
    expect((await byName('Carl')).organisations).toMatchObject([{ organisationId: acme.id }]);
    expect((await byName('Dora')).organisations).toMatchObject([{ organisationId: acme.id }]);
  });

  test('stand further below in the file, or are the books’ own with a role', async () => {
    const { id } = await house.api.contacts.create({ commandId: testId(), name: 'Holding', code: 'H' });
    const lines = [
      'Code,Name,Kind,Belongs to',
      ',Anna,person,Sales;Lead',
      'S,Sales,organisation,Acme',
      'A,Acme,organisation,Holding;Daughter;H',
    ];
    expect(await run(lines.join('\n'))).toMatchObject({ created: 3, problems: [] });
    expect((await byName('Anna')).organisations).toMatchObject([{ name: 'Sales', role: 'Lead' }]);
    expect((await byName('Acme')).organisations).toMatchObject([{ organisationId: id, role: 'Daughter' }]);
  });

  test('are not made for rows that come to nothing', async () => {
    const { id } = await house.api.contacts.create({ commandId: testId(), name: 'Acme', code: 'A' });
    const organisations = [{ organisationId: id, role: '' }];
    await house.api.contacts.create({ commandId: testId(), name: 'Anna', kind: 'person', organisations });
    const content = 'Code,Name,Kind,Belongs to\nA,Acme,person,Newco';
    const result = await run(content, { existing: 'update' });
    expect(result).toMatchObject({ created: 0, updated: 0, skipped: 1 });
    expect(said(result.problems)).toEqual([[2, 'ORGANISATION_HAS_MEMBERS']]);
    expect((await house.api.contacts.list({ archived: 'all' })).rows.map((row) => row.name)).toEqual(['Acme', 'Anna']);
  });

  test('in a circle are problems at their lines, within the file and with the books; the rest comes', async () => {
    const content = 'Name,Belongs to\nA,B\nB,A\nC,\n';
    const result = await run(content);
    expect(said(result.problems)).toEqual([
      [2, 'ORGANISATION_CYCLE'],
      [3, 'ORGANISATION_CYCLE'],
    ]);
    expect(result).toMatchObject({ created: 1, skipped: 2 });
    const { id } = await house.api.contacts.create({ commandId: testId(), name: 'Top', code: 'T' });
    const organisations = [{ organisationId: id, role: '' }];
    await house.api.contacts.create({ commandId: testId(), name: 'Below', code: 'B', organisations });
    const update = 'Code,Name,Belongs to\nT,Top,B\nX,Other,\n';
    expect(await run(update, { existing: 'update' })).toMatchObject({
      created: 1,
      updated: 0,
      problems: [{ line: 2, field: 'organisations', code: 'ORGANISATION_CYCLE', value: 'B' }],
    });
  });

  test('that are persons, or of which there are two, are problems', async () => {
    await house.api.contacts.create({ commandId: testId(), name: 'Anna', kind: 'person', code: 'P' });
    for (const code of ['A1', 'A2']) await house.api.contacts.create({ commandId: testId(), name: 'Acme', code });
    expect(said((await run('Name,Belongs to\nX,P\nY,Acme\nZ,A2')).problems)).toEqual([
      [2, 'ORGANISATION_IS_PERSON'],
      [3, 'ORGANISATION_AMBIGUOUS'],
    ]);
  });

  test('to which contacts belong never become persons, be it in the books or by the same file; the other rows come', async () => {
    const make = (code: string, name: string, email = '') =>
      house.api.contacts.create({ commandId: testId(), code, name, email });
    await Promise.all([make('A', 'Acme'), make('B', 'Beta', 'b@beta.example'), make('S', 'Solo')]);
    await run('Name,Kind,Belongs to\nAnna,person,A');
    // The second row is the contact B by its e-mail, to which the last one belongs by its code.
    const rows = ['A,Acme,person,,', ',Beta,person,,b@beta.example', 'S,Solo,person,,', 'C,Carl,person,B,'];
    const content = ['Code,Name,Kind,Belongs to,E-mail', ...rows].join('\n');
    const update = { existing: 'update', duplicates: 'update' } as const;
    const problems = [
      { line: 2, field: 'kind', code: 'ORGANISATION_HAS_MEMBERS', value: 'Acme' },
      { line: 3, field: 'kind', code: 'ORGANISATION_HAS_MEMBERS', value: 'Beta' },
    ];
    const preview = await house.api.imports.preview({ kind: 'contacts', file: carried(content), ...update });
    expect(preview).toMatchObject({ willCreate: 1, willUpdate: 1, willSkip: 2, problems });
    expect(await run(content, update)).toMatchObject({ created: 1, updated: 1, skipped: 2, problems });
    expect(await byName('Acme')).toMatchObject({ kind: 'organisation', version: 1 });
    expect(await byName('Beta')).toMatchObject({ kind: 'organisation', version: 1 });
    expect(await byName('Solo')).toMatchObject({ kind: 'person' });
  });

  test('go with those who belong to them when the import is taken back', async () => {
    const lines = Array.from({ length: 1500 }, (_, index) => `Person ${index},person,Firm ${index % 40}`);
    const running = await house.api.imports.run({
      commandId: testId(),
      kind: 'contacts',
      file: carried(['Name,Kind,Belongs to', ...lines].join('\n')),
    });
    await running.next();
    await running.next();
    await running.next();
    await running.return?.();
    const count = (table: string) => rowsOf(house.databaseFile, `SELECT 1 FROM ${table}`).length;
    expect(['contacts', 'contact_organisations', 'import_entries', 'contact_changes'].map(count)).toEqual([0, 0, 0, 0]);
  });
});

describe('custom fields of a file', () => {
  const field = (name: string, kind: 'number' | 'choice') => {
    const options = kind === 'choice' ? { options: [{ id: 'a', label: 'Gold' }] } : {};
    return house.api.customFields.create({ commandId: testId(), name, kind, ...options });
  };

  test('are guessed by their names and mapped by "custom:" and their id', async () => {
    const size = await field('Shoe size', 'number');
    const grade = await field('Grade', 'choice');
    const content = 'Name,Shoe size,Level\nAnna,38.5,gold\nBert,large,Gold\n';
    const guessed = await house.api.imports.preview({ kind: 'contacts', file: carried(content) });
    expect(guessed.mapping).toEqual({ name: 0, [`custom:${size.id}`]: 1 });
    const mapping = { ...guessed.mapping, [`custom:${grade.id}`]: 2 };
    const input = { commandId: testId(), kind: 'contacts' as const, file: carried(content), mapping };
    const { result } = await ended(house.api.imports.run(input));
    expect(result).toMatchObject({ created: 1, problems: [{ line: 3, code: 'AMOUNT_INVALID', value: 'large' }] });
    expect((await byName('Anna')).custom).toEqual({ [size.id]: 385_000, [grade.id]: 'a' });
  });

  test('that somebody deletes meanwhile refuse their rows, and no others', async () => {
    const size = await field('Shoe size', 'number');
    const lines = Array.from({ length: 3000 }, (_, index) => `Person ${index},${index % 2 === 0 ? '' : '40'}`);
    const file = carried(['Name,Shoe size', ...lines].join('\n'));
    const running = await house.api.imports.run({ commandId: testId(), kind: 'contacts', file });
    await running.next();
    await running.next();
    await house.api.customFields.delete({ commandId: testId(), id: size.id, withValues: true });
    const { result } = await ended(Promise.resolve(running));
    expect(result.created + result.skipped).toBe(3000);
    expect(result.skipped).toBeGreaterThan(1000);
    expect(new Set(result.problems.map((problem) => problem.code))).toEqual(new Set(['FIELD_GONE']));
  });
});

test('an update replaces what the file says field by field, adds further numbers, and leaves the rest', async () => {
  const made = await house.api.contacts.create({
    commandId: testId(),
    code: 'K1',
    name: 'Anna',
    tags: ['old'],
    roles: ['customer'],
    points: [{ kind: 'mobile', label: 'Private', value: '+43 1' }],
    note: 'Stays',
  });
  await run('Code,Name,Tags,Mobile 2,Website\nk1,Anna Neu,"new, newer",+43 2,a.example', { existing: 'update' });
  const contact = await house.api.contacts.get({ id: made.id });
  expect(contact).toMatchObject({ name: 'Anna Neu', tags: ['new', 'newer'], roles: ['customer'], note: 'Stays' });
  expect(contact.points.map((point) => point.value)).toEqual(['+43 1', '+43 2', 'a.example']);
  const changes = (await house.api.contacts.timeline({ id: made.id, kinds: ['change'] })).rows;
  expect(changes.filter((entry) => entry.changes.length > 0)).toHaveLength(1);
});

describe('an XLSX file', () => {
  const workbook = async (rows: (string | number | boolean | Date | null)[][]) =>
    new Uint8Array(await writeXlsxFile(rows).toBuffer());
  const dated = (iso: string) => ({ value: new Date(`${iso}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' });
  let files: Record<'contacts' | 'items' | 'documents', Uint8Array>;
  beforeAll(async () => {
    files = {
      contacts: await workbook([
        ['Code', 'Name', 'Kreditlimit', 'Geburtstag'],
        ['K1', 'Anna', 1234.5, dated('1980-05-03') as never],
      ]),
      items: await workbook([
        ['SKU', 'Name', 'Price', 'Discontinued'],
        [4711, 'Tea', 4.2, false],
      ]),
      documents: await workbook([
        ['Order ID', 'Customer ID', 'Order date', 'SKU', 'Quantity', 'Unit price'],
        [1001, 'K1', dated('2026-05-03') as never, 4711, 3, 4.2],
      ]),
    };
  });
  afterAll(() => {
    files = { contacts: new Uint8Array(), items: new Uint8Array(), documents: new Uint8Array() };
  });

  test('brings contacts, items and orders with its days and numbers', async () => {
    for (const kind of ['contacts', 'items', 'documents'] as const) {
      expect(await run(files[kind], { kind })).toMatchObject({ created: 1, problems: [] });
    }
    expect(await byName('Anna')).toMatchObject({ code: 'K1', creditLimitMinor: 123_450, birthday: '1980-05-03' });
    const [tea] = (await house.api.items.list({})).rows;
    expect(tea).toMatchObject({ code: '4711', priceE4: 42_000 });
    const [order] = (await house.api.documents.list({ state: 'draft' })).rows;
    expect(order).toMatchObject({ issuedOn: '2026-05-03', grossMinor: 1260 });
  });
});
