/** A whole program on a folder of its own, for tests: real SQLite, real pipeline, a clock that the test sets. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '#contract/contract';
import type { Instant } from '#domain/dates';
import { uuidV7 } from '#domain/ids';
import { openApp } from '#core/app';
import type { App } from '#core/app';
import { databaseFile } from '#core/database';
import type { LogEntry } from '#core/pipeline';

export { failureOf, rowsOf, tamper } from './ask.ts';
export { endProven } from './end-proven.ts';
export type { ToldFailure } from './ask.ts';
export { fillBooks } from './fill-books.ts';
export { dumpContacts, ended, undone } from './undoing.ts';
export { unzipped } from './unzip.ts';

export type TestApp = {
  app: App;
  api: ContractRouterClient<Contract>;
  folder: string;
  databaseFile: string;
  logged: LogEntry[];
  setNow(now: string): void;
  /** Closes and opens again on the same folder. */
  reopen(): Promise<void>;
  /** Closes and removes the folder. */
  end(): Promise<void>;
};

/**
 * The bundle of a file that threads and processes of tests run, which starts faster; outside a run of the tests the file itself.
 * @param source absolute path of one of the files that `scripts/tests/prepare.ts` bundles
 */
export function bundled(source: string): string {
  const folder = process.env['COUNTERBOOK_TEST_BUNDLES'];
  return folder === undefined ? source : join(folder, `${basename(source, '.ts')}.js`);
}

/** What worker threads of tests run. */
export const testWorkerFile = bundled(join(import.meta.dirname, '..', 'worker', 'worker.ts'));

/** 2026-11-21 in UTC. */
const startMs = 1_795_219_200_000;
let made = 0;
/** A fresh UUIDv7, for command ids. */
export function testId(): string {
  made += 1;
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, made);
  crypto.getRandomValues(random.subarray(0, 6));
  return uuidV7({ unixMs: startMs + made, random });
}

type Given = { folder?: string; now?: string; isEmpty?: boolean; prints?: boolean };

/** Opens an empty company named 'Test Office' on 2026-11-21, unless `folder` names one that exists. */
export async function openTestApp(given: Given = {}): Promise<TestApp> {
  if (given.folder !== undefined || given.now !== undefined || given.isEmpty === true) return openFolder(given);
  const folder = newFolder();
  // A new company is made by all migrations, as a user's is, once in each process of tests; the others there begin with a copy of it.
  companyFile ??= madeCompany();
  writeFileSync(databaseFile(folder), await companyFile);
  return openFolder({ ...given, folder });
}

let companyFile: Promise<Buffer> | undefined;

async function madeCompany(): Promise<Buffer> {
  const company = await openFolder({});
  await company.app.close();
  const bytes = readFileSync(company.databaseFile);
  rmSync(company.folder, { recursive: true, force: true });
  return bytes;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'counterbook-test-'));
}

async function openFolder(given: Given): Promise<TestApp> {
  const folder = given.folder ?? newFolder();
  const logged: LogEntry[] = [];
  let now = (given.now ?? '2026-11-21T10:00:00.000Z') as Instant;
  const open = async () => {
    const log = (entry: LogEntry) => void logged.push(entry);
    const opened = await openApp({
      dataFolder: folder,
      host: 'test',
      workerFile: testWorkerFile,
      version: 'test',
      prints: given.prints ?? false,
      now: () => now,
      log,
    });
    if (!opened.ok) throw new Error(`The test database cannot be opened: ${opened.error.code}`);
    return opened.value;
  };
  const app = await open();
  const test: TestApp = {
    app,
    api: clientOf(app),
    folder,
    databaseFile: databaseFile(folder),
    logged,
    setNow: (next) => {
      now = next as Instant;
    },
    async reopen() {
      await test.app.close();
      test.app = await open();
      test.api = clientOf(test.app);
    },
    async end() {
      await test.app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (!given.isEmpty && given.folder === undefined) {
    await test.api.settings.update({ commandId: testId(), company: { name: 'Test Office', timeZone: 'UTC' } });
  }
  return test;
}

function clientOf(app: App): ContractRouterClient<Contract> {
  return createRouterClient(app.router, { context: () => app.context() });
}
