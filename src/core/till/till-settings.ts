/** `till.settings`, `till.saveSettings` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { rulesOverlap } from '#domain/till';
import type { TillSettings } from '#contract/till';
import { keptQuery } from '#core/database';
import type { ReadDb, WriteTx } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';

type Reads = Pick<ReadDb, 'selectFrom'>;
/** What the row of settings holds; the grid has a table of its own, which an item leaves when it is deleted. */
export type TillRules = Omit<TillSettings, 'version' | 'favouriteItemIds'>;

const newTill: TillRules = {
  cashRoundingMinor: null,
  tenders: ['cash', 'card', 'account', 'voucher', 'storeCredit', 'bankTransfer'],
  discountReasons: [],
  barcodeRules: [],
  receiptFooter: '',
  receiptCode: 'barcode',
};

/** How the till works, without the grid. One row; version 0 until somebody has saved settings. */
export async function readTillSettings(db: Reads): Promise<TillRules & { version: number }> {
  const [row] = await savedSettings(db, {});
  return { version: row?.version ?? 0, ...tillRulesOf(row?.settings_json ?? null) };
}

/** The rules that were saved, for those who read them beside other things; null before anybody has saved any. */
export function tillRulesOf(settingsJson: string | null): TillRules {
  return settingsJson === null ? newTill : { ...newTill, ...(JSON.parse(settingsJson) as Partial<TillRules>) };
}

const savedSettings = keptQuery((db) => db.selectFrom('till_settings').select(['version', 'settings_json']));

export async function tillSettings(scope: QueryScope): Promise<Result<TillSettings>> {
  return ok(await scope.read(readWhole));
}

/** Changes what is given. Errors: TILL_SETTINGS_CHANGED, ITEM_NOT_FOUND, BARCODE_RULES_OVERLAP. */
export async function saveTillSettings(
  scope: CommandScope,
  { commandId: _, version, favouriteItemIds, ...given }: InputOf<'till', 'saveSettings'>,
): Promise<Result<TillSettings, Failure>> {
  const { tx } = scope;
  const { version: current, ...before } = await readTillSettings(tx);
  if (version !== undefined && version !== current) return err({ code: 'TILL_SETTINGS_CHANGED', version: current });
  const prefix = rulesOverlap(given.barcodeRules ?? []);
  if (prefix !== null) return err({ code: 'BARCODE_RULES_OVERLAP', prefix });
  if (favouriteItemIds !== undefined) {
    const kept = await saveFavourites(tx, [...new Set(favouriteItemIds)]);
    if (!kept.ok) return kept;
  }
  const rules: TillRules = { ...before, ...withoutGaps(given) };
  const row = {
    version: current + 1,
    settings_json: JSON.stringify({ ...rules, tenders: [...new Set(rules.tenders)] }),
  };
  await tx
    .insertInto('till_settings')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  scope.record({ kind: 'tillSettings', id: '1', detail: { before, given: { ...given, favouriteItemIds } } });
  return ok(await readWhole(tx));
}

function withoutGaps<Given extends object>(given: Given): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Given]?: Exclude<Given[Key], undefined> };
}

async function saveFavourites(tx: WriteTx, itemIds: readonly string[]): Promise<Result<null, Failure>> {
  await tx.deleteFrom('till_favourites').execute();
  if (itemIds.length === 0) return ok(null);
  const known = await tx.selectFrom('items').select('id').where('id', 'in', itemIds).execute();
  if (known.length < itemIds.length) return err({ code: 'ITEM_NOT_FOUND' });
  const rows = itemIds.map((itemId, index) => ({ position: index + 1, item_id: itemId }));
  await tx.insertInto('till_favourites').values(rows).execute();
  return ok(null);
}

async function readWhole(db: Reads): Promise<TillSettings> {
  const favourites = await db.selectFrom('till_favourites').select('item_id').orderBy('position').execute();
  return { ...(await readTillSettings(db)), favouriteItemIds: favourites.map((row) => row.item_id) };
}
