/** The one place where the program asks the world for the time and for randomness; everything else gets them by its context. */
import { randomFillSync } from 'node:crypto';

import type { Instant } from '#domain/dates';
import { uuidV7 } from '#domain/ids';

/** Now, by the clock of the machine. */
export function systemNow(): Instant {
  // oxlint-disable-next-line eslint/no-restricted-globals -- this is where the clock comes from
  return new Date().toISOString() as Instant;
}

/** A fresh UUIDv7. */
export function systemId(): string {
  // oxlint-disable-next-line eslint/no-restricted-globals -- this is where the clock comes from
  return uuidV7({ unixMs: Date.now(), random: randomFillSync(new Uint8Array(10)) });
}
