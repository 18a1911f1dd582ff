/** Fills the books that its word names with a small shop, through the pipeline, and prints what stands in them. */
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { shelf, shopCompany, tillSettings } from './till-shelf.ts';
import type { TillShop } from './till-shop.ts';

type Api = TestApp['api'];

const [dataFolder = '', isOpen = ''] = process.argv.slice(2);
const { app, api: opened } = await openTestApp({ folder: dataFolder, now: new Date().toISOString() });
const shop = await fill(opened);
await app.close();
process.stdout.write(JSON.stringify(shop));

async function fill(api: Api): Promise<TillShop> {
  // A story may have entered its company by the screen.
  const { company: known } = await api.settings.get();
  const { company, taxRates } = shopCompany;
  if (known.name === '') await api.settings.update({ commandId: testId(), company, taxRates: [...taxRates] });
  const itemIds = await fillShelf(api);
  const customers = await addCustomers(api, itemIds);
  await api.till.saveSettings({
    commandId: testId(),
    ...tillSettings,
    favouriteItemIds: ['BAG', 'WRAP', 'BREAD'].map((code) => itemIds[code] ?? ''),
  });
  if (isOpen !== 'open') return { itemIds, ...customers, registerId: '', shiftId: '' };
  const register = await api.till.saveRegister({ commandId: testId(), name: 'Counter', prefix: 'A-' });
  const { shiftId } = await api.till.openShift({ commandId: testId(), registerId: register.id, floatMinor: 20_000 });
  return { itemIds, ...customers, registerId: register.id, shiftId };
}

async function fillShelf(api: Api): Promise<Record<string, string>> {
  const { taxRates } = await api.settings.get();
  const rateOf = (rateE4: number) => taxRates.find((rate) => rate.rateE4 === rateE4)?.id ?? null;
  const itemIds: Record<string, string> = {};
  for (const { rateE4, ...item } of Object.values(shelf)) {
    const made = await api.items.create({ commandId: testId(), ...item, taxRateId: rateOf(rateE4) });
    itemIds[item.code] = made.id;
  }
  return itemIds;
}

async function addCustomers(api: Api, itemIds: Record<string, string>) {
  const add = async (fields: Parameters<Api['contacts']['create']>[0]) => (await api.contacts.create(fields)).id;
  const accountId = await add({
    commandId: testId(),
    name: 'Konditorei Sonnleitner & Töchter',
    kind: 'organisation',
    email: 'orders@sonnleitner.example',
    creditLimitMinor: 500_000,
  });
  const tradeId = await add({ commandId: testId(), name: 'Großhandel Huber', kind: 'organisation' });
  const exemptId = await add({ commandId: testId(), name: 'Royal Norwegian Embassy', kind: 'organisation' });
  const list = await api.priceLists.save({ commandId: testId(), name: 'Trade', priceMode: 'exclusive' });
  const prices = [{ itemId: itemIds['PEN'] ?? '', priceE4: 80_000 }];
  await api.priceLists.setPrices({ commandId: testId(), priceListId: list.id, prices });
  await api.priceLists.setTerms({ commandId: testId(), contactId: tradeId, priceListId: list.id });
  await api.priceLists.setTerms({
    commandId: testId(),
    contactId: exemptId,
    priceListId: null,
    isTaxExempt: true,
    exemptionReason: 'Diplomatic mission',
  });
  return { accountId, tradeId, exemptId };
}
