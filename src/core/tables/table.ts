/** What any file of rows and columns comes to, whatever its format. */
import type { ImportPreview } from '#contract/imports';
import type { ImportProblem, TableRow } from '#domain/imports';
import type { Encoding } from '#core/encodings';

export type Delimiter = ImportPreview['delimiter'];
export type TableFormat = ImportPreview['format'];

export type TableFile = {
  bytes: Uint8Array;
  /** Absent: told by the content. */
  format?: TableFormat | undefined;
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  /** Of a spreadsheet; absent: the first that holds anything. */
  sheet?: string | undefined;
};

export type UnreadableReason =
  | 'binary'
  | 'encoding'
  | 'quoteOpen'
  | 'quoteStray'
  | 'tooManyColumns'
  | 'notASpreadsheet'
  | 'sheetMissing'
  | 'cardOpen'
  | 'cardBroken';

export type TableProblem =
  | { code: 'IMPORT_FILE_EMPTY' }
  | { code: 'IMPORT_FILE_UNREADABLE'; line: number | null; reason: UnreadableReason };

export type Table = {
  format: TableFormat;
  /** The names of the sheets of a spreadsheet, and which of them was read. */
  sheets: string[];
  sheet: string | null;
  encoding: Encoding;
  delimiter: Delimiter;
  /** The headings first; rows in which nothing stands are left out. */
  rows: TableRow[];
  /** Records that could not be read, and why; the others are not touched by them. */
  refusedCount: number;
  problems: ImportProblem[];
  /** Why the file cannot be read at all. */
  problem: TableProblem | null;
};
