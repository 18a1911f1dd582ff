/** Sales to try the receipts on: ordinary ones, and long and ugly ones. Their totals are computed as the till does. */
import type { Company } from '#contract/settings';
import type { Sale, SaleLine, SaleTenderRow } from '#contract/sales';
import type { CalendarDate, Instant } from '#domain/dates';
import { e4, minor, sumMinor } from '#domain/money';
import { computeSale, isGoods } from '#domain/till';
import type { SaleTender } from '#domain/till';

import type { ReceiptFrame } from './receipt-frame.ts';

export const exampleId = '019ab000-0000-7000-8000-000000000001';
export const exampleMoment = '2026-11-22T13:05:00.000Z' as Instant;

const irishShop: Company = {
  name: 'Harbour Street Ceramics',
  street: '12 Harbour Street',
  postalCode: 'D08 X2A1',
  city: 'Dublin',
  region: '',
  country: 'Ireland',
  email: 'shop@harbour.example',
  phone: '+353 1 555 0142',
  website: 'harbour.example',
  taxNumber: 'IE1234567FA',
  registrationNumber: '',
  iban: '',
  bic: '',
  bankName: '',
  currency: 'EUR',
  language: 'en',
  locale: 'en-IE',
  timeZone: 'Europe/Dublin',
  fiscalYearStartMonth: 1,
  taxRounding: 'document',
  priceMode: 'inclusive',
  paymentTermsDays: 14,
  paperFooter: '',
  closedUntil: null,
};

const germanShop: Company = {
  ...irishShop,
  name: 'Nordlicht Bürobedarf GmbH',
  street: 'Am Wall 14',
  postalCode: '28195',
  city: 'Bremen',
  country: 'Deutschland',
  phone: '+49 421 555 01 20',
  website: 'www.nordlicht.example',
  taxNumber: 'DE123456789',
  registrationNumber: 'HRB 12345 Bremen',
  language: 'de',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  priceMode: 'exclusive',
};

const swissShop: Company = {
  ...germanShop,
  name: 'Bergkäserei Zürich AG',
  street: 'Löwenstrasse 7',
  postalCode: '8001',
  city: 'Zürich',
  country: 'Schweiz',
  phone: '+41 44 555 01 20',
  website: '',
  taxNumber: 'CHE-123.456.789 MWST',
  registrationNumber: '',
  currency: 'CHF',
  locale: 'de-CH',
  timeZone: 'Europe/Zurich',
  priceMode: 'inclusive',
};

/** 60 by 24 dots: a black frame around half-transparent grey. */
const logo = {
  mediaType: 'image/png',
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAADwAAAAYCAYAAACmwZ5SAAAAUElEQVR4AeXBsRGAIADAwJBzSpbRaVgTGwsnoMn/ADYhEiMxFz9zzsE5D4estW4+EiMxEiMxEiMxEiMxEiMxEiMxEiMxEiMxEjOATYjESMwLPewGLwDZUg0AAAAASUVORK5CYII=',
} as const;

type ExampleLine = Partial<SaleLine> & {
  description: string;
  /** In pieces, and in the currency. */
  quantity?: number;
  price: number;
  /** Percent. */
  rate?: number;
  percentOff?: number;
};

type Example = {
  company: Company;
  lines: ExampleLine[];
  /** Percent off the whole order. */
  percentOff?: number;
  tenders: (Partial<SaleTenderRow> & { tender: SaleTender })[];
  roundingMinor?: number;
  sale?: Partial<Sale>;
};

/** Ten thousandths. */
function tenThousandths(value: number) {
  return e4(Math.round(value * 10_000));
}

function lineOf(given: ExampleLine, position: number): SaleLine {
  const { quantity = 1, price, rate = 23, percentOff = 0, ...rest } = given;
  return {
    position,
    kind: 'item',
    itemId: exampleId,
    itemCode: `A-${position}`,
    note: '',
    quantityE4: tenThousandths(quantity),
    unit: '',
    priceE4: tenThousandths(price),
    listPriceE4: tenThousandths(price),
    priceReason: '',
    discountPercentE4: tenThousandths(percentOff),
    discountMinor: minor(0),
    discountReason: '',
    taxRateId: exampleId,
    taxName: 'VAT',
    taxCategory: 'S',
    taxRateE4: tenThousandths(rate),
    grossMinor: minor(0),
    netMinor: minor(0),
    settledMinor: minor(0),
    returnsSaleId: null,
    returnsPosition: null,
    returnsNumber: null,
    ...rest,
  };
}

