/** The import of records that are known by a code, contacts and items: new ones are added, known ones left alone or changed. */
import type { Instant } from '#domain/dates';
import { foldCode, problemAt, type ReadRecords } from '#domain/imports';
import { nextFreeCodes } from '#core/codes';
import type { CodedTable } from '#core/codes';
import type { WriteTx } from '#core/database';

import type { Importer, Reads, WrittenEntry } from './importer.ts';

export type ImportChoices = { existing: 'skip' | 'update'; now: Instant; newId: () => string };

type CodedRecord = { line: number; code: string };
type CodedRow = { id: string; code: string; version: number; is_archived: 0 | 1; updated_at: Instant };
type NewStamp = { id: string; is_archived: 0 | 1; created_at: Instant; updated_at: Instant };
type ChangeStamp = { is_archived: 0 | 1; version: number; updated_at: Instant };

/** What sets one kind apart: `Content` are the columns that a person fills in, with the keys made from them. */
export type CodedKind<Rec extends CodedRecord, Row extends CodedRow, Content> = {
  table: CodedTable;
  /** The record as texts by field. */
  exampleOf(record: Rec): Record<string, string>;
  /** Rows with one of the codes, whatever its case. */
  find(db: Reads, codes: readonly string[]): Promise<Row[]>;
  contentOf(row: Row): Content;
  newContent(record: Rec): Content;
  /** What the file says replaces what stood there; where it says nothing, everything stays. */
  mergedContent(record: Rec, before: Row): Content;
  /** null where the file says nothing of it. */
  isArchived(record: Rec): boolean | null;
  insert(tx: WriteTx, rows: readonly (Content & NewStamp)[]): Promise<unknown>;
  /** Changes a row if it has the version. @returns how many rows that were. */
  change(tx: WriteTx, row: { id: string; version: number }, to: Content & ChangeStamp): Promise<number>;
  /** Removes those of the rows that nobody has changed and nothing names. @returns how many rows those were. */
  remove(tx: WriteTx, ids: readonly string[]): Promise<number>;
};

/** Imports records of a kind. Those without a code come last, so that a code made for them is never one that the file brings. */
export function codedImporter<Rec extends CodedRecord, Row extends CodedRow, Content>(
  kind: CodedKind<Rec, Row, Content>,
  read: ReadRecords<Rec>,
  choices: ImportChoices,
): Importer<Rec> {
  return {
    records: read.records.toSorted((left, right) => Number(left.code === '') - Number(right.code === '')),
    refusedCount: read.refusedCount,
    problems: read.problems,
    weightOf: () => 1,
    exampleOf: (record) => [kind.exampleOf(record)],
    async settle(db, records) {
      const { created, updated, problems } = await split(db, { kind, records, choices });
      return { createCount: created.length, updateCount: updated.length, problems };
    },
    async write(tx, records) {
      const { created, updated, problems } = await split(tx, { kind, records, choices });
      const added = await insert(tx, { kind, records: created, choices });
      const entries = [...added, ...(await update(tx, { kind, updates: updated, choices }))];
      return { createCount: created.length, updateCount: updated.length, problems, entries };
    },
  };
}

type Work<Rec extends CodedRecord, Row extends CodedRow, Content> = {
  kind: CodedKind<Rec, Row, Content>;
  choices: ImportChoices;
};
type Update<Rec, Row> = { record: Rec; before: Row };

async function split<Rec extends CodedRecord, Row extends CodedRow, Content>(
  db: Reads,
  { kind, records, choices }: Work<Rec, Row, Content> & { records: readonly Rec[] },
) {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  const found = codes.length === 0 ? [] : await kind.find(db, codes);
  const rows = new Map(found.map((row) => [foldCode(row.code), row]));
  const created = records.filter((record) => !rows.has(foldCode(record.code)));
  const known = records.flatMap((record): Update<Rec, Row>[] => {
    const before = rows.get(foldCode(record.code));
    return before === undefined ? [] : [{ record, before }];
  });
  if (choices.existing === 'update') return { created, updated: known, problems: [] };
  const problems = known.map(({ record }) =>
    problemAt(record.line, { field: 'code', code: 'ALREADY_EXISTS', value: record.code }),
  );
  return { created, updated: [], problems };
}

async function insert<Rec extends CodedRecord, Row extends CodedRow, Content>(
  tx: WriteTx,
  { kind, records, choices }: Work<Rec, Row, Content> & { records: readonly Rec[] },
): Promise<WrittenEntry[]> {
  const coded = records.filter((record) => record.code !== '');
  const entries = await insertRows(tx, { kind, records: coded, choices });
  const others = records.filter((record) => record.code === '');
  if (others.length === 0) return entries;
  const codes = await nextFreeCodes(tx, kind.table, others.length);
  const made = others.map((record, index) => ({ ...record, code: codes[index] ?? '' }));
  return [...entries, ...(await insertRows(tx, { kind, records: made, choices }))];
}

async function insertRows<Rec extends CodedRecord, Row extends CodedRow, Content>(
  tx: WriteTx,
  { kind, records, choices: { now, newId } }: Work<Rec, Row, Content> & { records: readonly Rec[] },
): Promise<WrittenEntry[]> {
  if (records.length === 0) return [];
  const rows = records.map((record) => ({
    ...kind.newContent(record),
    id: newId(),
    is_archived: kind.isArchived(record) === true ? (1 as const) : (0 as const),
    created_at: now,
    updated_at: now,
  }));
  await kind.insert(tx, rows);
  return rows.map((row) => ({ entityId: row.id, before: null }));
}

async function update<Rec extends CodedRecord, Row extends CodedRow, Content>(
  tx: WriteTx,
  { kind, updates, choices }: Work<Rec, Row, Content> & { updates: readonly Update<Rec, Row>[] },
): Promise<WrittenEntry[]> {
  for (const { record, before } of updates) {
    const isArchived = kind.isArchived(record) ?? before.is_archived === 1;
    await kind.change(tx, before, {
      ...kind.mergedContent(record, before),
      is_archived: isArchived ? 1 : 0,
      version: before.version + 1,
      updated_at: choices.now,
    });
  }
  return updates.map(({ before }) => ({ entityId: before.id, before }));
}

/**
 * Takes rows of an import back inside a transaction: removes new ones and restores changed ones. One that somebody has changed since, or
 * that something names by now, stays as it is.
 * @param rows `updated` are the rows as they stood before the import.
 * @returns how many rows stayed.
 */
export async function takeBackCoded<Rec extends CodedRecord, Row extends CodedRow, Content>(
  tx: WriteTx,
  kind: CodedKind<Rec, Row, Content>,
  { created, updated }: { created: readonly string[]; updated: readonly unknown[] },
): Promise<{ createdKept: number; updatedKept: number }> {
  const removed = created.length === 0 ? 0 : await kind.remove(tx, created);
  let restored = 0;
  for (const image of updated) {
    const before = image as Row;
    const imported = { id: before.id, version: before.version + 1 };
    restored += await kind.change(tx, imported, {
      ...kind.contentOf(before),
      is_archived: before.is_archived,
      updated_at: before.updated_at,
      // Not the old number: who holds the imported version must not be able to save over what stands now.
      version: before.version + 2,
    });
  }
  return { createdKept: created.length - removed, updatedKept: updated.length - restored };
}
