/** Which items somebody means who types, as SQL that indexes answer. The table is called `items`. */
import { sql } from 'kysely';

import { anyOf, matchExpression, matchingRows, searchKey, startsWith } from '#core/database';
import type { Condition } from '#core/database';

/** Items in which the words occur; where none is long enough to be searched for, those that begin so. */
export function itemMatches(q: string): Condition {
  const expression = matchExpression(q);
  return expression === null
    ? itemBegins(q)
    : sql<boolean>`items.row_number IN ${matchingRows('items_search', expression)}`;
}

/** Items whose name or code begins so. */
export function itemBegins(q: string): Condition {
  return anyOf([startsWith(sql.ref('items.name_key'), searchKey(q)), startsWith(sql.ref('items.code'), q)]);
}
