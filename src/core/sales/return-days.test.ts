// A return is never dated before its sale, wherever the office is by then and whatever the clocks say.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { testId } from '#core/testing';

import { account, back, cash, openShop, pieces } from './testing/index.ts';
import type { Shop } from './testing/index.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.end());

const moveTo = (timeZone: string) => shop.office.api.settings.update({ commandId: testId(), company: { timeZone } });

test('after the office has moved to a time zone where it is yesterday, goods come back on the day of the sale', async () => {
  const contactId = await shop.contact();
  await moveTo('Pacific/Auckland');
  shop.office.setNow('2026-11-21T12:00:00.000Z');
  const owed = await shop.sell({ contactId, lines: [pieces(shop.ink, 2)], tenders: [account(2000)] });
  expect(owed.soldOn).toBe('2026-11-22');
  await moveTo('America/Los_Angeles');
  shop.office.setNow('2026-11-21T13:00:00.000Z');
  const sold = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(1000)] });
  expect(sold.soldOn).toBe('2026-11-21');
  const returned = await shop.sell({ contactId, lines: [back(owed.id, 1)], tenders: [account(-1000)] });
  expect(returned.soldOn).toBe('2026-11-22');
  expect((await shop.office.api.receivables.balance({ contactId, day: '2026-11-22' })).balanceMinor).toBe(1000);
});

test('goods do not come back before they were sold, by the clock of another register: CLOCK_BEHIND', async () => {
  const { api } = shop.office;
  const other = await api.till.saveRegister({ commandId: testId(), name: 'Back', prefix: 'B-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: other.id, floatMinor: 5000 });
  shop.office.setNow('2026-11-21T12:00:00.000Z');
  const sold = await shop.sell({ lines: [pieces(shop.ink)], tenders: [cash(1000)] });
  shop.office.setNow('2026-11-21T11:59:59.999Z');
  const refund = { shiftId, lines: [back(sold.id, 1)], tenders: [cash(-1000)] };
  expect(await shop.refused(refund)).toEqual({ code: 'CLOCK_BEHIND', data: { lastAt: '2026-11-21T12:00:00.000Z' } });
  shop.office.setNow('2026-11-21T12:00:00.000Z');
  await shop.sell(refund);
});
