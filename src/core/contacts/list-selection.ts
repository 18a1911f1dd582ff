/** Which contacts a list, an export or a bulk edit means: the words that are searched, and the conditions. */
import { sql } from 'kysely';

import { readCondition } from '#domain/contacts';
import type { CustomFieldShape } from '#domain/contacts';
import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { allOf, anyOf, matchExpression, matchingRows, searchKey, startsWith } from '#core/database';
import type { Condition } from '#core/database';
import type { Failure, InputOf } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import type { Reads } from './contact-rows.ts';
import { conditionOf } from './list-conditions.ts';
import type { FilterClock } from './list-days.ts';
import { isAmong } from './list-tests.ts';

/** What a filter says, as the contract's `contactSelection` has it. */
export type Selection = Pick<InputOf<'contacts', 'list'>, 'q' | 'archived' | 'match' | 'conditions'>;

/** A selection as SQL over `contacts`. Merged contacts are in none. */
export type Selected = {
  where: Condition;
  /** Nothing but archived ones is left out. */
  isWhole: boolean;
  /** Words that the search index knows are searched; else the index of facts decides. */
  isSearch: boolean;
};

/** What is selected by hand, whatever its filter says. */
export function selectionOfIds(ids: readonly string[]): Selected {
  const isOne = isAmong(sql`SELECT value FROM json_each(${JSON.stringify(ids)})`);
  return {
    where: allOf([sql`contacts.merged_into_id IS NULL`, isShown('all'), isOne]),
    isWhole: false,
    isSearch: false,
  };
}

/** Errors: FILTER_INVALID names the field of a condition that does not fit. */
export async function readSelection(db: Reads, selection: Selection, now: Instant): Promise<Result<Selected, Failure>> {
  const { q = '', archived, match } = selection;
  const conditions = await readConditions(db, selection, now);
  if (!conditions.ok) return conditions;
  const found = q === '' ? null : searched(q);
  const filter = match === 'any' ? anyOf(conditions.value) : allOf(conditions.value);
  const where: Condition[] = [sql`contacts.merged_into_id IS NULL`, isShown(archived)];
  if (found !== null) where.push(found.condition);
  if (conditions.value.length > 0) where.push(filter);
  return ok({
    where: allOf(where),
    isWhole: found === null && conditions.value.length === 0,
    isSearch: found?.isSearch === true,
  });
}

function isShown(archived: Selection['archived']): Condition {
  if (archived === 'all') return sql`contacts.is_archived IN (0, 1)`;
  return sql`contacts.is_archived = ${archived === 'yes' ? 1 : 0}`;
}

async function readConditions(
  db: Reads,
  { conditions }: Selection,
  now: Instant,
): Promise<Result<Condition[], Failure>> {
  if (conditions.length === 0) return ok([]);
  const company = await readCompany(db);
  const clock: FilterClock = { today: todayOf(company, now), timeZone: company.timeZone };
  const shapes = await customShapes(db, conditions);
  const known: Condition[] = [];
  for (const condition of conditions) {
    const question = readCondition(condition, { today: clock.today, customField: (id) => shapes.get(id) });
    if (!question.ok) return err(question.error);
    known.push(conditionOf(question.value, clock));
  }
  return ok(known);
}

async function customShapes(db: Reads, conditions: Selection['conditions']): Promise<Map<string, CustomFieldShape>> {
  if (!conditions.some(({ field }) => field.startsWith('custom:'))) return new Map();
  const fields = await db.selectFrom('custom_fields').select(['id', 'kind', 'options_json']).execute();
  return new Map(
    fields.map(({ id, kind, options_json }) => {
      const options = JSON.parse(options_json) as { id: string }[];
      return [id, { kind, optionIds: options.map((option) => option.id) }];
    }),
  );
}

/** Words of three letters and more are searched anywhere; fewer letters begin a name or a code. */
function searched(q: string): { condition: Condition; isSearch: boolean } {
  const match = matchExpression(q);
  if (match !== null) {
    return { condition: sql`contacts.row_number IN ${matchingRows('contacts_search', match)}`, isSearch: true };
  }
  const byName = sql`SELECT id FROM contacts WHERE ${startsWith(sql.ref('name_key'), searchKey(q))}`;
  const byCode = sql`SELECT id FROM contacts WHERE ${startsWith(sql.ref('code'), q)}`;
  return { condition: isAmong(sql`${byName} UNION ALL ${byCode}`), isSearch: false };
}
