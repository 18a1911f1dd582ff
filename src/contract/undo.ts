/** Taking back what was done: an import, a merge, a bulk edit, a deletion; for 30 days, also after a restart. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { undoKinds } from '#domain/undo';

import { job, query } from './operation.ts';
import { cursorErrors, idSchema, instantSchema, pageInput, pageOutput, progressSchema } from './values.ts';

export const undoUnitSchema = z.object({
  id: idSchema,
  kind: z.enum(undoKinds),
  label: z.string().describe('The name of what it was about: a contact, a file, a tag'),
  recordCount: z.int(),
  userName: z.string(),
  at: instantSchema,
  undoneAt: instantSchema.nullable(),
  until: instantSchema.describe('When it can no longer be undone'),
});
export type UndoUnit = z.infer<typeof undoUnitSchema>;

export const undoKeptSchema = z.object({
  subjectKind: z.enum(['contact', 'item', 'document', 'activity', 'attachment', 'customField', 'tag']),
  subjectId: idSchema,
  name: z.string(),
  field: z.string().nullable().describe('The field that stays; null for the whole record'),
  label: z.string().describe('The name of a custom field; empty for any other'),
  reason: z.enum(['changedSince', 'inUse', 'issued', 'gone', 'codeTaken']),
  current: z.string(),
  before: z.string().describe('What undoing would have brought back'),
});
export type UndoKept = z.infer<typeof undoKeptSchema>;

const notUndoable = {
  UNDO_NOT_FOUND: { status: 404, message: 'There is nothing to undo under this id.' },
  UNDO_DONE: { status: 409, message: 'This has been undone already.' },
  UNDO_EXPIRED: { status: 409, message: 'This was done more than 30 days ago and cannot be undone any more.' },
  UNDO_LATER_FIRST: {
    status: 409,
    message: 'What was merged has been merged or deleted again since; undo that first.',
    data: z.object({ name: z.string() }),
  },
  UNDO_BLOCKED: {
    status: 409,
    message: 'Money has been moved between the merged contacts since; take that back first.',
    data: z.object({ numbers: z.array(z.string()).describe('Of the payments and credit notes that were used') }),
  },
} as const;

export const undo = {
  list: query({ permission: 'undo.read', summary: 'What can be undone, newest first, and what has been.' })
    .input(z.object({ ...pageInput }))
    .errors(cursorErrors)
    .output(pageOutput(undoUnitSchema)),
  preview: query({
    permission: 'undo.read',
    summary: 'What undoing would restore, and what it would keep because it was changed or used since.',
  })
    .input(z.object({ id: idSchema }))
    .errors(notUndoable)
    .output(
      z.object({
        unit: undoUnitSchema,
        restoreCount: z.int().describe('Records'),
        kept: z.array(undoKeptSchema).describe('The first 200'),
        keptCount: z.int(),
      }),
    ),
  run: job({
    permission: 'undo.run',
    summary: 'Undoes a unit; what has been changed by hand since is kept and told. Issued documents are never touched.',
    changes: [
      'contacts',
      'items',
      'documents',
      'activities',
      'fields',
      'imports',
      'undo',
      'payments',
      'receivables',
      'prices',
    ],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors(notUndoable)
    .output(
      eventIterator(
        progressSchema,
        z.object({ restoredCount: z.int(), kept: z.array(undoKeptSchema), keptCount: z.int() }),
      ),
    ),
};
