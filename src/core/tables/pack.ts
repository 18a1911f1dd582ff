/**
 * Rows on their way out of a worker thread. A hundred thousand of them as objects would hold the receiving thread for as long as it takes to copy
 * them; as bytes they come at once, and are made rows again portion by portion.
 */
import type { TableRow } from '#domain/imports';

/** `ends`: where in the bytes each portion ends. */
export type PackedRows = { bytes: Uint8Array; ends: number[]; count: number };

const rowsPerPortion = 250;

type Written = [line: number, cells: readonly string[], plain?: readonly number[]];

export function packRows(rows: readonly TableRow[]): PackedRows {
  const portions: Buffer[] = [];
  const ends: number[] = [];
  let end = 0;
  for (let from = 0; from < rows.length; from += rowsPerPortion) {
    const written = rows
      .slice(from, from + rowsPerPortion)
      .map(({ line, cells, plain }): Written => (plain === undefined ? [line, cells] : [line, cells, plain]));
    const portion = Buffer.from(JSON.stringify(written), 'utf8');
    portions.push(portion);
    end += portion.length;
    ends.push(end);
  }
  return { bytes: new Uint8Array(Buffer.concat(portions)), ends, count: rows.length };
}

/** The rows again; they can be gone through more than once. */
export function unpackRows({ bytes, ends }: PackedRows): Iterable<TableRow> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    *[Symbol.iterator]() {
      let from = 0;
      for (const end of ends) {
        const portion = JSON.parse(text.toString('utf8', from, end)) as Written[];
        from = end;
        for (const [line, cells, plain] of portion) {
          yield plain === undefined ? { line, cells } : { line, cells, plain };
        }
      }
    },
  };
}
