/** What an undo would bring back names tags by their names: it follows when one is renamed. */
import { sql } from 'kysely';

import { canonicalJson } from '#domain/hashing';
import type { WriteTx } from '#core/database';

import { tagsAfter } from './tag-bearers.ts';

const imagesAtOnce = 500;

type Renaming = { key: string; newName: string };
type Place = { unit: string; position: number };
type Image = Place & { before: string | null; after: string | null };

/**
 * Gives a tag its new name in the images of all units, and makes it one with another where it has become that: so an undo takes off or gives back
 * the tag that it meant. Reads every image that bears tags; a tag is not renamed every day.
 */
export async function renameInImages(tx: WriteTx, renaming: Renaming): Promise<void> {
  await eachImage(
    (last) => entriesAfter(tx, last).execute(),
    (images) => writeEntries(tx, images),
    renaming,
  );
  await eachImage(
    (last) => importedAfter(tx, last).execute(),
    (images) => writeImported(tx, images),
    renaming,
  );
}

async function eachImage(
  read: (last: Place) => Promise<Image[]>,
  write: (images: readonly Image[]) => Promise<unknown>,
  renaming: Renaming,
): Promise<void> {
  let images = await read({ unit: '', position: 0 });
  for (let last = images.at(-1); last !== undefined; last = images.at(-1)) {
    const changed = images.flatMap((image) => renamed(image, renaming));
    if (changed.length > 0) await write(changed);
    images = await read(last);
  }
}

function entriesAfter(tx: WriteTx, { unit, position }: Place) {
  return tx
    .selectFrom('undo_entries')
    .select(['unit_id as unit', 'position', 'before_json as before', 'after_json as after'])
    .where(sql<boolean>`(unit_id, position) > (${unit}, ${position})`)
    .where(bearsTags())
    .orderBy('unit_id')
    .orderBy('position')
    .limit(imagesAtOnce);
}

function importedAfter(tx: WriteTx, { unit, position }: Place) {
  return tx
    .selectFrom('import_entries')
    .select(['batch_id as unit', 'position', 'before_json as before', 'after_json as after'])
    .where(sql<boolean>`(batch_id, position) > (${unit}, ${position})`)
    .where(bearsTags())
    .orderBy('batch_id')
    .orderBy('position')
    .limit(imagesAtOnce);
}

function bearsTags() {
  return sql<boolean>`(instr(before_json, '"tags":["') > 0 OR instr(after_json, '"tags":["') > 0)`;
}

async function writeEntries(tx: WriteTx, images: readonly Image[]): Promise<unknown> {
  return tx
    .updateTable('undo_entries')
    .from(asRows(images))
    .set((row) => ({ before_json: row.ref('given.before'), after_json: row.ref('given.after') }))
    .whereRef('undo_entries.unit_id', '=', 'given.unit')
    .whereRef('undo_entries.position', '=', 'given.position')
    .execute();
}

async function writeImported(tx: WriteTx, images: readonly Image[]): Promise<unknown> {
  return tx
    .updateTable('import_entries')
    .from(asRows(images))
    .set((row) => ({ before_json: row.ref('given.before'), after_json: row.ref('given.after') }))
    .whereRef('import_entries.batch_id', '=', 'given.unit')
    .whereRef('import_entries.position', '=', 'given.position')
    .execute();
}

function asRows(images: readonly Image[]) {
  const given = JSON.stringify(images.map(({ unit, position, before, after }) => [unit, position, before, after]));
  return sql<Image>`(SELECT value ->> 0 AS unit, value ->> 1 AS position, value ->> 2 AS before, value ->> 3 AS after
    FROM json_each(${given}))`.as('given');
}

/** The image with the new name; nothing when it does not bear the old one. */
function renamed(image: Image, renaming: Renaming): Image[] {
  const before = withName(image.before, renaming);
  const after = withName(image.after, renaming);
  return before === image.before && after === image.after ? [] : [{ ...image, before, after }];
}

type Fields = { tags?: string[]; state?: { tags?: string[] } };

/** An image bears the tags of a contact itself or, of one that was removed, in its state. What its timeline told stays. */
function withName(json: string | null, renaming: Renaming): string | null {
  const fields = JSON.parse(json ?? 'null') as Fields | null;
  if (fields === null) return json;
  const { tags, state } = fields;
  if (tags !== undefined) fields.tags = tagsAfter(tags, renaming);
  if (state?.tags !== undefined) state.tags = tagsAfter(state.tags, renaming);
  return canonicalJson(fields);
}
