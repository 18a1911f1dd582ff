// Whatever belongs to whatever in an import, and whoever was changed since: its undo does what was foreseen, and parts nobody who stays.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ended, openTestApp, rowsOf, testId, undone } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeEach(async () => {
  office = await openTestApp();
});
afterEach(() => office.end());

const count = 130;
const place = fc.nat({ max: count - 1 });
type History = { members: readonly (readonly [number, number])[]; touched: readonly number[] };
/** Who belongs to whom, never in a circle, for the rank of an organisation is above those of its members; and who was changed by hand. */
const histories: fc.Arbitrary<History> = fc
  .record({
    ranks: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
    pairs: fc.uniqueArray(fc.tuple(place, place), { maxLength: 60, selector: (pair) => pair.join() }),
    touched: fc.uniqueArray(place, { maxLength: 4 }),
  })
  .map(({ ranks, pairs, touched }) => {
    const isAbove = ([member, above]: readonly [number, number]) => (ranks[member] ?? 0) < (ranks[above] ?? 0);
    return { members: pairs.filter(isAbove), touched };
  });

async function importOf(): Promise<string> {
  const rows = Array.from({ length: count }, (_, index) => `K${index + 1000},Contact ${index}`);
  const base64 = Buffer.from(['Code,Company', ...rows].join('\n')).toString('base64');
  const file = { name: 'file.csv', mediaType: 'text/csv', base64 };
  const given = { commandId: testId(), kind: 'contacts', file, duplicates: 'create' } as const;
  return (await ended(office.api.imports.run(given))).batchId;
}

/** Who stays: whoever was changed, and all above him. */
function stayingOf({ members, touched }: History): Set<number> {
  const staying = new Set(touched);
  for (let before = -1; before !== staying.size;) {
    before = staying.size;
    for (const [member, above] of members) if (staying.has(member)) staying.add(above);
  }
  return staying;
}

const belongings = () =>
  rowsOf<{ member: string; above: string }>(
    office.databaseFile,
    `SELECT members.code AS member, above.code AS above FROM contact_organisations
      JOIN contacts AS members ON members.id = contact_id JOIN contacts AS above ON above.id = organisation_id ORDER BY 1, 2`,
  );
const codesOf = () =>
  rowsOf<{ code: string; id: string }>(office.databaseFile, 'SELECT code, id FROM contacts ORDER BY code');

/** Books in which this has happened, with the import still to be undone. */
async function booksAfter({ members, touched }: History): Promise<string> {
  office.setNow('2026-11-21T10:00:00.000Z');
  const batchId = await importOf();
  const ids = codesOf().map((row) => row.id);
  const idOf = (index: number) => ids[index] ?? '';
  const rows = members.map(([member, above], position) => ({
    contact_id: idOf(member),
    position,
    organisation_id: idOf(above),
    role: '',
  }));
  if (rows.length > 0) {
    const { database } = office.app.context().house;
    await database.write((tx) => tx.insertInto('contact_organisations').values(rows).execute());
  }
  office.setNow('2026-11-22T10:00:00.000Z');
  for (const index of touched) {
    await office.api.contacts.update({ commandId: testId(), id: idOf(index), note: 'Called' });
  }
  return batchId;
}

test(
  'undo.preview foresees what undo.run does, and who stays keeps what he belongs to',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const batchId = await booksAfter(history);
        const codeOf = (index: number) => `K${index + 1000}`;
        const staying = stayingOf(history);
        const preview = await office.api.undo.preview({ id: batchId });
        const result = await undone(office, batchId);
        expect([preview.restoreCount, preview.keptCount]).toEqual([result.restoredCount, result.keptCount]);
        expect(result.keptCount).toBe(staying.size);
        expect(new Set(preview.kept.map((one) => one.subjectId))).toEqual(
          new Set(result.kept.map((one) => one.subjectId)),
        );
        expect(codesOf().map((row) => row.code)).toEqual([...staying].map(codeOf).toSorted());
        const kept = history.members.filter(([member]) => staying.has(member));
        const named = kept.map(([member, above]) => ({ member: codeOf(member), above: codeOf(above) }));
        expect(new Set(belongings().map((row) => JSON.stringify(row)))).toEqual(
          new Set(named.map((row) => JSON.stringify(row))),
        );
        expect((await office.api.system.verify()).firstFault).toBeNull();
        await office.end();
        office = await openTestApp();
      }),
      { numRuns: 8 },
    );
  },
);
