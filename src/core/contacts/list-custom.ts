/** Conditions on what hangs on a contact: custom values, tags, organisations. Each is sought by an index of its own. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { FilterQuestion, FilterTest } from '#domain/contacts';
import { anyOf, searchKey } from '#core/database';
import type { Condition } from '#core/database';

import { isAmong, isIn, not, testText, testValue } from './list-tests.ts';

type Values = readonly (string | number | boolean)[];

/** A custom field; of a number the value times 10,000. */
export function testCustom({ customId, kind, test }: FilterQuestion): Condition {
  if (test.is === 'empty') return not(testCustom({ field: 'custom', customId, kind, test: { is: 'filled' } }));
  if (test.is === 'noneOf') {
    return not(testCustom({ field: 'custom', customId, kind, test: { is: 'oneOf', values: test.values } }));
  }
  const isText = kind === 'text' || kind === 'option' || kind === 'date';
  const column = isText ? sql.ref('text_key') : sql.ref('number_value');
  const holds = test.is === 'filled' ? sql<boolean>`1` : testCustomValue(column, kind, test);
  return isAmong(sql`SELECT contact_id FROM contact_values
    WHERE field_id = ${customId} AND ${column} IS NOT NULL AND ${holds}`);
}

function testCustomValue(column: RawBuilder<unknown>, kind: FilterQuestion['kind'], test: FilterTest): Condition {
  switch (kind) {
    case 'text':
      return testText(column, test, searchKey);
    case 'option':
      // Ids of options may differ in case alone.
      if (test.is !== 'oneOf') return sql`0`;
      return sql`(${testText(column, test, searchKey)} AND ${isIn(sql.ref('text_value'), test.values)})`;
    case 'number':
    case 'date':
    case 'yesNo':
      return testValue(column, test);
  }
}

/** Tags by their names or ids. One that does not exist is borne by nobody. */
export function testTag(test: FilterTest): Condition {
  switch (test.is) {
    case 'filled':
      return isAmong(sql`SELECT contact_id FROM contact_tags`);
    case 'empty':
      return not(testTag({ is: 'filled' }));
    case 'oneOf':
      return isAmong(
        sql`SELECT contact_id FROM contact_tags WHERE tag_id IN (SELECT id FROM tags WHERE ${isNamed(test.values)})`,
      );
    case 'noneOf':
      return not(testTag({ is: 'oneOf', values: test.values }));
    case 'containing':
    case 'starting':
    case 'between':
    case 'yearly':
      return sql`0`;
  }
}

/**
 * Organisations that a contact belongs to, by their ids or the names that a list shows: one that was merged goes by the name of the contact
 * that it went into, and who belongs to it belongs to that.
 */
export function testOrganisation(test: FilterTest): Condition {
  switch (test.is) {
    case 'filled':
      return isAmong(sql`SELECT contact_id FROM contact_organisations`);
    case 'empty':
      return not(testOrganisation({ is: 'filled' }));
    case 'oneOf':
      return belongsTo(sql`SELECT coalesce(merged_into_id, id) FROM contacts
        WHERE ${isIn(sql.ref('id'), test.values)} OR (merged_into_id IS NULL AND ${isIn(sql.ref('name_key'), keysOf(test.values))})`);
    case 'noneOf':
      return not(testOrganisation({ is: 'oneOf', values: test.values }));
    case 'containing':
    case 'starting':
      return belongsTo(sql`SELECT id FROM contacts WHERE merged_into_id IS NULL AND is_archived IN (0, 1)
        AND ${testText(sql`+name_key`, test, searchKey)}`);
    case 'between':
    case 'yearly':
      return sql`0`;
  }
}

function belongsTo(roots: RawBuilder<unknown>): Condition {
  return isAmong(sql`WITH roots (id) AS (${roots})
    SELECT contact_id FROM contact_organisations WHERE organisation_id IN (
      SELECT id FROM roots UNION ALL SELECT merged.id FROM contacts AS merged WHERE merged.merged_into_id IN (SELECT id FROM roots))`);
}

function isNamed(values: Values): Condition {
  return anyOf([isIn(sql.ref('id'), values), isIn(sql.ref('name_key'), keysOf(values))]);
}

function keysOf(values: Values): string[] {
  return values.map((value) => searchKey(String(value)));
}
