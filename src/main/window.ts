import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BrowserWindow, app, nativeTheme, screen } from 'electron';

import { pageOrigin } from './addresses.ts';
import { fitWindow, parseWindowState, smallestWindow } from './window-state.ts';
import type { WindowState } from './window-state.ts';

/**
 * Opens the window where it last stood and loads the first page. Errors of loading reject, unless the window was closed or the page
 * went on to another address meanwhile.
 */
export async function openWindow(preloadFile: string): Promise<void> {
  const state = readState();
  const window = new BrowserWindow({
    ...fitWindow(state, workAreas()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Counterbook',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling checker would fetch its dictionaries from a foreign server.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (state?.isMaximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => writeState({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  try {
    await window.loadURL(`${pageOrigin}/`);
  } catch (error) {
    const wasLeft = error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';
    if (!window.isDestroyed() && !wasLeft) throw error;
  }
}

/** Brings the window that there is to the front; tells whether there was one. */
export function focusWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return false;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return true;
}

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

function readState(): WindowState | undefined {
  try {
    return parseWindowState(readFileSync(stateFile(), 'utf8'));
  } catch {
    return undefined;
  }
}

function writeState(state: WindowState): void {
  try {
    writeFileSync(stateFile(), JSON.stringify(state));
  } catch {
    // A place that is not remembered is no reason to disturb anybody.
  }
}
