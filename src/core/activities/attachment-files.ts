/**
 * The files of attachments: `attachments/ab/abcd...` in the data folder, named by the SHA-256 of their content, so that the same file is kept
 * once, however often and wherever it is attached, and never changes. A file gets its name in the transaction that writes the row which names it,
 * and loses it in one that finds no such row: as there is one writer at a time, also among programs, neither comes between the other's steps.
 */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Where the attachments of a data folder lie. */
export function attachmentsFolder(dataFolder: string): string {
  return join(dataFolder, 'attachments');
}

/** Where the content with this SHA-256 (64 hexadecimal digits) lies. */
export function attachmentFile(dataFolder: string, sha256: string): string {
  return join(attachmentsFolder(dataFolder), sha256.slice(0, 2), sha256);
}

/** How much is worked on in one go, so that others get their turn: a multiple of 3 bytes, which are 4 signs of base64. */
const pieceBytes = 768 * 1024;

/** Content that is on the disk and has no name yet. */
export type WrittenContent = { part: string; sha256: string; size: number };

/**
 * Writes content, durably, into a file that nobody knows: `nameContent` gives it its name, `discardContent` removes it.
 * @returns a generator of the bytes written until now, ending with the digest and the size.
 * @throws what the file system throws; nothing is left behind then, nor when the generator is ended early.
 */
export async function* writeContent(dataFolder: string, base64: string): AsyncGenerator<number, WrittenContent, void> {
  await mkdir(attachmentsFolder(dataFolder), { recursive: true });
  const part = join(attachmentsFolder(dataFolder), `${randomUUID()}.part`);
  let isWhole = false;
  try {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(part, 'wx');
    try {
      const step = (pieceBytes / 3) * 4;
      for (let from = 0; from < base64.length; from += step) {
        const piece = Buffer.from(base64.slice(from, from + step), 'base64');
        hash.update(piece);
        await writeAll(handle, piece);
        size += piece.length;
        yield size;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    isWhole = true;
    return { part, sha256: hash.digest('hex'), size };
  } finally {
    if (!isWhole) await rm(part, { force: true });
  }
}

/**
 * Gives written content the name of its digest, durably: it is there under it whole or not at all. Called in the transaction that names it, and
 * without waiting for anything, so that nobody removes it in between. An earlier copy is replaced by the same content, which also heals a damaged
 * one.
 * @throws what the file system throws.
 */
export function nameContent(dataFolder: string, { part, sha256 }: WrittenContent): void {
  const file = attachmentFile(dataFolder, sha256);
  mkdirSync(dirname(file), { recursive: true });
  renameSync(part, file);
  flushFolder(dirname(file));
}

/** Removes written content that has got no name. */
export async function discardContent({ part }: WrittenContent): Promise<void> {
  await rm(part, { force: true });
}

/**
 * Removes the file of a content. Called in a transaction that has found no row naming it, and without waiting for anything.
 * @returns whether it is gone; what cannot be removed now is left for the next sweep.
 */
export function removeContent(dataFolder: string, sha256: string): boolean {
  try {
    rmSync(attachmentFile(dataFolder, sha256));
    return true;
  } catch {
    return false;
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length;) {
    from += (await handle.write(piece, from)).bytesWritten;
  }
}

/** Makes a new name in a folder durable, where the system can be asked to. */
function flushFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Windows does it by itself and refuses to be asked.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Why a file is not what its row says; null when it is. */
export type FileFault = { kind: 'missing' } | { kind: 'size'; found: number } | { kind: 'content' };

type Expected = { sha256: string; size: number };

/** Reads a file in pieces and proves it. @returns its content as base64, and its first bytes. */
export async function readContent(
  file: string,
  expected: Expected,
): Promise<{ base64: string; start: Uint8Array } | { fault: FileFault }> {
  const parts: string[] = [];
  let start = new Uint8Array();
  const fault = await walk(file, expected, (piece, index) => {
    if (index === 0) start = Uint8Array.from(piece.subarray(0, 16));
    parts.push(piece.toString('base64'));
  });
  return fault === null ? { base64: parts.join(''), start } : { fault };
}

/** Proves that a file is there and is what it should be. `pause` is awaited between pieces. */
export async function contentFault(
  file: string,
  expected: Expected,
  pause?: () => Promise<void>,
): Promise<FileFault | null> {
  return walk(file, expected, () => {}, pause);
}

async function walk(
  file: string,
  { sha256, size }: Expected,
  use: (piece: Buffer, index: number) => void,
  pause: () => Promise<unknown> = nextTurn,
): Promise<FileFault | null> {
  const found = await sizeOf(file);
  if (found === null) return { kind: 'missing' };
  if (found !== size) return { kind: 'size', found };
  const handle = await open(file, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, size));
    for (let index = 0, position = 0; position < size; index += 1) {
      const piece = buffer.subarray(0, await fill(handle, buffer, position));
      if (piece.length === 0) return { kind: 'content' };
      hash.update(piece);
      use(piece, index);
      position += piece.length;
      await pause();
    }
    return hash.digest('hex') === sha256 ? null : { kind: 'content' };
  } finally {
    await handle.close();
  }
}

/** Fills the buffer from a place of the file, except at its end, so that every piece but the last is whole groups of three bytes. */
async function fill(handle: FileHandle, buffer: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? found.size : null;
}

/** Whether a failure is one of the file system: no room, no right, no such disk. */
export function isFileFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
