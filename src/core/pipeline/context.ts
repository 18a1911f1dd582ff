/** What travels with a call: the house behind it, who asks, and what the handler of each kind may touch. */
import type { Permission, Role } from '#domain/permissions';
import type { Instant } from '#domain/dates';
import type { Result } from '#domain/result';
import type { Progress } from '#contract/values';
import type { Topic } from '#contract/operation';
import type { OpenDatabase, ReadDb, WriteTx } from '#core/database';
import type { WorkerPool } from '#core/worker';

export type Session = { userId: string; userName: string; role: Role };

export type LogEntry = { level: 'info' | 'warn' | 'error'; message: string; detail?: unknown };

/** What the house holds once: made by `openApp`, never by a handler. */
export type House = {
  database: OpenDatabase;
  worker: WorkerPool;
  version: string;
  dataFolder: string;
  now(): Instant;
  newId(): string;
  log(entry: LogEntry): void;
  publish(topics: readonly Topic[]): void;
  changes(signal: AbortSignal | undefined): AsyncGenerator<{ topics: Topic[] }, void, void>;
};

/** What a host gives with each call. */
export type AppContext = { house: House; session: Session };

type EveryScope = {
  session: Session;
  now: Instant;
  newId(): string;
};

export type QueryScope = EveryScope & {
  /** Each statement sees the newest committed state. */
  db: ReadDb;
  /** All reads inside see one unchanging past. Nothing else may be awaited inside. */
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  worker: WorkerPool;
  signal: AbortSignal | undefined;
  house: House;
};

/** What a command did, for the audit trail. `detail` replaces the input there, where the input would be too large. */
export type Recorded = { kind: string; id: string; detail?: unknown };

/** A record in one of its versions, kept in place of an answer that can be read again. */
export type Reference = { id: string; version: number };

export type CommandScope = EveryScope & {
  commandId: string;
  tx: WriteTx;
  /** Names the record that this command is about. */
  record(subject: Recorded): void;
  /** Names a further record that this command has made, so that the audit trail proves that it is there. */
  wrote(made: { kind: string; id: string }): void;
  /** Keeps this instead of the whole answer; a handler that calls it says in `command(handler, again)` how to answer again. */
  remember(reference: Reference): void;
  /** Set when the command has run before and kept a reference. */
  remembered: Reference | undefined;
};

/** An expected failure: its code, and beside it the data that the contract promises for that code. */
export type Failure = { code: string; [field: string]: unknown };
export type CommandWork<Output> = (scope: CommandScope) => Promise<Result<Output, Failure>>;

export type JobScope = EveryScope & {
  commandId: string;
  db: ReadDb;
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  worker: WorkerPool;
  signal: AbortSignal | undefined;
  /** A short transaction of the job, without an audit row of its own. */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Whether somebody else waits to write: a transaction of several turns ends then. */
  isAwaited(): boolean;
  /**
   * A whole command inside the job: idempotent by its id, audited, in a transaction of its own. Ends with DATABASE_BUSY when another
   * program's lock has refused it more than once.
   */
  command<Output>(
    call: { operation: string; commandId: string; input: unknown },
    work: CommandWork<Output>,
  ): Promise<Result<Output, Failure>>;
  record(subject: Recorded): void;
  /** Set when the job has run before and one of its commands, under the job's own id, has kept a reference in place of the answer. */
  remembered: Reference | undefined;
  publish(topics: readonly Topic[]): void;
  log(entry: LogEntry): void;
  house: House;
};

export type JobWork<Output> = AsyncGenerator<Progress, Result<Output, Failure>, void>;
export type { Permission };
