// What an office does after it has brought three lists together: it finds who is in them twice, makes them one, and may think better of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DuplicatePair } from '#contract/contacts';
import { dumpContacts, ended, openTestApp, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

const data = join(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(data, 'northwind')) && existsSync(join(data, 'chinook'));
if (!isThere) process.stderr.write('SKIPPED: ../shared/data is missing, so Northwind and Chinook are not cleaned.\n');

/** Copies by a hurried hand: the code of whom each is, and by which reasons it must be known again. */
const copies = [
  ['ALFKI', 'Alfred Futterkiste,Berlin,,+49 30 0074321,', 'phone,nameAndTown'],
  ['ANATR', 'Ana Trujilo Emparedados y Helados,Mexico D.F.,05021,,', 'nameAndTown'],
  ['ANTON', 'Antonio Moreno Taqueria,Mexico,,,', 'nameAndTown'],
  ['BOLID', 'Bolido Comidas Preparadas,MADRID,,(91) 555-2282,', 'phone,nameAndTown'],
  ['KOENE', 'Koeniglich Esen,Brandenburg,,,', 'nameAndTown'],
  ['ERNSH', 'Ernst Händel,Graz,,+43 7675 3425,', 'phone,nameAndTown'],
  ['BERGS', 'Berglund Snabbkop,Lulea,,0921/12 34 65,', 'phone,nameAndTown'],
  ['2', 'Leonie Koehler,Stuttgart,,0711 2842222,LeoneKohler@Surfeu.DE', 'email,phone,nameAndTown'],
  ['3', 'Francois Tremblay,Montreal,,514-721-4711,FTremblay@gmail.com', 'email,phone,nameAndTown'],
  ['4', 'Bjoern Hansen,Oslo,,22442222,', 'phone,nameAndTown'],
  ['6', 'Helena Holy,Praha,,(+420) 2 4177 0449,HHOLY@gmail.com', 'email,phone,name'],
  ['1', 'Embraer Empresa Brasileira de Aeronautica,Sao Jose dos Campos,,,LuisG@embraer.com.br', 'email,nameAndTown'],
  ['5', 'Jet Brains,Prague,,,FrantisekW@JetBrains.com', 'email,nameAndTown'],
  ['49', 'Stanislaw Wojcik,Warsaw,,0048 22 828 37 39,', 'phone,nameAndTown'],
  ['44', 'Terhi Hamalainen,,,+358 09/870-2000,Terhi.Hamalainen@Apple.fi', 'email,phone,name'],
  ['46', "O'Reilly Hugh,Dublin,,,", 'nameAndTown'],
] as const;

describe.runIf(isThere)('Chinook, Northwind and a third list in one company', () => {
  let office: TestApp;
  beforeAll(async () => {
    office = await openTestApp();
    for (const list of ['chinook', 'northwind']) {
      await importFile(`${list}.csv`, readFileSync(join(data, list, 'customers.csv')), 'skip');
    }
  });
  afterAll(() => office.end());

  async function importFile(name: string, content: Uint8Array, duplicates: 'skip' | 'create') {
    const file = { name, mediaType: 'text/csv', base64: Buffer.from(content).toString('base64') };
    return ended(office.api.imports.run({ commandId: testId(), kind: 'contacts', file, duplicates }));
  }

  async function allContacts() {
    const { rows } = await office.api.contacts.list({ limit: 500 });
    const contacts = await Promise.all(rows.map((row) => office.api.contacts.get({ id: row.id })));
    return contacts.map(({ version: _, ...contact }) => contact);
  }

  const codeOf = ({ left, right }: DuplicatePair) =>
    copies.some(([code]) => code === left.code) ? left.code : right.code;

  test('of 152 customers nobody is taken for another', async () => {
    expect((await office.api.contacts.list({})).total).toBe(152);
    expect(await office.api.contacts.duplicates({})).toEqual({ rows: [], nextCursor: null, total: 0 });
  });

  test('contacts.duplicates finds every misspelt copy with its reasons, and nobody else', async () => {
    const lines = ['Name,City,Postal code,Phone,Email', ...copies.map(([, line]) => line)];
    const result = await importFile('third.csv', Buffer.from(lines.join('\n')), 'create');
    expect(result).toMatchObject({ created: copies.length, updated: 0, skipped: 0 });
    const { rows, total } = await office.api.contacts.duplicates({});
    const found = rows.map((pair) => [codeOf(pair), pair.reasons.join(',')]);
    const expected = copies.map(([code, , reasons]) => [code, reasons]);
    const byCode = (list: readonly (readonly string[])[]) =>
      list.toSorted((one, two) => (String(one) < String(two) ? -1 : 1));
    expect(byCode(found)).toEqual(byCode(expected));
    expect(total).toBe(copies.length);
    const scores = rows.map((pair) => pair.score);
    expect(scores).toEqual(scores.toSorted((one, two) => two - one));
  });

  test('all are merged, and un-merged: every contact and every row byte for byte as before', async () => {
    const { rows } = await office.api.contacts.duplicates({});
    const before = { contacts: await allContacts(), tables: dumpContacts(office) };
    office.setNow('2026-11-22T10:00:00.000Z');
    const units: string[] = [];
    for (const pair of rows) {
      const [winner, loser] = codeOf(pair) === pair.left.code ? [pair.left, pair.right] : [pair.right, pair.left];
      const versions = { [winner.id]: winner.version, [loser.id]: loser.version };
      const merge = { commandId: testId(), winnerId: winner.id, loserIds: [loser.id], versions };
      units.push((await office.api.contacts.merge(merge)).undoId);
    }
    expect((await office.api.contacts.list({})).total).toBe(152);
    expect((await office.api.contacts.duplicates({})).total).toBe(0);
    const terhi = (await allContacts()).find((contact) => contact.code === '44');
    expect(terhi).toMatchObject({
      name: 'Terhi Hämäläinen',
      city: 'Helsinki',
      email: 'terhi.hamalainen@apple.fi',
      points: [],
    });
    expect((await office.api.system.verify()).firstFault).toBeNull();
    office.setNow('2026-12-20T10:00:00.000Z');
    await office.reopen();
    for (const unit of units) expect(await undone(office, unit)).toMatchObject({ keptCount: 0 });
    expect({ contacts: await allContacts(), tables: dumpContacts(office) }).toEqual(before);
    expect((await office.api.contacts.duplicates({})).total).toBe(copies.length);
    expect((await office.api.system.verify()).firstFault).toBeNull();
  });

  test('the third list is undone as a whole, and the first two stand as if it had never come', async () => {
    const { rows } = await office.api.undo.list({});
    const third = rows.find((unit) => unit.label === 'third.csv');
    expect(await undone(office, third?.id ?? '')).toMatchObject({ restoredCount: copies.length, keptCount: 0 });
    expect((await office.api.contacts.list({})).total).toBe(152);
    expect((await office.api.contacts.duplicates({})).total).toBe(0);
    expect((await office.api.system.verify()).firstFault).toBeNull();
  });
});
