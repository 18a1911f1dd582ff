/** `contacts.export`: what a list shows as a file. Pages are read in turns from one past of the books; the file is made in a worker thread. */
import { setImmediate as otherWork } from 'node:timers/promises';

import { customHeading, isContactHeading, type KnownCustomField } from '#domain/imports';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CarriedFile } from '#contract/values';
import type { ReadDb } from '#core/database';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { carriedPdf } from '#core/printing';
import { readCompany, readCompanyVersion, todayOf } from '#core/settings';
import type { CompanyNow } from '#core/settings';
import type { TableToWrite, WrittenColumn } from '#core/tables';

import { readContacts } from './contact-rows.ts';
import type { ContactState } from './contact-state.ts';
import { contactText, contactTexts, customText, exportedFields } from './contact-texts.ts';
import type { ExportedField, NamesAround } from './contact-texts.ts';
import { listColumns, usualColumns } from './export-columns.ts';
import type { ExportColumn } from './export-columns.ts';
import { exportWords } from './export-words.ts';
import { selectedIds } from './list-contacts.ts';
import { rowsOfIds } from './list-rows.ts';
import { readSelection, selectionOfIds } from './list-selection.ts';
import { readCustomFields } from './read-custom-fields.ts';

type Input = InputOf<'contacts', 'export'>;

/** What an export reads from: one past, the contacts in their order, and what their texts name. */
type Exported = {
  scope: QueryScope;
  db: ReadDb;
  ids: readonly string[];
  company: CompanyNow;
  customFields: readonly KnownCustomField[];
};

/** Errors: FILTER_INVALID, CONTACTS_NONE. @throws AbortError when the signal fires. */
export async function exportContacts(scope: QueryScope, input: Input): Promise<Result<CarriedFile, Failure>> {
  const snapshot = scope.house.database.snapshot();
  try {
    const { db } = snapshot;
    const ids = await chosenIds(db, scope, input);
    if (!ids.ok) return ids;
    if (ids.value.length === 0) return err({ code: 'CONTACTS_NONE' });
    const company = await readCompany(db);
    const exported = { scope, db, ids: ids.value, company, customFields: await readCustomFields(db) };
    return ok(await fileOf(exported, input));
  } finally {
    snapshot.close();
  }
}

async function chosenIds(db: ReadDb, { now }: QueryScope, input: Input): Promise<Result<string[], Failure>> {
  const selected = input.ids === undefined ? await readSelection(db, input, now) : ok(selectionOfIds(input.ids));
  return selected.ok ? ok(await selectedIds(db, selected.value, input)) : selected;
}

async function fileOf(exported: Exported, { format, columns: names }: Input): Promise<CarriedFile> {
  const { company, customFields } = exported;
  const words = exportWords(company.language);
  const chosen = listColumns(names ?? [], { company, words, customFields });
  switch (format) {
    case 'pdf': {
      const columns = chosen.length > 0 ? chosen : listColumns(usualColumns, { company, words, customFields });
      return listPaper(exported, columns);
    }
    case 'vcard':
      return cardFile(exported);
    case 'csv':
    case 'xlsx':
      return chosen.length > 0 ? listFile(exported, format, chosen) : wholeFile(exported, format);
  }
}

const idsPerPage = 250;

/** Goes through the contacts page by page; whatever else waits has its turn after each. */
async function* pagesOf({ scope, ids }: Exported): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < ids.length; from += idsPerPage) {
    scope.signal?.throwIfAborted();
    yield ids.slice(from, from + idsPerPage);
    await otherWork();
  }
}

/** What the list shows, with its columns. */
async function listFile(
  exported: Exported,
  format: 'csv' | 'xlsx',
  columns: readonly ExportColumn[],
): Promise<CarriedFile> {
  const portions: Uint8Array[] = [];
  for await (const page of pagesOf(exported)) portions.push(jsonOf(await listTexts(exported, page, columns)));
  const written = columns.map(({ heading, kind }): WrittenColumn => ({
    heading,
    kind: kind === 'amount' ? 'number' : kind,
  }));
  return tableFile(exported, { format, columns: written, portions });
}

async function listTexts({ db }: Exported, ids: readonly string[], columns: readonly ExportColumn[]) {
  const rows = await rowsOfIds(db, ids);
  return rows.map((row) => columns.map((column) => column.textOf(row)));
}