/** A sale with the totals that the till would book. Returned lines bring their amounts along. */
function saleOf({ company, lines: given, percentOff = 0, tenders, roundingMinor = 0, sale = {} }: Example): Sale {
  const lines = given.map((line, index) => lineOf(line, index + 1));
  const sold = lines.filter(isGoods);
  const vouchers = lines.filter((line) => line.kind === 'voucher');
  const discount = { percentE4: tenThousandths(percentOff), amountMinor: minor(0) };
  const computed = computeSale({
    currency: company.currency,
    priceMode: company.priceMode,
    taxRounding: 'document',
    sold,
    returned: [],
    creditSoldMinor: sumMinor(vouchers.map((line) => line.grossMinor)),
    discount,
  });
  if (!computed.ok) throw new Error(computed.error.code);
  const { lines: totals, returned: _, ...sums } = computed.value;
  for (const [index, line] of sold.entries()) Object.assign(line, totals[index]);
  return {
    id: exampleId,
    number: 'T1-000012',
    registerId: exampleId,
    registerName: 'Front till',
    shiftId: exampleId,
    soldOn: '2026-11-22' as CalendarDate,
    soldAt: exampleMoment,
    userName: 'Anna Byrne',
    contactId: null,
    contactName: '',
    currency: company.currency,
    hasReturns: lines.some((line) => line.kind === 'return'),
    priceMode: company.priceMode,
    taxRounding: 'document',
    exemptionReason: '',
    lines,
    discount: { ...discount, reason: percentOff > 0 ? 'Regular customer' : '' },
    ...sums,
    taxes: [...sums.taxes],
    roundingMinor: minor(roundingMinor),
    tenders: tenders.map(({ tender, ...rest }) => {
      const amountMinor = rest.amountMinor ?? minor(sums.totalMinor + roundingMinor);
      return {
        tender,
        amountMinor,
        givenMinor: amountMinor,
        changeMinor: minor(0),
        reference: '',
        creditCode: null,
        ...rest,
      };
    }),
    changeMinor: sumMinor(tenders.map((tender) => tender.changeMinor ?? minor(0))),
    note: '',
    reference: '',
    returnedBy: [],
    invoice: null,
    credits: [],
    copies: 0,
    ...sale,
  };
}

type SaleExample = { sale: Sale; frame: ReceiptFrame };

function frameOf(company: Company, frame: Partial<ReceiptFrame> = {}): ReceiptFrame {
  return {
    company,
    logo: null,
    footer: 'Thank you for shopping with us.\nOpen Monday to Saturday, 9 to 18.',
    code: 'barcode',
    copyNumber: 0,
    ...frame,
  };
}

/** Three items, paid in cash. */
export const typicalSale: SaleExample = {
  sale: saleOf({
    company: irishShop,
    lines: [
      { description: 'Mug, blue', quantity: 3, price: 4.5 },
      { description: 'Café “Élan”, whole beans', price: 8.9, rate: 9 },
      {
        description: 'Gouda',
        quantity: 0.356,
        unit: 'kg',
        price: 21.9,
        rate: 0,
        taxCategory: 'Z',
        percentOff: 10,
        discountReason: 'Last piece',
      },
    ],
    tenders: [{ tender: 'cash', givenMinor: minor(5000), changeMinor: minor(2058) }],
  }),
  frame: frameOf(irishShop, { logo }),
};

/** Long names, large amounts, several ways to pay, a copy. */
export const longSale: SaleExample = {
  sale: saleOf({
    company: irishShop,
    lines: [
      {
        description: 'Conference table in solid oak, oiled, 12 m',
        price: 1_234_567.89,
        note: 'Delivery to the third floor, by the stairs, on Tuesday',
      },
      {
        description: 'Chair upholstered in merino wool, anthracite',
        quantity: 1200,
        unit: 'pieces',
        price: 1899.99,
        percentOff: 12.5,
        discountReason: 'Quantity agreed with head office',
      },
      { description: 'Tea', price: 1.2, rate: 9 },
    ],
    percentOff: 3,
    tenders: [
      { tender: 'account', amountMinor: minor(300_000_000) },
      { tender: 'card', amountMinor: minor(13_247_866), reference: 'VISA 4242' },
      { tender: 'voucher', amountMinor: minor(5000), creditCode: 'V-7K2M-Q9RX' },
    ],
    sale: {
      contactName: 'Bartholomew Featherstonehaugh-Cholmondeley & Sons',
      reference: 'PO 2026/118',
      copies: 2,
      note: 'Signed for by Mr Featherstonehaugh.',
    },
  }),
  frame: frameOf(irishShop, { copyNumber: 2 }),
};

