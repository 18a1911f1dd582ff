/** `customFields.list`, `customFields.create`, `customFields.update`, `customFields.delete` */
import { sql } from 'kysely';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CustomField } from '#contract/organising';
import { searchKey } from '#core/database';
import type { CustomFieldsTable, ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';
import { openUnit } from '#core/undo-units';

import { keepRemoved, noteChanges } from './change-bearers.ts';
import type { ChangedBearer } from './change-bearers.ts';

type Reads = Pick<ReadDb, 'selectFrom' | 'fn'>;
type Options = CustomField['options'];

/** The fields in their order; a value of a contact that was merged into another is kept and counts, too. */
export async function listFields({ db }: QueryScope): Promise<Result<{ fields: CustomField[] }>> {
  return ok({ fields: (await fieldRows(db).execute()).map(fieldOf) });
}

/** Each value is a text or a number, and an index of its own holds each kind. */
const usedCount = sql<number>`(
  (SELECT count(*) FROM contact_values WHERE field_id = custom_fields.id AND text_key IS NOT NULL)
  + (SELECT count(*) FROM contact_values WHERE field_id = custom_fields.id AND number_value IS NOT NULL))`;

/** The query behind `customFields.list`; exported for the proof that an index counts. */
export function fieldRows(db: Reads) {
  return db
    .selectFrom('custom_fields')
    .select(['custom_fields.id', 'name', 'name_key', 'kind', 'options_json', 'position', 'is_retired'])
    .select(usedCount.as('used_count'))
    .orderBy('position')
    .orderBy('custom_fields.id');
}

/** Adds a field behind the others. Errors: ID_TAKEN, FIELD_NAME_TAKEN, FIELD_OPTIONS_INVALID. */
export async function createField(
  scope: CommandScope,
  { id: givenId, name, kind, options }: InputOf<'customFields', 'create'>,
): Promise<Result<CustomField, Failure>> {
  const { tx } = scope;
  const id = givenId ?? scope.newId();
  if (await findField(tx, id)) return err({ code: 'ID_TAKEN' });
  if (await isNameTaken(tx, { name, exceptId: id })) return err({ code: 'FIELD_NAME_TAKEN' });
  if (!areOptionsValid(kind, options)) return err({ code: 'FIELD_OPTIONS_INVALID' });
  const last = await tx
    .selectFrom('custom_fields')
    .select((field) => field.fn.max<number | null>('position').as('position'))
    .executeTakeFirst();
  await tx
    .insertInto('custom_fields')
    .values({
      id,
      name,
      name_key: searchKey(name),
      kind,
      options_json: JSON.stringify(options),
      position: (last?.position ?? -1) + 1,
    })
    .execute();
  scope.record({ kind: 'customField', id });
  return found(tx, id);
}

/**
 * Changes a field; its kind stays, for values of another kind would be lost. `position` is its place among the fields, counted from 0. Errors:
 * FIELD_NOT_FOUND, FIELD_NAME_TAKEN, FIELD_OPTIONS_INVALID, FIELD_OPTION_USED (an option that goes has been chosen).
 */
export async function updateField(
  scope: CommandScope,
  { id, name, options, position, isRetired }: InputOf<'customFields', 'update'>,
): Promise<Result<CustomField, Failure>> {
  const { tx } = scope;
  const field = await findField(tx, id);
  if (!field) return err({ code: 'FIELD_NOT_FOUND' });
  if (name !== undefined && (await isNameTaken(tx, { name, exceptId: id }))) return err({ code: 'FIELD_NAME_TAKEN' });
  if (options !== undefined) {
    if (!areOptionsValid(field.kind, options)) return err({ code: 'FIELD_OPTIONS_INVALID' });
    const used = await usedOptionThatGoes(tx, { id, before: fieldOf(field).options, after: options });
    if (used !== null) return err({ code: 'FIELD_OPTION_USED', ...used });
  }
  await tx
    .updateTable('custom_fields')
    .set({
      name: name ?? field.name,
      name_key: name === undefined ? field.name_key : searchKey(name),
      options_json: options === undefined ? field.options_json : JSON.stringify(options),
      is_retired: isRetired === undefined ? field.is_retired : isRetired ? 1 : 0,
    })
    .where('id', '=', id)
    .execute();
  if (position !== undefined) await moveTo(tx, { id, position });
  scope.record({ kind: 'customField', id });
  return found(tx, id);
}

/** Removes a field, with its values if that is said, as one undo unit. Errors: FIELD_NOT_FOUND, FIELD_IN_USE. */
export async function deleteField(
  scope: CommandScope,
  { id, withValues }: InputOf<'customFields', 'delete'>,
): Promise<Result<{ id: string; undoId: string }, Failure>> {
  const { tx, session, now } = scope;
  const field = await findField(tx, id);
  if (!field) return err({ code: 'FIELD_NOT_FOUND' });
  if (field.used_count > 0 && !withValues) return err({ code: 'FIELD_IN_USE', usedCount: field.used_count });
  const changed = await holdersOf(tx, id);
  await noteChanges(scope, changed, 'customFields.delete');
  await tx.deleteFrom('contact_values').where('field_id', '=', id).execute();
  await tx.deleteFrom('custom_fields').where('id', '=', id).execute();
  const undoId = scope.newId();
  const unit = { id: undoId, kind: 'delete' as const, label: field.name, recordCount: changed.length + 1 };
  await openUnit(tx, { ...unit, userId: session.userId, now });
  const { used_count: _, name_key: __, ...before } = field;
  const removed = { subjectKind: 'customField' as const, subjectId: id, before, after: null };
  await keepRemoved(scope, { unitId: undoId, removed, changed });
  scope.record({ kind: 'customField', id });
  return ok({ id, undoId });
}

/** Who has a value in the field, and what goes with it: that value alone. */
async function holdersOf(tx: WriteTx, fieldId: string): Promise<ChangedBearer[]> {
  const rows = await tx
    .selectFrom('contact_values')
    .innerJoin('contacts', 'contacts.id', 'contact_values.contact_id')
    .innerJoin('custom_fields', 'custom_fields.id', 'contact_values.field_id')
    .select(['contacts.id', 'contacts.updated_at', 'text_value', 'number_value', 'custom_fields.kind'])
    .where('field_id', '=', fieldId)
    .execute();
  return rows.map((row) => {
    const number = row.kind === 'yesNo' ? row.number_value === 1 : row.number_value;
    const before = { [fieldId]: row.text_value ?? number };
    return { id: row.id, field: 'custom', before, after: {}, updatedAt: row.updated_at };
  });
}

type Row = Awaited<ReturnType<ReturnType<typeof fieldRows>['execute']>>[number];

function fieldOf(row: Row): CustomField {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    options: JSON.parse(row.options_json) as Options,
    position: row.position,
    isRetired: row.is_retired === 1,
    usedCount: row.used_count,
  };
}

