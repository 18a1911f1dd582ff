import { MessageChannelMain, ipcMain } from 'electron';
import type { MessagePortMain, WebContents } from 'electron';
import { RPCHandler } from '@orpc/server/message-port';

import type { App } from '#core/app';

import { isTrustedSender } from './addresses.ts';

const channel = 'counterbook:port';

/**
 * Gives each page of ours that asks one port to the contract. A page that loads again gets a new one, and its old one is
 * closed, so that whatever ran for it is cancelled.
 */
export function servePorts(app: Pick<App, 'router' | 'context'>): void {
  const handler = new RPCHandler(app.router);
  const ports = new WeakMap<WebContents, MessagePortMain>();

  ipcMain.on(channel, (event) => {
    if (!isTrustedSender(event.senderFrame)) return;
    ports.get(event.sender)?.close();
    const { port1, port2 } = new MessageChannelMain();
    ports.set(event.sender, port1);
    handler.upgrade(port1, { context: app.context() });
    port1.start();
    event.sender.postMessage(channel, null, [port2]);
  });
}
