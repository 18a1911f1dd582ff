/** One program with one window or tab on books of its own, the same for both hosts. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Browser, BrowserContext, Page } from '@playwright/test';

import { launchDesktop } from './desktop.ts';
import type { DesktopProgram } from './desktop.ts';
import { launchServer } from './server.ts';
import type { ServerProgram } from './server.ts';

export type Host = 'server' | 'desktop';

/** A file that the program handed out. `name` is unknown where a browser shows it in a tab. */
export type HandedOut = { name: string | undefined; bytes: Buffer };

export type RunningApp = {
  readonly host: Host;
  /** The page of the running program; another one after each `restart` or `open`. */
  readonly page: Page;
  readonly dataFolder: string;
  /** Only on the desktop. */
  readonly desktop: DesktopProgram | undefined;
  /** Only on the server. */
  readonly server: ServerProgram | undefined;
  /** Opens the program that was closed or killed. */
  open: () => Promise<void>;
  /** Ends the program as a user does: by closing its window, or with Ctrl-C. */
  close: () => Promise<void>;
  /** Closes and opens again on the same books. */
  restart: () => Promise<void>;
  /** Ends the process as a power cut would. */
  kill: () => Promise<void>;
  /** Does something that hands out a file (prints, exports), and gives that file. */
  fileOf: (action: () => Promise<void>) => Promise<HandedOut>;
};

type Books = { dataFolder: string; home: string; locale: string };

/** What a running program of either host can do; made anew each time it opens. */
type Opened = Pick<RunningApp, 'page' | 'desktop' | 'server' | 'close' | 'kill' | 'fileOf'>;

/** Opens the program for a story. */
export async function openRunningApp(host: Host, browser: () => Promise<Browser>, books: Books): Promise<RunningApp> {
  const open = host === 'desktop' ? () => openDesktop(books) : async () => openServer(await browser(), books);
  let opened: Opened | undefined = await open();
  const running = (): Opened => {
    if (opened === undefined) throw new Error('The program is closed. Open it first.');
    return opened;
  };
  const end = async (how: 'close' | 'kill'): Promise<void> => {
    const ending = opened;
    opened = undefined;
    await ending?.[how]();
  };
  const app: RunningApp = {
    host,
    dataFolder: books.dataFolder,
    get page() {
      return running().page;
    },
    get desktop() {
      return running().desktop;
    },
    get server() {
      return running().server;
    },
    open: async () => {
      opened ??= await open();
    },
    close: () => end('close'),
    kill: () => end('kill'),
    restart: async () => {
      await app.close();
      await app.open();
    },
    fileOf: (action) => running().fileOf(action),
  };
  return app;
}

/** A file is opened by itself, or, where it could be a program, only shown in its folder. */
const handsOut: ReadonlySet<string> = new Set(['openPath', 'showItemInFolder']);

async function openDesktop(books: Books): Promise<Opened> {
  const desktop = await launchDesktop(books);
  const downloads = join(books.home, 'Downloads');
  mkdirSync(downloads, { recursive: true });
  await watchShell(desktop, downloads);
  return {
    page: desktop.page,
    desktop,
    server: undefined,
    close: desktop.closeWindow,
    kill: desktop.kill,
    fileOf: async (action) => {
      const before = (await shellCalls(desktop)).length;
      await action();
      const path = await eventually(
        async () => (await shellCalls(desktop)).slice(before).find(({ call }) => handsOut.has(call))?.what,
      );
      return { name: basename(path), bytes: readFileSync(path) };
    },
  };
}

/** What the program asked the desktop to open, oldest first. */
export function shellCalls(desktop: DesktopProgram): Promise<{ call: string; what: string }[]> {
  return desktop.evaluate(() => {
    const { shellCalls: calls } = globalThis as typeof globalThis & { shellCalls?: { call: string; what: string }[] };
    return calls ?? [];
  }, null);
}

/** From here on nothing is opened beside the story; what would have been is remembered. */
async function watchShell(desktop: DesktopProgram, downloads: string): Promise<void> {
  await desktop.evaluate(({ app, shell }, folder) => {
    const calls: { call: string; what: string }[] = [];
    Object.assign(globalThis, { shellCalls: calls });
    app.setPath('downloads', folder);
    shell.openPath = async (what) => {
      calls.push({ call: 'openPath', what });
      return '';
    };
    shell.showItemInFolder = (what) => {
      calls.push({ call: 'showItemInFolder', what });
    };
    shell.openExternal = async (what) => {
      calls.push({ call: 'openExternal', what });
    };
  }, downloads);
}

async function openServer(browser: Browser, books: Books): Promise<Opened> {
  const server = await launchServer(books);
  const context = await browser.newContext({ locale: books.locale, viewport: { width: 1280, height: 860 } });
  await rememberFiles(context);
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    page,
    desktop: undefined,
    server,
    close: async () => {
      await context.close();
      await server.quit();
    },
    kill: async () => {
      await server.kill();
      await context.close();
    },
    fileOf: async (action) => {
      const before = await filesOf(page);
      await action();
      const base64 = await eventually(async () => (await filesOf(page))[before.length]);
      return { name: undefined, bytes: Buffer.from(base64, 'base64') };
    },
  };
}

/** A browser may show a file, save it or ask; the page made it in any case, so the page's files are remembered. */
async function rememberFiles(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const files: Blob[] = [];
    const create = URL.createObjectURL.bind(URL);
    Object.assign(window, { handedOut: files });
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) files.push(file);
      return create(file);
    };
  });
}

/** The files that the page has made, oldest first, as base64. */
function filesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { handedOut = [] } = window as Window & { handedOut?: Blob[] };
    return Promise.all(
      handedOut.map(async (file) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }),
    );
  });
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('It did not happen within 30 seconds.');
}
