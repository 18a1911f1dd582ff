/** `backups.list` */
import { readdir } from 'node:fs/promises';

import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Backup } from '#contract/backups';
import type { QueryScope } from '#core/pipeline';

import { backupsFolder, readBackup } from './backup-folder.ts';

/** The finished backups of the data folder, newest first; what is no backup is passed over. */
export async function listBackups({ house }: QueryScope): Promise<Result<{ backups: Backup[] }>> {
  const folder = backupsFolder(house.dataFolder);
  const names = await readdir(folder).catch(() => []);
  const finished = names.filter((name) => !name.endsWith('.part'));
  const found = await Promise.all(finished.map((name) => readBackup(folder, name)));
  const backups = found.filter((backup) => backup !== null);
  return ok({ backups: backups.toSorted((left, right) => (left.at + left.name < right.at + right.name ? 1 : -1)) });
}
