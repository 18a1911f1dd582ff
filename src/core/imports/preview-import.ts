/** `imports.preview`: what a run would do, and nothing is saved. */
import { ok, type Result } from '#domain/result';
import type { ImportProblem } from '#domain/imports';
import type { ImportPreview } from '#contract/imports';
import type { Failure, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { stampOf } from './coded-importer.ts';
import { takeChunk, type Importer, type Reads } from './importer.ts';
import { withImporter, type Choices } from './make-importer.ts';
import { readSource, type ImportInput, type Source } from './read-source.ts';
import { otherWork } from './turns.ts';

const shownProblems = 200;
const shownRows = 20;
const shownSamples = 5;
const rowsPerLookup = 500;

/** Reads a file and says what its columns are taken for and what a run would make of it. */
export async function previewImport(scope: QueryScope, input: ImportInput): Promise<Result<ImportPreview, Failure>> {
  const company = await readCompany(scope.db);
  const source = await readSource(scope, input, company.currency);
  if (!source.ok) return source;
  const choices: Choices = { existing: input.existing, company, ...stampOf(scope) };
  const expected = await forecastOf(scope.db, source.value, choices);
  return ok({ ...understood(source.value), ...expected });
}

type Forecast = Pick<ImportPreview, 'willCreate' | 'willUpdate' | 'willSkip' | 'problemCount' | 'problems' | 'rows'>;

async function forecastOf(db: Reads, source: Source, choices: Choices): Promise<Forecast> {
  // Without its required columns every row of a file would be wrong, and a list of that helps nobody.
  if (source.missing.length > 0) {
    return { willCreate: 0, willUpdate: 0, willSkip: 0, problemCount: 0, problems: [], rows: [] };
  }
  return withImporter(db, { source, choices, use: async (importer) => forecast(db, importer) });
}

async function forecast<Rec>(db: Reads, importer: Importer<Rec>): Promise<Forecast> {
  const { records, weightOf } = importer;
  const problems: ImportProblem[] = [...importer.problems];
  let willCreate = 0;
  let willUpdate = 0;
  for (let from = 0; from < records.length;) {
    const chunk = takeChunk(records, { from, budget: rowsPerLookup, weightOf });
    const settled = await importer.settle(db, chunk);
    willCreate += settled.createCount;
    willUpdate += settled.updateCount;
    problems.push(...settled.problems);
    from += chunk.length;
    await otherWork();
  }
  return {
    willCreate,
    willUpdate,
    willSkip: importer.refusedCount + records.length - willCreate - willUpdate,
    problemCount: problems.length,
    problems: problems.toSorted((left, right) => left.line - right.line).slice(0, shownProblems),
    rows: records
      .slice(0, shownRows)
      .flatMap(importer.exampleOf)
      .slice(0, shownRows)
      .map((row) => ({ ...row })),
  };
}

function understood({ delimiter, encoding, headings, rows, reading, missing }: Source) {
  const fields = new Map(Object.entries(reading.mapping).map(([field, column]) => [column, field]));
  return {
    format: 'csv' as const,
    sheets: [],
    sheet: null,
    savedMappings: [],
    duplicateCount: 0,
    duplicates: [],
    delimiter,
    encoding,
    decimalSeparator: reading.decimalSeparator,
    dateOrder: reading.dateOrder,
    columns: headings.map((heading, index) => ({
      index,
      heading,
      samples: samplesOf(rows, index),
      field: fields.get(index) ?? null,
    })),
    mapping: { ...reading.mapping },
    missingFields: [...missing],
    lineCount: rows.length,
  };
}

function samplesOf(rows: Source['rows'], column: number): string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const value = (row.cells[column] ?? '').trim();
    if (value !== '') samples.push(value.slice(0, 80));
    if (samples.length === shownSamples) break;
  }
  return samples;
}
