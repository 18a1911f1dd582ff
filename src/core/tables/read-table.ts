/** From the bytes of any file that an import takes to its rows. Runs in a worker thread, for a large file takes seconds. */
import { looksLikeCards, readCards } from '#core/vcards';

import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table, TableFile, TableFormat, TableProblem, UnreadableReason } from './table.ts';

/**
 * Reads a file: the format that was stated, or the one of which its content speaks. It never throws for what a file holds: a file that cannot be
 * read comes back with its problem and without rows.
 */
export async function readTable(file: TableFile): Promise<Table> {
  const format = file.format ?? formatOf(file.bytes);
  switch (format) {
    case 'csv':
      return { ...empty, ...readCsv(file), format };
    case 'xlsx':
      return readSpreadsheet(file);
    case 'vcard':
      return readVcards(file.bytes);
  }
}

const empty = {
  format: 'csv',
  sheets: [],
  sheet: null,
  encoding: 'utf-8',
  delimiter: ',',
  rows: [],
  refusedCount: 0,
  problems: [],
  problem: null,
} satisfies Table;

/** ZIP begins with PK; the compound files of old .xls and of files with a password with D0 CF 11 E0. */
function formatOf(bytes: Uint8Array): TableFormat {
  const startsWith = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (startsWith([0x50, 0x4b, 0x03, 0x04]) || startsWith([0xd0, 0xcf, 0x11, 0xe0])) return 'xlsx';
  return looksLikeCards(bytes) ? 'vcard' : 'csv';
}

async function readSpreadsheet({ bytes, sheet: stated }: TableFile): Promise<Table> {
  const read = await readXlsx(bytes, stated);
  const { sheets } = read;
  if (read.reason !== null) {
    return { ...empty, format: 'xlsx', sheets, problem: unreadable(read.reason, read.line) };
  }
  const { sheet, rows } = read;
  const problem: TableProblem | null = rows.length < 2 ? { code: 'IMPORT_FILE_EMPTY' } : null;
  return { ...empty, format: 'xlsx', sheets, sheet, rows: problem === null ? rows : [], problem };
}

function readVcards(bytes: Uint8Array): Table {
  const { encoding, rows, problems, refusedCount } = readCards(bytes);
  const read = { ...empty, format: 'vcard' as const, encoding };
  if (rows.length > 0) return { ...read, rows, problems, refusedCount };
  // Of a file with a single card it is the card that cannot be read, and so the file.
  const [first] = problems;
  if (first === undefined) return { ...read, problem: { code: 'IMPORT_FILE_EMPTY' } };
  return { ...read, problem: unreadable(first.code === 'CARD_OPEN' ? 'cardOpen' : 'cardBroken', first.line) };
}

function unreadable(reason: UnreadableReason, line: number | null): TableProblem {
  return { code: 'IMPORT_FILE_UNREADABLE', line, reason };
}
