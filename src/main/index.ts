/** The desktop host: one window on the contract and the pages. It opens, carries and closes; it decides nothing. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { Menu, app, dialog, session, shell } from 'electron';

import { openApp } from '#core/app';
import type { App } from '#core/app';
import { defaultDataFolder, hostWords, openErrorWords, programFiles } from '#core/hosting';

import { dataFolderOf } from './arguments.ts';
import { saveDownloads } from './downloads.ts';
import { denyPermissions, guardContents } from './guards.ts';
import { menuTemplate } from './menu-template.ts';
import { registerPageScheme, servePages } from './pages.ts';
import { servePorts } from './port.ts';
import { focusWindow, openWindow } from './window.ts';

const files = programFiles(import.meta.filename);
const preloadFile = join(import.meta.dirname, '..', 'preload', 'index.cjs');
const dataFolder =
  dataFolderOf(process.argv.slice(1), process.cwd()) ??
  defaultDataFolder({ platform: process.platform, env: process.env, home: homedir() });

app.setName('Counterbook');
app.enableSandbox();
registerPageScheme();
guardContents();
keepProfileBesideBooks();

// The lock lies in the profile, so it is one window for each folder of books.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => void focusWindow());
  void app.whenReady().then(start).catch(endUntold);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const core = await openBooks();
  if (core === undefined) return app.exit(1);

  closeBooksAtTheEnd(core);
  denyPermissions(session.defaultSession);
  saveDownloads(session.defaultSession);
  servePages(files.pagesFolder);
  servePorts(core);
  showMenu();

  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (!focusWindow()) void showWindow(core);
  });
  await showWindow(core);
}

/** A window that cannot load its page would stay hidden for ever: the program says so and ends, its books closed. */
async function showWindow(core: App): Promise<void> {
  try {
    await openWindow(preloadFile);
  } catch (error) {
    tellDefect(error);
    await core.close().catch(tellDefect);
    app.exit(1);
  }
}

/** Whatever else fails at the start. */
function endUntold(error: unknown): void {
  tellDefect(error);
  app.exit(1);
}

function tellDefect(error: unknown): void {
  process.stderr.write(`${inspect(error)}\n`);
  const { title, text } = hostWords(app.getLocale()).startError;
  dialog.showErrorBox(title, text);
}

/** Opens the books, or says in words why they do not open. */
async function openBooks(): Promise<App | undefined> {
  const locale = app.getLocale();
  try {
    const opened = await openApp({
      dataFolder,
      host: 'desktop',
      workerFile: files.workerFile,
      version: app.getVersion(),
    });
    if (opened.ok) return opened.value;
    const { title, text } = openErrorWords(opened.error, { locale, dataFolder });
    dialog.showErrorBox(title, text);
  } catch (error) {
    process.stderr.write(`${inspect(error)}\n`);
    const { title, text } = openErrorWords({ code: 'unknown' }, { locale, dataFolder });
    dialog.showErrorBox(title, text);
  }
  return undefined;
}

/** The program ends only after the database is closed, so that no write-ahead log stays behind. */
function closeBooksAtTheEnd(core: App): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    void core.close().finally(() => app.exit(0));
  });
}

function showMenu(): void {
  const template = menuTemplate({
    platform: process.platform,
    words: hostWords(app.getLocale()).menu,
    hasDeveloperTools: !app.isPackaged,
    openDataFolder: () => void shell.openPath(dataFolder),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Chromium's own files lie in a folder beside the books; where that cannot be made, opening the books says why. */
function keepProfileBesideBooks(): void {
  const profile = join(dataFolder, 'desktop');
  try {
    mkdirSync(profile, { recursive: true });
    app.setPath('userData', profile);
  } catch {
    // Electron's own place serves until the books have been refused.
  }
}
