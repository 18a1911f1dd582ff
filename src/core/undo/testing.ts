/** What the tests of undo share: the tables of contacts as they stand, and an undo listened to until its end. */
import type { Progress } from '#contract/values';
import type { UndoKept } from '#contract/undo';
import { rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

type Undone = { restoredCount: number; kept: UndoKept[]; keptCount: number };

/** Listens to a job until it ends. */
export async function ended<Result>(running: Promise<AsyncIterator<Progress, Result, void>>): Promise<Result> {
  const iterator = await running;
  for (;;) {
    const step = await iterator.next();
    if (step.done === true) return step.value;
  }
}

/** Undoes a unit. */
export async function undone({ api }: TestApp, id: string): Promise<Undone> {
  return ended(api.undo.run({ commandId: testId(), id }));
}

/** By what the rows of each table are in one order. What happened to contacts (`contact_changes`) only grows, and versions only count on. */
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

/** All that the books hold of contacts, but versions. */
export function dumpContacts({ databaseFile }: TestApp): Record<string, Record<string, unknown>[]> {
  const tables = Object.entries(orders).map(([table, order]) => {
    const rows = rowsOf(databaseFile, `SELECT * FROM ${table} ORDER BY ${order}`);
    return [table, rows.map(({ version: _, ...row }) => row)] as const;
  });
  return Object.fromEntries(tables);
}
