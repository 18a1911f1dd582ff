/** Products and services that can be sold. */
import { z } from 'zod';

import { command, query } from './operation.ts';
import {
  cursorErrors,
  e4Schema,
  idErrors,
  idSchema,
  instantSchema,
  pageInput,
  pageOutput,
  textSchema,
} from './values.ts';

export const itemFields = z.object({
  code: textSchema(40).describe('SKU; unique whatever its case; made when empty'),
  kind: z.enum(['product', 'service']),
  name: textSchema(200).min(1),
  description: textSchema(2000),
  category: textSchema(100),
  supplier: textSchema(200),
  unit: textSchema(40).describe('What one is: piece, hour, 10 boxes x 20 bags'),
  barcode: textSchema(48),
  barcodes: z.array(textSchema(48).min(1)).max(20).describe('Further barcodes: of older packages, other suppliers'),
  priceE4: e4Schema.describe("Unit price in major units times 10,000, in the company's price mode"),
  taxRateId: idSchema.nullable().describe('null: the default rate'),
});

export const itemSchema = itemFields.extend({
  id: idSchema,
  version: z.int(),
  isArchived: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Item = z.infer<typeof itemSchema>;

export const itemRowSchema = itemSchema.pick({
  id: true,
  code: true,
  kind: true,
  name: true,
  category: true,
  unit: true,
  barcode: true,
  priceE4: true,
  taxRateId: true,
  isArchived: true,
});
export type ItemRow = z.infer<typeof itemRowSchema>;

const notFound = { ITEM_NOT_FOUND: { status: 404, message: 'This item does not exist.' } } as const;
const invalid = {
  ITEM_CODE_TAKEN: {
    status: 409,
    message: 'Another item has this code.',
    data: z.object({ itemCode: z.string() }),
  },
  TAX_RATE_NOT_FOUND: { status: 404, message: 'This tax rate does not exist.' },
} as const;

export const items = {
  create: command({ permission: 'items.write', summary: 'Adds an item.', changes: ['items'] })
    .input(itemFields.partial().required({ name: true }).extend({ commandId: idSchema, id: idSchema.optional() }))
    .errors({ ...invalid, ...idErrors })
    .output(itemSchema),
  update: command({
    permission: 'items.write',
    summary: 'Changes the given fields of an item.',
    changes: ['items'],
  })
    .input(
      itemFields.partial().extend({
        commandId: idSchema,
        id: idSchema,
        version: z.int().optional().describe('When given, refuses if the item has changed since'),
        isArchived: z.boolean().optional(),
      }),
    )
    .errors({
      ...notFound,
      ...invalid,
      ITEM_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this item meanwhile.',
        data: z.object({ version: z.int() }),
      },
    })
    .output(itemSchema),
  delete: command({
    permission: 'items.write',
    summary: 'Removes an item that no document and no receipt names.',
    changes: ['items'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({
      ...notFound,
      ITEM_IN_USE: { status: 409, message: 'Documents or receipts name this item; archive it instead.' },
    })
    .output(z.object({ id: idSchema })),
  get: query({ permission: 'items.read', summary: 'One item, whole.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(itemSchema),
  list: query({ permission: 'items.read', summary: 'Items, searched, filtered and paged by key.' })
    .input(
      z.object({
        q: textSchema(200).optional().describe('Part of the name, code, barcode or category'),
        archived: z.enum(['no', 'yes', 'all']).default('no'),
        sort: z.enum(['name', 'code', 'price']).default('name'),
        direction: z.enum(['asc', 'desc']).default('asc'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(itemRowSchema)),
};
