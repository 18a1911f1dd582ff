/**
 * Undoing field by field. A unit of work keeps, of each record it changed, the changed fields as they were before and after it. Undone is a
 * field that still is as the unit left it; one that somebody has changed by hand since is kept and told.
 */
import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';

type Fields = Readonly<Record<string, JsonValue>>;

/** The fields that a unit changed: the same keys on both sides. */
export type FieldImages = { before: Fields; after: Fields };

export type FieldConflict = { field: string; before: JsonValue; current: JsonValue };

/**
 * What a record becomes when the unit is undone.
 * @returns `restored`: the fields to write back; `conflicts`: those that were changed since and stay. A field that by now is as it was
 *   before is in neither.
 */
export function restoreFields(
  { before, after }: FieldImages,
  current: Fields,
): { restored: Record<string, JsonValue>; conflicts: FieldConflict[] } {
  const restored: Record<string, JsonValue> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, was] of Object.entries(before)) {
    const is = current[field] ?? null;
    if (isSame(is, was)) continue;
    if (isSame(is, after[field] ?? null)) restored[field] = was;
    else conflicts.push({ field, before: was, current: is });
  }
  return { restored, conflicts };
}

/** The fields of which two states of a record differ, as the images of a unit; null when they are the same. */
export function imagesOf(before: Fields, after: Fields): FieldImages | null {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !isSame(before[field] ?? null, after[field] ?? null),
  );
  if (fields.length === 0) return null;
  const pick = (from: Fields) => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
