import { createORPCClient } from '@orpc/client';
import type { ClientContext, ClientLink } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';

import type { Topic } from '#contract/operation';

import { followChanges } from './change-notices.ts';
import type { ApiClient } from './client.ts';

const host: ClientLink<ClientContext> = { call: () => Promise.resolve({ rows: [] }) };
const orpc = createTanstackQueryUtils(createORPCClient<ApiClient>(host));

type Feed = { send: (topics: Topic[]) => void; breakOff: () => void; stream: AsyncIterator<{ topics: Topic[] }> };

function newFeed(): Feed {
  const waiting: ((step: IteratorResult<{ topics: Topic[] }> | Error) => void)[] = [];
  const next = () =>
    new Promise<IteratorResult<{ topics: Topic[] }>>((resolve, reject) => {
      waiting.push((step) => (step instanceof Error ? reject(step) : resolve(step)));
    });
  return {
    stream: { next },
    send: (topics) => waiting.shift()?.({ done: false, value: { topics } }),
    breakOff: () => waiting.shift()?.(new Error('the host is gone')),
  };
}

function newScene(feeds: readonly Feed[]) {
  const queryClient = new QueryClient();
  const abort = new AbortController();
  const pauses: number[] = [];
  let connections = 0;
  const followed = followChanges({
    subscribe: () => {
      const feed = feeds[connections];
      connections += 1;
      return feed === undefined ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(feed.stream);
    },
    queryClient,
    signal: abort.signal,
    pause: (ms) => {
      pauses.push(ms);
      if (pauses.length === 6) abort.abort();
      return Promise.resolve();
    },
  });
  const know = (key: readonly unknown[]) => queryClient.setQueryData(key, {});
  const isStale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated ?? false;
  return { followed, pauses, know, isStale, connections: () => connections };
}

const contact = orpc.contacts.get.queryKey({ input: { id: '0192f0c1-0000-7000-8000-000000000001' } });
const item = orpc.items.get.queryKey({ input: { id: '0192f0c1-0000-7000-8000-000000000002' } });
const overview = orpc.system.overview.queryKey();

test('a notice makes the named topic and the figures of the start page stale, and leaves the rest', async () => {
  const feed = newFeed();
  const { know, isStale } = newScene([feed]);
  for (const key of [contact, item, overview]) know(key);
  await vi.waitFor(() => {
    feed.send(['contacts']);
    expect(isStale(contact)).toBe(true);
  });
  expect(isStale(overview)).toBe(true);
  expect(isStale(item)).toBe(false);
});

test('money received makes the contacts stale too, because their rows show what is open', async () => {
  const feed = newFeed();
  const { know, isStale } = newScene([feed]);
  know(contact);
  await vi.waitFor(() => {
    feed.send(['receivables']);
    expect(isStale(contact)).toBe(true);
  });
});

test('after the stream broke it connects again and everything is stale, because notices may have been missed', async () => {
  const first = newFeed();
  const { know, isStale, connections } = newScene([first, newFeed()]);
  know(item);
  await vi.waitFor(() => {
    first.breakOff();
    expect(connections()).toBe(2);
  });
  await vi.waitFor(() => expect(isStale(item)).toBe(true));
});

test('while the host stays away it waits longer each time, at most a quarter of a minute', async () => {
  const { followed, pauses } = newScene([]);
  await followed;
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000]);
});
