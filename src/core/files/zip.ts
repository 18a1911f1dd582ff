/** Files as one ZIP, stored as they are: papers and pictures are compressed already. APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3 and 4.4. */
import { crc32 } from 'node:zlib';

import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';

export type ZipEntry = {
  /** With "/" between folders. */
  path: string;
  content: Uint8Array;
  at: Instant;
};

/** Bit 11: names are UTF-8. */
const flags = 0x0800;
/** Version 2.0 of the format is needed: folders. */
const version = 20;
const largest = 0xffff_ffff;

/**
 * @param entries each path once.
 * @throws RangeError when there are more than 65,535 files, or 4 GiB of them: that would need another format (ZIP64).
 */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path, 'utf8');
    const common = commonFields(entry, name);
    const local = Buffer.concat([uint32(0x04034b50), common, uint16(0), name]);
    directory.push(
      // Made by version 2.0 on an MS-DOS file system; no comment, first disk, no attributes.
      Buffer.concat([uint32(0x02014b50), uint16(version), common, uint16(0), Buffer.alloc(10), uint32(offset), name]),
    );
    parts.push(local, Buffer.from(entry.content.buffer, entry.content.byteOffset, entry.content.byteLength));
    offset += local.length + entry.content.byteLength;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  if (entries.length > 0xffff || offset + directorySize > largest) throw new RangeError('Too much for one ZIP file');
  const count = uint16(entries.length);
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(directorySize), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, ...directory, ...end]);
}

/** Version, flags, method (stored), moment, checksum, both sizes, length of the name. */
function commonFields({ content, at }: ZipEntry, name: Buffer): Buffer {
  const size = uint32(content.byteLength);
  const sum = uint32(crc32(content));
  return Buffer.concat([
    uint16(version),
    uint16(flags),
    uint16(0),
    dosMoment(at),
    sum,
    size,
    size,
    uint16(name.length),
  ]);
}

/** MS-DOS time and date, in UTC: two seconds are one step, years count from 1980. */
function dosMoment(at: Instant): Buffer {
  const { year, month, day, hour, minute, second } = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  const date = (Math.max(0, year - 1980) << 9) | (month << 5) | day;
  return Buffer.concat([uint16(time), uint16(date)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
