/** What tests of undo share: a job listened to until its end, and the tables of contacts as they stand. */
import { uuidV7 } from '#domain/ids';
import type { UndoKept } from '#contract/undo';
import type { Progress } from '#contract/values';

import { rowsOf } from './ask.ts';

type Undone = { restoredCount: number; kept: UndoKept[]; keptCount: number };
type Job<Result> = Promise<AsyncIterator<Progress, Result, void>>;
type Undoes = { undo: { run(input: { commandId: string; id: string }): Job<Undone> } };

/** 2026-11-21 in UTC. */
const startMs = 1_795_219_200_000;

/** Listens to a job until it ends. */
export async function ended<Result>(running: Job<Result>): Promise<Result> {
  const iterator = await running;
  for (;;) {
    const step = await iterator.next();
    if (step.done === true) return step.value;
  }
}

/** Undoes a unit. */
export async function undone({ api }: { api: Undoes }, id: string): Promise<Undone> {
  const commandId = uuidV7({ unixMs: startMs, random: crypto.getRandomValues(new Uint8Array(10)) });
  return ended(api.undo.run({ commandId, id }));
}

/** In which order the rows of a table are compared. What happened to contacts (`contact_changes`) only grows. */
const orders = {
  contacts: 'id',
  contact_points: 'contact_id, position',
  contact_organisations: 'contact_id, position',
  contact_tags: 'contact_id, position',
  contact_values: 'contact_id, field_id',
  contacts_kept_apart: 'left_id, right_id',
  contact_sales: 'contact_id, month',
  tags: 'id',
  custom_fields: 'id',
  activities: 'id',
  attachments: 'id',
} as const;

/** All that the books hold of contacts, but versions, which only count on. */
export function dumpContacts({ databaseFile }: { databaseFile: string }): Record<string, Record<string, unknown>[]> {
  const tables = Object.entries(orders).map(([table, order]) => {
    const rows = rowsOf(databaseFile, `SELECT * FROM ${table} ORDER BY ${order}`);
    return [table, rows.map(({ version: _, ...row }) => row)] as const;
  });
  return Object.fromEntries(tables);
}
