/** What a register, its printer and its barcodes are made of. */
import { z } from 'zod';

import { barcodeRuleKinds, isReadable } from '#domain/till';

import { idSchema, instantSchema, textSchema } from './values.ts';

const printerFields = {
  paperMm: z.union([z.literal(80), z.literal(58)]).default(80),
  hasDrawer: z.boolean().default(true).describe('A drawer hangs on the printer and is opened for cash'),
  hasCutter: z.boolean().default(true),
};

/** Where receipts are printed. Without a printer the PDF opens. */
export const printerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('network'),
    host: textSchema(253).min(1),
    port: z.int().min(1).max(65_535).default(9100),
    ...printerFields,
  }),
  z.object({
    kind: z.literal('usb'),
    path: textSchema(260)
      .min(1)
      .describe('The device or share that takes raw bytes: /dev/usb/lp0, \\\\localhost\\Receipts'),
    ...printerFields,
  }),
]);
export type Printer = z.infer<typeof printerSchema>;

/** How a barcode that carries a price or weight is read (GS1 restricted circulation numbers, prefixes 02 and 20 to 29). */
export const barcodeRuleSchema = z
  .object({
    prefix: z
      .string()
      .regex(/^\d{1,4}$/)
      .describe('The first digits'),
    kind: z.enum(barcodeRuleKinds),
    itemDigits: z.int().min(3).max(8).describe('How many digits after the prefix name the item'),
    checkDigits: z
      .int()
      .min(0)
      .max(1)
      .default(0)
      .describe('Digits between item and value that check the value; not read'),
    valueDigits: z.int().min(3).max(7),
    decimals: z.int().min(0).max(4).describe('How many of the value digits are decimals: 3 for grams in kilograms'),
  })
  .refine(isReadable, 'its parts do not come to the 12 digits before the check digit');
export type BarcodeRule = z.infer<typeof barcodeRuleSchema>;

export const registerSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  prefix: z.string(),
  padding: z.int(),
  startAt: z.int(),
  printer: printerSchema,
  isArchived: z.boolean(),
  isStarted: z.boolean().describe('A receipt has been numbered'),
  nextNumber: z.string(),
  openShift: z
    .object({
      id: idSchema,
      openedAt: instantSchema,
      openedBy: z.string(),
      isOverdue: z.boolean().describe('Open for more than 24 hours'),
    })
    .nullable(),
  heldCount: z.int(),
});
export type Register = z.infer<typeof registerSchema>;

/** The code that a scanner reads on a receipt or voucher: bars, a QR code, or one below the other. */
export const receiptCodes = ['barcode', 'qr', 'both'] as const;
export type ReceiptCode = (typeof receiptCodes)[number];

export const printJobKinds = ['receipt', 'report', 'voucher', 'drawer', 'test'] as const;

export const printJobSchema = z.object({
  id: idSchema,
  registerId: idSchema,
  registerName: z.string(),
  kind: z.enum(printJobKinds),
  title: z.string().describe('The number of the receipt, report or voucher'),
  createdAt: instantSchema,
  attempts: z.int(),
  fault: z.enum(['', 'UNREACHABLE', 'REFUSED', 'TIMEOUT', 'NOT_FOUND', 'NO_ACCESS', 'FAILED']),
});
export type PrintJob = z.infer<typeof printJobSchema>;
