/** The file of an import, read in a worker thread and understood: columns, mapping, rows. */
import { createHash } from 'node:crypto';

import { err, ok, type Result } from '#domain/result';
import type { ImportField, ImportKind, KnownOfContacts, Reading, TableRow } from '#domain/imports';
import { unpackRows, type understandFile, type UnderstoodFile } from '#core/tables';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';

import { readKnown } from './known.ts';
import { readMappings } from './mappings.ts';

export type ImportInput = InputOf<'imports', 'preview'>;

export type Source = Omit<UnderstoodFile, 'rows' | 'reading'> & {
  kind: ImportKind;
  /** The rows below the headings; they can be gone through more than once. */
  rows: Iterable<TableRow>;
  lineCount: number;
  reading: Reading;
  missing: readonly ImportField[];
  known: KnownOfContacts;
};

/**
 * Reads and understands a file. Errors: IMPORT_FILE_EMPTY, IMPORT_FILE_UNREADABLE, IMPORT_ONE_COLUMN (one column that is not enough:
 * mostly a wrong delimiter), IMPORT_MAPPING_INVALID. @throws AbortError when the signal fires.
 */
export async function readSource(
  { db, worker, signal }: Pick<QueryScope, 'db' | 'worker' | 'signal'>,
  input: ImportInput,
  currency: string,
): Promise<Result<Source, Failure>> {
  const { kind, mapping, decimalSeparator, dateOrder, encoding, delimiter, format, sheet } = input;
  const known = await readKnown(db, kind);
  const file = { bytes: Buffer.from(input.file.base64, 'base64'), encoding, delimiter, format, sheet };
  const { customFields } = known;
  const savedMappings = await readMappings(db, kind);
  const asked = { file, kind, mapping, decimalSeparator, dateOrder, customFields, savedMappings };
  const understood = await understand({ worker, signal }, asked);
  if ('problem' in understood) return err(understood.problem);
  const { rows: packed, reading, ...columns } = understood;
  const lineCount = packed.count + columns.refusedCount;
  return ok({ ...columns, kind, rows: unpackRows(packed), lineCount, reading: { ...reading, currency }, known });
}

type Asked = Parameters<typeof understandFile>[0];
type Understood = Awaited<ReturnType<typeof understandFile>>;

type Last = { digest: string; understood: Understood; expiry: NodeJS.Timeout };

/** What was understood last: a file that was shown before it is imported is not read twice. It is forgotten when the next one comes, or in a while. */
const lastOf = new WeakMap<QueryScope['worker'], Last>();
const keptMs = 10 * 60_000;

async function understand(
  { worker, signal }: Pick<QueryScope, 'worker' | 'signal'>,
  asked: Asked,
): Promise<Understood> {
  const { bytes, ...options } = asked.file;
  const digest = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify({ ...asked, file: options }))
    .digest('base64url');
  const last = lastOf.get(worker);
  if (last?.digest === digest) return last.understood;
  const understood = await worker.run('understandFile', asked, { signal });
  // A timer that went on would hold the rows of each file until it ends.
  clearTimeout(lastOf.get(worker)?.expiry);
  const expiry = setTimeout(() => lastOf.delete(worker), keptMs).unref();
  lastOf.set(worker, { digest, understood, expiry });
  return understood;
}
