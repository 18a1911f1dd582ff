/** Invoices and credit notes, from draft to paper. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { documentKinds, documentStatuses } from '#domain/documents';
import { creditKinds, debitKinds } from '#domain/receivables';
import { taxCategories } from '#domain/tax';

import { command, job, query } from './operation.ts';
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
  periodErrors,
  percentE4Schema,
  progressSchema,
  textSchema,
} from './values.ts';

const quantity = e4Schema.describe('Quantity times 10,000');
const positive = z.int().min(1) as unknown as typeof e4Schema;
const notNegative = z.int().min(0) as unknown as typeof minorSchema;

export const lineInputSchema = z.object({
  itemId: idSchema.nullable().default(null),
  itemCode: textSchema(40).default(''),
  description: textSchema(2000).min(1),
  quantityE4: quantity,
  unit: textSchema(40).default(''),
  priceE4: e4Schema.describe('Price of the base quantity, in major units times 10,000'),
  baseQuantityE4: positive.prefault(10_000).describe('The price is for this quantity; 10000 is one'),
  discountPercentE4: percentE4Schema.prefault(0),
  discountMinor: notNegative.prefault(0).describe('A further allowance on the line, as an amount'),
  taxRateId: idSchema.nullable().default(null).describe('null: the default rate'),
});
export type LineInput = z.input<typeof lineInputSchema>;

export const adjustmentInputSchema = z.object({
  kind: z.enum(['allowance', 'charge']),
  reason: textSchema(200).default(''),
  percentE4: percentE4Schema.prefault(0).describe('Percent of the sum of the lines; 0 when an amount is given'),
  amountMinor: notNegative.prefault(0),
  taxRateId: idSchema.nullable().default(null).describe('null: spread over the rates of the lines by their net share'),
});
export type AdjustmentInput = z.input<typeof adjustmentInputSchema>;

export const draftInputSchema = z.object({
  kind: z.enum(documentKinds).default('invoice'),
  contactId: idSchema.nullable().default(null),
  issuedOn: dateSchema.nullable().default(null).describe('null: the day on which it is issued'),
  dueOn: dateSchema.nullable().default(null).describe("null: by the contact's or the company's terms"),
  priceMode: z.enum(['exclusive', 'inclusive']).optional().describe("Default: the company's"),
  reference: textSchema(100).default('').describe("The customer's order number"),
  introduction: textSchema(2000).default(''),
  note: textSchema(5000).default('').describe('Printed below the totals'),
  correctsDocumentId: idSchema.nullable().default(null).describe('The invoice that a credit note corrects'),
  lines: z.array(lineInputSchema).max(2000),
  adjustments: z.array(adjustmentInputSchema).max(50).default([]),
});
export type DraftInput = z.input<typeof draftInputSchema>;

export const taxSchema = z.object({
  taxCategory: z.enum(taxCategories),
  taxRateE4: percentE4Schema,
  taxableMinor: minorSchema,
  taxMinor: minorSchema,
  grossMinor: minorSchema,
});

const totals = {
  lineNetMinor: minorSchema.describe('Sum of the lines (in inclusive mode: with tax)'),
  allowanceMinor: minorSchema,
  chargeMinor: minorSchema,
  netMinor: minorSchema,
  taxMinor: minorSchema,
  grossMinor: minorSchema,
  roundingMinor: minorSchema,
  dueMinor: minorSchema,
  taxes: z.array(taxSchema),
};

export const totalsSchema = z.object({
  ...totals,
  currency: z.string(),
  lines: z.array(z.object({ grossMinor: minorSchema, allowanceMinor: minorSchema, netMinor: minorSchema })),
  adjustments: z.array(z.object({ amountMinor: minorSchema })),
});
export type DocumentTotals = z.infer<typeof totalsSchema>;

/** Partly paid, paid and overdue are derived from allocations and today's date, never stored as truth. */
export const documentStates = ['draft', 'open', 'partlyPaid', 'paid', 'overdue'] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentRowSchema = z.object({
  id: idSchema,
  kind: z.enum(documentKinds),
  status: z.enum(documentStatuses),
  state: z.enum(documentStates),
  number: z.string().nullable(),
  contactId: idSchema.nullable(),
  contactName: z.string(),
  issuedOn: dateSchema.nullable(),
  dueOn: dateSchema.nullable(),
  reference: z.string(),
  currency: z.string(),
  netMinor: minorSchema,
  taxMinor: minorSchema,
  grossMinor: minorSchema,
  openMinor: minorSchema.describe('Not yet paid (invoice) or not yet used (credit note); 0 for drafts'),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const partySchema = z.object({
  name: z.string(),
  contactPerson: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
  taxNumber: z.string(),
  code: z.string(),
  language: z
    .enum(['en', 'de'])
    .optional()
    .describe('In which papers to it are written, where it is not the language of the company'),
});
export type Party = z.infer<typeof partySchema>;

export const documentSchema = documentRowSchema.extend({
  ...totals,
  version: z.int(),
  priceMode: z.enum(['exclusive', 'inclusive']),
  taxRounding: z.enum(['document', 'line']),
  introduction: z.string(),
  note: z.string(),
  buyer: partySchema.nullable().describe('As it was when the document was issued; of a draft, as it is now'),
  correctsDocumentId: idSchema.nullable(),
  correctsNumber: z.string().nullable(),
  saleId: idSchema.nullable().describe('The receipt of the till that this invoice was made of'),
  saleNumber: z.string().nullable(),
  createdAt: instantSchema,
  issuedAt: instantSchema.nullable(),
  lines: z.array(
    z.object({
      position: z.int(),
      itemId: idSchema.nullable(),
      itemCode: z.string(),
      description: z.string(),
      quantityE4: e4Schema,
      unit: z.string(),
      priceE4: e4Schema,
      baseQuantityE4: e4Schema,
      discountPercentE4: percentE4Schema,
      discountMinor: minorSchema,
      taxRateId: idSchema.nullable(),
      taxName: z.string(),
      taxCategory: z.enum(taxCategories),
      taxRateE4: percentE4Schema,
      grossMinor: minorSchema.describe('Price times quantity, before allowances'),
      netMinor: minorSchema,
    }),
  ),
  adjustments: z.array(
    z.object({
      position: z.int(),
      kind: z.enum(['allowance', 'charge']),
      reason: z.string(),
      percentE4: percentE4Schema,
      amountMinor: minorSchema,
      taxRateId: idSchema.nullable(),
    }),
  ),
  allocations: z.array(
    z.object({
      id: idSchema,
      sourceKind: z.enum(creditKinds),
      sourceId: idSchema,
      sourceNumber: z.string(),
      sourcePaperId: idSchema.describe('The receipt, where its invoice was settled with the credit; else the source'),
      documentId: idSchema,
      documentNumber: z.string(),
      documentKind: z.enum(debitKinds).describe('What it was used for; a refund is a payment, a sale a receipt'),
      allocatedOn: dateSchema,
      amountMinor: minorSchema.describe('Negative when it takes an earlier allocation back'),
      isUndone: z.boolean(),
    }),
  ),
});
export type Document = z.infer<typeof documentSchema>;

const notFound = {
  DOCUMENT_NOT_FOUND: { status: 404, message: 'This document does not exist.' },
} as const;
const contentErrors = {
  CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
  ITEM_NOT_FOUND: {
    status: 404,
    message: 'This item does not exist.',
    data: z.object({ line: z.int() }),
  },
  TAX_RATE_NOT_FOUND: {
    status: 404,
    message: 'This tax rate does not exist.',
    data: z.object({ line: z.int().nullable() }),
  },
  AMOUNT_OUT_OF_RANGE: { status: 422, message: 'An amount is too large to be kept exactly.' },
  DATE_ORDER: { status: 422, message: 'The due date lies before the issue date.' },
  CORRECTED_DOCUMENT_INVALID: {
    status: 422,
    message: 'Only an issued invoice of the same contact can be corrected.',
  },
  SALE_COMES_BACK_AT_TILL: {
    status: 422,
    message: 'This invoice was made of a receipt: what comes back is taken back at the till.',
    data: z.object({ saleId: idSchema }),
  },
} as const;
const notDraft = {
  DOCUMENT_NOT_DRAFT: {
    status: 409,
    message: 'This document has been issued and can no longer be changed. Correct it with a credit note.',
    data: z.object({ number: z.string().nullable() }),
  },
} as const;
const issueErrors = {
  ...notDraft,
  DOCUMENT_EMPTY: { status: 422, message: 'A document without lines cannot be issued.' },
  DOCUMENT_NEGATIVE: {
    status: 422,
    message: 'A document with a negative total cannot be issued; make a credit note.',
  },
  CONTACT_REQUIRED: { status: 422, message: 'Choose a contact before issuing.' },
  ...periodErrors,
  COMPANY_INCOMPLETE: {
    status: 422,
    message: 'Enter the name of your company in the settings before issuing.',
  },
  ...numberErrors,
  CREDIT_BEFORE_INVOICE: {
    status: 422,
    message: 'A credit note cannot be dated before the invoice that it corrects.',
    data: z.object({ invoiceIssuedOn: dateSchema }),
  },
  CREDIT_EXCEEDS_INVOICE: {
    status: 422,
    message: 'The credit notes of an invoice may not exceed it.',
    data: z.object({ creditableMinor: minorSchema }),
  },
} as const;

export const documents = {
  preview: query({
    permission: 'documents.read',
    summary: 'The totals that a draft would have; saves nothing.',
  })
    .input(draftInputSchema)
    .errors(contentErrors)
    .output(totalsSchema),
  saveDraft: command({
    permission: 'documents.write',
    summary: 'Saves a draft, new or changed, whole.',
    changes: ['documents'],
  })
    .input(
      draftInputSchema.extend({
        commandId: idSchema,
        id: idSchema.optional().describe('Of a draft that exists, or one that the client has made'),
        version: z.int().optional().describe('When given, refuses if the draft has changed since'),
      }),
    )
    .errors({
      ...contentErrors,
      ...notDraft,
      ...idErrors,
      DOCUMENT_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this draft meanwhile.',
        data: z.object({ version: z.int() }),
      },
    })
    .output(documentSchema),
  deleteDraft: command({
    permission: 'documents.write',
    summary: 'Removes a draft.',
    changes: ['documents'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({ ...notFound, ...notDraft })
    .output(z.object({ id: idSchema })),
  issue: command({
    permission: 'documents.issue',
    summary: 'Issues a draft: takes its number, freezes it and posts it to the ledger. Cannot be undone.',
    changes: ['documents', 'receivables'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({
      ...notFound,
      DATE_ORDER: contentErrors.DATE_ORDER,
      AMOUNT_OUT_OF_RANGE: contentErrors.AMOUNT_OUT_OF_RANGE,
      CORRECTED_DOCUMENT_INVALID: contentErrors.CORRECTED_DOCUMENT_INVALID,
      ...issueErrors,
    })
    .output(documentRowSchema),
  issueMany: job({
    permission: 'documents.issue',
    summary: 'Issues many drafts, oldest first, each in a transaction of its own.',
    changes: ['documents', 'receivables'],
  })
    .input(
      z.object({
        commandId: idSchema,
        ids: z.array(idSchema).max(100_000).optional().describe('Absent: every draft invoice'),
      }),
    )
    .output(
      eventIterator(
        progressSchema,
        z.object({
          issued: z.int(),
          failed: z.array(z.object({ id: idSchema, reference: z.string(), code: z.string() })),
          wasCancelled: z.boolean(),
        }),
      ),
    ),
  draftCreditNote: command({
    permission: 'documents.write',
    summary: 'Makes the draft of a credit note that mirrors an issued invoice.',
    changes: ['documents'],
  })
    .input(z.object({ commandId: idSchema, invoiceId: idSchema, id: idSchema.optional() }))
    .errors({
      ...notFound,
      CORRECTED_DOCUMENT_INVALID: contentErrors.CORRECTED_DOCUMENT_INVALID,
      SALE_COMES_BACK_AT_TILL: contentErrors.SALE_COMES_BACK_AT_TILL,
      ...idErrors,
    })
    .output(documentSchema),
  get: query({
    permission: 'documents.read',
    summary: 'One document, whole, with what has been paid on it.',
  })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(documentSchema),
  list: query({
    permission: 'documents.read',
    summary: 'Documents, searched, filtered and paged by key.',
  })
    .input(
      z.object({
        q: textSchema(200).optional().describe('Start of the number or reference, or part of the contact'),
        kind: z.enum(documentKinds).optional(),
        state: z.enum(['draft', 'issued', 'unpaid', 'overdue', 'paid']).optional(),
        contactId: idSchema.optional(),
        issuedFrom: dateSchema.optional(),
        issuedTo: dateSchema.optional(),
        sort: z.enum(['issuedOn', 'number', 'dueOn', 'gross']).default('issuedOn'),
        direction: z.enum(['asc', 'desc']).default('desc'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(documentRowSchema)),
  pdf: query({
    permission: 'documents.read',
    summary: 'The paper of a document as PDF; a draft is marked as one.',
  })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(fileSchema),
};
