/** Carries bytes to a printer: over the network, or into the device or share that it is on this computer. */
import type { Printer } from '#contract/till-values';

import type { PrintFault } from './print-fault.ts';
import { sendToDevice } from './send-to-device.ts';
import { sendToNetwork } from './send-to-network.ts';

export type ReachablePrinter = Exclude<Printer, { kind: 'none' }>;

/**
 * Sends all bytes and waits until the printer has them, as far as its kind tells. Null, or why it has not.
 * @param signal gives up as long as nothing was sent; what has begun is sent to its end
 */
export async function sendBytes(
  printer: ReachablePrinter,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<PrintFault | null> {
  if (signal.aborted) return 'TIMEOUT';
  return printer.kind === 'network' ? sendToNetwork(printer, bytes, signal) : sendToDevice(printer.path, bytes);
}

/** Names the printer itself: two registers may share one, and it takes one receipt at a time. */
export function addressOf(printer: ReachablePrinter): string {
  return printer.kind === 'network' ? `${printer.host.toLowerCase()}:${printer.port}` : printer.path;
}
