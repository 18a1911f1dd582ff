// Closing is blind: who counts the drawer cannot ask what it should hold, by no operation of the till.
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { tillOf } from './testing.ts';

let office: TestApp;
let cashier: TestApp['api'];
let shiftId: string;
const counted = 17_351;
beforeEach(async () => {
  office = await openTestApp();
  const { house, session } = office.app.context();
  const context = { house, session: { ...session, role: 'cashier' as const } };
  cashier = createRouterClient(office.app.router, { context });
  const till = tillOf(office);
  const { id: registerId } = await till.addRegister({ name: 'Counter', prefix: 'A-' });
  opening = { commandId: testId(), registerId, floatMinor: 10_000 };
  ({ shiftId } = await cashier.till.openShift(opening));
  const lines = [{ kind: 'free', description: 'Tea', quantityE4: 10_000, priceE4: 735_100 } as const];
  await till.sell({ shiftId, lines, tenders: [{ tender: 'cash', amountMinor: 7351 }] });
});
afterEach(() => endProven(office));
let opening: Parameters<TestApp['api']['till']['openShift']>[0];

const isNowhereIn = (answer: unknown) => expect(JSON.stringify(answer)).not.toMatch(/17_?351|173[.,]51/);

test('till.moveCash and a repeated till.openShift tell a cashier no figures, and the owner all', async () => {
  const payIn = { commandId: testId(), shiftId, kind: 'payIn', amountMinor: 1, reason: 'Found' } as const;
  expect(await cashier.till.moveCash(payIn)).toEqual({ shiftId, report: null });
  expect(await cashier.till.moveCash(payIn)).toEqual({ shiftId, report: null });
  expect(await cashier.till.openShift(opening)).toEqual({ shiftId, report: null });
  const owners = await office.api.till.openShift(opening);
  expect(owners.report?.cash.expectedMinor).toBe(counted + 1);
});

test('that cash is missing is said without how much is there, also to who gives money back', async () => {
  const out = { shiftId, kind: 'payOut', amountMinor: counted + 1, reason: 'Postage' } as const;
  const refused = await failureOf(cashier.till.moveCash({ commandId: testId(), ...out }));
  expect(refused.code).toBe('CASH_MISSING');
  isNowhereIn([refused.data, refused.message]);
  await cashier.till.moveCash({ commandId: testId(), ...out, amountMinor: counted });
  const { rows } = await cashier.sales.list({});
  const lines = [{ kind: 'return', saleId: rows[0]?.id ?? '', position: 1, quantityE4: 10_000 } as const];
  const refund = { shiftId, lines, tenders: [{ tender: 'cash', amountMinor: -7351 } as const] };
  const empty = await failureOf(cashier.sales.record({ commandId: testId(), ...refund }));
  expect(empty).toMatchObject({ code: 'CASH_MISSING' });
  expect(empty.data ?? null).toBeNull();
});

test('what else a cashier may ask of the till says neither what is expected nor what was taken in all', async () => {
  const asked = [
    await cashier.till.registers(),
    await cashier.till.settings(),
    await cashier.till.printQueue(),
    await cashier.sales.list({}),
    await cashier.sales.held({}),
    await cashier.sales.credits({}),
    await cashier.system.overview(),
    await failureOf(cashier.till.openShift({ ...opening, commandId: testId() })),
  ];
  for (const answer of asked) isNowhereIn(answer);
  expect((await cashier.system.overview()).soldTodayMinor).toBe(0);
  const reports = [
    cashier.till.report({ shiftId }),
    cashier.till.reportPdf({ shiftId }),
    cashier.till.shifts({}),
    cashier.till.printReport({ commandId: testId(), shiftId }),
  ];
  for (const call of reports) {
    expect(await failureOf(call)).toMatchObject({ code: 'FORBIDDEN', data: { permission: 'till.report' } });
  }
});

test('till.closeShift tells the difference once the count was sent, and not before', async () => {
  await tillOf(office).hold(opening.registerId);
  const closing = { shiftId, countedMinor: counted - 100 };
  isNowhereIn(await failureOf(cashier.till.closeShift({ commandId: testId(), ...closing })));
  const counts = [{ valueMinor: 100, count: 1 }];
  isNowhereIn(await failureOf(cashier.till.closeShift({ commandId: testId(), ...closing, counts })));
  const closed = await cashier.till.closeShift({ commandId: testId(), ...closing, keepsHeld: true });
  expect([closed.cash.expectedMinor, closed.overShortMinor]).toEqual([counted, -100]);
});
