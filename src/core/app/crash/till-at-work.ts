/**
 * A till at work, for the test that kills it: sells, holds, takes back, pays in, closes its shift and opens the next one without a pause, and
 * acknowledges each answer on standard output, one JSON line, written before the next command begins. `node till-at-work.ts <data folder>`
 */
import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';

import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';

import type { Contract } from '#contract/contract';
import { openApp } from '#core/app';

type Api = ContractRouterClient<Contract>;
export type SaleOrder = Parameters<Api['sales']['record']>[0];

/** What has been answered; a sale with the command that can be sent again. */
export type Acknowledged =
  | { kind: 'ready' }
  | { kind: 'sold'; order: SaleOrder; id: string; number: string; totalMinor: number }
  | { kind: 'held'; id: string; note: string }
  | { kind: 'discarded'; id: string }
  | { kind: 'moved'; shiftId: string; payInsMinor: number }
  | { kind: 'closed'; shiftId: string; zNumber: string; expectedMinor: number }
  | { kind: 'opened'; shiftId: string };

type Till = { api: Api; newId(): string; registerId: string; itemId: string; contactId: string; shiftId: string };

function acknowledge(line: Acknowledged): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function openTill(dataFolder: string): Promise<Till> {
  const workerFile = join(import.meta.dirname, '..', '..', 'worker', 'worker.ts');
  const opened = await openApp({ dataFolder, host: 'server', workerFile, version: 'crash' });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const api: Api = createRouterClient(app.router, { context: () => app.context() });
  const { newId } = app.context().house;
  const { company } = await api.settings.get();
  if (company.name === '') {
    await api.settings.update({ commandId: newId(), company: { name: 'Crash Shop', currency: 'CHF' } });
  }
  const [known] = (await api.till.registers()).registers;
  const register = known ?? (await api.till.saveRegister({ commandId: newId(), name: 'Counter', prefix: 'K-' }));
  const [item] = (await api.items.list({})).rows;
  const [contact] = (await api.contacts.list({})).rows;
  const itemId = item?.id ?? (await api.items.create({ commandId: newId(), name: 'Ink', priceE4: 12_300 })).id;
  const contactId = contact?.id ?? (await api.contacts.create({ commandId: newId(), name: 'Ada' })).id;
  const till = { api, newId, registerId: register.id, itemId, contactId, shiftId: register.openShift?.id ?? '' };
  if (till.shiftId === '') await openShift(till);
  return till;
}

async function openShift(till: Till): Promise<void> {
  const { api, newId, registerId } = till;
  till.shiftId = (await api.till.openShift({ commandId: newId(), registerId, floatMinor: 20_000 })).shiftId;
  acknowledge({ kind: 'opened', shiftId: till.shiftId });
}

async function record(till: Till, sale: Omit<SaleOrder, 'commandId' | 'shiftId'>): Promise<string> {
  const order: SaleOrder = { commandId: till.newId(), shiftId: till.shiftId, ...sale };
  const { id, number, totalMinor } = (await till.api.sales.record(order)).sale;
  acknowledge({ kind: 'sold', order, id, number, totalMinor });
  return id;
}

/** Three lines, paid in cash, by card and cash, or on account: 7.38 in francs, so that cash is rounded. */
async function sell(till: Till, turn: number, heldId: string | null = null): Promise<string> {
  const lines = [1, 2, 3].map((pieces) => ({
    kind: 'item' as const,
    itemId: till.itemId,
    quantityE4: pieces * 10_000,
  }));
  const cash = { tender: 'cash' as const, amountMinor: 1000 };
  const tenders = [
    [cash],
    [{ tender: 'card' as const, amountMinor: 500 }, cash],
    [{ tender: 'account' as const, amountMinor: 738 }],
  ][turn % 3];
  return record(till, { contactId: turn % 3 === 2 ? till.contactId : null, lines, heldId, tenders: tenders ?? [cash] });
}

/** One piece of the first line comes back as store credit, which no rounding touches. */
async function takeBack(till: Till, saleId: string): Promise<void> {
  await record(till, {
    lines: [{ kind: 'return', saleId, position: 1, quantityE4: 10_000 }],
    tenders: [{ tender: 'storeCredit', amountMinor: -123 }],
  });
}

async function hold(till: Till): Promise<string> {
  const { api, newId, registerId, itemId } = till;
  const note = newId();
  const cart = { lines: [{ kind: 'item' as const, itemId, quantityE4: 10_000 }], note };
  const { id } = await api.sales.hold({ commandId: newId(), registerId, name: 'Held', totalMinor: 123, cart });
  acknowledge({ kind: 'held', id, note });
  return id;
}

async function discard({ api, newId }: Till, id: string): Promise<void> {
  await api.sales.discardHeld({ commandId: newId(), id });
  acknowledge({ kind: 'discarded', id });
}

async function payIn({ api, newId, shiftId }: Till): Promise<void> {
  const movement = { shiftId, kind: 'payIn', amountMinor: 500, reason: 'Change' } as const;
  const { report } = await api.till.moveCash({ commandId: newId(), ...movement });
  acknowledge({ kind: 'moved', shiftId, payInsMinor: report?.cash.payInsMinor ?? 0 });
}

async function closeShift(till: Till): Promise<void> {
  const { api, newId, shiftId } = till;
  const closed = await api.till.closeShift({ commandId: newId(), shiftId, countedMinor: 20_000, keepsHeld: true });
  const { zNumber, cash } = closed;
  acknowledge({ kind: 'closed', shiftId, zNumber: zNumber ?? '', expectedMinor: cash.expectedMinor });
  await openShift(till);
}

const till = await openTill(process.argv[2] ?? '');
acknowledge({ kind: 'ready' });
// It is killed soon: where it begins decides whether it comes to closing the shift.
for (let turn = randomInt(60); ; turn += 1) {
  const saleId = await sell(till, turn);
  const heldId = await hold(till);
  if (turn % 4 === 0) await takeBack(till, saleId);
  if (turn % 4 === 1) await sell(till, turn, heldId);
  if (turn % 4 === 2) await discard(till, heldId);
  if (turn % 5 === 3) await payIn(till);
  if (turn % 6 === 4) await closeShift(till);
}
