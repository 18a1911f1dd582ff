import { useEffect } from 'react';

type Search = Readonly<Record<string, unknown>>;

const lists = new Map<string, readonly string[]>();
const searches = new Map<string, Search>();
const opened = new Map<string, string>();

/** Keeps the order in which a list showed its rows, so that a detail page can offer the row before and after. */
export function rememberOrder(listName: string, ids: readonly string[]): void {
  lists.set(listName, ids);
}

/** Keeps what a list was filtered and sorted by, so that the way back leads to the list as it was left. */
export function rememberSearch(listName: string, search: Search): void {
  searches.set(listName, search);
}

/** What the list was last filtered and sorted by. */
export function searchOf(listName: string): Search {
  return searches.get(listName) ?? {};
}

/** The record of a list that was looked at last: the way back leads to its row. */
export function openedOf(listName: string): string | undefined {
  return opened.get(listName);
}

/** The paths of the records before and after one, in the order of the list last seen: `useNeighbours('/contacts', id)`. */
export function useNeighbours(listName: string, id: string) {
  useEffect(() => {
    opened.set(listName, id);
  }, [listName, id]);
  const ids = lists.get(listName) ?? [];
  const index = ids.indexOf(id);
  const path = (at: number) => {
    const neighbour = index < 0 ? undefined : ids[at];
    return neighbour === undefined ? undefined : `${listName}/${neighbour}`;
  };
  return { previous: path(index - 1), next: path(index + 1) };
}
