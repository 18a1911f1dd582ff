import { expect, test } from 'vitest';

import { newInTurn } from './in-turn.ts';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('scans that come while one is looked up are done in the order in which they came, each once', async () => {
  const done: string[] = [];
  const slow: Readonly<Record<string, number>> = { a: 15, b: 5, c: 0 };
  const told: unknown[] = [];
  const add = newInTurn<string>(
    async (job) => {
      await later(slow[job] ?? 0);
      done.push(job);
    },
    (error) => told.push(error),
  );
  for (const job of ['a', 'b', 'c']) add(job);
  await later(60);
  add('d');
  await later(10);
  expect([done, told]).toEqual([['a', 'b', 'c', 'd'], []]);
});

test('a lookup that fails is told, and the next one is done all the same', async () => {
  const done: string[] = [];
  const told: unknown[] = [];
  const add = newInTurn<string>(
    async (job) => {
      await later(0);
      if (job === 'bad') throw new Error('away');
      done.push(job);
    },
    (error) => told.push(error),
  );
  for (const job of ['bad', 'good']) add(job);
  await later(30);
  expect([done, told.length]).toEqual([['good'], 1]);
});
