/** Opens a company's data folder and answers the whole API over it. */
import type { Instant } from '#domain/dates';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import { lockFolder, openDatabase } from '#core/database';
import type { FolderLockError, OpenDatabase, OpenDatabaseError } from '#core/database';
import { takeBackAbandoned } from '#core/imports';
import type { AppContext, LogEntry, Session } from '#core/pipeline';
import { seedCompany } from '#core/settings';
import { createWorkerPool } from '#core/worker';

import { changeNotices } from './change-notices.ts';
import { logFile } from './log-file.ts';
import { router } from './router.ts';
import type { AppRouter } from './router.ts';
import { systemId, systemNow } from './system-clock.ts';

export type AppOptions = {
  /** Where `counterbook.db` lies; made when missing. */
  dataFolder: string;
  /** Who carries the API. The desktop and the server keep the folder to themselves; a script works beside them. */
  host: 'desktop' | 'server' | 'cli' | 'test';
  /** Absolute path of the worker file: `worker.ts` from source, `worker.js` when built. */
  workerFile: string;
  version: string;
  now?: () => Instant;
  log?: (entry: LogEntry) => void;
};

export type OpenError = OpenDatabaseError | FolderLockError;

export type App = {
  router: AppRouter;
  /** The context to give with each call: the built-in owner's session. */
  context(): AppContext;
  close(): Promise<void>;
};

/** Errors: a newer or unreadable database, a folder that cannot be written, a folder that another program has open. */
export async function openApp(options: AppOptions): Promise<Result<App, OpenError>> {
  const now = options.now ?? systemNow;
  const isAlone = options.host === 'desktop' || options.host === 'server';
  // The lock comes first, so that a newer program never migrates a database under an older one that has it open.
  const locked = isAlone ? lockFolder(options.dataFolder) : ok({ release() {} });
  if (!locked.ok) return locked;
  const lock = locked.value;
  const opened = await openDatabase(options.dataFolder);
  if (!opened.ok) {
    lock.release();
    return opened;
  }
  const database = opened.value;
  await seedOnce(database, now);
  await takeBackAbandoned({ db: database.reader, write: database.write });
  const notices = changeNotices(database.othersVersion, { watchesOthers: isAlone });
  const worker = createWorkerPool({ workerFile: options.workerFile });
  const session = await ownerSession(database);
  const house = {
    database,
    worker,
    version: options.version,
    dataFolder: options.dataFolder,
    now,
    newId: systemId,
    log: options.log ?? logFile(options.dataFolder, now),
    publish: notices.publish,
    changes: notices.changes,
  };
  return ok({
    router,
    context: () => ({ house, session }),
    async close() {
      notices.close();
      await worker.close();
      await database.close();
      lock.release();
    },
  });
}

/** Only an empty company is written to: a script that merely reads never waits for the program that it works beside. */
async function seedOnce(database: OpenDatabase, now: () => Instant): Promise<void> {
  const owner = await database.reader.selectFrom('users').select('id').limit(1).executeTakeFirst();
  if (owner) return;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  await database.write((tx) => seedCompany(tx, { now: now(), newId: systemId, timeZone }));
}

async function ownerSession(database: OpenDatabase): Promise<Session> {
  const owner = await database.reader
    .selectFrom('users')
    .select(['id', 'name', 'role'])
    .limit(1)
    .executeTakeFirstOrThrow();
  return { userId: owner.id, userName: owner.name, role: owner.role };
}
