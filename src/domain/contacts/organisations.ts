/** Organisations that belong to organisations: never in a circle. */

/**
 * The way from an organisation back to itself that a new membership would close, or null.
 * @param parentsOf gives the organisations that one belongs to.
 * @returns ids from `id` to `id`.
 */
export function cycleOf(
  { id, organisationIds }: { id: string; organisationIds: readonly string[] },
  parentsOf: (organisationId: string) => readonly string[],
): string[] | null {
  const waiting: string[][] = organisationIds.map((first) => [id, first]);
  const seen = new Set<string>();
  for (let way = waiting.pop(); way !== undefined; way = waiting.pop()) {
    const last = way.at(-1) ?? id;
    if (last === id) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const parent of parentsOf(last)) waiting.push([...way, parent]);
  }
  return null;
}
