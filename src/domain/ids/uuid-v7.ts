const largestUnixMs = 2 ** 48 - 1;

/**
 * Builds a UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits, as lower-case text.
 * Ids made later sort after earlier ones. The caller brings the clock and the ten random bytes.
 * @throws RangeError when the time is outside 48 bits or there are not exactly ten random bytes.
 */
export function uuidV7({ unixMs, random }: { unixMs: number; random: Uint8Array }): string {
  if (!Number.isSafeInteger(unixMs) || unixMs < 0 || unixMs > largestUnixMs) {
    throw new RangeError(`Unix milliseconds do not fit into 48 bits: ${unixMs}`);
  }
  if (random.length !== 10) throw new RangeError(`A UUID version 7 needs 10 random bytes, not ${random.length}`);

  const time = unixMs.toString(16).padStart(12, '0');
  const bytes = [...random];
  const versioned = hexOf([0x70 | (at(bytes, 0) & 0x0f), at(bytes, 1)]);
  const varied = hexOf([0x80 | (at(bytes, 2) & 0x3f), at(bytes, 3)]);
  return `${time.slice(0, 8)}-${time.slice(8)}-${versioned}-${varied}-${hexOf(bytes.slice(4))}`;
}

function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function at(bytes: readonly number[], index: number): number {
  return bytes[index] ?? 0;
}
