/** What everyone still owes, on any day. Computed from dated allocations, never from a live balance. */
import { z } from 'zod';

import { creditKinds, debitKinds } from '#domain/receivables';

import { query } from './operation.ts';
import { dateSchema, fileSchema, idSchema, minorSchema } from './values.ts';

const amounts = {
  currentMinor: minorSchema,
  days1to30Minor: minorSchema,
  days31to60Minor: minorSchema,
  days61to90Minor: minorSchema,
  over90Minor: minorSchema,
  unappliedMinor: minorSchema,
  balanceMinor: minorSchema.describe('current + buckets - unapplied'),
};

export const ageingRowSchema = z.object({
  contactId: idSchema,
  contactCode: z.string(),
  contactName: z.string(),
  ...amounts,
});
export type AgeingRowOutput = z.infer<typeof ageingRowSchema>;

export const ageingSchema = z.object({
  day: dateSchema,
  currency: z.string(),
  rowCount: z.int(),
  rows: z.array(ageingRowSchema),
  total: z.object(amounts),
  receivablesAccountMinor: minorSchema.describe(
    'Balance of the receivables account on that day; equals total.balanceMinor',
  ),
});
export type Ageing = z.infer<typeof ageingSchema>;

export const balanceSchema = z.object({
  contactId: idSchema,
  day: dateSchema,
  currency: z.string(),
  balanceMinor: minorSchema,
  openMinor: minorSchema,
  overdueMinor: minorSchema,
  unappliedMinor: minorSchema,
  oldestOverdueOn: dateSchema.nullable(),
  openItems: z.array(
    z.object({
      kind: z.enum(debitKinds).describe('The id is that of the invoice, the payment (a refund) or the receipt'),
      documentId: idSchema,
      number: z.string(),
      issuedOn: dateSchema,
      dueOn: dateSchema,
      daysOverdue: z.int().describe('Calendar days after the due date; 0 or less is not overdue'),
      grossMinor: minorSchema,
      openMinor: minorSchema,
    }),
  ),
  credits: z.array(
    z.object({
      sourceKind: z.enum(creditKinds),
      sourceId: idSchema,
      paperId: idSchema.describe('The receipt, where its invoice was settled with the credit; else the same id'),
      number: z.string(),
      date: dateSchema,
      amountMinor: minorSchema,
      creditMinor: minorSchema,
    }),
  ),
});
export type Balance = z.infer<typeof balanceSchema>;

const day = dateSchema.optional().describe('Default: today');

export const receivables = {
  ageing: query({
    permission: 'receivables.read',
    summary: 'Who owes what on a day, by how long it is overdue.',
  })
    .input(
      z.object({
        day,
        sort: z.enum(['name', 'balance', 'over90']).default('balance'),
        limit: z.int().min(1).max(10_000).default(500),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(ageingSchema),
  balance: query({
    permission: 'receivables.read',
    summary: 'What one contact owes on a day, document by document.',
  })
    .input(z.object({ contactId: idSchema, day }))
    .errors({ CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' } })
    .output(balanceSchema),
  pdf: query({ permission: 'receivables.read', summary: 'The ageing report of a day as PDF.' })
    .input(z.object({ day }))
    .output(fileSchema),
  csv: query({
    permission: 'receivables.read',
    summary: 'The ageing report of a day as CSV (RFC 4180, UTF-8).',
  })
    .input(z.object({ day }))
    .output(fileSchema),
};
