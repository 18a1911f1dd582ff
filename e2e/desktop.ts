/** Starts the built desktop program: in Electron where its binary can open a window, in the stand-in elsewhere. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import type * as electronModule from 'electron';

import { foundBrowser } from './browser.ts';
import { launchStandIn } from './electron-stand-in/stage.ts';
import type { Stage } from './electron-stand-in/stage.ts';

type Electron = typeof electronModule;

/** A running desktop program; the same whichever way it runs. */
export type DesktopProgram = {
  page: Page;
  /** Runs a function in the program's process; it is sent as source, so it sees only its arguments. */
  evaluate: <Value, Argument>(
    work: (electron: Electron, argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ) => Promise<Value>;
  /** Quits as the menu does, and waits for the end. */
  quit: () => Promise<void>;
  /** Closes the window as a user does, and waits for the end: the last window takes the program with it. */
  closeWindow: () => Promise<void>;
  /** Ends the process at once, as a power cut would, and waits for the end. */
  kill: () => Promise<void>;
};

export type DesktopLaunch = { dataFolder: string; home: string; locale: string };

const root = join(import.meta.dirname, '..');
const mainFile = join(root, 'out', 'main', 'main.js');

/** Which way the desktop stories run, and why; printed at the start of a run. */
export function desktopWay(): { electron: string } | { because: string } {
  const electron = electronBinary();
  if (electron === undefined) return { because: "Electron's binary is not installed" };
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasScreen ? { electron } : { because: 'there is no display for Electron to open a window on' };
}

/** Starts the program and waits for its window. */
export async function launchDesktop(launch: DesktopLaunch): Promise<DesktopProgram> {
  const way = desktopWay();
  return 'electron' in way ? launchElectron(way.electron, launch) : launchOnStage(launch);
}

/** Starts the program once more and waits for its end: what a second double click does. */
export async function startOnceMore(launch: DesktopLaunch): Promise<{ code: number | null; errors: string }> {
  const way = desktopWay();
  if ('because' in way) {
    const stage = startStage(launch);
    const code = await stage.ended;
    return { code, errors: stage.errors() };
  }
  const child = spawn(way.electron, electronArgs(launch), { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  return { code: await promise, errors };
}

async function launchElectron(executablePath: string, launch: DesktopLaunch): Promise<DesktopProgram> {
  const program = await _electron.launch({
    executablePath,
    args: electronArgs(launch),
    cwd: root,
    locale: launch.locale,
  });
  const page = await program.firstWindow();
  return {
    page,
    evaluate: (work, argument) => program.evaluate(work as never, argument) as never,
    quit: () => program.close(),
    closeWindow: () => closeElectronWindow(program, page),
    kill: () => killElectron(program),
  };
}

async function closeElectronWindow(program: ElectronApplication, page: Page): Promise<void> {
  // The story has ended the program already.
  if (page.isClosed()) return;
  const closed = program.waitForEvent('close');
  await page.close();
  // On macOS a program stays when its last window has closed.
  if (process.platform === 'darwin') await program.close();
  await closed;
}

async function killElectron(program: ElectronApplication): Promise<void> {
  const closed = program.waitForEvent('close');
  program.process().kill('SIGKILL');
  await closed;
}

async function launchOnStage(launch: DesktopLaunch): Promise<DesktopProgram> {
  const stage = startStage(launch);
  const page = await stage.firstWindow();
  return {
    page,
    evaluate: async (work, argument) => (await stage.evaluate(work.toString(), argument)) as never,
    quit: async () => {
      // A program that has ended by itself meanwhile is as good as one that was asked to.
      await stage.evaluate('({ app }) => void setImmediate(() => app.quit())', undefined).catch(() => undefined);
      await stage.ended;
    },
    closeWindow: async () => {
      await page.close();
      await stage.ended;
    },
    kill: async () => {
      stage.kill();
      await stage.ended;
    },
  };
}

function startStage({ dataFolder, home, locale }: DesktopLaunch): Stage {
  const { executablePath, args } = foundBrowser();
  return launchStandIn({
    mainFile,
    args: ['--data', dataFolder],
    browser: { executablePath, args },
    home,
    locale,
  });
}

function electronArgs({ dataFolder, locale }: DesktopLaunch): string[] {
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...noSandbox, `--lang=${locale}`, root, '--data', dataFolder];
}

function electronBinary(): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
