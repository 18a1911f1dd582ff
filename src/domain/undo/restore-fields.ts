/**
 * Undoing field by field. A unit of work keeps, of each record it changed, the changed fields as they were before and after it. Undone is a
 * field that still is as the unit left it; one that somebody has changed by hand since is kept and told. A record within a field (custom
 * values) is undone key by key, and a list whose elements are known by a key (tags, memberships) element by element.
 */
import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';

type Fields = Readonly<Record<string, JsonValue>>;

/** The fields that a unit changed: the same keys on both sides. One that is the same on both, as it became again, is left alone. */
export type FieldImages = { before: Fields; after: Fields };

/** `field` names a key within a field as "custom:key"; of an element of a list it is the list. null stands for nothing. */
export type FieldConflict = { field: string; before: JsonValue; current: JsonValue };

/** By what an element of a list is known, for each field that is a list of such. */
export type ElementKeys = Readonly<Record<string, (element: JsonValue) => string>>;

/**
 * What a record becomes when the unit is undone.
 * @returns `restored`: the fields to write back; `conflicts`: those that were changed since and stay. A field that by now is as it was
 *   before is in neither.
 */
export function restoreFields(
  { before, after }: FieldImages,
  current: Fields,
  elementKeys: ElementKeys = {},
): { restored: Record<string, JsonValue>; conflicts: FieldConflict[] } {
  return restoreEach({ before, after }, current, (three) => restoreField(three, elementKeys[three.field]));
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

type Three<Value> = { field: string; was: Value; left: Value; is: Value };
type Done<Value> = { value: Value; conflicts: FieldConflict[] };
type KeyOf = ((element: JsonValue) => string) | undefined;

function restoreEach(
  { before, after }: FieldImages,
  current: Fields,
  restore: (three: Three<JsonValue>) => Done<JsonValue>,
) {
  const restored: Record<string, JsonValue> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, was] of Object.entries(before)) {
    const is = current[field] ?? null;
    const left = after[field] ?? null;
    if (isSame(is, was) || isSame(left, was)) continue;
    const done = restore({ field, was, left, is });
    if (!isSame(done.value, is)) restored[field] = done.value;
    conflicts.push(...done.conflicts);
  }
  return { restored, conflicts };
}

function restoreField({ field, was, left, is }: Three<JsonValue>, keyOf: KeyOf): Done<JsonValue> {
  if (isRecord(was) && isRecord(left) && isRecord(is)) return restoreRecord({ field, was, left, is });
  if (keyOf !== undefined && isList(was) && isList(left) && isList(is)) {
    return restoreList({ field, was, left, is }, keyOf);
  }
  return restoreWhole({ field, was, left, is });
}

function restoreWhole({ field, was, left, is }: Three<JsonValue>): Done<JsonValue> {
  if (isSame(is, left)) return { value: was, conflicts: [] };
  return { value: is, conflicts: [{ field, before: was, current: is }] };
}

function restoreRecord({ field, was, left, is }: Three<Fields>): Done<Fields> {
  const images = imagesOf(was, left) ?? { before: {}, after: {} };
  const { restored, conflicts } = restoreEach(images, is, restoreWhole);
  const entries = Object.entries({ ...is, ...restored }).filter(([, value]) => value !== null);
  return {
    value: Object.fromEntries(entries),
    conflicts: conflicts.map((conflict) => ({ ...conflict, field: `${field}:${conflict.field}` })),
  };
}

/** What the unit took away comes back at the end, what it added goes, and the rest keeps its order. */
function restoreList(
  { field, was, left, is }: Three<readonly JsonValue[]>,
  nameOf: (element: JsonValue) => string,
): Done<readonly JsonValue[]> {
  if (isSame(is, left)) return { value: was, conflicts: [] };
  // A tag can be named like something that every object has ("__proto__").
  const keyOf = (element: JsonValue) => `=${nameOf(element)}`;
  const byKey = (list: readonly JsonValue[]) => Object.fromEntries(list.map((element) => [keyOf(element), element]));
  const images = imagesOf(byKey(was), byKey(left)) ?? { before: {}, after: {} };
  const { restored, conflicts } = restoreEach(images, byKey(is), restoreWhole);
  const stays = is.map((element) => restored[keyOf(element)] ?? (keyOf(element) in restored ? null : element));
  const present = new Set(is.map(keyOf));
  const back = was.filter((element) => keyOf(element) in restored && !present.has(keyOf(element)));
  return {
    value: [...stays.filter((element) => element !== null), ...back],
    conflicts: conflicts.map((conflict) => ({ ...conflict, field })),
  };
}

function isRecord(value: JsonValue): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
