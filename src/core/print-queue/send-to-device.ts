import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as passed } from 'node:timers/promises';

import { printFaultOf } from './print-fault.ts';
import type { PrintFault } from './print-fault.ts';

/** How long a device may take no bytes (it is out of paper, or switched off), and how often it is asked, in milliseconds. */
const stallMs = 10_000;
const askMs = 50;

/**
 * Writes bytes into a device (`/dev/usb/lp0`) or a share (`\\localhost\Receipts`). Null when all were taken. Nothing is ever made: where the
 * device is missing there would else be a file of its name; and no file is written over, whatever path somebody has entered.
 */
export async function sendToDevice(path: string, bytes: Uint8Array): Promise<PrintFault | null> {
  let device: FileHandle | undefined;
  try {
    // Without waiting (a flag that Windows does not have): a device that is off would hold a thread of the program for ever.
    device = await open(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    if (!isShare(path) && (await device.stat()).isFile()) return 'NOT_FOUND';
    return await writeAll(device, bytes);
  } catch (error) {
    return printFaultOf(error);
  } finally {
    await device?.close().catch(() => undefined);
  }
}

/** Windows tells of a shared printer that it is a file. */
function isShare(path: string): boolean {
  return path.startsWith('\\\\');
}

async function writeAll(device: FileHandle, bytes: Uint8Array): Promise<PrintFault | null> {
  let waitedMs = 0;
  for (let at = 0; at < bytes.length;) {
    const written = await writeSome(device, bytes.subarray(at));
    at += written;
    waitedMs = written > 0 ? 0 : waitedMs + askMs;
    if (waitedMs > stallMs) return 'TIMEOUT';
    if (written === 0) await passed(askMs);
  }
  return null;
}

/** How many bytes the device has taken; 0 when it is not ready for any. */
async function writeSome(device: FileHandle, bytes: Uint8Array): Promise<number> {
  try {
    const { bytesWritten } = await device.write(bytes);
    return bytesWritten;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}
