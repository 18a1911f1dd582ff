/** A draft that could not be issued, as the job reports it. */
export type IssueFailureRow = { id: string; reference: string; code: string };

export type FailureGroup = { code: string; count: number; shown: readonly IssueFailureRow[] };

/** Brings failures with the same reason together, the most frequent first, so that a thousand of them stay readable. */
export function groupFailures(failed: readonly IssueFailureRow[], mostShown: number): FailureGroup[] {
  const groups = Map.groupBy(failed, ({ code }) => code);
  return [...groups]
    .map(([code, rows]) => ({ code, count: rows.length, shown: rows.slice(0, mostShown) }))
    .toSorted((left, right) => right.count - left.count);
}
