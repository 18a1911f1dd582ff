// Threads die: of memory, of code that ends them, of a file that cannot be loaded. Whoever waits for them is told, and the next task runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { createTaskThread } from './task-thread.ts';
import type { TaskThread } from './task-thread.ts';
import type { TaskInput } from './tasks.ts';
import { createWorkerPool } from './worker-pool.ts';
import type { WorkerPool } from './worker-pool.ts';

const deadly = `
import { setTimeout as passed } from 'node:timers/promises';
const tasks = {
  add: ([left, right]) => left + right,
  exit: () => process.exit(3),
  exitLater: () => passed(50).then(() => process.exit(4)),
  exitAtRest: () => void setTimeout(() => process.exit(5), 50),
  throwAtRest: () => void setTimeout(() => { throw new Error('at rest'); }, 50),
  fill: () => { let all = null; for (;;) all = { all }; },
  never: () => new Promise(() => setInterval(() => 0, 1000)),
};
export const runTask = (call) => (call.task === 'renderPaper' ? tasks[call.input.deed](call.input.of) : tasks[call.task](call.input));
`;

let folder: string;
const open: { close: () => Promise<void> }[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dying-tasks-'));
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, code: string): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

function threadOf(code = deadly, mostMemoryMb?: number): TaskThread {
  const thread = createTaskThread({ workerFile: fileOf('tasks.mjs', code), mostMemoryMb });
  open.push(thread);
  return thread;
}

const add = { task: 'add', input: [2, 3] };
const pause = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));

test.each([
  ['exit', 'code 3'],
  ['exitLater', 'code 4'],
])('a task that ends its thread (%s) fails, and the next one gets a new thread', async (task, told) => {
  const thread = threadOf();
  for (const _ of [1, 2]) {
    await expect(thread.run({ task }, undefined)).rejects.toThrow(told);
    expect(await thread.run(add, undefined)).toBe(5);
  }
});

test('a task that fills the memory of its thread fails, and the next one runs', async () => {
  const thread = threadOf(deadly, 40);
  await expect(thread.run({ task: 'fill' }, undefined)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  expect(await thread.run(add, undefined)).toBe(5);
});

test.each([
  ['cannot be found', null, 'missing.mjs'],
  ['cannot be read as code', 'export const runTask = (', 'SyntaxError'],
  ['fails while it is loaded', "throw new Error('no resources')", 'no resources'],
  ['ends its thread while it is loaded', 'process.exit(7)', 'code 7'],
])('of a file that %s every task fails with the reason', async (_, code, told) => {
  const workerFile = code === null ? join(folder, 'missing.mjs') : fileOf('broken.mjs', code);
  const thread = createTaskThread({ workerFile });
  open.push(thread);
  for (let round = 0; round < 2; round += 1) {
    const failure: unknown = await thread.run(add, undefined).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String((failure as Error).stack)).toContain(told);
  }
});

test.each(['exitAtRest', 'throwAtRest'])(
  'a thread that dies at rest (%s) harms neither program nor next task',
  async (task) => {
    const thread = threadOf();
    expect(await thread.run({ task }, undefined)).toBeUndefined();
    await pause(300);
    expect(await thread.run(add, undefined)).toBe(5);
  },
);

test('a thread that was stopped and ends only then takes nothing of the next task with it', async () => {
  const thread = threadOf();
  for (let round = 0; round < 5; round += 1) {
    const stop = new AbortController();
    const running = thread.run({ task: 'never' }, stop.signal);
    if (round > 0) await pause(60);
    stop.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(await thread.run(add, undefined)).toBe(5);
  }
});

const asked = (deed: string, of: unknown = null) => ({ deed, of }) as unknown as TaskInput<'renderPaper'>;
function poolOf(): WorkerPool {
  const pool = createWorkerPool({ workerFile: fileOf('tasks.mjs', deadly), resourcesFolder: folder });
  open.push(pool);
  return pool;
}

test('whoever waits behind tasks that die or are stopped has his turn', async () => {
  const pool = poolOf();
  const stop = new AbortController();
  const first = [pool.run('renderPaper', asked('exitLater')), pool.run('renderPaper', asked('never'), stop)];
  const waiting = Array.from({ length: 4 }, (_, index) => pool.run('renderPaper', asked('add', [index, 1])));
  const told = await Promise.allSettled([first[0]]);
  expect(told[0]?.status).toBe('rejected');
  stop.abort();
  await expect(first[1]).rejects.toMatchObject({ name: 'AbortError' });
  expect(await Promise.all(waiting)).toEqual([1, 2, 3, 4]);
});

test('who stops waiting loses nobody else a turn, and a pool that closes tells all who wait', async () => {
  const pool = poolOf();
  const stop = new AbortController();
  const busy = [1, 2].map(() => pool.run('renderPaper', asked('never'), stop).catch(String));
  const gone = new AbortController();
  const left = pool.run('renderPaper', asked('add', [1, 1]), gone);
  const stays = pool.run('renderPaper', asked('add', [2, 2]));
  gone.abort();
  stop.abort();
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  expect(await stays).toBe(4);
  await Promise.all(busy);
  const running = [1, 2, 3].map(() => pool.run('renderPaper', asked('never')).then(String, () => 'failed'));
  await pool.close();
  expect(await Promise.all(running)).toEqual(['failed', 'failed', 'failed']);
});
