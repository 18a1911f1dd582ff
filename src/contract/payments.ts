/** Money received or refunded, and what it is used against. */
import { z } from 'zod';

import { tenders } from '#domain/ledger';
import { creditKinds, debitKinds } from '#domain/receivables';

import { command, query } from './operation.ts';
import {
  cursorErrors,
  dateSchema,
  fileSchema,
  idErrors,
  idSchema,
  instantSchema,
  minorSchema,
  numberErrors,
  pageInput,
  pageOutput,
  periodErrors,
  positiveMinorSchema,
  textSchema,
} from './values.ts';

export const paymentRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  direction: z.enum(['received', 'refunded']),
  contactId: idSchema,
  contactName: z.string(),
  tender: z.enum(tenders),
  paidOn: dateSchema,
  currency: z.string(),
  amountMinor: minorSchema,
  unappliedMinor: minorSchema.describe('What has not yet been used against a document'),
  reference: z.string(),
});
export type PaymentRow = z.infer<typeof paymentRowSchema>;

export const paymentSchema = paymentRowSchema.extend({
  note: z.string(),
  createdAt: instantSchema,
  allocations: z.array(
    z.object({
      id: idSchema,
      documentId: idSchema,
      documentNumber: z.string(),
      paperId: idSchema.describe(
        'The receipt, where its invoice was settled with the credit; else the other end itself',
      ),
      documentKind: z
        .enum([...debitKinds, ...creditKinds])
        .describe('The other end: what a payment was used for, or which credit a refund paid out'),
      documentIssuedOn: dateSchema,
      documentGrossMinor: minorSchema,
      allocatedOn: dateSchema,
      amountMinor: minorSchema.describe('Negative when it takes an earlier allocation back'),
      isUndone: z.boolean(),
    }),
  ),
});
export type Payment = z.infer<typeof paymentSchema>;

export const allocationInputSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('oldestFirst') }),
  z.object({ mode: z.literal('none') }),
  z.object({
    mode: z.literal('chosen'),
    items: z.array(z.object({ documentId: idSchema, amountMinor: positiveMinorSchema })).max(1000),
  }),
]);

/** Money moves on days that have come and are not closed: tomorrow's payment would be missing from today's report. */
const dayErrors = {
  ...periodErrors,
  DATE_IN_FUTURE: {
    status: 422,
    message: 'This day has not come yet.',
    data: z.object({ today: dateSchema }),
  },
} as const;

const allocationErrors = {
  ALLOCATION_EXCEEDS_OPEN: {
    status: 422,
    message: 'More is allocated to a document than is open on it.',
    data: z.object({ documentId: idSchema, openMinor: minorSchema }),
  },
  ALLOCATION_EXCEEDS_PAYMENT: {
    status: 422,
    message: 'More is allocated than the payment or credit note has left.',
  },
  ALLOCATION_UNKNOWN_DOCUMENT: {
    status: 422,
    message: 'A document in the allocation is no issued invoice of this contact.',
    data: z.object({ documentId: idSchema }),
  },
  ...dayErrors,
} as const;
const notFound = {
  PAYMENT_NOT_FOUND: { status: 404, message: 'This payment does not exist.' },
} as const;

export const payments = {
  record: command({
    permission: 'payments.write',
    summary:
      'Records money received or refunded, gives it a voucher number and uses it against documents. Cannot be undone.',
    changes: ['payments', 'documents', 'receivables'],
  })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        contactId: idSchema,
        direction: z.enum(['received', 'refunded']).default('received'),
        tender: z.enum(tenders).default('bankTransfer'),
        paidOn: dateSchema.optional().describe('Default: today'),
        amountMinor: positiveMinorSchema,
        reference: textSchema(200).default(''),
        note: textSchema(2000).default(''),
        allocation: allocationInputSchema
          .default({ mode: 'oldestFirst' })
          .describe('What received money is used against; a refund always pays out the oldest credits'),
      }),
    )
    .errors({
      ...allocationErrors,
      ALLOCATION_DOUBLED: {
        status: 422,
        message: 'A document is named twice in the allocation.',
        data: z.object({ documentId: idSchema }),
      },
      REFUND_NOT_CHOSEN: {
        status: 422,
        message: 'A refund pays out the oldest credits; what it is used against cannot be chosen.',
      },
      CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
      COMPANY_INCOMPLETE: {
        status: 422,
        message: 'Enter the name of your company in the settings before recording money.',
      },
      ...idErrors,
      REFUND_EXCEEDS_CREDIT: {
        status: 422,
        message: 'More would be refunded than the contact has as unapplied credit.',
        data: z.object({ creditMinor: minorSchema }),
      },
      ...numberErrors,
    })
    .output(paymentSchema),
  allocate: command({
    permission: 'payments.write',
    summary: 'Uses what a payment or credit note has left against an invoice of the same contact.',
    changes: ['payments', 'documents', 'receivables'],
  })
    .input(
      z.object({
        commandId: idSchema,
        sourceId: idSchema.describe('A payment or an issued credit note'),
        documentId: idSchema,
        amountMinor: positiveMinorSchema,
        allocatedOn: dateSchema.optional().describe('Default: today; never before the payment or the invoice'),
      }),
    )
    .errors({
      ...allocationErrors,
      ALLOCATION_SOURCE_NOT_FOUND: {
        status: 404,
        message: 'This payment or credit note does not exist.',
      },
    })
    .output(z.object({ id: idSchema, allocatedOn: dateSchema })),
  unallocate: command({
    permission: 'payments.write',
    summary: 'Takes an allocation back by a new, dated entry; the days before keep it.',
    changes: ['payments', 'documents', 'receivables'],
  })
    .input(
      z.object({
        commandId: idSchema,
        allocationId: idSchema,
        undoneOn: dateSchema.optional().describe('Default: today; never before the allocation'),
      }),
    )
    .errors({
      ALLOCATION_NOT_FOUND: { status: 404, message: 'This allocation does not exist.' },
      ALLOCATION_ALREADY_UNDONE: {
        status: 409,
        message: 'This allocation has already been taken back.',
      },
      ...dayErrors,
    })
    .output(z.object({ id: idSchema, allocatedOn: dateSchema })),
  get: query({ permission: 'payments.read', summary: 'One payment with its allocations.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(paymentSchema),
  list: query({
    permission: 'payments.read',
    summary: 'Payments, searched, filtered and paged by key.',
  })
    .input(
      z.object({
        q: textSchema(200).optional().describe('Start of the number, or part of the contact'),
        contactId: idSchema.optional(),
        paidFrom: dateSchema.optional(),
        paidTo: dateSchema.optional(),
        sort: z.enum(['paidOn', 'number', 'amount']).default('paidOn'),
        direction: z.enum(['asc', 'desc']).default('desc'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(paymentRowSchema)),
  pdf: query({ permission: 'payments.read', summary: 'The receipt voucher of a payment as PDF.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(fileSchema),
};
