// eslint-disable-next-line eslint/no-restricted-imports -- a receipt printer takes its bytes on a port; no other place in core speaks to the network
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';

import { printFaultOf } from './print-fault.ts';
import type { PrintFault } from './print-fault.ts';

export type NetworkLimits = { connect: number; stall: number; goodbye: number };

/** How long things may take, in milliseconds. */
const usual: NetworkLimits = {
  /** Until a printer answers. */
  connect: 5000,
  /** Without a byte taken: it is out of paper, or its lid is open. */
  stall: 10_000,
  /** Until it closes the connection once it has all bytes; not all printers do. */
  goodbye: 2000,
};

/**
 * Sends bytes to a printer's port and ends the connection. Null when they were taken. That a printer has taken them does not say that it
 * has paper; nothing on this port does.
 * @param signal gives up as long as there is no connection
 */
export function sendToNetwork(
  { host, port }: { host: string; port: number },
  bytes: Uint8Array,
  signal: AbortSignal,
  limits = usual,
): Promise<PrintFault | null> {
  const { promise, resolve } = Promise.withResolvers<PrintFault | null>();
  const socket = connect({ host, port, noDelay: true });
  let timer = setTimeout(() => settle('TIMEOUT'), limits.connect);
  const giveUp = () => settle('TIMEOUT');

  function settle(outcome: PrintFault | null): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    resolve(outcome);
    socket.destroy();
  }

  function wait(limitMs: number, outcome: PrintFault | null): void {
    clearTimeout(timer);
    timer = setTimeout(() => settle(outcome), limitMs);
  }

  signal.addEventListener('abort', giveUp, { once: true });
  // Also after it is settled: an error that nobody hears would end the program.
  socket.on('error', (error) => settle(printFaultOf(error)));
  // What a printer says of itself is not read, but it must flow, or the connection would never end.
  socket.resume();
  socket.once('connect', () => {
    signal.removeEventListener('abort', giveUp);
    const goOn = () => wait(limits.stall, 'TIMEOUT');
    goOn();
    writeParts(socket, bytes, goOn).then(
      () => wait(limits.goodbye, null),
      (error: unknown) => settle(printFaultOf(error)),
    );
  });
  socket.once('close', () => settle(socket.writableFinished ? null : 'UNREACHABLE'));
  return promise;
}

const partBytes = 4096;

/** Part by part, so that a slow printer is told from one that has stopped; then the end of the connection. */
async function writeParts(socket: Socket, bytes: Uint8Array, goOn: () => void): Promise<void> {
  const write = promisify((part: Uint8Array, done: (error?: Error | null) => void) => void socket.write(part, done));
  for (let at = 0; at < bytes.length; at += partBytes) {
    await write(bytes.subarray(at, at + partBytes));
    goOn();
  }
  await promisify((done: (error?: Error | null) => void) => void socket.end(done))();
}
