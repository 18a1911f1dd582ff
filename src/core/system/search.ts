/** `system.search`: any record by a few typed characters, what fits exactly first. */
import { can } from '#domain/permissions';
import type { Permission } from '#domain/permissions';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { contactWords } from '#core/database';
import type { ReadDb } from '#core/database';
import type { InputOf, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { findContacts, findItems } from './search-master-data.ts';
import { findDocuments, findPayments, findSales } from './search-papers.ts';
import { ranks } from './search-hits.ts';
import type { Asked, Found, Hit } from './search-hits.ts';

/**
 * Contacts and items by code, name or any part of what they are found by; documents, payments and receipts by number (also without its zeros and
 * prefix), reference or amount. Contacts that may have been meant come last. Nothing for an empty text, and nothing of what the user may
 * not read.
 */
export async function search(
  scope: QueryScope,
  { q, limit }: InputOf<'system', 'search'>,
): Promise<Result<{ hits: Hit[] }>> {
  if (q === '') return ok({ hits: [] });
  const words = await contactWords(scope.house.database);
  const found = await scope.read(async (db) => {
    const { currency, locale } = await readCompany(db);
    return findReadable(db, { q, limit, currency, locale, words }, (permission) => can(scope.session.role, permission));
  });
  return ok({ hits: best(found, limit) });
}

const finders = [
  { permission: 'contacts.read', find: findContacts },
  { permission: 'items.read', find: findItems },
  { permission: 'documents.read', find: findDocuments },
  { permission: 'payments.read', find: findPayments },
  { permission: 'till.read', find: findSales },
] as const;

/** Everything that fits and that the user may read, kind by kind. */
export async function findReadable(
  db: ReadDb,
  asked: Asked,
  may: (permission: Permission) => boolean,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const { permission, find } of finders) {
    if (may(permission)) found.push(...(await find(db, asked)));
  }
  return found;
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
    .map(({ hit: { fit, ...hit } }) => ({ ...hit, isGuess: fit === 'guess' }));
}

function rankOf({ fit }: Found): number {
  return ranks.indexOf(fit);
}
