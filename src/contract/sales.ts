/** Sales at the till: recorded, held, returned, invoiced, printed. */
import { z } from 'zod';

import { priceModes, taxCategories, taxRoundings } from '#domain/tax';
import { creditKinds, saleLineKinds, saleTenders } from '#domain/till';

import { taxSchema } from './documents.ts';
import { command, query } from './operation.ts';
import { cartSchema, saleInputFields, saleNeeds } from './sale-input.ts';
import {
  cashMissing,
  cashStepErrors,
  momentErrors,
  registerNotFound,
  sellerErrors,
  shiftErrors,
  tenderErrors,
} from './till-errors.ts';
import {
  cursorErrors,
  dateSchema,
  e4Schema,
  fileSchema,
  idErrors,
  idSchema,
  instantSchema,
  minorSchema,
  numberErrors,
  pageInput,
  pageOutput,
  percentE4Schema,
  periodErrors,
  textSchema,
} from './values.ts';

export const saleRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  registerId: idSchema,
  registerName: z.string(),
  shiftId: idSchema,
  soldOn: dateSchema,
  soldAt: instantSchema,
  userName: z.string(),
  contactId: idSchema.nullable(),
  contactName: z.string(),
  currency: z.string(),
  totalMinor: minorSchema.describe('What the receipt comes to; negative when more was taken back than sold'),
  hasReturns: z.boolean(),
  tenders: z.array(z.enum(saleTenders)),
});
export type SaleRow = z.infer<typeof saleRowSchema>;

export const saleLineSchema = z.object({
  position: z.int(),
  kind: z.enum(saleLineKinds),
  itemId: idSchema.nullable(),
  itemCode: z.string(),
  description: z.string(),
  note: z.string(),
  quantityE4: e4Schema.describe('Negative on a returned line'),
  unit: z.string(),
  priceE4: e4Schema,
  listPriceE4: e4Schema.describe('What the price list asked; differs where somebody gave another price'),
  priceReason: z.string(),
  discountPercentE4: percentE4Schema,
  discountMinor: minorSchema,
  discountReason: z.string(),
  taxRateId: idSchema.nullable(),
  taxName: z.string(),
  taxCategory: z.enum(taxCategories),
  taxRateE4: percentE4Schema,
  grossMinor: minorSchema.describe('Price times quantity, before discounts; in the price mode of the sale'),
  netMinor: minorSchema.describe("After the line's discount; in the price mode of the sale"),
  settledMinor: minorSchema.describe(
    'Less its share of the order discount: what a return of the whole line gives back',
  ),
  returnsSaleId: idSchema.nullable(),
  returnsPosition: z.int().nullable(),
  returnsNumber: z.string().nullable(),
});
export type SaleLine = z.infer<typeof saleLineSchema>;

export const saleTenderSchema = z.object({
  tender: z.enum(saleTenders),
  amountMinor: minorSchema.describe('What counts for the sale; negative when given back'),
  givenMinor: minorSchema.describe('Cash handed over; else the amount'),
  changeMinor: minorSchema,
  reference: z.string(),
  creditCode: z.string().nullable(),
});
export type SaleTenderRow = z.infer<typeof saleTenderSchema>;

export const saleSchema = saleRowSchema.omit({ tenders: true }).extend({
  priceMode: z.enum(priceModes),
  taxRounding: z.enum(taxRoundings),
  exemptionReason: z.string().describe('Why no tax was taken; empty when it was'),
  lines: z.array(saleLineSchema),
  discount: z.object({ percentE4: percentE4Schema, amountMinor: minorSchema, reason: z.string() }),
  lineNetMinor: minorSchema,
  allowanceMinor: minorSchema.describe('The order discount'),
  netMinor: minorSchema,
  taxMinor: minorSchema,
  grossMinor: minorSchema,
  creditSoldMinor: minorSchema.describe('Vouchers sold'),
  roundingMinor: minorSchema.describe('Cash rounding: tenders = total + rounding'),
  taxes: z.array(taxSchema),
  tenders: z.array(saleTenderSchema),
  changeMinor: minorSchema,
  note: z.string(),
  reference: z.string(),
  returnedBy: z
    .array(z.object({ id: idSchema, number: z.string() }))
    .describe('Receipts that took lines of this one back'),
  invoice: z.object({ id: idSchema, number: z.string() }).nullable(),
  credits: z
    .array(z.object({ code: z.string(), kind: z.enum(creditKinds), amountMinor: minorSchema, leftMinor: minorSchema }))
    .describe('Vouchers and store credit that this receipt has made'),
  copies: z.int().describe('How often the receipt was printed again'),
});
export type Sale = z.infer<typeof saleSchema>;

