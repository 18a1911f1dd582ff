/** Bringing in what the office had before: contacts, items and order lines from CSV and XLSX files, contacts from vCards. */
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

import { duplicateReasons } from '#domain/contacts';

import { contactSchema } from './contact-values.ts';
import { command, job, query } from './operation.ts';
import { fileSchema, idSchema, instantSchema, pageInput, pageOutput, progressSchema, textSchema } from './values.ts';

export { importFields, importKinds, requiredImportFields, type ImportKind };

export const importFormats = ['csv', 'xlsx', 'vcard'] as const;

/** Why a file cannot be read; keys of the message catalogue, below importReasons. */
export const unreadableReasons = [
  'binary',
  'encoding',
  'quoteOpen',
  'quoteStray',
  'tooManyColumns',
  'notASpreadsheet',
  'sheetMissing',
  'cardOpen',
  'cardBroken',
] as const;

/** What becomes of a row that is perhaps a contact of the books: left out, made one with it, or added all the same. */
export const duplicateActions = ['skip', 'update', 'create'] as const;

export const importSettings = {
  delimiter: z.enum([',', ';', '\t', '|']).optional().describe('Absent: guessed'),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional().describe('Absent: guessed'),
  mapping: z
    .record(textSchema(60), z.int().min(0).max(999))
    .optional()
    .describe('Field to column (counted from 0). Absent: guessed from the headings'),
  decimalSeparator: z.enum(decimalSeparators).optional().describe('Absent: guessed from the amounts'),
  dateOrder: z.enum(dateOrders).optional().describe('Absent: guessed from the dates'),
  existing: z.enum(['skip', 'update']).default('skip').describe('What happens to a row whose code exists already'),
  format: z.enum(importFormats).optional().describe('Absent: told by the content of the file'),
  sheet: textSchema(100).optional().describe('Of an XLSX file; absent: the first'),
  duplicates: z
    .enum(duplicateActions)
    .default('create')
    .describe('Contacts: what happens to a row that resembles a contact of the books under another code or none'),
  decisions: z
    .record(
      z.string().regex(/^\d{1,7}$/),
      z.object({ action: z.enum(duplicateActions), contactId: idSchema.optional() }),
    )
    .optional()
    .describe('Line to what happens to it; overrules `duplicates`'),
};

export const importDuplicateSchema = z.object({
  line: z.int(),
  reasons: z.array(z.enum(duplicateReasons)),
  score: z.int(),
  incoming: z.record(z.string(), z.string()).describe('The row as it would be saved, field by field, as texts'),
  existing: contactSchema,
  existingTexts: z.record(z.string(), z.string()).describe('The contact, field by field, as texts'),
  action: z.enum(duplicateActions),
});
export type ImportDuplicate = z.infer<typeof importDuplicateSchema>;

export const savedMappingSchema = z.object({
  id: idSchema,
  kind: z.enum(importKinds),
  name: z.string(),
  mapping: z.record(z.string(), z.string()).describe('Field to the heading of its column'),
  fits: z.boolean().describe('Made for a file with these headings'),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

const source = { kind: z.enum(importKinds), file: fileSchema, ...importSettings };

export const rowProblemSchema = z.object({
  line: z.int().describe('Line of the file, counted from 1, the heading included'),
  field: z.string().nullable(),
  code: z.enum(importProblemCodes).describe('A key of the message catalogue, below importProblems'),
  value: z.string().describe('What stood there, cut to 80 characters'),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const importPreviewSchema = z.object({
  format: z.enum(importFormats),
  sheets: z.array(z.string()).describe('Of an XLSX file'),
  sheet: z.string().nullable(),
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
  savedMappings: z
    .array(savedMappingSchema)
    .describe('Those of this kind; the one that fits was used when none was stated'),
  duplicateCount: z.int(),
  duplicates: z.array(importDuplicateSchema).describe('The first 200 rows that are perhaps contacts of the books'),
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
    message: 'The file is no CSV, XLSX or vCard file that can be read.',
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
    changes: ['imports', 'contacts', 'items', 'documents', 'undo'],
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
  saveMapping: command({
    permission: 'imports.run',
    summary: 'Keeps which column fills which field under a name; one of the same name is replaced.',
    changes: ['imports'],
  })
    .input(
      z.object({
        commandId: idSchema,
        kind: z.enum(importKinds),
        name: textSchema(60).min(1),
        headings: z.array(textSchema(500)).min(1).max(1000),
        mapping: z.record(textSchema(60), z.int().min(0).max(999)),
      }),
    )
    .errors({ IMPORT_MAPPING_INVALID: fileErrors.IMPORT_MAPPING_INVALID })
    .output(savedMappingSchema),
  deleteMapping: command({ permission: 'imports.run', summary: 'Forgets a saved mapping.', changes: ['imports'] })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({ MAPPING_NOT_FOUND: { status: 404, message: 'This saved mapping does not exist.' } })
    .output(z.object({ id: idSchema })),
};
