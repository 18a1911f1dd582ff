import { MessageChannelMain, ipcMain } from 'electron';
import type { IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';

import type { App } from '#core/app';

import { isTrustedAddress } from './addresses.ts';

const channel = 'counterbook:port';

/**
 * Gives each page of ours that asks one port to the contract. A page that loads again gets a new one, and its old one is
 * closed, so that whatever ran for it is cancelled.
 */
export function servePorts(app: Pick<App, 'router' | 'context'>): void {
  const handler = new RPCHandler(app.router);
  const ports = new WeakMap<WebContents, MessagePortMain>();

  ipcMain.on(channel, (event) => {
    if (!isTrustedSender(event)) return;
    ports.get(event.sender)?.close();
    const { port1, port2 } = new MessageChannelMain();
    ports.set(event.sender, port1);
    handler.upgrade(port1, { context: app.context() });
    port1.start();
    event.sender.postMessage(channel, null, [port2]);
  });
}

/** Only the main frame of a window that shows our own pages; a frame inside it gets no port. */
function isTrustedSender({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isTrustedAddress(senderFrame.url);
}
