import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type Electron from 'electron';

type Used = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getLocale'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setName'
  | 'setPath'
  | 'whenReady'
>;
type PathName = Parameters<Electron.App['getPath']>[0];

/** What the windows do when the program quits; set by them, because they know the program and not the other way round. */
type Closing = { closeAll: () => boolean };

const home = process.env['STAND_IN_HOME'] ?? homedir();
const paths = new Map<string, string>([
  ['home', home],
  ['appData', join(home, 'app-data')],
  ['userData', join(home, 'app-data', 'Counterbook')],
  ['downloads', join(home, 'Downloads')],
  ['documents', join(home, 'Documents')],
  ['temp', join(home, 'temp')],
]);

class App extends EventEmitter implements Used {
  readonly isPackaged = false;
  readonly windows: Closing = { closeAll: () => true };
  private isQuitting = false;
  private readyNow = false;
  private readonly ready: Promise<void>;

  constructor() {
    super();
    // Ready comes after the main file's own lines have run, as in Electron.
    this.ready = new Promise((resolve) => {
      setTimeout(() => {
        this.readyNow = true;
        this.emit('ready');
        resolve();
      }, 0);
    });
  }

  whenReady(): Promise<void> {
    return this.ready;
  }

  isReady(): boolean {
    return this.readyNow;
  }

  enableSandbox(): void {
    if (this.readyNow) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  setName(): void {}

  getLocale(): string {
    return process.env['STAND_IN_LOCALE'] ?? 'en-GB';
  }

  getVersion(): string {
    const about = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
    return (JSON.parse(about) as { version: string }).version;
  }

  getPath(name: PathName): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!paths.has(name)) throw new Error(`Failed to set path: ${name}`);
    paths.set(name, path);
  }

  /** The lock is a file with the process id in the profile; a second process leaves its words beside it and gets false. */
  requestSingleInstanceLock(): boolean {
    const profile = this.getPath('userData');
    const lock = join(profile, 'stand-in.lock');
    mkdirSync(profile, { recursive: true });
    if (holderOf(lock) !== undefined) {
      writeFileSync(join(profile, `stand-in-call-${process.pid}.json`), JSON.stringify(process.argv));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    watch(profile, () => this.hearCalls(profile)).unref();
    return true;
  }

  quit(): void {
    if (this.isQuitting) return;
    this.isQuitting = true;
    const beforeQuit = preventable();
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented || !this.windows.closeAll()) {
      this.isQuitting = false;
      return;
    }
    const willQuit = preventable();
    this.emit('will-quit', willQuit);
    if (!willQuit.defaultPrevented) this.exit(0);
    this.isQuitting = false;
  }

  exit(code = 0): void {
    this.emit('quit', preventable(), code);
    process.exit(code);
  }

  /** The last window has gone. */
  allWindowsClosed(): void {
    if (this.isQuitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  private hearCalls(profile: string): void {
    for (const name of readdirSync(profile).filter((entry) => /^stand-in-call-\d+\.json$/.test(entry))) {
      try {
        const words: unknown = JSON.parse(readFileSync(join(profile, name), 'utf8'));
        rmSync(join(profile, name));
        this.emit('second-instance', preventable(), words, profile, null);
      } catch {
        // Half written: the watcher fires again when it is whole.
      }
    }
  }
}

export const app = new App();

process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
// The test has gone, however it ended: nobody sees the window any more.
process.on('disconnect', () => process.exit(1));

/** An event whose usual consequence a listener can prevent. */
export function preventable() {
  let isPrevented = false;
  return {
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}

function holderOf(lock: string): number | undefined {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    process.kill(holder, 0);
    return holder === process.pid ? undefined : holder;
  } catch {
    return undefined;
  }
}