async function findField(db: Reads, id: string): Promise<Row | undefined> {
  return fieldRows(db).where('custom_fields.id', '=', id).executeTakeFirst();
}

async function found(db: Reads, id: string): Promise<Result<CustomField, Failure>> {
  const field = await findField(db, id);
  return field ? ok(fieldOf(field)) : err({ code: 'FIELD_NOT_FOUND' });
}

async function isNameTaken(db: Reads, { name, exceptId }: { name: string; exceptId: string }): Promise<boolean> {
  const twin = await db
    .selectFrom('custom_fields')
    .select('id')
    .where('name_key', '=', searchKey(name))
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return twin !== undefined;
}

function areOptionsValid(kind: CustomFieldsTable['kind'], options: Options): boolean {
  if (kind !== 'choice') return options.length === 0;
  const isOnce = (texts: readonly string[]) => new Set(texts).size === texts.length;
  return (
    options.length > 0 &&
    isOnce(options.map((option) => option.id)) &&
    isOnce(options.map((option) => searchKey(option.label)))
  );
}

async function usedOptionThatGoes(
  db: Reads,
  { id, before, after }: { id: string; before: Options; after: Options },
): Promise<{ label: string; usedCount: number } | null> {
  const gone = before.filter((option) => !after.some((other) => other.id === option.id));
  for (const option of gone) {
    const { count } = await db
      .selectFrom('contact_values')
      .select(db.fn.countAll<number>().as('count'))
      .where('field_id', '=', id)
      .where('text_key', '=', searchKey(option.id))
      .where('text_value', '=', option.id)
      .executeTakeFirstOrThrow();
    if (count > 0) return { label: option.label, usedCount: count };
  }
  return null;
}

/** Numbers all fields afresh, with this one at its new place. */
async function moveTo(tx: WriteTx, { id, position }: { id: string; position: number }): Promise<void> {
  const rows = await tx.selectFrom('custom_fields').select('id').orderBy('position').orderBy('id').execute();
  const order = rows.map((row) => row.id).filter((other) => other !== id);
  order.splice(position, 0, id);
  for (const [place, fieldId] of order.entries()) {
    await tx.updateTable('custom_fields').set({ position: place }).where('id', '=', fieldId).execute();
  }
}
