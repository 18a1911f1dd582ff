/** The figures of a shift, X while it is open and frozen as Z when it is closed. */
import { z } from 'zod';

import { tenders } from '#domain/ledger';
import { cashMovementKinds, saleTenders } from '#domain/till';

import { taxSchema } from './documents.ts';
import { idSchema, instantSchema, minorSchema, positiveMinorSchema } from './values.ts';

/** How many pieces of a coin or note lie in the drawer. */
export const cashCountSchema = z.object({ valueMinor: positiveMinorSchema, count: z.int().min(0).max(100_000) });

/** The figures of a shift: X while it is open, frozen as Z when it is closed. */
export const shiftReportSchema = z.object({
  shiftId: idSchema,
  registerId: idSchema,
  registerName: z.string(),
  state: z.enum(['open', 'closed']),
  zNumber: z.string().nullable(),
  openedAt: instantSchema,
  openedBy: z.string(),
  closedAt: instantSchema.nullable(),
  closedBy: z.string().nullable(),
  madeAt: instantSchema,
  isOverdue: z.boolean().describe('Open for more than 24 hours'),
  currency: z.string(),
  saleCount: z.int().describe('Receipts, those that take goods back included'),
  returnCount: z.int().describe('Receipts that take goods back'),
  firstNumber: z.string().nullable(),
  lastNumber: z.string().nullable(),
  netMinor: minorSchema,
  taxMinor: minorSchema,
  grossMinor: minorSchema,
  creditSoldMinor: minorSchema.describe('Vouchers sold; no revenue'),
  totalMinor: minorSchema.describe('Sum of the receipts: gross and vouchers sold'),
  roundingMinor: minorSchema.describe('Sum of cash rounding'),
  discountMinor: minorSchema,
  returnedMinor: minorSchema.describe('What the returned lines came to, as a positive amount'),
  taxes: z.array(taxSchema),
  tenders: z.array(
    z.object({
      tender: z.enum(saleTenders),
      count: z.int(),
      receivedMinor: minorSchema,
      refundedMinor: minorSchema.describe('As a positive amount'),
      amountMinor: minorSchema.describe('received less refunded'),
    }),
  ),
  paidOnAccount: z.array(z.object({ tender: z.enum(tenders), count: z.int(), amountMinor: minorSchema })),
  movements: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(cashMovementKinds),
      amountMinor: minorSchema,
      reason: z.string(),
      at: instantSchema,
      userName: z.string(),
    }),
  ),
  cash: z.object({
    floatMinor: minorSchema,
    salesMinor: minorSchema.describe('Cash taken for sales, less change'),
    refundsMinor: minorSchema.describe('Cash given back, as a positive amount'),
    onAccountMinor: minorSchema,
    payInsMinor: minorSchema,
    payOutsMinor: minorSchema,
    dropsMinor: minorSchema,
    expectedMinor: minorSchema,
  }),
  countedMinor: minorSchema.nullable(),
  overShortMinor: minorSchema.nullable().describe('Counted less expected'),
  counts: z.array(cashCountSchema),
  heldCount: z.int().describe('Held sales that wait on this register'),
  note: z.string(),
  copies: z.int().describe('How often the Z report was printed again'),
});
export type ShiftReport = z.infer<typeof shiftReportSchema>;

export const shiftRowSchema = shiftReportSchema
  .pick({
    shiftId: true,
    registerId: true,
    registerName: true,
    state: true,
    zNumber: true,
    openedAt: true,
    openedBy: true,
    closedAt: true,
    isOverdue: true,
    currency: true,
  })
  .extend({
    totalMinor: minorSchema.nullable().describe('null while it is open'),
    overShortMinor: minorSchema.nullable(),
  });
export type ShiftRow = z.infer<typeof shiftRowSchema>;
