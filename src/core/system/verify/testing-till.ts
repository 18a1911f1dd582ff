/** A day at the till with a little of everything. */
import { testId } from '#core/testing';
import type { TestApp } from '#core/testing';

type Line = Parameters<TestApp['api']['sales']['record']>[0]['lines'][number];
type Tender = Parameters<TestApp['api']['sales']['record']>[0]['tenders'][number];
type More = { contactId?: string; discountPercentE4?: number; otherTenderReason?: string };

/** Rings up on one shift, a minute after the other. */
function tillOf(office: TestApp, shiftId: string, startAt: string) {
  let minutes = 0;
  const tick = () => {
    minutes += 1;
    office.setNow(`${startAt.slice(0, 14)}${String(minutes).padStart(2, '0')}${startAt.slice(16)}`);
  };
  const sell = async (lines: Line[], tenders: Tender[], { discountPercentE4 = 0, ...more }: More = {}) => {
    tick();
    const discount = { percentE4: discountPercentE4, reason: discountPercentE4 === 0 ? '' : 'Loyal' };
    const { sale } = await office.api.sales.record({ commandId: testId(), shiftId, lines, tenders, discount, ...more });
    return sale;
  };
  return { sell, tick };
}

const tea = (pieces: number): Line => ({
  kind: 'free',
  description: 'Tea',
  quantityE4: pieces * 10_000,
  priceE4: 39_900,
});
const cash = (amountMinor: number): Tender => ({ tender: 'cash', amountMinor });
const account = (amountMinor: number): Tender => ({ tender: 'account', amountMinor });

/**
 * Two registers. On Counter A-000001 to A-000009 (discounts, several tenders, a voucher sold and used, goods back against store credit and off
 * the account, a receipt with its invoice INV-00001), cash moved three ways, money on account (RV-00001), Z-A-0001 with 50 cents over; then
 * an open shift with A-000010. On Back B-000001 and Z-B-0001.
 */
export async function fillTill(office: TestApp): Promise<void> {
  const { api } = office;
  office.setNow('2026-11-21T08:00:00.000Z');
  await api.settings.update({
    commandId: testId(),
    taxRates: [
      { name: 'Standard', category: 'S', rateE4: 190_000, isDefault: true, isArchived: false },
      { name: 'Reduced', category: 'S', rateE4: 70_000, isDefault: false, isArchived: false },
    ],
  });
  const { id: contactId } = await api.contacts.create({ commandId: testId(), name: 'Clara' });
  const counter = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const back = await api.till.saveRegister({ commandId: testId(), name: 'Back', prefix: 'B-' });
  await sellAllDay(office, { registerId: counter.id, contactId });
  office.setNow('2026-11-22T08:00:00.000Z');
  const second = await api.till.openShift({ commandId: testId(), registerId: counter.id, floatMinor: 5000 });
  await tillOf(office, second.shiftId, '2026-11-22T08:00:00.000Z').sell([tea(1)], [cash(1000)]);
  const third = await api.till.openShift({ commandId: testId(), registerId: back.id, floatMinor: 0 });
  await tillOf(office, third.shiftId, '2026-11-22T09:00:00.000Z').sell(
    [tea(2)],
    [{ tender: 'card', amountMinor: 950 }],
  );
  await api.till.closeShift({ commandId: testId(), shiftId: third.shiftId, countedMinor: 0 });
}

async function sellAllDay(
  office: TestApp,
  { registerId, contactId }: { registerId: string; contactId: string },
): Promise<void> {
  const { api } = office;
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId, floatMinor: 10_000 });
  const { sell, tick } = tillOf(office, shiftId, '2026-11-21T08:00:00.000Z');
  const ink = await api.items.create({ commandId: testId(), name: 'Ink', priceE4: 129_900 });
  const inkLine: Line = { kind: 'item', itemId: ink.id, quantityE4: 30_000 };
  const first = await sell([inkLine, tea(2)], [cash(6000)], { discountPercentE4: 100_000 });
  const second = await sell([tea(5)], [{ tender: 'card', amountMinor: 1000 }, account(1374)], { contactId });
  await sell([{ kind: 'voucher', amountMinor: 2000, code: 'GIFT-1' }, tea(1)], [cash(3000)]);
  await sell([tea(2)], [{ tender: 'voucher', amountMinor: 950, creditCode: 'GIFT-1' }]);
  const backOf = (saleId: string, pieces: number): Line => ({
    kind: 'return',
    saleId,
    position: 1,
    quantityE4: pieces * 10_000,
    reason: 'Dry',
  });
  const otherTenderReason = 'Wants to choose again';
  await sell([backOf(first.id, 1)], [{ tender: 'storeCredit', amountMinor: -1391 }], { otherTenderReason });
  await sell([backOf(first.id, 1)], [cash(-1391)]);
  await sell([backOf(second.id, 1)], [account(-475)], { contactId, otherTenderReason });
  const eighth = await sell([tea(4)], [cash(899), account(1000)], { contactId });
  await sell([tea(1)], [cash(475)]);
  for (const [kind, amountMinor] of [
    ['payIn', 700],
    ['payOut', 300],
    ['drop', 5000],
  ] as const) {
    tick();
    await api.till.moveCash({ commandId: testId(), shiftId, kind, amountMinor, reason: 'Stamps' });
  }
  tick();
  await api.sales.invoice({ commandId: testId(), saleId: eighth.id });
  tick();
  await api.till.takePayment({ commandId: testId(), shiftId, contactId, amountMinor: 600, givenMinor: 1000 });
  tick();
  const { cash: drawer } = await api.till.report({ shiftId });
  await api.till.closeShift({ commandId: testId(), shiftId, countedMinor: drawer.expectedMinor + 50 });
}