export const returnableSchema = z.object({
  saleId: idSchema,
  number: z.string(),
  soldOn: dateSchema,
  contactId: idSchema.nullable(),
  contactName: z.string(),
  currency: z.string(),
  priceMode: z.enum(priceModes),
  taxRounding: z.enum(taxRoundings),
  lines: z.array(
    saleLineSchema.extend({
      returnedE4: e4Schema.describe('What has come back already'),
      returnableE4: e4Schema,
    }),
  ),
  taxes: z.array(taxSchema),
  tenders: z.array(z.object({ tender: z.enum(saleTenders), paidMinor: minorSchema, refundedMinor: minorSchema })),
  invoiceNumber: z.string().nullable(),
});
export type Returnable = z.infer<typeof returnableSchema>;

export const heldSaleSchema = z.object({
  id: idSchema,
  version: z.int(),
  registerId: idSchema,
  registerName: z.string(),
  name: z.string(),
  contactId: idSchema.nullable(),
  lineCount: z.int(),
  totalMinor: minorSchema,
  heldAt: instantSchema,
  heldBy: z.string(),
  cart: cartSchema,
});
export type HeldSale = z.infer<typeof heldSaleSchema>;

export const storeCreditSchema = z.object({
  code: z.string(),
  kind: z.enum(creditKinds),
  contactId: idSchema.nullable(),
  contactName: z.string(),
  issuedOn: dateSchema,
  currency: z.string(),
  amountMinor: minorSchema,
  leftMinor: minorSchema,
});
export type StoreCredit = z.infer<typeof storeCreditSchema>;

const line = z.object({ line: z.int().describe('Counted from 1') });
const notFound = { SALE_NOT_FOUND: { status: 404, message: 'This receipt does not exist.' } } as const;
const heldNotFound = {
  HELD_SALE_NOT_FOUND: { status: 404, message: 'This held sale has been finished or removed.' },
} as const;

const recordErrors = {
  ...idErrors,
  ...shiftErrors,
  ...momentErrors,
  ...sellerErrors,
  CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
  ITEM_NOT_FOUND: { status: 404, message: 'This item does not exist.', data: line },
  TAX_RATE_NOT_FOUND: { status: 404, message: 'This tax rate does not exist.', data: line },
  AMOUNT_OUT_OF_RANGE: { status: 422, message: 'An amount is too large to be kept exactly.' },
  DISCOUNT_REASON_MISSING: {
    status: 422,
    message: 'Say why there is a discount or another price.',
    data: line.partial(),
  },
  DISCOUNT_TOO_LARGE: {
    status: 422,
    message: 'A discount is larger than what it is taken from.',
    data: line.partial(),
  },
  TOTAL_CHANGED: {
    status: 409,
    message: 'A price has changed meanwhile: the sale comes to another total.',
    data: z.object({ totalMinor: minorSchema }),
  },
  ...tenderErrors,
  ...cashMissing,
  ...cashStepErrors,
  TENDER_NEGATIVE: { status: 422, message: 'Money is given back only for what is returned.' },
  ACCOUNT_NEEDS_CONTACT: { status: 422, message: 'Name the customer on whose account this goes.' },
  CREDIT_NOT_FOUND: {
    status: 404,
    message: 'This voucher or store credit does not exist.',
    data: z.object({ creditCode: z.string() }),
  },
  CREDIT_TOO_SMALL: {
    status: 422,
    message: 'This voucher or store credit has less left.',
    data: z.object({ creditCode: z.string(), leftMinor: minorSchema }),
  },
  CREDIT_CODE_TAKEN: {
    status: 409,
    message: 'A voucher has this code already.',
    data: z.object({ creditCode: z.string() }),
  },
  VOUCHERS_NOT_TAKEN: {
    status: 422,
    message: 'The till takes no vouchers, so it sells none. Switch vouchers on in the settings of the till.',
  },
  RETURN_LINE_UNKNOWN: { status: 404, message: 'That line was not sold on this receipt.', data: line },
  RETURN_EXCEEDS_SOLD: {
    status: 422,
    message: 'More would come back than was sold and not yet returned.',
    data: line.extend({ returnableE4: e4Schema }),
  },
  RETURN_MODES_DIFFER: {
    status: 422,
    message: 'Receipts with prices with and without tax are returned on receipts of their own.',
  },
  REFUND_NOT_ORIGINAL: {
    status: 422,
    message: 'Money goes back the way it came first.',
    data: z.object({ tender: z.enum(saleTenders), refundableMinor: minorSchema }),
  },
  ...heldNotFound,
} as const;

