/** A receipt printer for tests: a real port that takes bytes, prints them, and can fail in the ways that printers do. */
// eslint-disable-next-line eslint/no-restricted-imports -- the other end of what the print queue sends
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type TestPrinter = {
  port: number;
  /** What was taken whole, one entry for each connection that was ended in order. */
  receipts: Uint8Array[];
  /** Called with the first bytes of each connection. */
  onFirstByte: () => void;
  /** Breaks the next connection off once its first bytes are there. */
  breakNext(): void;
  /** Nobody listens any more: connections are refused. */
  switchOff(): Promise<void>;
  /** Listens again on the same port. */
  switchOn(): Promise<void>;
};

export async function openPrinter(): Promise<TestPrinter> {
  let isBreaking = false;
  let server: Server | null = null;
  const take = (socket: Socket) => {
    const parts: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      if (parts.length === 0) printer.onFirstByte();
      parts.push(part);
      if (isBreaking) {
        isBreaking = false;
        parts.length = 0;
        socket.resetAndDestroy();
      }
    });
    socket.on('end', () => {
      if (parts.length > 0) printer.receipts.push(new Uint8Array(Buffer.concat(parts)));
    });
  };
  const printer: TestPrinter = {
    port: 0,
    receipts: [],
    onFirstByte: () => undefined,
    breakNext: () => {
      isBreaking = true;
    },
    async switchOff() {
      const listening = server;
      server = null;
      await new Promise<void>((resolve) => void (listening === null ? resolve() : listening.close(() => resolve())));
    },
    async switchOn() {
      const made = createServer(take);
      server = made;
      await new Promise<void>((resolve) => void made.listen(printer.port, '127.0.0.1', resolve));
      printer.port = (made.address() as AddressInfo).port;
    },
  };
  await printer.switchOn();
  return printer;
}
