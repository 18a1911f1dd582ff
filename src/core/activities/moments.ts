/** Moments as they are kept: equally long, so that their texts sort as they do. */
import type { Instant } from '#domain/dates';

/** The same moment to the millisecond: '2026-11-21T10:00:00Z' is '2026-11-21T10:00:00.000Z'; what is finer is cut off. */
export function inMilliseconds(instant: Instant): Instant {
  const [seconds = '', fraction = ''] = instant.slice(0, -1).split('.');
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z` as Instant;
}
