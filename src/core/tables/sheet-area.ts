/** How much room the sheets of a workbook will take: a single cell far out makes a reader fill all rows up to it. */
import { inflateRawSync } from 'node:zlib';

import { zipEntries, type ZipEntry } from './zip-size.ts';

/** The most rows that a sheet has (Excel, specifications and limits). */
const mostRows = 1_048_576;
/** A list of a hundred thousand contacts with all their fields has five million. */
const mostCells = 25_000_000;

/**
 * Looks through the sheets before they are read.
 * @returns `ok`, or what is wrong: `tooManyColumns` with the row that reaches furthest, where a sheet would take more memory than an office computer has;
 * `broken` where the file does not unpack to what it says, or has rows that no sheet has.
 */
export function checkSheets(bytes: Uint8Array): { fault: 'ok' | 'broken' } | { fault: 'tooManyColumns'; line: number } {
  for (const entry of zipEntries(bytes) ?? []) {
    const content = unpacked(bytes, entry);
    if (content === null) return { fault: 'broken' };
    const area = areaOf(content);
    if (Math.max(area.rows, area.lastRow) > mostRows) return { fault: 'broken' };
    if (area.rows * area.columns > mostCells) return { fault: 'tooManyColumns', line: area.widestRow };
  }
  return { fault: 'ok' };
}

function unpacked(bytes: Uint8Array, { method, offset, packedSize, size }: ZipEntry): Buffer | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length) return null;
  // APPNOTE 4.3.7: the local header repeats the name and has extra fields of its own.
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(from, from + packedSize);
  if (method === 0) return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null;
  }
}

/** `rows` and `columns` as far as something stands in them; empty rows may follow. */
type Area = { rows: number; columns: number; widestRow: number; lastRow: number };

/** Row by row; of each only the last cell that is closed, for cells stand in their order and one without content takes no room. */
function areaOf(xml: Buffer): Area {
  const prefix = /<(\w+:)?sheetData[\s>]/.exec(xml.toString('latin1', 0, 65_536))?.[1] ?? '';
  const [rowEnd, cellEnd, cellStart] = [`</${prefix}row>`, `</${prefix}c>`, `<${prefix}c `];
  const area: Area = { rows: 0, columns: 0, widestRow: 0, lastRow: lastRowOf(xml, `<${prefix}row `) };
  let from = 0;
  for (let end = xml.indexOf(rowEnd); end >= 0; end = xml.indexOf(rowEnd, from)) {
    const row = xml.subarray(from, end);
    from = end + rowEnd.length;
    const last = row.lastIndexOf(cellEnd);
    const start = last < 0 ? -1 : row.lastIndexOf(cellStart, last);
    if (start < 0) continue;
    const address = /\br="([A-Z]{1,4})(\d{1,9})"/.exec(row.toString('latin1', start, Math.min(last, start + 200)));
    const column = columnOf(address?.[1] ?? '');
    const line = Number(address?.[2] ?? area.rows + 1);
    area.rows = Math.max(area.rows, line);
    if (column > area.columns) Object.assign(area, { columns: column, widestRow: line });
  }
  return area;
}

function lastRowOf(xml: Buffer, rowStart: string): number {
  const at = xml.lastIndexOf(rowStart);
  return at < 0 ? 0 : Number(/\sr="(\d+)"/.exec(xml.toString('latin1', at, at + 200))?.[1] ?? 0);
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
