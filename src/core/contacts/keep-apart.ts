/** `contacts.keepApart` */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { membersOf } from '#core/contact-groups';
import type { CommandScope, Failure, InputOf } from '#core/pipeline';

import { findContact } from './contact-rows.ts';

type Said = { ids: string[]; isApart: boolean };

/** Remembers that two contacts are two, or forgets it. Errors: CONTACT_NOT_FOUND (also for a merged one, and for twice the same). */
export async function keepApart(
  scope: CommandScope,
  { ids, isApart }: InputOf<'contacts', 'keepApart'>,
): Promise<Result<Said, Failure>> {
  const { tx } = scope;
  const [leftId = '', rightId = ''] = ids.toSorted();
  const contacts = [await findContact(tx, leftId), await findContact(tx, rightId)];
  if (leftId === rightId || contacts.some((contact) => contact === undefined || contact.state.mergedIntoId !== null)) {
    return err({ code: 'CONTACT_NOT_FOUND' });
  }
  const groups = [await membersOf(tx, leftId), await membersOf(tx, rightId)] as const;
  // Also what was said of those who were merged into them.
  for (const [lefts, rights] of [groups, groups.toReversed()] as const) {
    if (isApart) continue;
    await tx
      .deleteFrom('contacts_kept_apart')
      .where('left_id', 'in', lefts ?? [])
      .where('right_id', 'in', rights ?? [])
      .execute();
  }
  if (isApart) {
    await tx
      .insertInto('contacts_kept_apart')
      .values({ left_id: leftId, right_id: rightId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  scope.record({ kind: 'contact', id: leftId, detail: { ids: [leftId, rightId], isApart } });
  return ok({ ids: [leftId, rightId], isApart });
}
