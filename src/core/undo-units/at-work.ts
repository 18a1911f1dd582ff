/** Which process works on a unit or an import, so that what a crash left behind is told from what is being done. */
import { uptime } from 'node:os';

import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';

/** What this process works on now, by id. */
const atWork = new Set<string>();

/** Says that this process begins to work on something: before its row can be seen, or a look for the abandoned would take it back. */
export function beginWork(id: string): void {
  atWork.add(id);
}

/** Says that this process works on it no more, however it ended. */
export function endWork(id: string): void {
  atWork.delete(id);
}

/**
 * Whether the process of a job still works on it. A process id alone is no proof, for the system gives it out again: work from before
 * the machine was started is dead, and work under our own id is alive only if we know of it.
 */
export function isAtWork({ id, processId, since }: { id: string; processId: number; since: Instant }): boolean {
  if (atWork.has(id)) return true;
  if (processId === process.pid || isBeforeBoot(since)) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: the process lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isBeforeBoot(since: Instant): boolean {
  const bootMs = performance.timeOrigin + performance.now() - uptime() * 1000;
  return Temporal.Instant.from(since).epochMilliseconds < bootMs;
}
