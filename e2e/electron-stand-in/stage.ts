/** The test's side of the stand-in: starts the program's process and shows its windows as pages of a Chromium. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Page } from '@playwright/test';

import { Windows } from './windows.ts';
import { connect } from './wire.ts';
import type { ProgramSide } from './wire.ts';

export type Launch = {
  /** The built main file. */
  mainFile: string;
  args: readonly string[];
  /** The browser that shows the windows. */
  browser: { executablePath: string | undefined; args: readonly string[] };
  /** The user's home in this test: `Downloads` lies in it. */
  home: string;
  locale: string;
};

/** A started program, as Playwright's `_electron` would give it. */
export type Stage = {
  /** The page of the first window, once it has loaded. Rejects when the program ends without one. */
  firstWindow: () => Promise<Page>;
  /** Runs a function, sent as source, in the program's process with the stand-in for `electron`. Rejects when it ends meanwhile. */
  evaluate: (source: string, argument: unknown) => Promise<unknown>;
  kill: () => void;
  /** Resolves with the exit code (null after a signal) when the process has ended and its browser is closed. */
  ended: Promise<number | null>;
  /** What the program wrote on standard error, up to now. */
  errors: () => string;
};

/** Starts the program. */
export function launchStandIn(launch: Launch): Stage {
  const child = fork(launch.mainFile, [...launch.args], {
    execArgv: ['--import', pathToFileURL(join(import.meta.dirname, 'register.ts')).href],
    env: { ...process.env, STAND_IN_HOME: launch.home, STAND_IN_LOCALE: launch.locale },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));

  const windows = new Windows(launch);
  const program = connect<ProgramSide>(pipeOf(child), windows.side);
  windows.program = program;
  const ended = endOf(child, windows);
  return {
    firstWindow: () => Promise.race([windows.first, failureOf(ended, () => errors)]),
    evaluate: (source, argument) =>
      Promise.race([program.evaluate({ source, argument }), failureOf(ended, () => errors)]),
    kill: () => void child.kill('SIGKILL'),
    ended,
    errors: () => errors,
  };
}

function pipeOf(child: ChildProcess) {
  return {
    send: (packet: unknown) => {
      // A program that has just ended cannot be told any more; whoever waits learns it from `ended`.
      if (child.connected) child.send(packet as object, () => undefined);
    },
    onMessage: (listener: (packet: unknown) => void) => child.on('message', listener),
  };
}

async function endOf(child: ChildProcess, windows: Windows): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('exit', resolve);
  const code = await promise;
  await windows.closeBrowser();
  return code;
}

async function failureOf(ended: Promise<number | null>, errors: () => string): Promise<never> {
  const code = await ended;
  throw new Error(`The program ended (${code}).\n${errors()}`);
}
