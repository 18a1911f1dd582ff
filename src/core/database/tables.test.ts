// tables.ts is what TypeScript believes of the tables; it must be what the migrations have made.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseSync } from 'rolldown/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestApp, rowsOf } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

type Column = { type: 'TEXT' | 'INTEGER' | 'BLOB'; isNullable: boolean; isGenerated: boolean };
type Tables = Record<string, Record<string, Column>>;

const source = ['tables.ts', 'contact-tables.ts', 'till-tables.ts']
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

/** Types whose values are stored as integers; everything else that is no Uint8Array is text. */
const integers = /^(number|Minor|E4|0 \| 1)$/;

/** The tables as `tables.ts` declares them, read from its syntax. */
function declaredTables(): Tables {
  const types = new Map<string, [string, string][]>();
  for (const node of parseSync('tables.ts', source).program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'TSTypeAliasDeclaration') continue;
    const { id, typeAnnotation } = node.declaration;
    const literals = typeAnnotation.type === 'TSIntersectionType' ? typeAnnotation.types : [typeAnnotation];
    const members = literals
      .flatMap((literal) => (literal.type === 'TSTypeLiteral' ? literal.members : []))
      .flatMap((member) => {
        if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) return [];
        const { start, end } = member.typeAnnotation.typeAnnotation;
        return [[source.slice(member.key.start, member.key.end), source.slice(start, end)] as [string, string]];
      });
    types.set(id.name, members);
  }
  const tables = [
    ...(types.get('Database') ?? []),
    ...(types.get('ContactTables') ?? []),
    ...(types.get('TillTables') ?? []),
  ];
  return Object.fromEntries(
    tables.map(([table, type]) => [
      table,
      Object.fromEntries((types.get(type) ?? []).map(([column, text]) => [column, columnOf(text)])),
    ]),
  );
}

function columnOf(text: string): Column {
  const plain = /^Generated<(.*)>$/.exec(text)?.[1] ?? text;
  const kind = plain.replace(/ \| null$/, '');
  const type = kind === 'Uint8Array' ? 'BLOB' : integers.test(kind) ? 'INTEGER' : 'TEXT';
  return { type, isNullable: plain.endsWith(' | null'), isGenerated: plain !== text };
}

/** The tables as SQLite has them. A column with a default fills itself; a row number may, if it is declared so. */
function storedTables(declared: Tables): Tables {
  const tables = rowsOf<{ name: string }>(
    office.databaseFile,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return Object.fromEntries(
    tables.map(({ name }) => {
      const columns = rowsOf<{
        name: string;
        type: Column['type'];
        notnull: 0 | 1;
        dflt_value: string | null;
        pk: number;
      }>(office.databaseFile, `PRAGMA table_info(${name})`);
      const keys = columns.filter((column) => column.pk > 0);
      return [
        name,
        Object.fromEntries(
          columns.map(({ name: column, type, notnull, dflt_value: filled, pk }) => [
            column,
            {
              type,
              isNullable: notnull === 0 && pk === 0,
              isGenerated:
                filled !== null ||
                (keys.length === 1 && pk === 1 && type === 'INTEGER' && declared[name]?.[column]?.isGenerated === true),
            },
          ]),
        ),
      ];
    }),
  );
}

test('every table and column is declared as the migrations have made it', () => {
  const all = declaredTables();
  const declared = Object.entries(all).filter(([table]) => !table.endsWith('_search'));
  const stored = storedTables(all);
  expect(declared.map(([table]) => table).toSorted()).toEqual(Object.keys(stored).toSorted());
  for (const [table, columns] of declared) expect({ [table]: columns }).toEqual({ [table]: stored[table] });
});