/** All fields, in the form in which an import takes them. */
async function wholeFile(exported: Exported, format: 'csv' | 'xlsx'): Promise<CarriedFile> {
  const { customFields, company } = exported;
  const { fields } = exportWords(company.language);
  const portions: Uint8Array[] = [];
  for await (const page of pagesOf(exported)) {
    const { states, around } = await wholePage(exported, page);
    const rows = states.map(({ state }) => [
      ...exportedFields.map((field) => contactText(state, field, around)),
      ...customFields.map((field) => customText(state, field)),
    ]);
    portions.push(jsonOf(rows));
  }
  const columns = [
    ...exportedFields.map((field): WrittenColumn => ({ heading: fields[field], kind: kinds[field] ?? 'text' })),
    ...customFields.map((field): WrittenColumn => ({ heading: headingOf(field), kind: kindOf(field) })),
  ];
  return tableFile(exported, { format, columns, portions });
}

const kinds: Partial<Record<ExportedField, WrittenColumn['kind']>> = {
  paymentTermsDays: 'number',
  creditLimit: 'number',
  birthday: 'date',
};

/** The name alone, unless an import would take it for another field. */
function headingOf(field: KnownCustomField): string {
  return isContactHeading(field.name) ? customHeading(field) : field.name;
}

function kindOf({ kind }: KnownCustomField): WrittenColumn['kind'] {
  return kind === 'number' || kind === 'date' ? kind : 'text';
}

async function cardFile(exported: Exported): Promise<CarriedFile> {
  const { scope, customFields } = exported;
  const portions: Uint8Array[] = [];
  for await (const page of pagesOf(exported)) {
    const { states, around } = await wholePage(exported, page);
    portions.push(jsonOf(states.map(({ id, state }) => ({ id, texts: contactTexts(state, around) }))));
  }
  const customNames = Object.fromEntries(customFields.map(({ id, name }) => [id, name]));
  const content = await scope.worker.run('writeCards', { portions, customNames }, { signal: scope.signal });
  return carried(exported, { extension: 'vcf', mediaType: 'text/vcard; charset=utf-8', content });
}

async function tableFile(exported: Exported, table: Omit<TableToWrite, 'name'>): Promise<CarriedFile> {
  const { scope, company } = exported;
  const name = titleOf(company);
  const content = await scope.worker.run('writeTable', { ...table, name }, { signal: scope.signal });
  const mediaType =
    table.format === 'csv'
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return carried(exported, { extension: table.format, mediaType, content });
}

function carried(
  { scope, company }: Exported,
  { extension, mediaType, content }: { extension: string; mediaType: string; content: Uint8Array },
): CarriedFile {
  const name = `${titleOf(company)} ${todayOf(company, scope.now)}.${extension}`;
  const { buffer, byteOffset, byteLength } = content;
  return { name, mediaType, base64: Buffer.from(buffer, byteOffset, byteLength).toString('base64') };
}

function titleOf({ language }: CompanyNow): string {
  return exportWords(language).contactList.contacts;
}

async function listPaper(exported: Exported, columns: readonly ExportColumn[]): Promise<CarriedFile> {
  const { db, scope, company, ids } = exported;
  const sender = await readCompanyVersion(db, company.version);
  const rows: string[][] = [];
  for await (const page of pagesOf(exported)) rows.push(...(await listTexts(exported, page, columns)));
  const heads = columns.map(({ heading, kind }) => ({ heading, kind }));
  const list = { day: todayOf(company, scope.now), columns: heads, rows, total: ids.length };
  return carriedPdf(scope.worker, { paper: 'contactList', ...sender, createdAt: scope.now, list }, scope.signal);
}

type WholePage = { states: { id: string; state: ContactState }[]; around: NamesAround };

async function wholePage({ db, company, customFields }: Exported, ids: readonly string[]): Promise<WholePage> {
  const stored = await readContacts(db, ids);
  const states = ids.flatMap((id) => stored.get(id) ?? []);
  const memberships = states.flatMap(({ state }) => state.organisations.map(({ organisationId }) => organisationId));
  const organisations =
    memberships.length === 0
      ? []
      : await db
          .selectFrom('contacts')
          .select(['id', 'name', 'code'])
          .where('id', 'in', [...new Set(memberships)])
          .execute();
  const owners = await db.selectFrom('users').select(['id', 'name']).execute();
  const organisationOf = new Map(organisations.map((row) => [row.id, row]));
  const ownerNameOf = new Map(owners.map((row) => [row.id, row.name]));
  const around = {
    currency: company.currency,
    customFields,
    organisationOf: (id: string) => organisationOf.get(id),
    ownerNameOf: (id: string) => ownerNameOf.get(id),
  };
  return { states, around };
}

function jsonOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