export const sales = {
  record: command({
    permission: 'till.sell',
    alsoNeeds: saleNeeds,
    summary:
      'Records a sale, return or exchange with its tenders, durably, and gives it a receipt number. Cannot be undone.',
    changes: ['sales', 'till', 'receivables', 'contacts'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema.optional(), ...saleInputFields }))
    .errors(recordErrors)
    .output(
      z.object({ sale: saleSchema, isQueued: z.boolean().describe('A printer will print it; else open the PDF') }),
    ),
  get: query({ permission: 'till.read', summary: 'One receipt, whole.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(saleSchema),
  list: query({ permission: 'till.read', summary: 'Receipts, searched, filtered and paged by key.' })
    .input(
      z.object({
        q: textSchema(200).optional().describe('Start of the number, or part of the customer'),
        registerId: idSchema.optional(),
        shiftId: idSchema.optional(),
        contactId: idSchema.optional(),
        soldFrom: dateSchema.optional(),
        soldTo: dateSchema.optional(),
        sort: z.enum(['soldAt', 'total']).default('soldAt'),
        direction: z.enum(['asc', 'desc']).default('desc'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(saleRowSchema)),
  returnable: query({
    permission: 'till.read',
    summary: 'What can still be returned of a receipt, and how it was paid.',
  })
    .input(z.object({ saleId: idSchema }))
    .errors(notFound)
    .output(returnableSchema),
  hold: command({
    permission: 'till.sell',
    summary: 'Puts a sale aside under a name; it survives anything.',
    changes: ['sales', 'till'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional().describe('Of a held sale that is put aside again, or that a new one gets'),
        registerId: idSchema,
        name: textSchema(60).default(''),
        totalMinor: minorSchema.describe('What it comes to; negative where more comes back than is sold'),
        cart: cartSchema,
      }),
    )
    .errors({ ...registerNotFound, ...heldNotFound })
    .output(z.object({ id: idSchema })),
  held: query({ permission: 'till.read', summary: 'All held sales, the oldest first.' })
    .input(z.object({ registerId: idSchema.optional() }))
    .output(z.object({ sales: z.array(heldSaleSchema) })),
  discardHeld: command({
    permission: 'till.sell',
    summary: 'Removes a held sale before it is paid; the trail keeps what was to be sold.',
    changes: ['sales', 'till'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors(heldNotFound)
    .output(z.object({ id: idSchema })),
  invoice: command({
    permission: 'documents.issue',
    summary:
      'Makes the issued invoice of a sale; revenue and tax stay where the sale has booked them. Cannot be undone.',
    changes: ['sales', 'documents', 'receivables', 'contacts'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        saleId: idSchema,
        contactId: idSchema.nullable().default(null).describe("null: the sale's customer"),
      }),
    )
    .errors({
      ...notFound,
      ...idErrors,
      CONTACT_REQUIRED: { status: 422, message: 'Choose the customer before making an invoice.' },
      CONTACT_NOT_FOUND: recordErrors.CONTACT_NOT_FOUND,
      CONTACT_DIFFERS: { status: 422, message: 'The sale belongs to another customer.' },
      SALE_INVOICED: {
        status: 409,
        message: 'This sale has an invoice already.',
        data: z.object({ invoiceId: idSchema, number: z.string() }),
      },
      SALE_NOT_INVOICEABLE: { status: 422, message: 'A receipt with returns or without goods has no invoice.' },
      ...periodErrors,
      ...numberErrors,
    })
    .output(z.object({ invoiceId: idSchema, number: z.string() })),
  receipt: query({
    permission: 'till.read',
    summary: 'The receipt as PDF, as text for a mail, or as bytes for a printer.',
  })
    .input(
      z.object({
        id: idSchema,
        format: z.enum(['pdf', 'text', 'escpos']).default('pdf'),
        paperMm: z.union([z.literal(80), z.literal(58)]).default(80),
      }),
    )
    .errors(notFound)
    .output(fileSchema),
  reprint: command({
    permission: 'till.sell',
    summary: 'Prints a receipt again: it says COPY and is counted.',
    changes: ['sales', 'till'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema,
        registerId: idSchema.optional().describe('Where to print; else where it was sold'),
      }),
    )
    .errors({ ...notFound, ...registerNotFound })
    .output(z.object({ copyNumber: z.int(), isQueued: z.boolean() })),
  credits: query({
    permission: 'till.read',
    summary: 'Vouchers and store credit, newest first; without `onlyLeft` also what is used up.',
  })
    .input(
      z.object({
        q: textSchema(40).optional().describe('Start of the code'),
        contactId: idSchema.optional(),
        onlyLeft: z.boolean().default(true),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(storeCreditSchema)),
};
