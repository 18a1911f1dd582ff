/** The import of records that are known by a code, contacts and items: new ones are added, known ones left alone or changed. */
import type { Instant } from '#domain/dates';
import type { JsonValue } from '#domain/hashing';
import { foldCode, problemAt, type ReadRecords } from '#domain/imports';
import { restoreFields, type FieldImages } from '#domain/undo';
import { nextFreeCodes } from '#core/codes';
import type { CodedTable } from '#core/codes';
import type { WriteTx } from '#core/database';

import type { Importer, Reads, WrittenEntry } from './importer.ts';

/** Who imports, when, and what is done with a code that stands already. */
export type ImportChoices = { existing: 'skip' | 'update'; userId: string; now: Instant; newId: () => string };
export type Stamp = Omit<ImportChoices, 'existing'>;

export function stampOf({ session, now, newId }: { session: { userId: string }; now: Instant; newId: () => string }) {
  return { userId: session.userId, now, newId };
}

type CodedRecord = { line: number; code: string };
type Stored<State> = { id: string; version: number; state: State };

/** What sets one kind apart. A `State` is everything that a person can change. */
export type CodedKind<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>> = {
  table: CodedTable;
  /** The record as texts by field. */
  exampleOf(record: Rec): Record<string, string>;
  /** Rows with one of the codes, whatever its case. */
  findByCode(db: Reads, codes: readonly string[]): Promise<Row[]>;
  findById(db: Reads, ids: readonly string[]): Promise<Row[]>;
  newState(record: Rec): State;
  /** What the file says replaces what stood there; where it says nothing, everything stays. */
  mergedState(record: Rec, before: State): State;
  insert(tx: WriteTx, rows: readonly { id: string; state: State }[], stamp: Stamp): Promise<unknown>;
  /** @returns what changed, field by field; null when nothing did. */
  change(tx: WriteTx, before: Row, after: State, stamp: Stamp): Promise<FieldImages | null>;
  /** Gives a row back what an import that is taken back has changed, and leaves no trace of the change. */
  restore(tx: WriteTx, row: Row, to: State, startedAt: Instant): Promise<unknown>;
  /** Removes those of the rows that nobody has changed and nothing names. @returns how many rows those were. */
  remove(tx: WriteTx, ids: readonly string[]): Promise<number>;
  jsonOf(state: State): Readonly<Record<string, JsonValue>>;
};

/** Imports records of a kind. Those without a code come last, so that a code made for them is never one that the file brings. */
export function codedImporter<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  kind: CodedKind<Rec, State, Row>,
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

type Work<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>> = {
  kind: CodedKind<Rec, State, Row>;
  choices: ImportChoices;
};
type Update<Rec, Row> = { record: Rec; before: Row };

async function split<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  db: Reads,
  { kind, records, choices }: Work<Rec, State, Row> & { records: readonly Rec[] },
) {
  const codes = records.map((record) => record.code).filter((code) => code !== '');
  const found = codes.length === 0 ? [] : await kind.findByCode(db, codes);
  const rows = new Map(found.map((row) => [foldCode(row.state.code), row]));
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

async function insert<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  tx: WriteTx,
  { kind, records, choices }: Work<Rec, State, Row> & { records: readonly Rec[] },
): Promise<WrittenEntry[]> {
  const coded = records.filter((record) => record.code !== '');
  const entries = await insertStates(tx, { kind, states: coded.map(kind.newState), choices });
  const others = records.filter((record) => record.code === '');
  if (others.length === 0) return entries;
  const codes = await nextFreeCodes(tx, kind.table, others.length);
  const states = others.map((record, index) => ({ ...kind.newState(record), code: codes[index] ?? '' }));
  return [...entries, ...(await insertStates(tx, { kind, states, choices }))];
}

async function insertStates<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  tx: WriteTx,
  { kind, states, choices }: Work<Rec, State, Row> & { states: readonly State[] },
): Promise<WrittenEntry[]> {
  if (states.length === 0) return [];
  const rows = states.map((state) => ({ id: choices.newId(), state }));
  await kind.insert(tx, rows, choices);
  return rows.map((row) => ({ entityId: row.id, images: null }));
}

async function update<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  tx: WriteTx,
  { kind, updates, choices }: Work<Rec, State, Row> & { updates: readonly Update<Rec, Row>[] },
): Promise<WrittenEntry[]> {
  const entries: WrittenEntry[] = [];
  for (const { record, before } of updates) {
    const images = await kind.change(tx, before, kind.mergedState(record, before.state), choices);
    if (images !== null) entries.push({ entityId: before.id, images });
  }
  return entries;
}

/** What is to be taken back: ids of rows that were made, and the changed fields of rows that were there. */
export type TakenBack = {
  created: readonly string[];
  updated: readonly { entityId: string; images: FieldImages }[];
  /** When the import began. */
  startedAt: Instant;
};

/**
 * Takes rows of an import back inside a transaction: removes new ones and restores the fields of changed ones. A row that somebody has
 * changed since, or that something names by now, stays; of a changed one the fields stay that somebody has changed since.
 * @returns how many rows stayed, wholly or in part.
 */
export async function takeBackCoded<Rec extends CodedRecord, State extends { code: string }, Row extends Stored<State>>(
  tx: WriteTx,
  kind: CodedKind<Rec, State, Row>,
  { created, updated, startedAt }: TakenBack,
): Promise<{ createdKept: number; updatedKept: number }> {
  const removed = created.length === 0 ? 0 : await kind.remove(tx, created);
  const found = await kind.findById(
    tx,
    updated.map((entry) => entry.entityId),
  );
  const rows = new Map(found.map((row) => [row.id, row]));
  let updatedKept = 0;
  for (const { entityId, images } of updated) {
    const row = rows.get(entityId);
    if (row === undefined) continue;
    const { restored, conflicts } = restoreFields(images, kind.jsonOf(row.state));
    await kind.restore(tx, row, { ...row.state, ...(restored as Partial<State>) }, startedAt);
    if (conflicts.length > 0) updatedKept += 1;
  }
  return { createdKept: created.length - removed, updatedKept };
}
