/**
 * The answer of anything that can fail in an expected way: a value, or an error with a code that the contract lists
 * and the renderer words. Defects are thrown instead.
 */
export type Result<T, E extends { code: string } = { code: string }> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps a value as a success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Wraps an error as an expected failure; the code keeps its literal type, so a switch over it is exhaustive. */
export function err<const E extends { code: string }>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
