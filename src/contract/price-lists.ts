/** Price lists, what they ask for an item, and the trade terms that bring a customer to one. */
import { z } from 'zod';

import { priceModes, taxCategories } from '#domain/tax';

import { command, query } from './operation.ts';
import { cursorErrors, e4Schema, idSchema, pageInput, pageOutput, percentE4Schema, textSchema } from './values.ts';

/** An item as the till sells it, with its price for the customer. */
export const soldItemSchema = z.object({
  itemId: idSchema,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  category: z.string(),
  barcode: z.string(),
  priceE4: e4Schema.describe('In the price mode that the sale will have'),
  priceMode: z.enum(priceModes),
  exclusiveE4: e4Schema.describe('The same price without tax'),
  inclusiveE4: e4Schema.describe('The same price with tax'),
  priceListId: idSchema.nullable().describe('Where the price comes from; null: the item itself'),
  taxRateId: idSchema,
  taxName: z.string(),
  taxCategory: z.enum(taxCategories),
  taxRateE4: percentE4Schema,
});
export type SoldItem = z.infer<typeof soldItemSchema>;

export const priceListSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  priceMode: z.enum(priceModes),
  isArchived: z.boolean(),
  priceCount: z.int(),
});
export type PriceList = z.infer<typeof priceListSchema>;

export const listPriceRowSchema = z.object({
  itemId: idSchema,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  ownPriceE4: e4Schema.describe("The item's own price, in the company's price mode"),
  listPriceE4: e4Schema.nullable().describe('null: the list has none, the own price counts'),
  exclusiveE4: e4Schema.describe('What the list asks, without tax'),
  inclusiveE4: e4Schema.describe('What the list asks, with tax'),
});
export type ListPriceRow = z.infer<typeof listPriceRowSchema>;

export const tradeTermsSchema = z.object({
  contactId: idSchema,
  priceListId: idSchema.nullable(),
  priceListName: z.string().nullable(),
  isTaxExempt: z.boolean(),
  exemptionReason: z.string(),
  priceMode: z.enum(priceModes).describe('What a sale to this contact is priced in'),
});
export type TradeTerms = z.infer<typeof tradeTermsSchema>;

const notFound = { PRICE_LIST_NOT_FOUND: { status: 404, message: 'This price list does not exist.' } } as const;
const contactNotFound = { CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' } } as const;

export const priceLists = {
  list: query({ permission: 'prices.read', summary: 'All price lists, archived ones last.' }).output(
    z.object({ priceLists: z.array(priceListSchema) }),
  ),
  save: command({ permission: 'prices.write', summary: 'Adds a price list or changes it.', changes: ['prices'] })
    .input(
      z.object({
        commandId: idSchema,
        id: idSchema.optional(),
        version: z.int().optional().describe('When given, refuses if the list has changed since'),
        name: textSchema(60).min(1),
        priceMode: z.enum(priceModes),
        isArchived: z.boolean().default(false),
      }),
    )
    .errors({
      ...notFound,
      PRICE_LIST_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this price list meanwhile.',
        data: z.object({ version: z.int() }),
      },
      PRICE_LIST_NAME_TAKEN: { status: 409, message: 'Another price list has this name.' },
      PRICE_LIST_HAS_PRICES: {
        status: 422,
        message: 'Whether prices include tax cannot change while the list has prices.',
      },
    })
    .output(priceListSchema),
  prices: query({ permission: 'prices.read', summary: 'What a list asks for each item, searched and paged by name.' })
    .input(
      z.object({
        priceListId: idSchema,
        q: textSchema(200).optional(),
        onlyListed: z.boolean().default(false),
        ...pageInput,
      }),
    )
    .errors({ ...cursorErrors, ...notFound })
    .output(pageOutput(listPriceRowSchema)),
  setPrices: command({
    permission: 'prices.write',
    summary: 'Sets prices of a list; null takes one out.',
    changes: ['prices'],
  })
    .input(
      z.object({
        commandId: idSchema,
        priceListId: idSchema,
        prices: z.array(z.object({ itemId: idSchema, priceE4: e4Schema.nullable() })).max(5000),
      }),
    )
    .errors({ ...notFound, ITEM_NOT_FOUND: { status: 404, message: 'This item does not exist.' } })
    .output(priceListSchema),
  termsOf: query({ permission: 'prices.read', summary: 'The price list and tax exemption of a contact.' })
    .input(z.object({ contactId: idSchema }))
    .errors(contactNotFound)
    .output(tradeTermsSchema),
  setTerms: command({
    permission: 'prices.write',
    summary: 'Sets the price list and tax exemption of a contact.',
    changes: ['prices', 'contacts'],
  })
    .input(
      z.object({
        commandId: idSchema,
        contactId: idSchema,
        priceListId: idSchema.nullable(),
        isTaxExempt: z.boolean().default(false),
        exemptionReason: textSchema(200).default('').describe('Printed on the receipt; wanted when exempt'),
      }),
    )
    .errors({
      ...contactNotFound,
      ...notFound,
      EXEMPTION_REASON_MISSING: {
        status: 422,
        message: 'Say why this customer pays no tax: it is printed on receipts.',
      },
    })
    .output(tradeTermsSchema),
  quote: query({
    permission: 'prices.read',
    summary: 'Items with their prices for a customer: what a cart costs anew when he is named.',
  })
    .input(z.object({ contactId: idSchema.nullable(), itemIds: z.array(idSchema).max(1000) }))
    .output(z.object({ priceMode: z.enum(priceModes), isTaxExempt: z.boolean(), items: z.array(soldItemSchema) })),
};
