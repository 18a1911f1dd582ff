/** `backups.create`: the database first, then the files that it names, all proven, then the name. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { ORPCError } from '@orpc/server';

import { err, ok } from '#domain/result';
import type { Backup } from '#contract/backups';
import { attachmentFile, contentFault, isFileFailure } from '#core/activities';
import { cancelCopy, copiedPages, copyControl, databaseFile } from '#core/database';
import type { JobScope, JobWork } from '#core/pipeline';

import { backupsFolder, clearOldParts, giveName, takeFile, writeManifest } from './backup-folder.ts';
import { filesOf } from './files-of.ts';
import type { NamedFile } from './files-of.ts';

const lookMs = 100;

/**
 * Copies the books as they are now while others go on working. Only a whole copy gets its name; failure and cancel leave nothing behind.
 * Errors: BACKUP_NOT_STORED, BACKUP_DAMAGED (with what is damaged: the database, or a file by its name).
 */
export async function* createBackup(scope: JobScope): JobWork<Backup> {
  const { house, now } = scope;
  const folder = backupsFolder(house.dataFolder);
  const part = join(folder, `${scope.newId()}.part`);
  try {
    await mkdir(part, { recursive: true });
    await clearOldParts(folder, now);
    const copied = yield* copyBooks(scope, part);
    if (!copied.ok) return copied;
    const taken = yield* takeFiles(scope, part);
    if (!taken.ok) return taken;
    const { size: databaseBytes } = await stat(databaseFile(part));
    const { version, database } = house;
    const contents = { at: now, databaseBytes, ...taken.value };
    await writeManifest(part, { version, schemaVersion: database.schemaVersion, ...contents });
    const name = await giveName(part, now);
    scope.record({ kind: 'backup', id: name, detail: { databaseBytes, ...taken.value } });
    return ok({ name, folder: join(folder, name), ...contents });
  } catch (error) {
    if (!isFileFailure(error)) throw error;
    scope.log({ level: 'error', message: 'The backup could not be written', detail: error });
    return err({ code: 'BACKUP_NOT_STORED' });
  } finally {
    await rm(part, { recursive: true, force: true }).catch((error: unknown) =>
      scope.log({ level: 'warn', message: 'What was half made could not be removed', detail: error }),
    );
  }
}

/** Lets a thread copy the database, and tells how far it is. */
async function* copyBooks(scope: JobScope, part: string): JobWork<null> {
  const { house } = scope;
  const control = copyControl();
  const input = { from: databaseFile(house.dataFolder), to: databaseFile(part), control };
  const copying = scope.worker.run('copyDatabase', input);
  const end = copying.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([end, pause(lookMs, false)]))) {
      throwIfLeft(scope);
      yield { ...copiedPages(control), message: 'copying' };
    }
    const outcome = await copying;
    switch (outcome.kind) {
      case 'whole':
        return ok(null);
      case 'damaged':
        scope.log({ level: 'error', message: 'The copy of the database is damaged' });
        return err({ code: 'BACKUP_DAMAGED', name: 'counterbook.db' });
      case 'notStored':
        scope.log({ level: 'error', message: 'The database could not be copied', detail: outcome.reason });
        return err({ code: 'BACKUP_NOT_STORED' });
      case 'cancelled':
        throw new ORPCError('CLIENT_CLOSED_REQUEST');
    }
  } finally {
    // Nothing may be removed while the thread still writes.
    cancelCopy(control);
    await end;
  }
}

type Taken = { attachmentCount: number; attachmentBytes: number };

/** Takes every file that the copied database names, once each, and proves it by its digest. */
async function* takeFiles(scope: JobScope, part: string): JobWork<Taken> {
  const { dataFolder } = scope.house;
  const files = await filesOf(databaseFile(part), scope.now);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const taken: Taken = { attachmentCount: 0, attachmentBytes: 0 };
  let done = 0;
  for (const file of files) {
    throwIfLeft(scope);
    const copy = attachmentFile(part, file.sha256);
    const isWhole = await isTakenWhole({ from: attachmentFile(dataFolder, file.sha256), to: copy, file });
    if (isWhole) {
      taken.attachmentCount += 1;
      taken.attachmentBytes += file.size;
    } else if (file.isNeeded) {
      scope.log({ level: 'error', message: `The attachment ${file.sha256} is damaged` });
      return err({ code: 'BACKUP_DAMAGED', name: file.name });
    } else {
      await rm(copy, { force: true });
    }
    done += file.size;
    yield { done, total, message: 'checking' };
  }
  return ok(taken);
}

async function isTakenWhole({ from, to, file }: { from: string; to: string; file: NamedFile }): Promise<boolean> {
  // A file that is not there is damage; any other failure is one of the place that is written to.
  if ((await stat(from).catch(() => null)) === null) return false;
  await takeFile(from, to);
  return (await contentFault(to, file)) === null;
}

function throwIfLeft({ signal }: JobScope): void {
  if (signal?.aborted === true) throw new ORPCError('CLIENT_CLOSED_REQUEST');
}
