/** The till: registers, its settings, shifts from the opening float to the Z report, and the cash in between. */
import { z } from 'zod';

import { tenders } from '#domain/ledger';
import { cashMovementKinds, creditKinds, saleTenders } from '#domain/till';

import { command, query } from './operation.ts';
import { paymentSchema } from './payments.ts';
import { soldItemSchema } from './price-lists.ts';
import { cashCountSchema, shiftReportSchema, shiftRowSchema } from './shift-report.ts';
import {
  cashMissing,
  cashStepErrors,
  momentErrors,
  registerNotFound,
  sellerErrors,
  shiftErrors,
  shiftNotFound,
  tenderErrors,
} from './till-errors.ts';
import { barcodeRuleSchema, printerSchema, printJobSchema, receiptCodes, registerSchema } from './till-values.ts';
import {
  cursorErrors,
  e4Schema,
  fileSchema,
  idErrors,
  idSchema,
  minorSchema,
  notNegativeMinorSchema,
  numberErrors,
  pageInput,
  pageOutput,
  positiveMinorSchema,
  textSchema,
} from './values.ts';

export type { ShiftReport, ShiftRow } from './shift-report.ts';

export const tillSettingsSchema = z.object({
  version: z.int(),
  cashRoundingMinor: z.int().min(1).max(100_000).nullable().describe('Cash is rounded to this; null: by the currency'),
  tenders: z.array(z.enum(saleTenders)).min(1).describe('What the till takes, in the order of its buttons'),
  discountReasons: z.array(textSchema(60).min(1)).max(30),
  barcodeRules: z.array(barcodeRuleSchema).max(30),
  receiptFooter: textSchema(500).describe('The last lines of each receipt'),
  receiptCode: z
    .enum(receiptCodes)
    .describe('What a scanner reads on receipts and vouchers; where bars would be too fine for the paper, a QR code'),
  favouriteItemIds: z.array(idSchema).max(200).describe('The grid of the till, in its order'),
});
export type TillSettings = z.infer<typeof tillSettingsSchema>;

/** What a scan or a typed entry means. */
export const foundEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('items'),
    items: z.array(soldItemSchema).describe('More than one when several items bear the barcode'),
    quantityE4: e4Schema.describe('By `3*` before it, or by the weight inside the barcode'),
    embeddedPriceE4: e4Schema.nullable().describe('The price inside the barcode'),
    barcode: z.string(),
  }),
  z.object({ kind: z.literal('receipt'), saleId: idSchema, number: z.string() }),
  z.object({
    kind: z.literal('credit'),
    code: z.string(),
    creditKind: z.enum(creditKinds),
    leftMinor: minorSchema,
  }),
  z.object({ kind: z.literal('contact'), contactId: idSchema, name: z.string() }),
  z.object({ kind: z.literal('unknown'), text: z.string(), isBarcode: z.boolean(), quantityE4: e4Schema }),
]);
export type FoundEntry = z.infer<typeof foundEntrySchema>;

/** The answer of who opens a shift or moves its cash: the closing is blind, so the figures are for those who may see reports. */
const shiftAnswerSchema = z.object({
  shiftId: idSchema,
  report: shiftReportSchema.nullable().describe('null without the right to see reports (till.report)'),
});
export type ShiftAnswer = z.infer<typeof shiftAnswerSchema>;

const countDiffers = {
  COUNT_DIFFERS: { status: 422, message: 'The counted pieces do not add up to the amount.' },
} as const;
const jobNotFound = {
  PRINT_JOB_NOT_FOUND: { status: 404, message: 'This print job is not waiting any more.' },
} as const;

