/** What the list of contacts is sorted, filtered and counted by. Frozen in time. */
export const listIndexes: readonly string[] = [`CREATE INDEX contacts_by_created ON contacts (created_at, id)`];
