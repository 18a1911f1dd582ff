/** For tests: a receipt printer, which is a real port that takes bytes, prints them, and can fail as printers do; and an office that prints on it. */
// eslint-disable-next-line eslint/no-restricted-imports -- the other end of what the print queue sends
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { endProven, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

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

type Sale = Awaited<ReturnType<TestApp['api']['sales']['record']>>['sale'];

export type PrintingOffice = {
  office: TestApp;
  printer: TestPrinter;
  /** A register that prints at a port, with an open shift. */
  openRegister(name: string, port?: number): Promise<{ registerId: string; shiftId: string }>;
  /** Sells tea at 2.00 for cash; the receipt is queued. */
  sell(shiftId: string): Promise<Sale>;
  /** How many jobs wait. */
  waiting(): Promise<number>;
  /** The books are whole after each test. */
  end(): Promise<void>;
};

/** Nobody listens at this port. */
export const deadPort = 9;
/** Long enough for the pauses between tries. */
export const patience = { timeout: 25_000, interval: 20 };

const tea = { kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 20_000 } as const;

export async function openPrintingOffice(): Promise<PrintingOffice> {
  const office = await openTestApp({ prints: true });
  const printer = await openPrinter();
  return {
    office,
    printer,
    async openRegister(name, port = printer.port) {
      const reached = { kind: 'network', host: '127.0.0.1', port } as const;
      const register = { commandId: testId(), name, prefix: `${name}-`, printer: reached };
      const { id: registerId } = await office.api.till.saveRegister(register);
      const { shiftId } = await office.api.till.openShift({ commandId: testId(), registerId, floatMinor: 10_000 });
      return { registerId, shiftId };
    },
    async sell(shiftId) {
      const tenders = [{ tender: 'cash', amountMinor: 500 } as const];
      const { sale, isQueued } = await office.api.sales.record({ commandId: testId(), shiftId, lines: [tea], tenders });
      if (!isQueued) throw new Error('The receipt should have been queued');
      return sale;
    },
    waiting: async () => (await office.api.till.printQueue()).jobs.length,
    async end() {
      try {
        await endProven(office);
      } finally {
        await printer.switchOff();
      }
    },
  };
}
