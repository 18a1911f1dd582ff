import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import type Electron from 'electron';

import { app, preventable } from './app.ts';
import { screen } from './desktop.ts';
import { answers, tell, windowSide } from './program.ts';
import { WebContents } from './web-contents.ts';

type Used = Pick<
  Electron.BrowserWindow,
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setSize'
  | 'show'
>;

let all: BrowserWindow[] = [];
let focusedId: number | undefined;
let lastId = 0;

export class BrowserWindow extends EventEmitter implements Used {
  readonly id: number;
  readonly webContents: WebContents;
  private normal: Electron.Rectangle;
  private state: 'normal' | 'maximized' | 'minimized' = 'normal';
  private isShown: boolean;
  private isGone = false;

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return all.find((window) => window.id === focusedId) ?? null;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    assertSafe(options.webPreferences ?? {});
    lastId += 1;
    this.id = lastId;
    this.isShown = options.show !== false;
    this.normal = placeOf(options);
    const { preload } = options.webPreferences ?? {};
    const { width, height } = this.normal;
    tell(
      windowSide.openWindow({
        id: this.id,
        width,
        height,
        preload: preload === undefined ? undefined : readFileSync(preload, 'utf8'),
        profile: app.getPath('userData'),
      }),
    );
    all.push(this);
    this.webContents = new WebContents(this.id);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    await windowSide.loadUrl({ id: this.id, url });
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }

  getBounds(): Electron.Rectangle {
    return this.state === 'maximized' ? { ...screen.getPrimaryDisplay().workArea } : { ...this.normal };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.normal };
  }

  setSize(width: number, height: number): void {
    this.normal = { ...this.normal, width, height };
    this.applySize();
    this.emit('resize');
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  isVisible(): boolean {
    return this.isShown && this.state !== 'minimized';
  }

  isFocused(): boolean {
    return focusedId === this.id;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  maximize(): void {
    this.state = 'maximized';
    this.applySize();
  }

  minimize(): void {
    this.state = 'minimized';
    if (focusedId === this.id) focusedId = undefined;
  }

  restore(): void {
    this.state = 'normal';
    this.applySize();
  }

  show(): void {
    this.isShown = true;
    this.focus();
  }

  focus(): void {
    focusedId = this.id;
    tell(windowSide.bringToFront({ id: this.id }));
  }

  close(): void {
    if (this.isGone) return;
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    all = all.filter((window) => window !== this);
    if (focusedId === this.id) focusedId = undefined;
    this.webContents.destroy();
    tell(windowSide.closeWindow({ id: this.id }));
    this.emit('closed');
    if (all.length === 0) app.allWindowsClosed();
  }

  private applySize(): void {
    const { width, height } = this.getBounds();
    tell(windowSide.resize({ id: this.id, width, height }));
  }
}

app.windows.closeAll = () => {
  for (const window of BrowserWindow.getAllWindows()) window.close();
  return all.length === 0;
};

answers({
  userCloses: ({ id }) => all.find((window) => window.id === id)?.close(),
});

/** The stand-in has no isolated world and no sandbox to switch off, so it refuses a window that wants them off. */
function assertSafe(preferences: Electron.WebPreferences): void {
  const isSafe =
    preferences.contextIsolation === true && preferences.sandbox === true && preferences.nodeIntegration === false;
  if (!isSafe) throw new Error('A window without context isolation and sandbox cannot be stood in for.');
}

function placeOf({ x, y, width = 800, height = 600 }: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const area = screen.getPrimaryDisplay().workArea;
  return {
    x: x ?? Math.round((area.width - width) / 2),
    y: y ?? Math.round((area.height - height) / 2),
    width,
    height,
  };
}
