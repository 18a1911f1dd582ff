/** Bringing in what the office had before: contacts, items and order lines from CSV files. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import {
  dateOrders,
  decimalSeparators,
  importFields,
  importKinds,
  importProblemCodes,
  requiredImportFields,
  type ImportKind,
} from '#domain/imports';

import { job, query } from './operation.ts';
import { fileSchema, idSchema, instantSchema, pageInput, pageOutput, progressSchema, textSchema } from './values.ts';

export { importFields, importKinds, requiredImportFields, type ImportKind };

/** Why a file cannot be read as CSV; keys of the message catalogue, below importReasons. */
export const unreadableReasons = ['binary', 'encoding', 'quoteOpen', 'quoteStray', 'tooManyColumns'] as const;

export const importSettings = {
  delimiter: z.enum([',', ';', '\t', '|']).optional().describe('Absent: guessed'),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional().describe('Absent: guessed'),
  mapping: z
    .record(textSchema(40), z.int().min(0).max(999))
    .optional()
    .describe('Field to column (counted from 0). Absent: guessed from the headings'),
  decimalSeparator: z.enum(decimalSeparators).optional().describe('Absent: guessed from the amounts'),
  dateOrder: z.enum(dateOrders).optional().describe('Absent: guessed from the dates'),
  existing: z.enum(['skip', 'update']).default('skip').describe('What happens to a row whose code exists already'),
};

const source = { kind: z.enum(importKinds), file: fileSchema, ...importSettings };

export const rowProblemSchema = z.object({
  line: z.int().describe('Line of the file, counted from 1, the heading included'),
  field: z.string().nullable(),
  code: z.enum(importProblemCodes).describe('A key of the message catalogue, below importProblems'),
  value: z.string().describe('What stood there, cut to 80 characters'),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const importPreviewSchema = z.object({
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  decimalSeparator: z.enum(decimalSeparators),
  dateOrder: z.enum(dateOrders),
  columns: z.array(
    z.object({
      index: z.int(),
      heading: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable(),
    }),
  ),
  mapping: z.record(z.string(), z.int()),
  missingFields: z.array(z.string()).describe('Required fields that no column fills'),
  lineCount: z.int(),
  willCreate: z.int(),
  willUpdate: z.int(),
  willSkip: z.int(),
  problemCount: z.int(),
  problems: z.array(rowProblemSchema).describe('The first 200'),
  rows: z.array(z.record(z.string(), z.string())).describe('The first 20 records as they would be saved'),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importResultSchema = z.object({
  batchId: idSchema,
  created: z.int(),
  updated: z.int(),
  skipped: z.int().describe('Records, not lines'),
  lineCount: z.int(),
  wasCancelled: z.boolean().describe('Then nothing of it was kept'),
  problemCount: z.int(),
  problems: z.array(rowProblemSchema).describe('The first 1,000'),
});
export type ImportResult = z.infer<typeof importResultSchema>;

const fileErrors = {
  IMPORT_FILE_EMPTY: { status: 422, message: 'The file holds no rows.' },
  IMPORT_FILE_UNREADABLE: {
    status: 422,
    message: 'The file is not a CSV file that can be read.',
    data: z.object({ line: z.int().nullable(), reason: z.enum(unreadableReasons) }),
  },
  IMPORT_ONE_COLUMN: {
    status: 422,
    message: 'Only one column was found. Choose another delimiter.',
    data: z.object({ delimiter: z.string() }),
  },
  IMPORT_MAPPING_INVALID: {
    status: 422,
    message: 'The mapping names a field or a column that does not exist.',
    data: z.object({ field: z.string() }),
  },
} as const;

export const imports = {
  preview: query({
    permission: 'imports.run',
    summary: 'Reads a file without saving anything: columns, guessed mapping, and what a run would do (the dry run).',
  })
    .input(z.object(source))
    .errors(fileErrors)
    .output(importPreviewSchema),
  run: job({
    permission: 'imports.run',
    summary: 'Imports a file in short transactions under one batch; failure or cancel takes the whole batch back.',
    changes: ['imports', 'contacts', 'items', 'documents'],
  })
    .input(z.object({ commandId: idSchema, ...source }))
    .errors({
      ...fileErrors,
      IMPORT_FIELD_MISSING: {
        status: 422,
        message: 'A required field has no column.',
        data: z.object({ fields: z.array(z.string()) }),
      },
      IMPORT_RUNNING: {
        status: 409,
        message: 'Another import is running. Wait until it has ended.',
      },
    })
    .output(eventIterator(progressSchema, importResultSchema)),
  list: query({ permission: 'imports.run', summary: 'Earlier imports, newest first.' })
    .input(z.object({ ...pageInput }))
    .errors({
      CURSOR_INVALID: {
        status: 400,
        message: 'This page does not exist any more. Start from the first page.',
      },
    })
    .output(
      pageOutput(
        z.object({
          id: idSchema,
          kind: z.enum(importKinds),
          fileName: z.string(),
          status: z.enum(['running', 'done', 'takenBack']),
          startedAt: instantSchema,
          created: z.int(),
          updated: z.int(),
          skipped: z.int(),
        }),
      ),
    ),
};
