/** Saved mappings: which column of a file fills which field, kept under a name for the next file of its kind. */
import { err, ok, type Result } from '#domain/result';
import { checkMapping, headingsKey, isCustomField, type ImportKind } from '#domain/imports';
import type { SavedMapping } from '#contract/imports';
import { searchKey } from '#core/database';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import type { KnownMapping } from '#core/tables';

import type { Reads } from './importer.ts';
import { readKnown } from './known.ts';

/** Column by field, and the heading that it had. */
type Settings = Record<string, { column: number; heading: string }>;
type Row = { id: string; kind: ImportKind; name: string; headings_key: string; settings_json: string };

/** The saved mappings of a kind, the newest first. Fields that were removed since are left out. */
export async function readMappings(db: Reads, kind: ImportKind): Promise<(KnownMapping & { shown: SavedMapping })[]> {
  const rows = await db
    .selectFrom('import_mappings')
    .select(['id', 'kind', 'name', 'headings_key', 'settings_json'])
    .where('kind', '=', kind)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const { customFields } = rows.length === 0 ? { customFields: [] } : await readKnown(db, kind);
  const present = new Set(customFields.map((field) => `custom:${field.id}`));
  return rows.map((row) => {
    const settings = Object.entries(settingsOf(row)).filter(([field]) => !isCustomField(field) || present.has(field));
    const mapping = Object.fromEntries(settings.map(([field, { column }]) => [field, column]));
    const headings = Object.fromEntries(settings.map(([field, { heading }]) => [field, heading]));
    const shown = { id: row.id, kind: row.kind, name: row.name, mapping: headings, fits: false };
    return { id: row.id, headingsKey: row.headings_key, mapping, shown };
  });
}

/**
 * `imports.saveMapping`: keeps a mapping under a name; one of the same name, whatever its case, is replaced.
 * Errors: IMPORT_MAPPING_INVALID.
 */
export async function saveMapping(
  scope: CommandScope,
  { kind, name, headings, mapping }: InputOf<'imports', 'saveMapping'>,
): Promise<Result<SavedMapping, Failure>> {
  const { tx, now } = scope;
  const { customFields } = await readKnown(tx, kind);
  const customFieldIds = customFields.map((field) => field.id);
  const checked = checkMapping(kind, { mapping, columnCount: headings.length, customFieldIds });
  if (!checked.ok) return checked;
  const settings: Settings = Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [field, { column, heading: headings[column] ?? '' }]),
  );
  const kept = {
    name,
    name_key: searchKey(name),
    headings_key: headingsKey(headings),
    settings_json: JSON.stringify(settings),
    saved_at: now,
  };
  const { id } = await tx
    .insertInto('import_mappings')
    .values({ id: scope.newId(), kind, ...kept })
    .onConflict((conflict) => conflict.columns(['kind', 'name_key']).doUpdateSet(kept))
    .returning('id')
    .executeTakeFirstOrThrow();
  scope.record({ kind: 'importMapping', id });
  return ok({ id, kind, name, mapping: headingsOf(settings), fits: true });
}

/** `imports.deleteMapping`. Errors: MAPPING_NOT_FOUND. */
export async function deleteMapping(
  scope: CommandScope,
  { id }: InputOf<'imports', 'deleteMapping'>,
): Promise<Result<{ id: string }, Failure>> {
  const deleted = await scope.tx.deleteFrom('import_mappings').where('id', '=', id).executeTakeFirst();
  if (Number(deleted.numDeletedRows) === 0) return err({ code: 'MAPPING_NOT_FOUND' });
  scope.record({ kind: 'importMapping', id });
  return ok({ id });
}

function settingsOf(row: Pick<Row, 'settings_json'>): Settings {
  return JSON.parse(row.settings_json) as Settings;
}

function headingsOf(settings: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([field, { heading }]) => [field, heading]));
}
