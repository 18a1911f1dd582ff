/**
 * Where backups lie: each in a folder of its own below `backups` in the data folder, which is a data folder itself. A `manifest.json` in it says
 * what it holds; a folder without one is no backup.
 */
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

import type { Instant } from '#domain/dates';
import type { Backup } from '#contract/backups';

/** Where the backups of a data folder lie. */
export function backupsFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

const manifestName = 'manifest.json';
const manifestSchema = z.object({
  format: z.literal('counterbook-backup'),
  formatVersion: z.literal(1),
  /** Of the program that made it. */
  version: z.string(),
  schemaVersion: z.int(),
  at: z.iso.datetime(),
  databaseBytes: z.int(),
  attachmentCount: z.int(),
  attachmentBytes: z.int(),
});
type Manifest = z.infer<typeof manifestSchema>;
export type Contents = Omit<Manifest, 'format' | 'formatVersion'>;

/** Writes what a folder holds, durably: the last thing before it gets its name. */
export async function writeManifest(folder: string, contents: Contents): Promise<void> {
  const manifest: Manifest = { format: 'counterbook-backup', formatVersion: 1, ...contents };
  const file = join(folder, manifestName);
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  await flush(file, 'r+');
  await flush(folder, 'r');
}

/** The backup in a folder, or null when there is none that can be read. */
export async function readBackup(folder: string, name: string): Promise<Backup | null> {
  try {
    const text = await readFile(join(folder, name, manifestName), 'utf8');
    const { at, databaseBytes, attachmentCount, attachmentBytes } = manifestSchema.parse(JSON.parse(text));
    return { name, folder: join(folder, name), at: at as Instant, databaseBytes, attachmentCount, attachmentBytes };
  } catch {
    return null;
  }
}

/** Gives a finished folder the first free name of its moment: '2026-11-21T10-00-00Z', then '2026-11-21T10-00-00Z-2'. */
export async function giveName(part: string, at: Instant): Promise<string> {
  const folder = dirname(part);
  const stamp = `${at.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(':', '-')}Z`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stamp : `${stamp}-${number}`;
    if (await exists(join(folder, name))) continue;
    await rename(part, join(folder, name));
    await flush(folder, 'r');
    return name;
  }
}

/** Puts a file that never changes into a backup: by a second name for the same content where the disk can, else by a copy. */
export async function takeFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
    await flush(to, 'r+');
  }
}

const partHours = 24;

/** Removes what an ended program has left half made. A younger one may be another program's that is at work. */
export async function clearOldParts(folder: string, now: Instant): Promise<void> {
  const oldest = Temporal.Instant.from(now).subtract({ hours: partHours }).epochMilliseconds;
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate.endsWith('.part'))) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && found.mtimeMs < oldest) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** Makes a file, or the names in a folder, durable. A system that keeps folders safe by itself refuses to be asked. */
async function flush(path: string, mode: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, mode).catch((error: unknown) => {
    if (mode === 'r') return null;
    throw error;
  });
  try {
    await handle?.sync();
  } catch (error) {
    if (mode === 'r+') throw error;
  } finally {
    await handle?.close();
  }
}
