/** Opens a company's data folder and answers the whole API over it. */
import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { sweepFiles } from '#core/activities';
import { databaseFault, hasDatabase, lockFolder, openDatabase, sweepContactWords } from '#core/database';
import type { FolderLockError, OpenDatabase, OpenDatabaseError } from '#core/database';
import { takeBackAbandoned } from '#core/imports';
import type { AppContext, House, LogEntry, Session } from '#core/pipeline';
import { startPrintLoop } from '#core/print-queue';
import { seedCompany } from '#core/settings';
import { purgeExpired, takeBackAbandonedUnits } from '#core/undo';
import { createWorkerPool } from '#core/worker';

import { changeNotices } from './change-notices.ts';
import { logFile } from './log-file.ts';
import { printRenderer } from './print-renderer.ts';
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
  /** Refuses a folder without a database instead of making an empty company there. */
  mustExist?: boolean;
  /** Whether it sends what waits in the print queue. One program at a time may: by default the one that keeps the folder to itself. */
  prints?: boolean;
  now?: () => Instant;
  log?: (entry: LogEntry) => void;
};

export type OpenError =
  | OpenDatabaseError
  | FolderLockError
  | { code: 'DATABASE_BUSY' }
  | { code: 'DATABASE_MISSING'; folder: string };

export type App = {
  router: AppRouter;
  /** The context to give with each call: the built-in owner's session. */
  context(): AppContext;
  close(): Promise<void>;
};

type Opening = { options: AppOptions; now: () => Instant; log: (entry: LogEntry) => void; held: AsyncDisposableStack };

/**
 * Errors: a newer, unreadable or missing database, a folder that cannot be written, a folder that another program has open, a database
 * that another program holds. Whatever had been opened until then is closed.
 */
export async function openApp(options: AppOptions): Promise<Result<App, OpenError>> {
  const { dataFolder } = options;
  if (options.mustExist === true && !hasDatabase(dataFolder)) {
    return err({ code: 'DATABASE_MISSING', folder: dataFolder });
  }
  const now = options.now ?? systemNow;
  const log = options.log ?? logFile(dataFolder, now);
  // What has been opened, to be closed in the opposite order.
  const held = new AsyncDisposableStack();
  try {
    const opened = await openHouse({ options, now, log, held });
    if (!opened.ok) await held.disposeAsync();
    return opened;
  } catch (error) {
    await held.disposeAsync();
    log({ level: 'error', message: 'The books could not be opened', detail: error });
    const known = openErrorOf(error, dataFolder);
    if (known === null) throw error;
    return err(known);
  }
}

async function openHouse({ options, now, log, held }: Opening): Promise<Result<App, OpenError>> {
  const isAlone = options.host === 'desktop' || options.host === 'server';
  // The lock comes first, so that a newer program never migrates a database under an older one that has it open.
  const locked = isAlone ? lockFolder(options.dataFolder) : ok({ release() {} });
  if (!locked.ok) return locked;
  held.defer(() => locked.value.release());
  const opened = await openDatabase(options.dataFolder);
  if (!opened.ok) return opened;
  const database = opened.value;
  held.defer(() => database.close());
  await seedOnce(database, now);
  const books = { db: database.reader, write: database.write, isAwaited: database.isAwaited };
  const tidyUp = async () => {
    const imports = await takeBackAbandoned(books);
    return imports + (await takeBackAbandonedUnits(books, { now: now(), newId: systemId })) > 0;
  };
  await tidyUp();
  if (options.host !== 'cli') await purgeExpired(books, now());
  const session = await ownerSession(database);
  const worker = createWorkerPool({ workerFile: options.workerFile });
  held.defer(() => worker.close());
  const { othersVersion } = database;
  const notices = changeNotices(isAlone ? { othersVersion, tidyUp, log } : null);
  held.defer(() => notices.close());
  const house = {
    database,
    worker,
    version: options.version,
    dataFolder: options.dataFolder,
    now,
    newId: systemId,
    log,
    publish: notices.publish,
    changes: notices.changes,
  };
  // A script comes and goes beside the program that keeps the folder.
  if (options.host !== 'cli') sweepMeanwhile({ dataFolder: options.dataFolder, database, now, log, held });
  if (options.prints ?? isAlone) printMeanwhile(house, held);
  return ok({ router, context: () => ({ house, session }), close: () => held.disposeAsync() });
}

type Sweeping = Pick<Opening, 'now' | 'log' | 'held'> & { dataFolder: string; database: OpenDatabase };

/** Nobody waits for it at the opening; the closing does. */
function sweepMeanwhile({ dataFolder, database, now, log, held }: Sweeping): void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const failed = (message: string) => (error: unknown) => log({ level: 'warn', message, detail: error });
  const sweeping = Promise.all([
    sweepFiles({ dataFolder, db: database.reader, write: database.write, now: now(), signal }).catch(
      failed('Old files could not be swept'),
    ),
    sweepContactWords(database, signal).catch(failed('Old words could not be swept')),
  ]);
  held.defer(async () => {
    leaving.abort();
    await sweeping;
  });
}

/** The closing waits for what is being sent. */
function printMeanwhile(house: House, held: AsyncDisposableStack): void {
  const loop = startPrintLoop({ ...house, render: printRenderer(house) });
  held.defer(() => loop.end());
}

/** What a failure of the database at the opening means; null for a defect. */
function openErrorOf(error: unknown, folder: string): OpenError | null {
  switch (databaseFault(error)) {
    case 'busy':
      return { code: 'DATABASE_BUSY' };
    case 'readOnly':
      return { code: 'FOLDER_READ_ONLY', folder };
    case 'damaged':
      return { code: 'DATABASE_UNREADABLE' };
    case null:
      return null;
  }
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
