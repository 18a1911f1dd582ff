/** Channels of two ports. A port that was sent to a page lives on there; its messages cross the pipe. */
import { EventEmitter } from 'node:events';

import type Electron from 'electron';

import { answers, tell, windowSide } from './program.ts';

type PortMethods = Pick<Electron.MessagePortMain, 'start' | 'close' | 'postMessage'>;

const inPages = new Map<number, Port>();
let lastNumber = 0;

export class Port extends EventEmitter implements PortMethods {
  /** The other end, while it is in this process. */
  other: Port | undefined;
  /** The number of the other end, when it was sent to a page. */
  remote: number | undefined;
  isStarted = false;
  isClosed = false;
  readonly queue: unknown[] = [];

  start(): void {
    this.isStarted = true;
    for (const data of this.queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  postMessage(data: unknown): void {
    if (this.isClosed) return;
    if (this.remote === undefined) this.other?.receive(structuredClone(data));
    else tell(windowSide.portMessage({ port: this.remote, data }));
  }

  close(): void {
    if (this.isClosed) return;
    if (this.remote !== undefined) tell(windowSide.closePort({ port: this.remote }));
    const { other } = this;
    this.disconnect();
    other?.disconnect();
  }

  receive(data: unknown): void {
    if (this.isStarted) this.emit('message', { data, ports: [] });
    else this.queue.push(data);
  }

  /** The end of the channel, from whichever side it came. */
  disconnect(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.remote !== undefined) inPages.delete(this.remote);
    this.emit('close');
  }
}

export class MessageChannelMain {
  readonly port1 = new Port();
  readonly port2 = new Port();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** Sends a port to a page: what is left here is its other end, which from now on speaks to the page. */
export function transfer(port: Electron.MessagePortMain): number {
  const end = (port as unknown as Port).other;
  if (end === undefined) throw new Error('A port can be sent once, and only before its other end was.');
  lastNumber += 1;
  end.other = undefined;
  end.remote = lastNumber;
  inPages.set(lastNumber, end);
  return lastNumber;
}

answers({
  portMessage: ({ port, data }) => inPages.get(port)?.receive(data),
  portClosed: ({ port }) => inPages.get(port)?.disconnect(),
});
