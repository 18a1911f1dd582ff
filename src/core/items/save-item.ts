/** `items.create`, `items.update`, `items.delete` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Item } from '#contract/items';
import { isCodeTaken, isIdTaken, nextFreeCode } from '#core/codes';
import type { WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';
import { taxRateBook } from '#core/taxes';

import { columnsOf, emptyItem, findItem, furtherBarcodes, saveBarcodes } from './item-rows.ts';
import type { ItemFields } from './item-rows.ts';

/** Adds an item; an empty code is filled with the next free number. Errors: ID_TAKEN, ITEM_CODE_TAKEN, TAX_RATE_NOT_FOUND. */
export async function createItem(
  scope: CommandScope,
  input: InputOf<'items', 'create'>,
): Promise<Result<Item, Failure>> {
  const { tx, now } = scope;
  const { commandId: _, id: givenId, ...given } = input;
  const id = givenId ?? scope.newId();
  if (await isIdTaken(tx, 'items', id)) return err({ code: 'ID_TAKEN' });
  const code = given.code || (await nextFreeCode(tx, 'items'));
  const fields = tidied({ ...emptyItem, ...given, code });
  const usable = await checkItem(tx, { id, fields });
  if (!usable.ok) return usable;
  await tx
    .insertInto('items')
    .values({ id, ...columnsOf(fields), created_at: now, updated_at: now })
    .execute();
  if (fields.barcodes.length > 0) await saveBarcodes(tx, { id, barcodes: fields.barcodes });
  scope.record({ kind: 'item', id });
  return found(tx, id);
}

/** Changes the given fields. Errors: ITEM_NOT_FOUND, ITEM_CHANGED (another version), ITEM_CODE_TAKEN, TAX_RATE_NOT_FOUND. */
export async function updateItem(
  scope: CommandScope,
  input: InputOf<'items', 'update'>,
): Promise<Result<Item, Failure>> {
  const { tx, now } = scope;
  const { commandId: _, id, version, isArchived, ...given } = input;
  const before = await findItem(tx, id);
  if (!before) return err({ code: 'ITEM_NOT_FOUND' });
  if (version !== undefined && version !== before.version)
    return err({ code: 'ITEM_CHANGED', version: before.version });
  const fields = tidied({ ...before, ...given, code: given.code || before.code });
  const usable = await checkItem(tx, { id, fields });
  if (!usable.ok) return usable;
  await tx
    .updateTable('items')
    .set({
      ...columnsOf(fields),
      is_archived: (isArchived ?? before.isArchived) ? 1 : 0,
      version: before.version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
  if (fields.barcodes.join(' ') !== before.barcodes.join(' '))
    await saveBarcodes(tx, { id, barcodes: fields.barcodes });
  scope.record({ kind: 'item', id, detail: { input, before } });
  return found(tx, id);
}

/** Removes an item that no document and no receipt names. Errors: ITEM_NOT_FOUND, ITEM_IN_USE. */
export async function deleteItem(
  scope: CommandScope,
  { id }: InputOf<'items', 'delete'>,
): Promise<Result<{ id: string }, Failure>> {
  const { tx } = scope;
  const before = await findItem(tx, id);
  if (!before) return err({ code: 'ITEM_NOT_FOUND' });
  for (const table of ['document_lines', 'sale_lines'] as const) {
    const line = await tx.selectFrom(table).select('position').where('item_id', '=', id).limit(1).executeTakeFirst();
    if (line) return err({ code: 'ITEM_IN_USE' });
  }
  await tx.deleteFrom('items').where('id', '=', id).execute();
  scope.record({ kind: 'item', id, detail: { before } });
  return ok({ id });
}

function tidied(fields: ItemFields): ItemFields {
  return { ...fields, barcodes: furtherBarcodes(fields) };
}

async function checkItem(
  tx: WriteTx,
  { id, fields }: { id: string; fields: ItemFields },
): Promise<Result<null, Failure>> {
  const isTaken = await isCodeTaken(tx, 'items', { code: fields.code, exceptId: id });
  if (isTaken) return err({ code: 'ITEM_CODE_TAKEN', itemCode: fields.code });
  const rate = (await taxRateBook(tx))(fields.taxRateId);
  return rate.ok ? ok(null) : rate;
}

async function found(tx: WriteTx, id: string): Promise<Result<Item, Failure>> {
  const item = await findItem(tx, id);
  return item ? ok(item) : err({ code: 'ITEM_NOT_FOUND' });
}
