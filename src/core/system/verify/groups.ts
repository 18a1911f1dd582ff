/** Merged contacts: each beside the contact that it went into, which was not merged itself. */
import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

export type Groups = {
  /** The contact that stands for this one: itself, or the one that it was merged into. */
  rootOf(contactId: string): string;
  membersOf(rootId: string): readonly string[];
};

type Merged = { id: string; merged_into_id: string };

/** Reads who was merged into whom. */
export async function readGroups(books: Books): Promise<Groups> {
  const roots = new Map<string, string>();
  const members = new Map<string, string[]>();
  for await (const page of pages<Merged>(books, (last, limit) => mergedPage(books.db, { last, limit }))) {
    for (const { id, merged_into_id: rootId } of page) {
      roots.set(id, rootId);
      const group = members.get(rootId);
      if (group) group.push(id);
      else members.set(rootId, [id]);
    }
  }
  return {
    rootOf: (contactId) => roots.get(contactId) ?? contactId,
    membersOf: (rootId) => [rootId, ...(members.get(rootId) ?? [])],
  };
}

async function mergedPage(db: Reads, { last, limit }: { last: Merged | undefined; limit: number }): Promise<Merged[]> {
  const rows = await db
    .selectFrom('contacts')
    .select(['id', 'merged_into_id'])
    .where('merged_into_id', 'is not', null)
    .where('id', '>', last?.id ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, merged_into_id }) => (merged_into_id === null ? [] : [{ id, merged_into_id }]));
}
