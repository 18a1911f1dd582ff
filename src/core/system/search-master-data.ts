/** Contacts and items for the search: by code, by the start of the name, by any part that the search index knows. */
import { formatDecimal } from '#domain/money';
import { findContacts as fittingContacts } from '#core/contacts';
import type { ContactRank } from '#core/contacts';
import { matchExpression, matchingRows, searchKey } from '#core/database';
import type { ReadDb } from '#core/database';

import { endOf, lineOf } from './search-hits.ts';
import type { Asked, Fit, Found } from './search-hits.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;
type Named = { code: string; name_key: string };

/** Contacts that are in use. The papers of a number are hits of their own. */
export async function findContacts(db: Reads, { q, limit, words }: Asked): Promise<Found[]> {
  const fitting = await fittingContacts(db, { q, limit, words, withArchived: false, withPapers: false });
  return fitting.map(({ hit: { id, name, detail }, rank }) => ({
    kind: 'contact',
    id,
    title: name,
    detail,
    fit: fitOfRank(rank),
  }));
}

function fitOfRank(rank: ContactRank): Fit {
  switch (rank) {
    case 'exact':
    case 'guess':
      return rank;
    case 'code':
    case 'start':
      return 'start';
    case 'name':
    case 'words':
    case 'part':
      return 'part';
  }
}

/** Items that are in use. */
export async function findItems(db: Reads, asked: Asked): Promise<Found[]> {
  const rows = await inOrder(itemQueries(db, asked));
  return rows.map((row) => ({
    kind: 'item',
    id: row.id,
    title: row.name,
    detail: lineOf(row.code, formatDecimal(row.price_e4, { locale: asked.locale, minimumFractionDigits: 2 })),
    fit: row.barcode === asked.q ? 'exact' : fitOf(row, asked.q),
  }));
}

/** The queries in the order in which they are asked; exported for the proof that indexes answer them. */
export function itemQueries(db: Reads, { q, limit }: Asked) {
  const items = db
    .selectFrom('items')
    .select(['id', 'code', 'name', 'name_key', 'price_e4', 'barcode'])
    .where('is_archived', '=', 0)
    .limit(limit);
  const key = searchKey(q);
  const expression = matchExpression(q);
  return [
    items.where('barcode', '=', q).where('barcode', '<>', ''),
    items.where('code', '>=', q).where('code', '<', endOf(q)).orderBy('code'),
    items.where('name_key', '>=', key).where('name_key', '<', endOf(key)).orderBy('name_key'),
    ...(expression === null ? [] : [items.where('row_number', 'in', matchingRows('items_search', expression))]),
  ];
}

async function inOrder<Row>(queries: readonly { execute(): Promise<Row[]> }[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const query of queries) rows.push(...(await query.execute()));
  return rows;
}

function fitOf({ code, name_key: nameKey }: Named, q: string): Fit {
  const key = searchKey(q);
  const codeKey = code.toLowerCase();
  const typed = q.toLowerCase();
  if (codeKey === typed || nameKey === key) return 'exact';
  return codeKey.startsWith(typed) || nameKey.startsWith(key) ? 'start' : 'part';
}
