/** `imports.preview`: what a run would do, and nothing is saved. */
import { setImmediate as otherWork } from 'node:timers/promises';

import { ok, type Result } from '#domain/result';
import type { ImportProblem } from '#domain/imports';
import type { Contact } from '#contract/contacts';
import type { ImportDuplicate, ImportPreview } from '#contract/imports';
import { contactTexts, readWhole } from '#core/contacts';
import type { Failure, QueryScope } from '#core/pipeline';
import { readCompany } from '#core/settings';

import { takeChunk, type Importer, type Reads, type Resembling } from './importer.ts';
import { choicesOf, withImporter, type Choices } from './make-importer.ts';
import { readMappings } from './mappings.ts';
import { readSource, type ImportInput, type Source } from './read-source.ts';

const shownProblems = 200;
const shownRows = 20;
const shownDuplicates = 200;
const rowsPerLookup = 500;

/** Reads a file and says what its columns are taken for and what a run would make of it. */
export async function previewImport(scope: QueryScope, input: ImportInput): Promise<Result<ImportPreview, Failure>> {
  const company = await readCompany(scope.db);
  const source = await readSource(scope, input, company.currency);
  if (!source.ok) return source;
  const choices: Choices = { company, ...choicesOf(input, scope) };
  const { found, ...expected } = await forecastOf(scope.db, source.value, choices);
  const savedMappings = await shownMappings(scope.db, source.value);
  const duplicates = await sideBySide(scope.db, { found, source: source.value, currency: company.currency });
  return ok({ ...understood(source.value), ...expected, savedMappings, duplicates });
}

type Forecast = Pick<
  ImportPreview,
  'willCreate' | 'willUpdate' | 'willSkip' | 'problemCount' | 'problems' | 'rows' | 'duplicateCount'
> & { found: Resembling[] };

const nothing: Forecast = {
  willCreate: 0,
  willUpdate: 0,
  willSkip: 0,
  problemCount: 0,
  problems: [],
  rows: [],
  duplicateCount: 0,
  found: [],
};

async function forecastOf(db: Reads, source: Source, choices: Choices): Promise<Forecast> {
  // Without its required columns every row of a file would be wrong, and a list of that helps nobody.
  if (source.missing.length > 0) return nothing;
  return withImporter(db, { source, choices, use: async (importer) => forecast(db, source, importer) });
}

async function forecast<Rec>(db: Reads, source: Source, importer: Importer<Rec>): Promise<Forecast> {
  const { records, weightOf } = importer;
  const problems: ImportProblem[] = [...source.problems, ...importer.problems];
  const found: Resembling[] = [];
  const counts = { create: 0, parent: 0, update: 0, duplicate: 0 };
  for (let from = 0; from < records.length;) {
    const chunk = takeChunk(records, { from, budget: rowsPerLookup, weightOf });
    const settled = await importer.settle(db, chunk);
    counts.create += settled.createCount;
    counts.parent += settled.parentCount;
    counts.update += settled.updateCount;
    counts.duplicate += settled.duplicates.length;
    problems.push(...settled.problems);
    if (found.length < shownDuplicates) found.push(...settled.duplicates);
    from += chunk.length;
    await otherWork();
  }
  const used = counts.create - counts.parent + counts.update;
  return {
    willCreate: counts.create,
    willUpdate: counts.update,
    willSkip: source.refusedCount + importer.refusedCount + records.length - used,
    duplicateCount: counts.duplicate,
    found: found.toSorted((left, right) => left.line - right.line).slice(0, shownDuplicates),
    problemCount: problems.length,
    problems: problems.toSorted((left, right) => left.line - right.line).slice(0, shownProblems),
    rows: records
      .slice(0, shownRows)
      .flatMap(importer.exampleOf)
      .slice(0, shownRows)
      .map((row) => ({ ...row })),
  };
}

/** The saved mappings of the kind; those that were made for such a file first. */
async function shownMappings(db: Reads, { kind, fittingMappings }: Source): Promise<ImportPreview['savedMappings']> {
  const saved = await readMappings(db, kind);
  const mappings = saved.map(({ shown }) => ({ ...shown, fits: fittingMappings.includes(shown.id) }));
  return mappings.toSorted((left, right) => Number(right.fits) - Number(left.fits));
}

/** Rows beside the contacts that they resemble. */
async function sideBySide(
  db: Reads,
  { found, source, currency }: { found: readonly Resembling[]; source: Source; currency: string },
): Promise<ImportDuplicate[]> {
  const ids = [...new Set(found.map(({ contactId }) => contactId))];
  const contacts = new Map((await readWhole(db, ids)).map((contact) => [contact.id, contact]));
  const codes = await organisationCodes(db, [...contacts.values()]);
  return found.flatMap(({ contactId, reasons, incoming, ...duplicate }): ImportDuplicate[] => {
    const existing = contacts.get(contactId);
    if (existing === undefined) return [];
    const names = new Map(existing.organisations.map(({ organisationId, name }) => [organisationId, name]));
    const around = {
      currency,
      customFields: source.known.customFields,
      ownerNameOf: () => existing.ownerName,
      organisationOf: (id: string) => ({ name: names.get(id) ?? '', code: codes.get(id) ?? '' }),
    };
    const existingTexts = contactTexts({ ...existing, mergedIntoId: null }, around);
    return [{ ...duplicate, reasons: [...reasons], incoming: { ...incoming }, existing, existingTexts }];
  });
}

async function organisationCodes(db: Reads, contacts: readonly Contact[]): Promise<ReadonlyMap<string, string>> {
  const ids = contacts.flatMap(({ organisations }) => organisations.map((membership) => membership.organisationId));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('contacts').select(['id', 'code']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

function understood(source: Source) {
  const { format, sheets, sheet, delimiter, encoding, headings, samples, reading, missing, lineCount } = source;
  const fields = new Map(Object.entries(reading.mapping).map(([field, column]) => [column, field]));
  return {
    format,
    sheets,
    sheet,
    delimiter,
    encoding,
    decimalSeparator: reading.decimalSeparator,
    dateOrder: reading.dateOrder,
    columns: headings.map((heading, index) => ({
      index,
      heading,
      samples: samples[index] ?? [],
      field: fields.get(index) ?? null,
    })),
    mapping: { ...reading.mapping } as Record<string, number>,
    missingFields: [...missing],
    lineCount,
  };
}
