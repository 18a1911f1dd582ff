/** What a condition comes to on one column, as SQL. A test that its kind of field is never asked holds for no contact. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import type { FilterTest } from '#domain/contacts';
import { allOf, anyOf, startsWith } from '#core/database';
import type { Condition } from '#core/database';

type Column = RawBuilder<unknown>;

const never: Condition = sql`0`;

export function not(condition: Condition): Condition {
  return sql`NOT (${condition})`;
}

/** Contacts whose id is among those that a query finds by an index of its own. */
export function isAmong(ids: RawBuilder<unknown>): Condition {
  return sql`contacts.id IN (${ids})`;
}

/** A column of keys, one a line, as `filterKeysOf` writes it. */
export function testLines(column: Column, test: FilterTest, keyOf: (text: string) => string): Condition {
  switch (test.is) {
    case 'filled':
      return sql`${column} <> ''`;
    case 'empty':
      return sql`${column} = ''`;
    case 'containing':
      return sql`instr(${column}, ${keyOf(test.text)}) > 0`;
    case 'starting':
      return hasLine(column, keyOf(test.text), '');
    case 'oneOf':
      return anyOf(test.values.map((value) => hasLine(column, keyOf(String(value)), '\n')));
    case 'noneOf':
      return not(anyOf(test.values.map((value) => hasLine(column, keyOf(String(value)), '\n'))));
    case 'between':
    case 'yearly':
      return never;
  }
}

/** Whether a line begins with the key; with a line end after it, whether a line is it. */
export function hasLine(column: Column, key: string, end: '' | '\n'): Condition {
  return sql`instr(${column}, ${`\n${key}${end}`}) > 0`;
}

/** A column that holds one text. */
export function testText(column: Column, test: FilterTest, keyOf: (text: string) => string): Condition {
  switch (test.is) {
    case 'filled':
      return sql`${column} <> ''`;
    case 'empty':
      return sql`${column} = ''`;
    case 'containing':
      return sql`instr(${column}, ${keyOf(test.text)}) > 0`;
    case 'starting':
      return startsWith(column, keyOf(test.text));
    case 'oneOf':
      return isIn(
        column,
        test.values.map((value) => keyOf(String(value))),
      );
    case 'noneOf':
      return not(
        isIn(
          column,
          test.values.map((value) => keyOf(String(value))),
        ),
      );
    case 'between':
    case 'yearly':
      return never;
  }
}

/** A column of numbers, days or words. `empty` is what stands for nothing in it. */
export function testValue(column: Column, test: FilterTest, empty: null | '' | 0 = null): Condition {
  const isFilled: Condition = empty === null ? sql`${column} IS NOT NULL` : sql`${column} <> ${sql.lit(empty)}`;
  switch (test.is) {
    case 'filled':
      return isFilled;
    case 'empty':
      return empty === null ? sql`${column} IS NULL` : sql`${column} = ${sql.lit(empty)}`;
    case 'oneOf':
      return isIn(column, test.values);
    case 'noneOf':
      return empty === null
        ? sql`(${column} IS NULL OR NOT (${isIn(column, test.values)}))`
        : not(isIn(column, test.values));
    case 'between':
      return empty === '' ? sql`(${isFilled} AND ${between(column, test)})` : between(column, test);
    case 'yearly':
      return yearly(column, test);
    case 'containing':
    case 'starting':
      return never;
  }
}

export function isIn(column: Column, values: readonly (string | number | boolean)[]): Condition {
  return sql`${column} IN (${sql.join(values.map((value) => (typeof value === 'boolean' ? Number(value) : value)))})`;
}

export function between(
  column: Column,
  { from, to }: { from: string | number | null; to: string | number | null },
): Condition {
  const ends: Condition[] = [];
  if (from !== null) ends.push(sql`${column} >= ${from}`);
  if (to !== null) ends.push(sql`${column} <= ${to}`);
  return sql`(${allOf(ends)})`;
}

/** Month and day, whatever the year; around New Year the range is the end of one year and the beginning of the next. */
function yearly(column: Column, { from, to }: { from: string; to: string }): Condition {
  const day = sql`substr(${column}, 6)`;
  return from <= to ? sql`(${day} >= ${from} AND ${day} <= ${to})` : sql`(${day} >= ${from} OR ${day} <= ${to})`;
}
