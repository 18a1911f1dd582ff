/** `system.search`: any record by a few typed characters, what fits exactly first. */
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { InputOf, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { findContacts, findItems } from './search-master-data.ts';
import { findDocuments, findPayments } from './search-papers.ts';
import { ranks } from './search-hits.ts';
import type { Found, Hit } from './search-hits.ts';

/**
 * Contacts and items by code, name or any part of what they are found by; documents and payments by number (also without its zeros and
 * prefix), reference or amount. Nothing for an empty text.
 */
export async function search(
  scope: QueryScope,
  { q, limit }: InputOf<'system', 'search'>,
): Promise<Result<{ hits: Hit[] }>> {
  if (q === '') return ok({ hits: [] });
  const found = await scope.read(async (db) => {
    const { currency, locale } = await readCompany(db);
    const asked = { q, limit, currency, locale };
    return [
      ...(await findContacts(db, asked)),
      ...(await findItems(db, asked)),
      ...(await findDocuments(db, asked)),
      ...(await findPayments(db, asked)),
    ];
  });
  return ok({ hits: best(found, limit) });
}

/** Each kind gets its share of the places within a rank, so that a hundred contacts do not hide the one invoice. */
function best(found: readonly Found[], limit: number): Hit[] {
  const unique = new Map<string, Found>();
  for (const hit of found) {
    const known = unique.get(hit.id);
    if (known === undefined || rankOf(hit) < rankOf(known)) unique.set(hit.id, hit);
  }
  const places = new Map<string, number>();
  const placed = [...unique.values()].map((hit, order) => {
    const group = `${hit.fit} ${hit.kind}`;
    const place = places.get(group) ?? 0;
    places.set(group, place + 1);
    return { hit, order, place };
  });
  return placed
    .toSorted(
      (left, right) => rankOf(left.hit) - rankOf(right.hit) || left.place - right.place || left.order - right.order,
    )
    .slice(0, limit)
    .toSorted((left, right) => rankOf(left.hit) - rankOf(right.hit) || left.order - right.order)
    .map(({ hit: { fit: _, ...hit } }) => hit);
}

function rankOf({ fit }: Found): number {
  return ranks.indexOf(fit);
}
