/** Companies, documents, payments and reports to try the papers on: ordinary ones, and long and ugly ones. */
import type { Party } from '#contract/documents';
import type { Company } from '#contract/settings';
import type { CalendarDate, Instant } from '#domain/dates';
import { computeTotals } from '#domain/documents';
import { e4, minor } from '#domain/money';
import type { PriceMode, TaxCategory } from '#domain/tax';

import type { AgeingPaper, DocumentPaper, VoucherPaper } from './papers.ts';

type DocumentLine = DocumentPaper['document']['lines'][number];
type ExampleLine = Partial<DocumentLine> & { description: string; quantity: number; price: number };
type ExampleAdjustment = { kind: 'allowance' | 'charge'; reason: string; percent?: number; amountMinor?: number };

const exampleId = '019ab000-0000-7000-8000-000000000001';
export const exampleDay = '2026-11-21' as CalendarDate;
export const exampleMoment = '2026-11-21T09:30:00Z' as Instant;

export const germanCompany: Company = {
  name: 'Nordlicht Bürobedarf GmbH',
  street: 'Am Wall 14',
  postalCode: '28195',
  city: 'Bremen',
  region: '',
  country: 'Deutschland',
  email: 'rechnung@nordlicht.example',
  phone: '+49 421 555 01 20',
  website: 'www.nordlicht.example',
  taxNumber: 'DE123456789',
  registrationNumber: 'HRB 12345 Bremen',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
  bankName: 'Commerzbank Bremen',
  currency: 'EUR',
  language: 'de',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  fiscalYearStartMonth: 1,
  taxRounding: 'document',
  priceMode: 'exclusive',
  paymentTermsDays: 14,
  paperFooter:
    'Geschäftsführerin: Marit Hansen. Gelieferte Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.',
  closedUntil: null,
};

export const americanCompany: Company = {
  ...germanCompany,
  name: 'Cascade Paper Supply, Inc.',
  street: '2817 Milton Drive\nSuite 400',
  postalCode: '97403',
  city: 'Eugene',
  region: 'OR',
  country: 'USA',
  phone: '(541) 555-0142',
  email: 'billing@cascade.example',
  website: 'cascade.example',
  taxNumber: '',
  registrationNumber: '',
  iban: '',
  bic: '',
  bankName: '',
  currency: 'USD',
  language: 'en',
  locale: 'en-US',
  paperFooter: '',
};

export const exampleBuyer: Party = {
  name: 'Drachenblut Delikatessen',
  contactPerson: 'Sven Ottlieb',
  street: 'Walserweg 21',
  postalCode: '52066',
  city: 'Aachen',
  region: '',
  country: 'Deutschland',
  taxNumber: 'DE987654321',
  code: 'DRACD',
};

/** A 192 x 60 picture, as a settings page would store it. */
export const exampleLogo = {
  mediaType: 'image/png' as const,
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAAMAAAAA8CAIAAAC/7iIyAAABiElEQVR42u3bsW0DMQxAUW2QNVJmgMyU2ts7A9gI7FDSkdQjVF37XyNCN+4P8/FzS37uJs2Mp18BMiFAyQ3JVgBQZkOy1QCU1pBsZQDlNCRbIkCv9ADI/AWonCHZ0gGqZUi2jIAKGZItKaAqhmTLC+itPACZESmUGdDn17cz5fwH0IuRAAJoRDoBBNAIpgIIoFs5QwBVApTQEEDFAGUzBFBDQDsNAdQT0DZD1nfZF4nJ19OydQa0wZBszQGtNiRbf0BLDcl2BKB1hmRrAuiq/ZBr/LuX7byALjEEUCtA+w0B1A3QZkMANQS00xBAPQFtMwRQW0B7DAHUGdAGQwA1B7TakPVdn0XiJYZkOwLQOkOynQJokSHZDgK0wpBsZwGabki24wDNNeQan2cFsA/QREMAHQpoliGAzgU0xRBARwOKGwLodEBBQwABFDIEEEAhQwABFDJkfXfiInGiIdnqAbr8d3eAAJpmSDaAQoZkAyhkSDaAvNYAiCGTFhBDADEEEEOmOiCGks8vfmmwN4AFFaYAAAAASUVORK5CYII=',
};

/** The paper of an invoice whose totals the domain has computed. */
export function exampleDocument(given: {
  company?: Company;
  lines: readonly ExampleLine[];
  adjustments?: readonly ExampleAdjustment[];
  priceMode?: PriceMode;
  currency?: string;
  document?: Partial<DocumentPaper['document']>;
  paper?: Partial<Pick<DocumentPaper, 'logo' | 'correctsIssuedOn'>>;
}): DocumentPaper {
  const { company = germanCompany, priceMode = 'exclusive', currency = company.currency } = given;
  return {
    paper: 'document',
    company,
    logo: null,
    createdAt: exampleMoment,
    correctsIssuedOn: null,
    ...given.paper,
    document: {
      kind: 'invoice',
      status: 'issued',
      number: 'RE-2026-0042',
      issuedOn: exampleDay,
      dueOn: '2026-12-05' as CalendarDate,
      reference: '',
      currency,
      priceMode,
      introduction: '',
      note: '',
      buyer: exampleBuyer,
      correctsNumber: null,
      ...exampleContent({ currency, priceMode, lines: given.lines, adjustments: given.adjustments ?? [] }),
      ...given.document,
    },
  };
}

