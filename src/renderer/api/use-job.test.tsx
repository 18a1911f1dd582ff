// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import type { Progress } from '#contract/values';

import { useJob } from './use-job.ts';

type Input = { commandId: string; name: string };
const progress: Progress = { done: 1, total: 2, message: 'reading' };

test('a job reports its progress and ends with its result', async () => {
  const host = {
    call: async () =>
      (async function* run() {
        yield progress;
        return 'two lines';
      })(),
  };
  const { result } = renderHook(() => useJob<Input, string>(host));
  await act(() => result.current.start({ name: 'orders.csv' }));
  expect(result.current).toMatchObject({ state: 'done', progress, result: 'two lines' });
});

test('a job that fails keeps what went wrong', async () => {
  const host = { call: () => Promise.reject(new ORPCError('IMPORT_RUNNING')) };
  const { result } = renderHook(() => useJob<Input, string>(host));
  await act(() => result.current.start({ name: 'orders.csv' }));
  expect(result.current).toMatchObject({ state: 'failed', failure: { code: 'IMPORT_RUNNING' } });
});

test('cancelling closes the stream and shows no failure', async () => {
  let hostSignal: AbortSignal | undefined;
  const host = {
    call: (_input: Input, { signal }: { signal: AbortSignal }) => {
      hostSignal = signal;
      return Promise.resolve({
        next: () =>
          new Promise<IteratorResult<Progress, string>>((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
          }),
      });
    },
  };
  const { result } = renderHook(() => useJob<Input, string>(host));
  await act(async () => {
    const ended = result.current.start({ name: 'orders.csv' });
    await Promise.resolve();
    result.current.cancel();
    expect(await ended).toBeUndefined();
  });
  expect(hostSignal?.aborted).toBe(true);
  expect(result.current).toMatchObject({ state: 'cancelled', failure: undefined });
});
