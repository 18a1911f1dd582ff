/** Writes into many contacts at once what has become of a tag or a custom field of theirs: a few statements for hundreds of them. */
import { sql } from 'kysely';

import type { JsonValue } from '#domain/hashing';
import type { Instant } from '#domain/dates';
import { changeOf, tellChanges } from '#core/contact-changes';
import type { CommandScope } from '#core/pipeline';
import { addEntries } from '#core/undo-units';
import type { UndoEntry } from '#core/undo-units';

/** So many contacts are written by one statement: what it binds stays far below what SQLite allows. */
const contactsAtOnce = 500;

/** A contact of which one field changes. `searchText` is given where the field is searched. */
export type ChangedBearer = {
  id: string;
  field: 'tags' | 'custom';
  before: JsonValue;
  after: JsonValue;
  updatedAt: Instant;
  searchText?: string;
};

/** The parts of a list, each of at most as many as are written at once. */
export function inParts<Item>(items: readonly Item[]): (readonly Item[])[] {
  const parts = Math.ceil(items.length / contactsAtOnce);
  return Array.from({ length: parts }, (_, index) => items.slice(index * contactsAtOnce, (index + 1) * contactsAtOnce));
}

/** Counts the versions of the contacts on, makes their search anew, and tells their timelines. What hangs on them is left to the caller. */
export async function noteChanges(
  scope: CommandScope,
  changed: readonly ChangedBearer[],
  operation: string,
): Promise<void> {
  const { tx, now } = scope;
  for (const part of inParts(changed)) {
    const given = JSON.stringify(part.map(({ id, searchText }) => [id, searchText ?? null]));
    await tx
      .updateTable('contacts')
      .from(
        sql<{
          id: string;
          text: string | null;
        }>`(SELECT value ->> 0 AS id, value ->> 1 AS text FROM json_each(${given}))`.as('given'),
      )
      .set({
        version: sql<number>`contacts.version + 1`,
        updated_at: now,
        search_text: sql<string>`coalesce(given.text, contacts.search_text)`,
      })
      .whereRef('contacts.id', '=', 'given.id')
      .execute();
    const told = part.map(({ id, field, before, after }) => ({
      contactId: id,
      before: { [field]: before },
      after: { [field]: after },
    }));
    await tellChanges(tx, told, changeOf(scope, operation));
  }
}

/** Keeps for an undo what is removed, and what each contact loses with it. */
export async function keepRemoved(
  { tx, now }: CommandScope,
  { unitId, removed, changed }: { unitId: string; removed: UndoEntry; changed: readonly ChangedBearer[] },
): Promise<void> {
  await addEntries(tx, { unitId, entries: [removed] });
  let from = 1;
  for (const part of inParts(changed)) {
    const entries = part.map(({ id, field, before, after, updatedAt }): UndoEntry => ({
      subjectKind: 'contact',
      subjectId: id,
      before: { [field]: before, updatedAt },
      after: { [field]: after, updatedAt: now },
    }));
    await addEntries(tx, { unitId, from, entries });
    from += entries.length;
  }
}
