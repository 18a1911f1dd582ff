export type Fields = Readonly<Record<string, unknown>>;

/** One field that somebody else has changed while this form was open. */
export type MetField<Name extends string = string> = {
  field: Name;
  before: unknown;
  theirs: unknown;
  mine: unknown;
  /** Both changed it, each to something else: the person must choose. Otherwise theirs is taken over. */
  isConflict: boolean;
};

/** Tells whether two values of a form are the same; rows and lists are compared by what they hold. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const keys = Object.keys(left);
  if (Array.isArray(left) !== Array.isArray(right) || keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => key in right && isSame((left as Fields)[key], (right as Fields)[key]));
}

/**
 * Brings two changes of the same record together. What only one side has changed is taken; where both have changed a field
 * differently, `merged` keeps mine until the person chooses.
 */
export function meet<Values extends Fields>({
  base,
  mine,
  theirs,
}: {
  base: Values;
  mine: Values;
  theirs: Values;
}): { merged: Values; met: MetField<keyof Values & string>[] } {
  const merged: Values = { ...mine };
  const met: MetField<keyof Values & string>[] = [];
  for (const field of Object.keys(base) as (keyof Values & string)[]) {
    const isMine = !isSame(mine[field], base[field]);
    if (isSame(theirs[field], base[field]) || isSame(theirs[field], mine[field])) continue;
    if (!isMine) merged[field] = theirs[field];
    met.push({ field, before: base[field], theirs: theirs[field], mine: mine[field], isConflict: isMine });
  }
  return { merged, met };
}
