import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';

import type { TimelineEntry } from '#contract/contacts';
import type { TimelineKind } from '#domain/contacts';
import { orpc } from '#renderer/api';

const rowsOfFirstPage = 50;
const rowsOfNextPages = 200;
const pagesKept = 2;

type Asked = { contactId: string; kinds: readonly TimelineKind[]; q: string; pinned?: boolean };

/** The entries of a contact, newest first, loaded page by page as they are scrolled to. */
export function useTimeline({ contactId, kinds, q, pinned = false }: Asked) {
  const queryClient = useQueryClient();
  const options = orpc.contacts.timeline.infiniteOptions({
    input: (cursor: string | null) => ({
      id: contactId,
      kinds: [...kinds],
      ...(q !== '' && { q }),
      ...(pinned && { pinned }),
      cursor,
      limit: cursor === null ? rowsOfFirstPage : rowsOfNextPages,
    }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor,
  });
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const entries: TimelineEntry[] = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return {
    entries,
    isLoading: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage({ cancelRefetch: false }),
    /** Forgets the older pages, once they are out of sight: what changes at the top need not load them all again. */
    letGo: () => {
      if ((query.data?.pages.length ?? 0) <= pagesKept) return;
      queryClient.setQueryData(
        options.queryKey,
        (data) => data && { pages: data.pages.slice(0, pagesKept), pageParams: data.pageParams.slice(0, pagesKept) },
      );
    },
  };
}
