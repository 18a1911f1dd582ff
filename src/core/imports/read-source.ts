/** The file of an import, read in a worker thread and understood: columns, mapping, rows. */
import { err, ok, type Result } from '#domain/result';
import {
  checkMapping,
  guessReading,
  missingFields,
  type ImportField,
  type ImportKind,
  type Mapping,
  type Reading,
  type TableRow,
} from '#domain/imports';
import type { Delimiter, Encoding } from '#core/csv';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

export type ImportInput = InputOf<'imports', 'preview'>;

export type Source = {
  kind: ImportKind;
  delimiter: Delimiter;
  encoding: Encoding;
  headings: readonly string[];
  /** The rows below the headings. */
  rows: readonly TableRow[];
  reading: Reading;
  /** Required fields that no column fills. */
  missing: readonly ImportField[];
};

/**
 * Reads and understands a file. Errors: IMPORT_FILE_EMPTY, IMPORT_FILE_UNREADABLE, IMPORT_ONE_COLUMN (one column that is not enough:
 * mostly a wrong delimiter), IMPORT_MAPPING_INVALID. @throws AbortError when the signal fires.
 */
export async function readSource(
  { worker, signal }: Pick<QueryScope, 'worker' | 'signal'>,
  input: ImportInput,
  currency: string,
): Promise<Result<Source, Failure>> {
  const { kind, decimalSeparator, dateOrder } = input;
  const file = {
    bytes: Buffer.from(input.file.base64, 'base64'),
    encoding: input.encoding,
    delimiter: input.delimiter,
  };
  const table = await worker.run('readTable', file, { signal });
  if (table.problem !== null) return err(table.problem);
  const { delimiter, encoding } = table;
  const [heading, ...rows] = table.rows;
  const headings = (heading?.cells ?? []).map((cell) => cell.trim());

  const mapping = statedMapping(input, headings.length);
  if (!mapping.ok) return mapping;
  const guessed = guessReading(kind, {
    headings,
    rows,
    delimiter,
    mapping: mapping.value,
    decimalSeparator,
    dateOrder,
  });
  const missing = missingFields(kind, guessed.mapping);
  if (headings.length === 1 && missing.length > 0) return err({ code: 'IMPORT_ONE_COLUMN', delimiter });
  return ok({ kind, delimiter, encoding, headings, rows, reading: { ...guessed, currency }, missing });
}

function statedMapping(
  { kind, mapping }: ImportInput,
  columnCount: number,
): Result<Mapping | undefined, { code: 'IMPORT_MAPPING_INVALID'; field: string }> {
  return mapping === undefined ? ok(undefined) : checkMapping(kind, { mapping, columnCount });
}
