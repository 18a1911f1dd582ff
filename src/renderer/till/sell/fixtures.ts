/** A till to try the rules of the screen on. */
import type { SoldItem } from '#contract/price-lists';
import type { Returnable } from '#contract/sales';
import { e4, minor } from '#domain/money';

import { emptyCart } from './cart.ts';
import type { Surroundings } from './cart-totals.ts';

/** An item of 19 %, priced with tax. */
export function soldItem(id: string, inclusive: number, exclusive: number = inclusive): SoldItem {
  return {
    itemId: id,
    code: id,
    name: `Item ${id}`,
    unit: '',
    category: '',
    barcode: '',
    priceE4: e4(inclusive),
    priceMode: 'inclusive',
    exclusiveE4: e4(exclusive),
    inclusiveE4: e4(inclusive),
    priceListId: null,
    taxRateId: 'rate',
    taxName: '19 %',
    taxCategory: 'S',
    taxRateE4: e4(190_000),
  };
}

export const surroundings: Surroundings = {
  currency: 'EUR',
  taxRounding: 'document',
  companyMode: 'inclusive',
  taxRates: [{ id: 'rate', name: '19 %', category: 'S', rateE4: e4(190_000), isDefault: true, isArchived: false }],
};

export const empty = emptyCart('sale');

/** A receipt of 3 pieces for 11.90 each, of which one has come back. */
export function receipt(fields: Partial<Returnable> = {}): Returnable {
  return {
    saleId: 'before',
    number: 'T1-000001',
    soldOn: '2026-11-20',
    contactId: null,
    contactName: '',
    currency: 'EUR',
    priceMode: 'inclusive',
    taxRounding: 'document',
    lines: [
      {
        position: 1,
        kind: 'item',
        itemId: 'a',
        itemCode: 'a',
        description: 'Item a',
        note: '',
        quantityE4: e4(30_000),
        unit: '',
        priceE4: e4(119_000),
        listPriceE4: e4(119_000),
        priceReason: '',
        discountPercentE4: e4(0),
        discountMinor: minor(0),
        discountReason: '',
        taxRateId: 'rate',
        taxName: '19 %',
        taxCategory: 'S',
        taxRateE4: e4(190_000),
        grossMinor: minor(3570),
        netMinor: minor(3570),
        settledMinor: minor(3570),
        returnsSaleId: null,
        returnsPosition: null,
        returnsNumber: null,
        returnedE4: e4(10_000),
        returnableE4: e4(20_000),
      },
    ],
    taxes: [],
    tenders: [
      { tender: 'card', paidMinor: minor(2000), refundedMinor: minor(0) },
      { tender: 'cash', paidMinor: minor(1570), refundedMinor: minor(1190) },
    ],
    invoiceNumber: null,
    ...fields,
  } as Returnable;
}
