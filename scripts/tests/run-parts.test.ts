import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { runStages } from './run-parts.ts';
import type { Part, Stage } from './run-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterbook-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const node = (code: string): Part => [process.execPath, '-e', code];
const marks = (name: string): Part => node(`require('fs').writeFileSync(${JSON.stringify(join(folder, name))}, '')`);
const isMarked = (name: string) => existsSync(join(folder, name));

/** A program that starts another one, writes down both, and would go on for ever, even when it is asked to end. */
const endless = (name: string): Part =>
  node(`process.on('SIGTERM', () => 0); const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    require('fs').writeFileSync(${JSON.stringify(join(folder, name))}, process.pid + ' ' + child.pid); setInterval(() => 0, 1000);`);

async function run(stages: readonly Stage[], signal = new AbortController().signal) {
  const said: string[] = [];
  const isGood = await runStages(stages, { signal, say: (text) => void said.push(text) });
  return { isGood, said: said.join('') };
}

async function eventually(look: () => boolean): Promise<void> {
  while (!look()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

function isRunning(pid: number): boolean {
  try {
    // A program that has ended, and whose end nobody has asked for yet, is none that runs.
    if (process.platform === 'linux') return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('all parts run, and what those side by side say comes whole', async () => {
  const slow = node("console.log('one'); setTimeout(() => console.log('two'), 200)");
  const { isGood, said } = await run([[[slow, marks('a')], [node("console.log('other')")]], [[marks('b')]]]);
  expect(isGood).toBe(true);
  expect(said).toContain('one\ntwo\n');
  expect(said).toContain('other\n');
  expect([isMarked('a'), isMarked('b')]).toEqual([true, true]);
});

test.each([
  ['ends with another code than 0', node("console.error('no good'); process.exit(3)"), 'ended with 3'],
  ['is killed', node("process.kill(process.pid, 'SIGKILL')"), 'ended with'],
  ['cannot be started', ['no-such-program-of-ours'], 'FAILED'],
])('a part that %s fails the whole, and nothing begins after it', async (_, part, told) => {
  const { isGood, said } = await run([[[part, marks('after')], [marks('beside')]], [[marks('later')]]]);
  expect(isGood).toBe(false);
  expect(said).toContain(told);
  expect([isMarked('after'), isMarked('later')]).toEqual([false, false]);
});

test('a part that fails, and whoever stops it all, leave no program behind', async () => {
  const waits = node(
    `setInterval(() => require('fs').statSync(${JSON.stringify(join(folder, 'pids-1'))}, { throwIfNoEntry: false })?.size > 0 && process.exit(1), 20)`,
  );
  expect((await run([[[endless('pids-1')], [waits]]])).isGood).toBe(false);

  const stop = new AbortController();
  const stopped = run([[[endless('pids-2')]], [[marks('never')]]], stop.signal);
  await eventually(() => isMarked('pids-2') && readFileSync(join(folder, 'pids-2'), 'utf8') !== '');
  stop.abort();
  expect((await stopped).isGood).toBe(false);
  expect(isMarked('never')).toBe(false);

  const pids = ['pids-1', 'pids-2'].flatMap((name) => readFileSync(join(folder, name), 'utf8').split(' ').map(Number));
  expect(pids).toHaveLength(4);
  await eventually(() => !pids.some(isRunning));
});
