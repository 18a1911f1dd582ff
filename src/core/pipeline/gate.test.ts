// What stands before every handler: permission, then the shape of the input.
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Role } from '#domain/permissions';
import { failureOf, openTestApp, rowsOf, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
});
afterAll(() => office.end());

const writtenCommands = () => rowsOf(office.databaseFile, 'SELECT command_id FROM command_log').length;
const pathsOf = (failure: { data: unknown }) =>
  (failure.data as { issues: { path: string }[] }).issues.map((issue) => issue.path);

test('input of the wrong shape is refused with the path of each field', async () => {
  const lines = [{ description: '', quantityE4: 1.5, priceE4: 'much' as never }];
  const failure = await failureOf(office.api.documents.saveDraft({ commandId: testId(), lines }));
  expect(failure.code).toBe('INPUT_INVALID');
  expect(pathsOf(failure)).toEqual(['lines.0.description', 'lines.0.quantityE4', 'lines.0.priceE4']);
});

test('a command without a command id is refused and nothing is written', async () => {
  const before = writtenCommands();
  const failure = await failureOf(office.api.contacts.create({ name: 'Nobody' } as never));
  expect([failure.code, pathsOf(failure)]).toEqual(['INPUT_INVALID', ['commandId']]);
  expect(writtenCommands()).toBe(before);
});

test('an amount beyond what reports can add up and a day that does not exist are refused', async () => {
  const money = { commandId: testId(), contactId: testId(), amountMinor: 1 };
  const huge = await failureOf(office.api.payments.record({ ...money, amountMinor: 1_000_000_000_001 }));
  expect([huge.code, pathsOf(huge)]).toEqual(['INPUT_INVALID', ['amountMinor']]);
  const noDay = await failureOf(office.api.payments.record({ ...money, paidOn: '2026-02-30' }));
  expect([noDay.code, pathsOf(noDay)]).toEqual(['INPUT_INVALID', ['paidOn']]);
});

test('who has no right for it is told FORBIDDEN with the right, before the input is looked at', async () => {
  const { house, session } = office.app.context();
  // Only the owner exists so far, so the role without rights is made up.
  const context = { house, session: { ...session, role: 'stranger' as Role } };
  const stranger: TestApp['api'] = createRouterClient(office.app.router, { context });
  const refused = async (call: Promise<unknown>) => (await failureOf(call)) as object;
  expect(await refused(stranger.contacts.list({}))).toMatchObject(forbidden('contacts.read'));
  expect(await refused(stranger.contacts.create({ name: 1 } as never))).toMatchObject(forbidden('contacts.write'));
  expect(await refused(stranger.documents.issueMany({ commandId: testId() }))).toMatchObject(
    forbidden('documents.issue'),
  );
  expect(writtenCommands()).toBe(1);
});

test('a cashier sells, but is told FORBIDDEN for what the content of a sale asks for beyond that, and nothing is written', async () => {
  const { house, session } = office.app.context();
  const register = await office.api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const opening = { commandId: testId(), registerId: register.id, floatMinor: 0 };
  const { shiftId } = await office.api.till.openShift(opening);
  const item = await office.api.items.create({ commandId: testId(), name: 'Ink', priceE4: 100_000 });
  const context = { house, session: { ...session, role: 'cashier' as const } };
  const cashier: TestApp['api'] = createRouterClient(office.app.router, { context });
  const line = { kind: 'item' as const, itemId: item.id, quantityE4: 10_000 };
  const tenders = [{ tender: 'cash' as const, amountMinor: 1000 }];
  const base = { shiftId, tenders, lines: [line] };
  await cashier.sales.record({ commandId: testId(), ...base });
  const before = writtenCommands();
  const asked = [
    ['till.discount', { discount: { percentE4: 10_000, reason: 'Loyal' } }],
    ['till.discount', { lines: [{ ...line, discountMinor: 1, discountReason: 'Torn' }] }],
    ['till.overridePrice', { lines: [{ ...line, priceE4: 1, priceReason: 'Torn' }] }],
    ['till.refundOtherwise', { otherTenderReason: 'No card' }],
  ] as const;
  for (const [permission, change] of asked) {
    const call = cashier.sales.record({ commandId: testId(), ...base, ...change } as Parameters<
      typeof cashier.sales.record
    >[0]);
    expect(await failureOf(call)).toMatchObject(forbidden(permission));
  }
  expect(writtenCommands()).toBe(before);
});

function forbidden(permission: string) {
  return { code: 'FORBIDDEN', data: { permission } };
}
