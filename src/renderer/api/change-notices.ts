import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { Topic } from '#contract/operation';

import { client } from './client.ts';

type Notices = AsyncIterator<{ topics: Topic[] }, unknown, void>;

type Following = {
  subscribe: (signal: AbortSignal) => Promise<Notices>;
  queryClient: QueryClient;
  signal: AbortSignal;
  /** Notices may have been missed before: everything is stale at once. */
  isResumed?: boolean;
  /** Waits before the next attempt to connect, in milliseconds. */
  pause?: (ms: number) => Promise<void>;
};

// What a topic's rows show of other topics: a contact's row holds what is open on it, a draft's row the contact's name.
const alsoStale: Readonly<Record<Topic, readonly string[]>> = {
  settings: ['contacts', 'items', 'documents', 'payments', 'receivables', 'till', 'priceLists'],
  contacts: ['documents', 'payments', 'receivables', 'activities', 'tags', 'customFields'],
  activities: ['contacts'],
  fields: ['customFields', 'contacts'],
  views: [],
  items: ['till', 'priceLists'],
  documents: ['contacts'],
  payments: ['contacts', 'documents'],
  receivables: ['contacts', 'documents'],
  till: ['sales'],
  sales: ['till', 'contacts'],
  prices: ['priceLists', 'till'],
  imports: [],
  undo: [],
  backups: [],
};

const shortestPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Follows the host's change notices until the signal aborts, and marks what they name as stale. When the stream breaks it
 * connects again, waiting longer each time; after that everything is stale, because notices may have been missed.
 */
export async function followChanges(following: Following): Promise<void> {
  const { subscribe, queryClient, signal, isResumed = false, pause = sleep } = following;
  let waitMs = shortestPauseMs;
  let hasMissedNotices = isResumed;
  while (!signal.aborted) {
    try {
      const notices = await subscribe(signal);
      if (hasMissedNotices) void queryClient.invalidateQueries();
      hasMissedNotices = true;
      waitMs = shortestPauseMs;
      await readNotices(notices, queryClient);
    } catch {
      // A broken stream is expected (the host restarts, the laptop sleeps): the loop connects again.
    }
    if (signal.aborted) return;
    await pause(waitMs);
    waitMs = Math.min(waitMs * 2, longestPauseMs);
  }
}

/**
 * Keeps the page in step with what any window, browser or script changes. Once, at the root. A hidden tab lets its stream go,
 * because a browser keeps only six connections to one host and forgotten tabs would use them up; shown again it catches up.
 */
export function useChangeNotices(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let current: AbortController | undefined;
    let isResumed = false;
    const follow = () => {
      current?.abort();
      current = undefined;
      if (document.visibilityState === 'hidden') return;
      current = new AbortController();
      const subscribe = (signal: AbortSignal) => client.system.changes(undefined, { signal });
      void followChanges({ subscribe, queryClient, signal: current.signal, isResumed });
      isResumed = true;
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      current?.abort();
    };
  }, [queryClient]);
}

async function readNotices(notices: Notices, queryClient: QueryClient): Promise<void> {
  for (;;) {
    const step = await notices.next();
    if (step.done === true) return;
    markStale(queryClient, step.value.topics);
  }
}

function markStale(queryClient: QueryClient, topics: readonly Topic[]): void {
  const stale = new Set<unknown>(['system', ...topics, ...topics.flatMap((topic) => alsoStale[topic])]);
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const [path] = queryKey;
      return Array.isArray(path) && stale.has(path[0]);
    },
  });
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
