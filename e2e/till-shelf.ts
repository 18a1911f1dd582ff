/** What the small shop of the till's stories sells, and how its till is set up. */
import type { TillSettings } from '#contract/till';
import { checkDigitOf } from '#domain/till';

/** An EAN-13 from its first 12 digits. */
export function ean13(digits: string): string {
  return `${digits}${checkDigitOf(digits)}`;
}

const full = 190_000;
const reduced = 70_000;

/** Prices include tax. Apples are weighed and cheese is priced by the scales; bags and wrapping have no barcode. */
export const shelf = {
  notebook: { code: 'NOTE', name: 'Notebook A5 dotted', barcode: ean13('400638133393'), priceE4: 49_500, rateE4: full },
  pen: { code: 'PEN', name: 'Fountain pen Meridian', barcode: ean13('400638166601'), priceE4: 129_000, rateE4: full },
  bread: { code: 'BREAD', name: 'Rye bread 750 g', barcode: ean13('426012345001'), priceE4: 24_500, rateE4: reduced },
  milk: { code: 'MILK', name: 'Whole milk 1 l', barcode: '96385074', priceE4: 11_900, rateE4: reduced },
  lamp: { code: 'LAMP', name: 'Desk lamp Aurora', barcode: 'LMP-2044/B', priceE4: 12_345_000, rateE4: full },
  apples: { code: '00417', name: 'Apples Elstar', unit: 'kg', barcode: '', priceE4: 39_900, rateE4: reduced },
  cheese: { code: '00512', name: 'Mountain cheese', barcode: '', priceE4: 249_000, rateE4: reduced },
  bag: { code: 'BAG', name: 'Paper bag', barcode: '', priceE4: 3000, rateE4: full },
  wrap: { code: 'WRAP', name: 'Gift wrapping', barcode: '', priceE4: 15_000, rateE4: full },
} as const;

export const shopCompany = {
  company: {
    name: 'Schreibwaren Oberhuber',
    street: 'Hirschstraße 4',
    postalCode: '89073',
    city: 'Ulm',
    taxNumber: 'DE123456789',
    currency: 'EUR',
    priceMode: 'inclusive',
    locale: 'en-GB',
  },
  taxRates: [
    { name: 'Standard 19 %', category: 'S', rateE4: full, isDefault: true, isArchived: false },
    { name: 'Reduced 7 %', category: 'S', rateE4: reduced, isDefault: false, isArchived: false },
  ],
} as const;

/** 28 + item + grams, 29 + item + cents. */
export const tillSettings = {
  tenders: ['cash', 'card', 'voucher', 'storeCredit', 'account', 'bankTransfer'],
  discountReasons: ['Regular customer', 'Slightly damaged'],
  barcodeRules: [
    { prefix: '28', kind: 'weight', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 3 },
    { prefix: '29', kind: 'price', itemDigits: 5, checkDigits: 0, valueDigits: 5, decimals: 2 },
  ],
  receiptFooter: 'Thank you! Open Monday to Saturday, 9 to 18.',
} satisfies Partial<TillSettings>;
