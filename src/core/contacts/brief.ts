/** `contacts.brief`: what the office must know before it speaks, for a contact with all that were merged into it. */
import { sumMinor, negate } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Brief } from '#contract/contacts';
import { membersOf, rootOf } from '#core/contact-groups';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { owedOnDay } from '#core/receivables';
import { readCompany, todayOf } from '#core/settings';

import { briefPlans } from './brief-plans.ts';
import { briefSales } from './brief-sales.ts';

/**
 * Money as the ledger has it on the day; plans, promises and drafts as they are now. By indexes over the group, however many papers it has.
 * Errors: CONTACT_NOT_FOUND.
 */
export async function getBrief(
  scope: QueryScope,
  { id, day: given }: InputOf<'contacts', 'brief'>,
): Promise<Result<Brief, Failure>> {
  return scope.read(async (db) => {
    const contactId = await rootOf(db, id);
    if (contactId === undefined) return err({ code: 'CONTACT_NOT_FOUND' });
    const contact = await db
      .selectFrom('contacts')
      .select(['credit_limit_minor', 'instructions', 'are_instructions_important'])
      .where('id', '=', contactId)
      .executeTakeFirstOrThrow();
    const memberIds = await membersOf(db, contactId);
    const company = await readCompany(db);
    const day = given ?? todayOf(company, scope.now);
    const owed = await owedOnDay(db, { memberIds, day });
    const limit = contact.credit_limit_minor;
    return ok({
      contactId,
      day,
      currency: company.currency,
      ...owed,
      creditLimitMinor: limit,
      creditLeftMinor: limit === null ? null : sumMinor([limit, negate(owed.balanceMinor)]),
      ...(await briefSales(db, { memberIds, day })),
      ...(await briefPlans(db, { memberIds, now: scope.now })),
      instructions: contact.instructions,
      areInstructionsImportant: contact.are_instructions_important === 1,
    });
  });
}
