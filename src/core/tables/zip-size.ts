/** What a ZIP file says that it holds. */

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const longestComment = 65_557;

/** A file inside: how it is packed (0 stored, 8 deflated), where its local header stands, and its sizes in bytes. */
export type ZipEntry = { method: number; offset: number; packedSize: number; size: number };

/** The sum of the sizes in the central directory, or null when the bytes are no ZIP file. */
export function unzippedSize(bytes: Uint8Array): number | null {
  return zipEntries(bytes)?.reduce((sum, entry) => sum + entry.size, 0) ?? null;
}

/** The files of the central directory (APPNOTE 4.3.12), or null when the bytes are no ZIP file. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return null;
    entries.push({
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return null;
}
