import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

import { newListKey } from './list-key.ts';

type Page<Row> = { rows: Row[]; nextCursor: string | null; total: number };
type PageInput = { cursor?: string | null | undefined; limit?: number | undefined };
type ListUtils<Input, Row> = { call: (input: Input, options?: { signal?: AbortSignal }) => Promise<Page<Row>> };

/** What `DataList` needs to show a list that the host pages by key; spread it: `<DataList {...list} ... />`. */
export type PagedList<Row> = {
  rows: readonly Row[];
  /** All rows that match, not only the loaded ones; undefined until known. */
  total: number | undefined;
  isLoading: boolean;
  isLoadingMore: boolean;
  hasMore: boolean;
  onMore: () => void;
  error: unknown;
  onRetry: () => void;
  /** Loads every row that matches, for "select all" and the like. */
  loadAll: () => Promise<readonly Row[]>;
};

// The first page comes at once; who scrolls on gets many at a time.
const rowsOfFirstPage = 100;
const rowsOfNextPages = 500;

/**
 * A paged list of the contract, loaded page by page as it is scrolled: `useList(orpc.contacts.list, { q, sort, direction })`.
 * While another search loads, the rows of the one before stay.
 */
export function useList<Input extends PageInput, Row>(
  utils: ListUtils<Input, Row> & { key: () => readonly [readonly string[], ...unknown[]] },
  input: Omit<Input, 'cursor' | 'limit'>,
): PagedList<Row> {
  const page = (cursor: string | null, limit: number) => ({ ...input, cursor, limit }) as unknown as Input;
  const query = useInfiniteQuery({
    queryKey: newListKey(utils.key(), input),
    queryFn: ({ pageParam, signal }) =>
      utils.call(page(pageParam, pageParam === null ? rowsOfFirstPage : rowsOfNextPages), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    // Looking for what is still the same would take longer than drawing the rows that can be seen.
    structuralSharing: false,
  });
  const loadAll = async () => {
    const rows: Row[] = [];
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const next: Page<Row> = await utils.call(page(cursor, rowsOfNextPages));
      rows.push(...next.rows);
      cursor = next.nextCursor;
    }
    return rows;
  };
  return {
    rows: query.data?.pages.flatMap((loaded) => loaded.rows) ?? [],
    total: query.data?.pages[0]?.total,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    onMore: () => void query.fetchNextPage({ cancelRefetch: false }),
    error: query.error,
    onRetry: () => void query.refetch(),
    loadAll,
  };
}
