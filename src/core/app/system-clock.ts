/** The one place where the program asks the world for the time and for randomness; everything else gets them by its context. */
import { randomFillSync } from 'node:crypto';

import type { Instant } from '#domain/dates';
import { uuidV7 } from '#domain/ids';

/** Now, by the clock of the machine. */
export function systemNow(): Instant {
  // oxlint-disable-next-line eslint/no-restricted-globals -- this is where the clock comes from
  return new Date().toISOString() as Instant;
}

const lastId = { unixMs: 0, count: 0 };

/** Asking the system for random bytes costs more than all else of an id, so they are asked for a few hundred ids at once. */
const pool = { bytes: new Uint8Array(4000), used: 4000 };

/**
 * A fresh UUIDv7 that sorts after every earlier one of this process: ids of the same millisecond count up in the twelve bits after
 * the time (RFC 9562, section 6.2, method 1), so that records made in one go keep their order.
 */
export function systemId(): string {
  // oxlint-disable-next-line eslint/no-restricted-globals -- this is where the clock comes from
  const unixMs = Date.now();
  if (unixMs > lastId.unixMs) Object.assign(lastId, { unixMs, count: 0 });
  else if (lastId.count < 4095) lastId.count += 1;
  else Object.assign(lastId, { unixMs: lastId.unixMs + 1, count: 0 });
  if (pool.used === pool.bytes.length) {
    randomFillSync(pool.bytes);
    pool.used = 0;
  }
  const random = pool.bytes.slice(pool.used, pool.used + 10);
  pool.used += 10;
  new DataView(random.buffer).setUint16(0, lastId.count);
  return uuidV7({ unixMs: lastId.unixMs, random });
}
