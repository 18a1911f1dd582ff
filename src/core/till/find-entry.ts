/** `till.find`: what a scan or a typed entry means. */
import { sql } from 'kysely';

import { e4, roundHalfAway } from '#domain/money';
import type { E4 } from '#domain/money';
import { barcodeCandidates, creditCodeWritings, parseEntry, readEmbedded } from '#domain/till';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { FoundEntry } from '#contract/till';
import { readRoot } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import type { InputOf, QueryScope } from '#core/pipeline';
import { pricedFor } from '#core/price-lists';

import { readTillSettings } from './till-settings.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;
type Input = InputOf<'till', 'find'>;
type FoundItems = Extract<FoundEntry, { kind: 'items' }>;

/**
 * In this order, each by an index: a barcode, a barcode that holds a price or weight, an item's code, a receipt's number (its barcode, too), a
 * voucher's code (with its hyphen or without), a contact's code. `3*` before it is a quantity. Archived items and contacts are not found.
 */
export async function findEntry(scope: QueryScope, { text, contactId }: Input): Promise<Result<FoundEntry>> {
  return ok(await scope.read((db) => meaningOf(db, { text, contactId })));
}

async function meaningOf(db: Reads, { text, contactId }: Input): Promise<FoundEntry> {
  const entry = parseEntry(text);
  const { quantityE4 } = entry;
  const codes = barcodeCandidates(entry.text);
  const [code] = codes;
  if (code === undefined) return { kind: 'unknown', text: entry.text, isBarcode: false, quantityE4 };
  const items = await foundItems(db, { codes, quantityE4 });
  if (items !== null) {
    const { itemIds, ...found } = items;
    const priced = await pricedFor(db, { contactId, itemIds });
    return { kind: 'items', items: priced.items, ...found, barcode: code };
  }
  return (
    (await foundReceipt(db, code)) ??
    (await foundCredit(db, code)) ??
    (await foundContact(db, code)) ?? {
      kind: 'unknown',
      text: entry.text,
      isBarcode: /^\d{6,}$/.test(code),
      quantityE4,
    }
  );
}

type Hits = Pick<FoundItems, 'quantityE4' | 'embeddedPriceE4'> & { itemIds: string[] };

async function foundItems(
  db: Reads,
  { codes, quantityE4 }: { codes: readonly string[]; quantityE4: E4 },
): Promise<Hits | null> {
  const itemIds = await idsOf(db, itemsByBarcode(db, codes));
  if (itemIds.length > 0) return { itemIds, quantityE4, embeddedPriceE4: null };
  const [code = ''] = codes;
  const embedded = await foundEmbedded(db, { code, quantityE4 });
  if (embedded !== null) return embedded;
  const coded = await idsOf(db, itemsByCode(db, code));
  return coded.length > 0 ? { itemIds: coded, quantityE4, embeddedPriceE4: null } : null;
}

/** Of the ways to read the item's number out of the barcode the first that is somebody's barcode, else code, counts. */
async function foundEmbedded(db: Reads, { code, quantityE4 }: { code: string; quantityE4: E4 }): Promise<Hits | null> {
  const { barcodeRules } = await readTillSettings(db);
  const embedded = readEmbedded(code, barcodeRules);
  if (embedded === null) return null;
  const { kind, valueE4 } = embedded;
  for (const itemCode of embedded.itemCodes) {
    const byBarcode = await idsOf(db, itemsByBarcode(db, [itemCode]));
    const itemIds = byBarcode.length > 0 ? byBarcode : await idsOf(db, itemsByCode(db, itemCode));
    if (itemIds.length === 0) continue;
    if (kind === 'price') return { itemIds, quantityE4, embeddedPriceE4: valueE4 };
    const weightE4 = roundHalfAway(BigInt(quantityE4) * BigInt(valueE4), 10_000n);
    return { itemIds, quantityE4: e4(Number(weightE4)), embeddedPriceE4: null };
  }
  return null;
}

/** Items in use that bear one of the barcodes, as their first or a further one; exported, as the others, for the proof of their indexes. */
export function itemsByBarcode(db: Reads, barcodes: readonly string[]) {
  const among = sql<string>`(SELECT value FROM json_each(${JSON.stringify(barcodes)}))`;
  return (
    db
      .selectFrom('items')
      .select('id')
      .where('is_archived', '=', 0)
      .where('barcode', 'in', among)
      // Written out, because an index covers just the items that have one.
      .where(sql<boolean>`barcode <> ''`)
      .union(
        db
          .selectFrom('item_barcodes')
          .innerJoin('items', 'items.id', 'item_barcodes.item_id')
          .select('items.id')
          .where('items.is_archived', '=', 0)
          .where('item_barcodes.barcode', 'in', among),
      )
  );
}

export function itemsByCode(db: Reads, code: string) {
  return db.selectFrom('items').select('id').where('code', '=', code).where('is_archived', '=', 0);
}

async function idsOf(db: Reads, items: { execute(): Promise<{ id: string }[]> }): Promise<string[]> {
  const found = await items.execute();
  return found.map((row) => row.id);
}

async function foundReceipt(db: Reads, number: string): Promise<FoundEntry | null> {
  const sale = await saleByNumber(db, number).executeTakeFirst();
  return sale ? { kind: 'receipt', saleId: sale.id, number: sale.number } : null;
}

export function saleByNumber(db: Reads, number: string) {
  return db.selectFrom('sales').select(['id', 'number']).where('number', '=', number);
}

async function foundCredit(db: Reads, code: string): Promise<FoundEntry | null> {
  const credit = await creditByCode(db, code).executeTakeFirst();
  if (!credit) return null;
  return { kind: 'credit', code: credit.code, creditKind: credit.kind, leftMinor: credit.leftMinor };
}

/** The voucher or store credit of a code, in capital letters or small ones, with its hyphen or without. */
export function creditByCode(db: Reads, code: string) {
  return (
    db
      .selectFrom('store_credits')
      .select(['id', 'code', 'kind', 'left_minor as leftMinor'])
      .where('code', 'in', creditCodeWritings(code))
      // What is kept just as it was read: a hyphen sorts before all signs.
      .orderBy('code', 'desc')
      .limit(1)
  );
}

async function foundContact(db: Reads, code: string): Promise<FoundEntry | null> {
  const contact = await contactByCode(db, code).executeTakeFirst();
  if (!contact) return null;
  const root = await readRoot(db, contact.id);
  return { kind: 'contact', contactId: root.id, name: root.name };
}

export function contactByCode(db: Reads, code: string) {
  return db.selectFrom('contacts').select('id').where('code', '=', code).where('is_archived', '=', 0);
}