/** Lines and adjustments with the sums that the domain computes from them. */
function exampleContent(given: {
  currency: string;
  priceMode: PriceMode;
  lines: readonly ExampleLine[];
  adjustments: readonly ExampleAdjustment[];
}) {
  const lines = given.lines.map(({ quantity, price, ...line }, index) => ({
    ...blankLine,
    position: index + 1,
    quantityE4: e4(Math.round(quantity * 10_000)),
    priceE4: e4(Math.round(price * 10_000)),
    chargeMinor: minor(0),
    ...line,
  }));
  const adjustments = given.adjustments.map(({ kind, reason, percent = 0, amountMinor = 0 }, index) => ({
    position: index + 1,
    kind,
    reason,
    percentE4: e4(percent * 10_000),
    amountMinor: minor(amountMinor),
    taxRateId: null,
    taxCategory: null,
    taxRateE4: null,
  }));
  const { currency, priceMode } = given;
  const nothing = minor(0);
  const settled = { prepaidMinor: nothing, roundingMinor: nothing };
  const totals = computeTotals({ currency, priceMode, taxRounding: 'document', lines, adjustments, ...settled });
  if (!totals.ok) throw new Error(totals.error.code);
  const { lineNetMinor, netMinor, grossMinor, roundingMinor, dueMinor } = totals.value;
  return {
    lineNetMinor,
    netMinor,
    grossMinor,
    roundingMinor,
    dueMinor,
    taxes: [...totals.value.taxes],
    lines: lines.map((line, index) => ({
      ...line,
      grossMinor: totals.value.lines[index]?.grossMinor ?? nothing,
      netMinor: totals.value.lines[index]?.netMinor ?? nothing,
    })),
    adjustments: adjustments.map((adjustment, index) => ({
      ...adjustment,
      amountMinor: totals.value.adjustments[index]?.amountMinor ?? nothing,
    })),
  };
}

const blankLine = {
  itemId: null,
  itemCode: '',
  unit: '',
  baseQuantityE4: e4(10_000),
  discountPercentE4: e4(0),
  discountMinor: minor(0),
  taxRateId: null,
  taxName: 'USt',
  taxCategory: 'S' as TaxCategory,
  taxRateE4: e4(190_000),
};

export function exampleVoucher(given: {
  company?: Company;
  payment?: Partial<VoucherPaper['payment']>;
  paper?: Partial<Pick<VoucherPaper, 'logo' | 'contact'>>;
}): VoucherPaper {
  const { company = germanCompany } = given;
  return {
    paper: 'voucher',
    company,
    logo: null,
    createdAt: exampleMoment,
    contact: exampleBuyer,
    ...given.paper,
    payment: {
      number: 'ZE-2026-0007',
      direction: 'received',
      tender: 'bankTransfer',
      paidOn: exampleDay,
      currency: company.currency,
      amountMinor: minor(150_000),
      unappliedMinor: minor(27_633),
      reference: 'RE-2026-0041, RE-2026-0042',
      note: '',
      contactName: exampleBuyer.name,
      allocations: [
        allocation({ documentNumber: 'RE-2026-0041', documentGrossMinor: 89_250, amountMinor: 89_250 }),
        allocation({ documentNumber: 'RE-2026-0042', documentGrossMinor: 133_117, amountMinor: 33_117 }),
      ],
      ...given.payment,
    },
  };
}

/** One use of a payment against a document. */
export function allocation(given: {
  documentNumber: string;
  documentGrossMinor: number;
  amountMinor: number;
  isUndone?: boolean;
}): VoucherPaper['payment']['allocations'][number] {
  return {
    id: exampleId,
    documentId: exampleId,
    paperId: exampleId,
    documentNumber: given.documentNumber,
    documentKind: 'invoice',
    documentIssuedOn: '2026-11-03' as CalendarDate,
    documentGrossMinor: minor(given.documentGrossMinor),
    allocatedOn: exampleDay,
    amountMinor: minor(given.amountMinor),
    isUndone: given.isUndone ?? false,
  };
}

/** A report over as many contacts as wanted; its totals are the sums of its rows. */
export function exampleAgeing(rowCount: number, company: Company = germanCompany): AgeingPaper {
  const names = [
    'Alfreds Futterkiste',
    'Φιλοξενία Α.Ε.',
    'Wolski Zajazd – Łódź',
    'Книжный магазин «Север»',
    'Que Delícia Comercial de Alimentos Importados Ltda.',
  ];
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const share = (step: number, factor: number): number =>
      (index * step) % 7 < 3 ? ((index + 1) * factor) % 1_234_567 : 0;
    const current = share(1, 73_331);
    const days1to30 = share(2, 51_117);
    const days31to60 = share(3, 9_973);
    const days61to90 = share(4, 3_331);
    const over90 = share(5, 99_991);
    const unapplied = index % 6 === 0 ? 5_000 : 0;
    return {
      contactId: exampleId,
      contactCode: `C${String(index + 1).padStart(5, '0')}`,
      contactName: names[index % names.length] ?? '',
      currentMinor: minor(current),
      days1to30Minor: minor(days1to30),
      days31to60Minor: minor(days31to60),
      days61to90Minor: minor(days61to90),
      over90Minor: minor(over90),
      unappliedMinor: minor(unapplied),
      balanceMinor: minor(current + days1to30 + days31to60 + days61to90 + over90 - unapplied),
    };
  });
  type Amounts = AgeingPaper['ageing']['total'];
  const sum = (key: keyof Amounts) => minor(rows.reduce((total, row) => total + row[key], 0));
  return {
    paper: 'ageing',
    company,
    logo: null,
    createdAt: exampleMoment,
    ageing: {
      day: exampleDay,
      currency: company.currency,
      rows,
      total: {
        currentMinor: sum('currentMinor'),
        days1to30Minor: sum('days1to30Minor'),
        days31to60Minor: sum('days31to60Minor'),
        days61to90Minor: sum('days61to90Minor'),
        over90Minor: sum('over90Minor'),
        unappliedMinor: sum('unappliedMinor'),
        balanceMinor: sum('balanceMinor'),
      },
    },
  };
}
