/** Reads a ZIP of ours back from its directory. */
import { crc32 } from 'node:zlib';

/** The files of a ZIP without compression, by their paths. @throws when a checksum or a size is wrong. */
export function unzipped(zip: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('The end of the directory is missing');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [sum, size, nameLength] = [
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ];
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26);
    const content = bytes.subarray(from, from + size);
    if (bytes.readUInt32LE(local) !== 0x04034b50 || crc32(content) !== sum) throw new Error(`${path} is damaged`);
    files.set(path, content);
    at += 46 + nameLength;
  }
  return files;
}