/** A mug comes back, another is taken; the rest is store credit. */
export const returnSale: SaleExample = { sale: returned(), frame: frameOf(irishShop) };

function returned(): Sale {
  const sold = saleOf({
    company: irishShop,
    lines: [
      { description: 'Mug, green', price: 5 },
      {
        description: 'Mug, blue',
        quantity: -3,
        price: 4.5,
        kind: 'return',
        discountPercentE4: e4(100_000),
        grossMinor: minor(-1350),
        netMinor: minor(-1215),
        settledMinor: minor(-1215),
        returnsSaleId: exampleId,
        returnsPosition: 1,
        returnsNumber: 'T1-000007',
      },
    ],
    tenders: [{ tender: 'storeCredit', amountMinor: minor(-715) }],
    sale: { credits: [{ code: 'S-4F7Q-M2XK', kind: 'storeCredit', amountMinor: minor(715), leftMinor: minor(715) }] },
  });
  // 23 % within 5.00 is 0.93; within 12.15 it is 2.27.
  return {
    ...sold,
    lineNetMinor: minor(-715),
    netMinor: minor(-581),
    taxMinor: minor(-134),
    grossMinor: minor(-715),
    totalMinor: minor(-715),
    taxes: [
      {
        taxCategory: 'S',
        taxRateE4: e4(230_000),
        taxableMinor: minor(-581),
        taxMinor: minor(-134),
        grossMinor: minor(-715),
      },
    ],
  };
}

/** Cash in Switzerland, where the smallest coin is five centimes. */
export const swissSale: SaleExample = {
  sale: saleOf({
    company: swissShop,
    lines: [
      {
        description: 'Gruyère, 14 Monate gereift',
        quantity: 0.412,
        unit: 'kg',
        price: 34.5,
        rate: 2.6,
        taxName: 'MWST',
      },
      { description: 'Fondue-Gabeln, 6 Stück', price: 24.9, rate: 8.1, taxName: 'MWST' },
    ],
    tenders: [{ tender: 'cash', givenMinor: minor(5000), changeMinor: minor(1090) }],
    roundingMinor: -1,
  }),
  frame: frameOf(swissShop, { footer: 'Merci für Ihren Einkauf!' }),
};

/** Prices without tax, a voucher that is sold, a customer's account. */
export const germanSale: SaleExample = {
  sale: saleOf({
    company: germanShop,
    lines: [
      {
        description: 'Kopierpapier A4, 80 g/m², weiß',
        quantity: 12,
        unit: 'Pck.',
        price: 4.29,
        rate: 19,
        taxName: 'USt.',
      },
      { description: 'Fachbuch „Ablage für Könner“', price: 24.21, rate: 7, taxName: 'USt.' },
      {
        description: 'Gutschein',
        kind: 'voucher',
        price: 25,
        rate: 0,
        taxCategory: 'O',
        taxName: '',
        grossMinor: minor(2500),
        netMinor: minor(2500),
        settledMinor: minor(2500),
      },
    ],
    percentOff: 5,
    tenders: [{ tender: 'account' }],
    sale: {
      contactName: 'Müller & Söhne OHG',
      userName: 'Jörg Weiß',
      registerName: 'Kasse 1',
      discount: { percentE4: e4(50_000), amountMinor: minor(0), reason: 'Stammkunde' },
      credits: [{ code: 'V-7K2M-Q9RX', kind: 'voucher', amountMinor: minor(2500), leftMinor: minor(2500) }],
    },
  }),
  frame: frameOf(germanShop, { footer: 'Vielen Dank für Ihren Einkauf!' }),
};

export const saleExamples = {
  typical: typicalSale,
  long: longSale,
  return: returnSale,
  swiss: swissSale,
  german: germanSale,
};

/** The frame of papers that are about no sale. */
export const shopFrame = frameOf(irishShop, { logo });
