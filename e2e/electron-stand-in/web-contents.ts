import { EventEmitter } from 'node:events';

import type Electron from 'electron';

import { app, preventable } from './app.ts';
import { transfer } from './ports.ts';
import { answers, tell, windowSide } from './program.ts';
import { session } from './session.ts';

type Used = Pick<
  Electron.WebContents,
  'getURL' | 'id' | 'isDestroyed' | 'postMessage' | 'printToPDF' | 'send' | 'setWindowOpenHandler'
>;
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

const all = new Map<number, WebContents>();

export class WebContents extends EventEmitter implements Used {
  readonly id: number;
  readonly session = session.defaultSession;
  readonly mainFrame = { url: '', parent: null };
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private isGone = false;

  constructor(id: number) {
    super();
    this.id = id;
    all.set(id, this);
    app.emit('web-contents-created', preventable(), this);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    tell(windowSide.sendToPage({ id: this.id, channel, args, ports: [] }));
  }

  postMessage(channel: string, message: unknown, ports: Electron.MessagePortMain[] = []): void {
    tell(windowSide.sendToPage({ id: this.id, channel, args: [message], ports: ports.map(transfer) }));
  }

  async printToPDF(): Promise<Buffer> {
    return Buffer.from(await windowSide.printToPdf({ id: this.id }));
  }

  /** Answers whether the page may go there; told by `will-navigate`. */
  mayNavigate(url: string): boolean {
    const details = Object.assign(preventable(), { url, isMainFrame: true, isSameDocument: false });
    this.emit('will-navigate', details, url);
    return !details.defaultPrevented;
  }

  asksForWindow(url: string): void {
    const answer = this.openHandler({ url, frameName: '', features: '', disposition: 'new-window' } as never);
    if (answer.action === 'allow')
      throw new Error('The stand-in opens no second windows, and the program allowed one.');
  }

  destroy(): void {
    this.isGone = true;
    all.delete(this.id);
    this.emit('destroyed');
  }
}

/** Messages that pages send. */
export const ipcMain = new EventEmitter();

answers({
  messageFromPage: ({ id, frameUrl, isMainFrame, channel, args }) => {
    const sender = all.get(id);
    if (sender === undefined) return;
    if (isMainFrame) sender.mainFrame.url = frameUrl;
    const senderFrame = isMainFrame ? sender.mainFrame : { url: frameUrl, parent: sender.mainFrame };
    ipcMain.emit(channel, Object.assign(preventable(), { sender, senderFrame, ports: [] }), ...args);
  },
  willNavigate: ({ id, url }) => all.get(id)?.mayNavigate(url) ?? false,
  windowOpen: ({ id, url }) => all.get(id)?.asksForWindow(url),
});
