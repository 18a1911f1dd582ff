// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';

import { idSchema } from '#contract/values';

import { useCommand } from './use-command.ts';

type Input = { commandId: string; name: string };

const sent: Input[] = [];
let answers: (() => Promise<string>)[] = [];
const host = {
  call: (input: Input) => {
    sent.push(input);
    return (answers.shift() ?? (() => Promise.resolve('saved')))();
  },
};
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const refused = () => Promise.reject(new ORPCError('CONTACT_CODE_TAKEN', { data: { code: 'ALFKI' } }));

function Frame({ children }: { children: ReactNode }) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { enabled: false, retry: false } } });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

function newCommand() {
  const { result } = renderHook(() => useCommand<Input, string>(host, { shownByCaller: true }), { wrapper: Frame });
  const run = async (name: string) => {
    const answer = result.current.run({ name });
    await vi.runAllTimersAsync();
    return act(() => answer);
  };
  return { run, result };
}

beforeEach(() => {
  sent.length = 0;
  answers = [];
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('each attempt of the user carries a command id of its own', async () => {
  const { run } = newCommand();
  expect(await run('Alfreds')).toEqual({ ok: true, value: 'saved' });
  await run('Alfreds');
  expect(sent.every(({ commandId }) => idSchema.safeParse(commandId).success)).toBe(true);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2);
});

test('a command whose answer got lost is sent again under the same id', async () => {
  answers = [lost, lost];
  const { run } = newCommand();
  expect(await run('Alfreds')).toEqual({ ok: true, value: 'saved' });
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
});

test('what the user repeats unchanged after a lost answer keeps its id, so it cannot happen twice', async () => {
  answers = [lost, lost, lost];
  const { run } = newCommand();
  expect(await run('Alfreds')).toEqual({ ok: false, error: { code: 'NETWORK', data: {} } });
  await run('Alfreds');
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1);
});

test('what the user changed after a lost answer is another command', async () => {
  answers = [lost, lost, lost];
  const { run } = newCommand();
  await run('Alfreds');
  await run('Alfreds Futterkiste');
  expect(sent.at(-1)?.commandId).not.toBe(sent[0]?.commandId);
});

test('a refusal of the host is told with its code and data, and is not repeated', async () => {
  answers = [refused];
  const { run, result } = newCommand();
  expect(await run('Alfreds')).toEqual({ ok: false, error: { code: 'CONTACT_CODE_TAKEN', data: { code: 'ALFKI' } } });
  expect(sent).toHaveLength(1);
  expect(result.current.failure?.code).toBe('CONTACT_CODE_TAKEN');
});
