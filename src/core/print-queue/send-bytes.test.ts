// Bytes on their way to a printer: ports that hang, devices that are missing, paths that are no device.
import { execFileSync } from 'node:child_process';
import { constants, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
// eslint-disable-next-line eslint/no-restricted-imports -- the other end of what the print queue sends
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { sendBytes } from './send-bytes.ts';
import { sendToNetwork } from './send-to-network.ts';

let folder: string;
const servers: Server[] = [];
const sockets: Socket[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'printers-'));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const never = new AbortController().signal;
const usb = (path: string) => ({ kind: 'usb', path, paperMm: 80, hasDrawer: true, hasCutter: true }) as const;
const bytes = Buffer.from('receipt');

async function listen(onConnection: (socket: Socket) => void): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

test('a printer that takes nothing more is given up', async () => {
  const address = await listen((socket) => socket.pause());
  const limits = { connect: 5000, stall: 300, goodbye: 300 };
  expect(await sendToNetwork(address, new Uint8Array(30_000_000), never, limits)).toBe('TIMEOUT');
});

test('a printer that keeps the connection open has its receipt all the same', async () => {
  const taken: Buffer[] = [];
  const address = await listen((socket) => {
    socket.allowHalfOpen = true;
    socket.on('data', (part) => taken.push(part));
  });
  const limits = { connect: 5000, stall: 5000, goodbye: 300 };
  expect(await sendToNetwork(address, bytes, never, limits)).toBeNull();
  expect(Buffer.concat(taken).toString()).toBe('receipt');
});

test('a printer that nobody knows by its name is not found, and one that is given up before it answers is no failure of it', async () => {
  const unknown = { host: 'no-printer.invalid', port: 9100 };
  expect(['NOT_FOUND', 'UNREACHABLE']).toContain(await sendToNetwork(unknown, bytes, never));
  expect(await sendBytes({ ...usb(''), kind: 'network', ...unknown }, bytes, AbortSignal.abort())).toBe('TIMEOUT');
});

test('where the device is missing no file is made', async () => {
  const path = join(folder, 'lp0');
  expect(await sendBytes(usb(path), bytes, never)).toBe('NOT_FOUND');
  expect(existsSync(path)).toBe(false);
});

test('a path that names a file is no printer: the file stays as it was', async () => {
  const path = join(folder, 'letter.txt');
  writeFileSync(path, 'Dear Ada');
  expect(await sendBytes(usb(path), bytes, never)).toBe('NOT_FOUND');
  expect(readFileSync(path, 'utf8')).toBe('Dear Ada');
});

test.runIf(process.platform !== 'win32')(
  'a device takes the bytes as they are; one that is off is not waited for',
  async () => {
    const path = join(folder, 'usb-printer');
    const pipe = { maker: 'mkfifo', path };
    execFileSync(pipe.maker, [pipe.path]);
    expect(await sendBytes(usb(path), bytes, never)).toBe('UNREACHABLE');
    const device = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    expect(await sendBytes(usb(path), bytes, never)).toBeNull();
    const taken = Buffer.alloc(100);
    expect(taken.toString('utf8', 0, readSync(device, taken))).toBe('receipt');
  },
);
