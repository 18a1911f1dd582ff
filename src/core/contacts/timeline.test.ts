// One stream of everything that has happened with a contact.
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { TimelineEntry } from '#contract/contacts';
import { endProven, failureOf, openTestApp, rowsOf, tamper, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
let contactId: string;
beforeEach(async () => {
  office = await openTestApp();
  contactId = (await office.api.contacts.create({ commandId: testId(), name: 'Ada' })).id;
});
afterEach(() => endProven(office));

type Activity = Omit<Parameters<TestApp['api']['activities']['create']>[0], 'commandId' | 'contactId'>;
type Asked = Omit<Parameters<TestApp['api']['contacts']['timeline']>[0], 'id'>;

const add = (fields: Activity, to = contactId) =>
  office.api.activities.create({ commandId: testId(), contactId: to, ...fields });
const change = (fields: object, id = contactId) => office.api.contacts.update({ commandId: testId(), id, ...fields });
async function issue(kind: 'invoice' | 'creditNote', issuedOn: string, rest: object = {}) {
  const lines = [{ description: 'Tea', quantityE4: 10_000, priceE4: 500_000 }];
  const draft = { commandId: testId(), kind, contactId, issuedOn, dueOn: issuedOn, lines, ...rest };
  const { id } = await office.api.documents.saveDraft(draft);
  return office.api.documents.issue({ commandId: testId(), id });
}
const pay = (paidOn: string, rest: object = {}) =>
  office.api.payments.record({ commandId: testId(), contactId, paidOn, amountMinor: 1000, ...rest });
const timeline = (asked: Asked = {}, id = contactId) => office.api.contacts.timeline({ id, ...asked });
const told = async (asked: Asked = {}) => (await timeline(asked)).rows.map(wordsOf);
const wordsOf = ({ kind, title, text, operation }: TimelineEntry) => `${kind}: ${title || text || operation}`;

/** Every page, one after the other. */
async function allPages(asked: Asked): Promise<TimelineEntry[]> {
  const { rows, nextCursor } = await timeline(asked);
  return nextCursor === null ? rows : [...rows, ...(await allPages({ ...asked, cursor: nextCursor }))];
}

/** Makes one contact the winner of another, as a merge does. */
function mergeInto(winnerId: string, loserId: string): void {
  tamper(office.databaseFile, `UPDATE contacts SET merged_into_id = '${winnerId}' WHERE id = '${loserId}'`);
}

async function lively(): Promise<void> {
  await issue('invoice', '2026-11-18');
  await pay('2026-11-19');
  await issue('creditNote', '2026-11-20');
  await pay('2026-11-20', { direction: 'refunded', amountMinor: 500, tender: 'cash' });
  await add({ kind: 'call', subject: 'Asked for a credit note', at: '2026-11-19T08:00:00Z' });
  await add({ kind: 'note', text: 'Prefers tea', at: '2026-11-20T08:00:00Z', isPinned: true });
  office.setNow('2026-11-22T10:00:00.000Z');
  await change({ city: 'Graz' });
  await office.api.documents.saveDraft({ commandId: testId(), contactId, lines: [] });
}

test('contacts.timeline tells everything newest first: entries, papers, money, changes, and where it began', async () => {
  await lively();
  expect(await told()).toEqual([
    'change: contacts.update',
    'change: contacts.create',
    'note: Prefers tea',
    expect.stringMatching(/^(creditNote: CN-00001|refund: RV-00002)$/),
    expect.stringMatching(/^(creditNote: CN-00001|refund: RV-00002)$/),
    'call: Asked for a credit note',
    'payment: RV-00001',
    'invoice: INV-00001',
  ]);
});

test('each entry says who and when, papers their amounts, and none is told twice', async () => {
  await lively();
  const { rows } = await timeline();
  const { name } = (await office.api.system.info()).user;
  expect(new Set(rows.map((row) => row.userName))).toEqual(new Set([name]));
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  const of = (kind: string) => rows.find((row) => row.kind === kind);
  expect(of('invoice')).toMatchObject({ at: '2026-11-18', amountMinor: 5000, version: null });
  expect(of('refund')).toMatchObject({ at: '2026-11-20', amountMinor: 500 });
  expect(of('note')).toMatchObject({ at: '2026-11-20T08:00:00.000Z', isPinned: true, version: 1, text: 'Prefers tea' });
});

test('a task tells by when, whether it is done and what came of it', async () => {
  const task = await add({ kind: 'promise', subject: 'Will pay', dueOn: '2026-12-01', amountMinor: 700 });
  expect((await timeline()).rows[0]).toMatchObject({ dueOn: '2026-12-01', doneAt: null, amountMinor: 700 });
  await office.api.activities.update({ commandId: testId(), id: task.id, isDone: true, outcome: 'Paid' });
  expect((await timeline()).rows[0]).toMatchObject({ doneAt: '2026-11-21T10:00:00.000Z', outcome: 'Paid', version: 2 });
});

test('it shows only the kinds that are asked for, or only what is pinned', async () => {
  await lively();
  expect(await told({ kinds: ['note', 'payment'] })).toEqual(['note: Prefers tea', 'payment: RV-00001']);
  expect(await told({ kinds: ['refund'] })).toEqual(['refund: RV-00002']);
  expect(await told({ kinds: ['creditNote'] })).toEqual(['creditNote: CN-00001']);
  expect(await told({ kinds: ['file'] })).toEqual([]);
  expect(await told({ pinned: true })).toEqual(['note: Prefers tea']);
  expect(await told({ pinned: true, kinds: ['invoice'] })).toEqual([]);
});

test('it finds words within, whatever their accents and case, all of them in one entry', async () => {
  await lively();
  await add({ kind: 'meeting', subject: 'Käthe und Müller', text: 'über die Größe', outcome: 'Vertrag' });
  await change({ street: 'Žižkova 12', phone: '+43 316 99' });
  expect(await told({ q: 'kathe' })).toEqual(['meeting: Käthe und Müller']);
  expect(await told({ q: 'GROSSE  MULLER' })).toEqual(['meeting: Käthe und Müller']);
  expect(await told({ q: 'vertrag' })).toEqual(['meeting: Käthe und Müller']);
  expect(await told({ q: 'vertrag tea' })).toEqual([]);
  expect(await told({ q: 'zizkova' })).toEqual(['change: contacts.update']);
  expect(await told({ q: 'inv-00001' })).toEqual(['invoice: INV-00001']);
  expect(await told({ q: 'rv-0000' })).toHaveLength(2);
  expect(await told({ q: 'rv-0000', kinds: ['payment'] })).toEqual(['payment: RV-00001']);
  expect(await told({ q: '%' })).toEqual([]);
});

test('pages follow each other without a gap or a double, also where many entries share a moment', async () => {
  await lively();
  for (let number = 1; number <= 12; number += 1) await add({ kind: 'note', text: `Note ${number}` });
  const whole = (await timeline({ limit: 500 })).rows;
  for (const limit of [1, 3, 7]) expect(await allPages({ limit })).toEqual(whole);
  const found = await allPages({ limit: 2, q: 'note' });
  expect(found.map((row) => row.id)).toEqual((await timeline({ q: 'note' })).rows.map((row) => row.id));
});

test('a search within pages through more changes than are read at once', async () => {
  const many = Array.from({ length: 1100 }, (_, number) => {
    const at = `2026-01-01T00:00:00.${String(number % 1000).padStart(3, '0')}Z`;
    const city = number % 500 === 0 ? 'Málaga' : 'Graz';
    return `('${testId()}', '${contactId}', '${at}', (SELECT id FROM users), 'contacts.update', '{"city":""}', '{"city":"${city}"}')`;
  });
  tamper(office.databaseFile, `INSERT INTO contact_changes VALUES ${many.join()}`);
  expect(await allPages({ limit: 2, q: 'malaga' })).toHaveLength(3);
  expect(await allPages({ limit: 500, kinds: ['change'] })).toHaveLength(1101);
});

test('the entries of merged contacts are told with those of the one they went into, by either id', async () => {
  const other = await office.api.contacts.create({ commandId: testId(), name: 'Adda' });
  await add({ kind: 'note', text: 'Of the other', at: '2026-11-20T09:00:00Z' }, other.id);
  await add({ kind: 'note', text: 'Own', at: '2026-11-20T08:00:00Z' });
  mergeInto(contactId, other.id);
  expect(await told({ kinds: ['note'] })).toEqual(['note: Of the other', 'note: Own']);
  expect((await timeline({}, other.id)).rows).toEqual((await timeline()).rows);
  expect(await allPages({ limit: 1 })).toEqual((await timeline()).rows);
});

test('a change tells field by field what was and what is, in words', async () => {
  const org = await office.api.contacts.create({ commandId: testId(), name: 'Holding' });
  const { user } = await office.api.system.info();
  await change({
    city: 'Graz',
    paymentTermsDays: 30,
    areInstructionsImportant: true,
    ownerId: user.id,
    tags: ['VIP', 'Tea'],
    organisations: [{ organisationId: org.id, role: 'Head of sales' }],
    points: [{ kind: 'mobile', label: 'Anna', value: '+43 660 1' }],
    addresses: [
      { use: 'delivery', label: 'Barn', street: 'Way 1', postalCode: '8010', city: 'Graz', region: '', country: '' },
    ],
    consents: [{ channel: 'email', isGiven: true, on: '2026-11-01', source: 'form' }],
    requirements: [{ attribute: 'Colour', value: 'blue', isMust: true }],
  });
  const { changes = [] } = (await timeline()).rows.find((row) => row.operation === 'contacts.update') ?? {};
  expect(Object.fromEntries(changes.map(({ field, before, after }) => [field, [before, after]]))).toEqual({
    city: ['', 'Graz'],
    paymentTermsDays: ['', '30'],
    areInstructionsImportant: ['false', 'true'],
    ownerId: ['', user.name],
    tags: ['', 'VIP; Tea'],
    organisations: ['', 'Holding (Head of sales)'],
    points: ['', 'Anna: +43 660 1'],
    addresses: ['', 'Barn, Way 1, 8010 Graz'],
    consents: ['', 'email \u2713 2026-11-01 form'],
    requirements: ['', 'Colour: blue'],
  });
});

test('a change of custom fields tells them by their names, choices by their labels', async () => {
  const [size, colour, vip] = [testId(), testId(), testId()];
  const field = (id: string, name: string, kind: string, options = '[]') =>
    `INSERT INTO custom_fields VALUES ('${id}', '${name}', '${name}', '${kind}', '${options}', 0, 0)`;
  tamper(office.databaseFile, field(size, 'Size', 'number'));
  tamper(
    office.databaseFile,
    field(colour, 'Colour', 'choice', '[{"id":"b","label":"Blue"},{"id":"r","label":"Red"}]'),
  );
  tamper(office.databaseFile, field(vip, 'Important', 'yesNo'));
  await change({ custom: { [size]: 15_000, [colour]: 'b' } });
  await change({ custom: { [colour]: 'r', [vip]: true } });
  const [second, first] = (await timeline({ kinds: ['change'] })).rows;
  const plain = (entry: TimelineEntry | undefined) =>
    (entry?.changes ?? []).map(({ label, before, after }) => `${label}: ${before} > ${after}`).toSorted();
  expect(plain(first)).toEqual(['Colour:  > Blue', 'Size:  > 1.5']);
  expect(plain(second)).toEqual(['Colour: Blue > Red', 'Important:  > true']);
  expect(first?.changes[0]?.field).toMatch(/^custom:/);
  expect(await told({ q: 'red blue' })).toHaveLength(1);
});

test('a contact that is not there is CONTACT_NOT_FOUND, a page that is none CURSOR_INVALID, a limit that is none INPUT_INVALID', async () => {
  expect((await failureOf(timeline({}, testId()))).code).toBe('CONTACT_NOT_FOUND');
  expect((await failureOf(timeline({ cursor: 'nonsense' }))).code).toBe('CURSOR_INVALID');
  expect((await failureOf(timeline({ limit: 0 }))).code).toBe('INPUT_INVALID');
  expect((await failureOf(timeline({ kinds: ['fax' as 'call'] }))).code).toBe('INPUT_INVALID');
  expect(rowsOf(office.databaseFile, 'SELECT 1 FROM contact_changes')).toEqual([]);
});
