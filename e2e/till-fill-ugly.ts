/** Fills the till of a shop as ugly as tills get: long names, large amounts, many of everything. Prints what stands in the books. */
import { openTestApp, testId } from '#core/testing';

import type { TillShop } from './till-shop.ts';
import type { UglyTill } from './till-ugly.ts';

const [dataFolder = '', shopJson = '{}'] = process.argv.slice(2);
const shop = JSON.parse(shopJson) as TillShop;
const { app, api } = await openTestApp({ folder: dataFolder, now: new Date().toISOString() });
const { shiftId, registerId, accountId, itemIds } = shop;
const lampId = itemIds['LAMP'] ?? '';
const printer = { kind: 'network', host: '127.0.0.1', port: 9 } as const;

const longName = (index: number) =>
  `Sonderanfertigung Präsentationsmappe Nr. ${String(index).padStart(3, '0')}, weinrot`;
const listId = await addItems();
const saleId = await sellLarge();
const returnId = await sellAndTakeBack();
await holdMany();
const closedShiftId = await closeAnother();
await app.close();
process.stdout.write(JSON.stringify({ saleId, returnId, closedShiftId, listId } satisfies UglyTill));

/** 30 favourites in several categories, and a price list for them. */
async function addItems(): Promise<string> {
  const ids: string[] = [];
  for (let index = 1; index <= 30; index += 1) {
    const category = ['Mappen und Ordner', 'Schreibgeräte', 'Geschenkartikel'][index % 3] ?? '';
    const fields = { name: longName(index), category, priceE4: 12_345_600 + index * 7919, barcode: `7${index}000111` };
    ids.push((await api.items.create({ commandId: testId(), ...fields })).id);
  }
  await api.till.saveSettings({ commandId: testId(), favouriteItemIds: ids });
  const name = 'Wiederverkäufer Süddeutschland ab 2026';
  const list = await api.priceLists.save({ commandId: testId(), name, priceMode: 'inclusive' });
  const prices = ids.map((itemId) => ({ itemId, priceE4: 9_999_999 }));
  await api.priceLists.setPrices({ commandId: testId(), priceListId: list.id, prices });
  return list.id;
}

/** A receipt of 60 lines and seven digits, with every kind of discount and note, on account and in cash, with a voucher. */
async function sellLarge(): Promise<string> {
  const line = (index: number) => ({
    kind: 'item' as const,
    itemId: lampId,
    quantityE4: 10_000 * (index + 1),
    ...(index % 7 === 0 && { discountPercentE4: 125_000, discountReason: 'Slightly damaged at the lower left corner' }),
    ...(index % 11 === 0 && { note: 'To be delivered to the back entrance, ring twice' }),
  });
  const lines = Array.from({ length: 60 }, (_, index) => line(index));
  const { sale } = await api.sales.record({
    commandId: testId(),
    shiftId,
    contactId: accountId,
    lines: [...lines, { kind: 'voucher', amountMinor: 1_000_000 }],
    discount: { amountMinor: 12_345, reason: 'Regular customer' },
    tenders: [{ tender: 'cash', amountMinor: 999_999_999 }],
    note: 'A present: no prices, please. '.repeat(6),
    reference: 'PO 2026-4711/0815-SÜD',
  });
  return sale.id;
}

async function sellAndTakeBack(): Promise<string> {
  const one = { kind: 'item' as const, itemId: lampId, quantityE4: 30_000 };
  const cash = { tender: 'cash' as const, amountMinor: 370_350 };
  const { sale } = await api.sales.record({ commandId: testId(), shiftId, lines: [one], tenders: [cash] });
  const back = { kind: 'return' as const, saleId: sale.id, position: 1, quantityE4: 20_000, reason: 'Did not please' };
  const { sale: returned } = await api.sales.record({
    commandId: testId(),
    shiftId,
    lines: [back],
    tenders: [{ tender: 'storeCredit', amountMinor: -246_900 }],
  });
  return returned.id;
}

async function holdMany(): Promise<void> {
  for (let index = 1; index <= 8; index += 1) {
    const cart = {
      lines: [{ kind: 'item' as const, itemId: lampId, quantityE4: index * 10_000 }],
      contactId: accountId,
    };
    const name = index % 3 === 0 ? '' : `Frau Dr. Oberhuber-Ünal, kommt gegen ${index + 9} Uhr wieder vorbei`;
    await api.sales.hold({ commandId: testId(), registerId, name, totalMinor: 123_450 * index, cart });
  }
}

/** A second register whose drawer was short, with a printer that does not answer. */
async function closeAnother(): Promise<string> {
  const name = 'Kasse am Hintereingang, Paketannahme und Lager';
  const { id } = await api.till.saveRegister({ commandId: testId(), name, prefix: 'LAGER-2026-', printer });
  const { shiftId: other } = await api.till.openShift({ commandId: testId(), registerId: id, floatMinor: 1_234_500 });
  const move = { shiftId: other, reason: 'Change from the bank, brought by the courier of the savings bank' };
  await api.till.moveCash({ commandId: testId(), ...move, kind: 'payIn', amountMinor: 99_999_99 });
  await api.till.moveCash({ commandId: testId(), ...move, kind: 'drop', amountMinor: 12_345 });
  const sold = { kind: 'item' as const, itemId: lampId, quantityE4: 10_000 };
  const cash = { tender: 'cash' as const, amountMinor: 123_450 };
  await api.sales.record({ commandId: testId(), shiftId: other, lines: [sold], tenders: [cash] });
  await api.till.closeShift({
    commandId: testId(),
    shiftId: other,
    countedMinor: 2_345_678,
    note: 'Counted twice by two people; the difference could not be explained. '.repeat(3),
  });
  return other;
}
