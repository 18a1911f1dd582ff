/** A shop for tests: a company with two rates of tax, a register with an open shift, a few items, and ways to sell. */
import { endProven, failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

type Api = TestApp['api'];
export type SaleInput = Parameters<Api['sales']['record']>[0];
export type Sale = Awaited<ReturnType<Api['sales']['record']>>['sale'];

export type Shop = {
  office: TestApp;
  registerId: string;
  shiftId: string;
  /** Ink at 10.00 with the full rate, bread at 2.45 with the lower one; prices include tax unless the company says otherwise. */
  ink: string;
  bread: string;
  /** Sells; cash that covers everything when no tenders are given. */
  sell(input: Partial<SaleInput> & Pick<SaleInput, 'lines'>): Promise<Sale>;
  /** The failure that a sale ends with. */
  refused(input: Partial<SaleInput> & Pick<SaleInput, 'lines'>): Promise<{ code: string; data: unknown }>;
  contact(fields?: Partial<Parameters<Api['contacts']['create']>[0]>): Promise<string>;
  /** Ends the test with everything proven, and removes the folder. */
  end(): Promise<void>;
};

type Given = {
  currency?: string;
  priceMode?: 'inclusive' | 'exclusive';
  taxRounding?: 'document' | 'line';
  folder?: string;
};

/** Opens the shop at 10 o'clock on 2026-11-21 with 100.00 in the drawer. */
export async function openShop(given: Given = {}): Promise<Shop> {
  const { currency = 'EUR', priceMode = 'inclusive', taxRounding = 'document' } = given;
  const office = await openTestApp();
  const { api } = office;
  const rate = { category: 'S', isArchived: false } as const;
  await api.settings.update({
    commandId: testId(),
    company: { currency, priceMode, taxRounding },
    taxRates: [
      { ...rate, name: 'VAT 20 %', rateE4: 200_000, isDefault: true },
      { ...rate, name: 'VAT 7 %', rateE4: 70_000, isDefault: false },
    ],
  });
  const { taxRates } = await api.settings.get();
  const taxRateId = taxRates.find(({ rateE4 }) => rateE4 === 70_000)?.id ?? '';
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const opened = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 10_000 });
  const ink = await api.items.create({ commandId: testId(), name: 'Ink', code: 'INK', priceE4: 100_000 });
  const bread = await api.items.create({
    commandId: testId(),
    name: 'Bread',
    code: 'BREAD',
    priceE4: 24_500,
    taxRateId,
  });
  return shopOf({ office, registerId: register.id, shiftId: opened.shiftId, ink: ink.id, bread: bread.id });
}

function shopOf(parts: Pick<Shop, 'office' | 'registerId' | 'shiftId' | 'ink' | 'bread'>): Shop {
  const { office, shiftId } = parts;
  const whole = (input: Parameters<Shop['sell']>[0]): SaleInput => ({
    commandId: testId(),
    shiftId,
    tenders: [{ tender: 'cash', amountMinor: 1_000_000 }],
    ...input,
  });
  return {
    ...parts,
    sell: async (input) => (await office.api.sales.record(whole(input))).sale,
    refused: async (input) => {
      const { code, data } = await failureOf(office.api.sales.record(whole(input)));
      return { code, data };
    },
    contact: async (fields) =>
      (await office.api.contacts.create({ commandId: testId(), name: 'Ada Novak', ...fields })).id,
    end: () => endProven(office),
  };
}

/** Pieces of an item. */
export function pieces(itemId: string, count = 1) {
  return { kind: 'item' as const, itemId, quantityE4: count * 10_000 };
}

/** Pieces of a line that come back. */
export function back(saleId: string, position: number, count = 1) {
  return { kind: 'return' as const, saleId, position, quantityE4: count * 10_000 };
}

export const cash = (amountMinor: number) => ({ tender: 'cash' as const, amountMinor });
export const card = (amountMinor: number) => ({ tender: 'card' as const, amountMinor });
export const account = (amountMinor: number) => ({ tender: 'account' as const, amountMinor });