export const till = {
  registers: query({ permission: 'till.read', summary: 'All registers, each with its open shift.' }).output(
    z.object({ registers: z.array(registerSchema) }),
  ),
  saveRegister: command({
    permission: 'till.manage',
    summary: 'Adds a register or changes it. Its receipt numbers cannot start anew once one was given out.',
    changes: ['till'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        version: z.int().optional().describe('When given, refuses if the register has changed since'),
        name: textSchema(60).min(1),
        prefix: textSchema(20)
          .regex(/\D$/, 'ends with a digit')
          .describe('Before each receipt number; no two registers share it, and it does not end with a digit'),
        padding: z.int().min(1).max(10).default(6),
        startAt: z.int().min(1).max(999_999_999).default(1),
        printer: printerSchema.default({ kind: 'none' }),
        isArchived: z.boolean().default(false),
      }),
    )
    .errors({
      ...registerNotFound,
      REGISTER_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this register meanwhile.',
        data: z.object({ version: z.int() }),
      },
      REGISTER_NAME_TAKEN: { status: 409, message: 'Another register has this name.' },
      REGISTER_PREFIX_TAKEN: { status: 409, message: 'Another register numbers its receipts this way.' },
      REGISTER_NUMBERING_USED: {
        status: 422,
        message: 'Receipts have been numbered this way; the start of the numbers and the prefix stay.',
      },
      REGISTER_HAS_SHIFT: { status: 409, message: 'A shift is open on this register; close it first.' },
      REGISTER_HAS_HELD: {
        status: 409,
        message: 'Held sales wait on this register; finish or remove them first.',
        data: z.object({ count: z.int() }),
      },
    })
    .output(registerSchema),
  settings: query({
    permission: 'till.read',
    summary: 'How the till works: tenders, rounding, barcodes, favourites.',
  }).output(tillSettingsSchema),
  saveSettings: command({
    permission: 'till.manage',
    summary: 'Changes the parts of the settings that are given.',
    changes: ['till'],
  })
    .input(tillSettingsSchema.partial().extend({ commandId: idSchema }))
    .errors({
      TILL_SETTINGS_CHANGED: {
        status: 409,
        message: 'Somebody else has changed the settings of the till meanwhile.',
        data: z.object({ version: z.int() }),
      },
      ITEM_NOT_FOUND: { status: 404, message: 'This item does not exist.' },
      BARCODE_RULES_OVERLAP: {
        status: 422,
        message: 'Two rules read the same barcodes.',
        data: z.object({ prefix: z.string() }),
      },
    })
    .output(tillSettingsSchema),
  favourites: query({ permission: 'till.read', summary: 'The items of the grid with their prices for a customer.' })
    .input(z.object({ contactId: idSchema.nullable().default(null) }))
    .output(z.object({ items: z.array(soldItemSchema) })),
  find: query({
    permission: 'till.read',
    summary:
      'What a scan or typed entry means: an item, a receipt, a voucher, a customer; `3*` before it is a quantity.',
  })
    .input(z.object({ text: textSchema(200).min(1), contactId: idSchema.nullable().default(null) }))
    .output(foundEntrySchema),
  searchItems: query({
    permission: 'till.read',
    summary: 'Items by a part of their name, with their prices for a customer.',
  })
    .input(
      z.object({
        q: textSchema(200),
        contactId: idSchema.nullable().default(null),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ items: z.array(soldItemSchema) })),
  openShift: command({ permission: 'till.cash', summary: 'Opens a shift with a counted float.', changes: ['till'] })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        registerId: idSchema,
        floatMinor: notNegativeMinorSchema,
        counts: z.array(cashCountSchema).max(40).default([]).describe('When given, they add up to the float'),
      }),
    )
    .errors({
      ...registerNotFound,
      ...idErrors,
      ...momentErrors,
      ...sellerErrors,
      SHIFT_OPEN_ALREADY: {
        status: 409,
        message: 'A shift is open on this register already.',
        data: z.object({ shiftId: idSchema }),
      },
      ...countDiffers,
      ...cashStepErrors,
    })
    .output(shiftAnswerSchema),
  moveCash: command({
    permission: 'till.cash',
    summary: 'Pays cash in or out, or takes it to the safe, with a reason.',
    changes: ['till'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        shiftId: idSchema,
        kind: z.enum(cashMovementKinds),
        amountMinor: positiveMinorSchema,
        reason: textSchema(200).min(1),
      }),
    )
    .errors({
      ...shiftErrors,
      ...idErrors,
      ...momentErrors,
      ...cashMissing,
      ...cashStepErrors,
    })
    .output(shiftAnswerSchema),
  report: query({
    permission: 'till.report',
    summary: 'The X report of an open shift, the frozen Z report of a closed one.',
  })
    .input(z.object({ shiftId: idSchema }))
    .errors(shiftNotFound)
    .output(shiftReportSchema),
  closeShift: command({
    permission: 'till.cash',
    summary: 'Counts the drawer, closes the shift and freezes its numbered Z report. Cannot be undone.',
    changes: ['till'],
  })
    .input(
      z.object({
        commandId: idSchema,
        shiftId: idSchema,
        counts: z.array(cashCountSchema).max(40).default([]),
        countedMinor: notNegativeMinorSchema.describe('What was counted; when pieces are given, their sum'),
        keepsHeld: z.boolean().default(false).describe('Held sales stay for the next shift'),
        note: textSchema(500).default(''),
      }),
    )
    .errors({
      ...shiftErrors,
      ...momentErrors,
      ...countDiffers,
      HELD_SALES_WAIT: {
        status: 409,
        message: 'Held sales wait on this register. Finish them, remove them, or keep them for the next shift.',
        data: z.object({ count: z.int() }),
      },
    })
    .output(shiftReportSchema),
  shifts: query({ permission: 'till.report', summary: 'Shifts, newest first, paged by key.' })
    .input(z.object({ registerId: idSchema.optional(), ...pageInput }))
    .errors(cursorErrors)
    .output(pageOutput(shiftRowSchema)),
  reportPdf: query({ permission: 'till.report', summary: 'The X or Z report as PDF.' })
    .input(z.object({ shiftId: idSchema, paper: z.enum(['page', 'roll']).default('page') }))
    .errors(shiftNotFound)
    .output(fileSchema),
  printReport: command({
    permission: 'till.report',
    summary:
      'Prints the X or Z report on the receipt printer; a Z report that is printed again says COPY and is counted.',
    changes: ['till'],
  })
    .input(z.object({ commandId: idSchema, shiftId: idSchema }))
    .errors(shiftNotFound)
    .output(
      z.object({
        copyNumber: z.int(),
        isQueued: z.boolean().describe('false: the register has no printer; open the PDF'),
      }),
    ),
  takePayment: command({
    permission: 'till.sell',
    summary: 'Takes money on account at the till: a payment with its voucher, counted in the shift. Cannot be undone.',
    changes: ['till', 'payments', 'documents', 'receivables'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        shiftId: idSchema,
        contactId: idSchema,
        tender: z.enum(tenders).default('cash'),
        amountMinor: positiveMinorSchema,
        givenMinor: positiveMinorSchema.optional().describe('Cash handed over; the rest is change'),
        reference: textSchema(200).default(''),
        note: textSchema(2000).default(''),
      }),
    )
    .errors({
      ...shiftErrors,
      ...idErrors,
      ...momentErrors,
      ...sellerErrors,
      CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
      ...numberErrors,
      ...tenderErrors,
      ...cashStepErrors,
    })
    .output(z.object({ payment: paymentSchema, changeMinor: minorSchema, isQueued: z.boolean() })),
  openDrawer: command({
    permission: 'till.cash',
    summary: 'Opens the drawer without a sale; it is noted with its reason.',
    changes: ['till'],
  })
    .input(z.object({ commandId: idSchema, shiftId: idSchema, reason: textSchema(200).min(1) }))
    .errors({
      ...shiftErrors,
      PRINTER_MISSING: { status: 422, message: 'This register has no printer that could open a drawer.' },
    })
    .output(z.object({ isQueued: z.boolean() })),
  testPrinter: command({
    permission: 'till.manage',
    summary: 'Prints a test page on the printer of a register.',
    changes: ['till'],
  })
    .input(z.object({ commandId: idSchema, registerId: idSchema }))
    .errors({ ...registerNotFound, PRINTER_MISSING: { status: 422, message: 'This register has no printer.' } })
    .output(z.object({ isQueued: z.boolean() })),
  printQueue: query({ permission: 'till.read', summary: 'What still waits for a printer, and why.' }).output(
    z.object({ jobs: z.array(printJobSchema) }),
  ),
  retryPrint: command({
    permission: 'till.sell',
    summary: 'Tries a waiting print job again at once.',
    changes: ['till'],
  })
    .input(z.object({ commandId: idSchema, jobId: idSchema }))
    .errors(jobNotFound)
    .output(z.object({ id: idSchema })),
  cancelPrint: command({
    permission: 'till.sell',
    summary: 'Takes a print job out of the queue; the receipt can be printed again as a copy.',
    changes: ['till'],
  })
    .input(z.object({ commandId: idSchema, jobId: idSchema }))
    .errors(jobNotFound)
    .output(z.object({ id: idSchema })),
};
