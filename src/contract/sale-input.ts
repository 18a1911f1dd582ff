/** What a sale is recorded from, and what a held one keeps. */
import { z } from 'zod';

import { largestTotal } from '#domain/money';
import { isGoods, saleTenders } from '#domain/till';

import { idSchema, notNegativeMinorSchema, percentE4Schema, positiveMinorSchema, textSchema } from './values.ts';
import type { e4Schema, minorSchema } from './values.ts';

const amount = z.int().min(-largestTotal).max(largestTotal) as unknown as typeof minorSchema;
const price = z.int().min(0).max(100_000_000_000_000) as unknown as typeof e4Schema;
const quantity = (z.int().min(1).max(1_000_000_000_000) as unknown as typeof e4Schema).describe(
  'Quantity times 10,000; above 0',
);

const discounts = {
  discountPercentE4: percentE4Schema.prefault(0),
  discountMinor: notNegativeMinorSchema.prefault(0).describe('A further discount on the line, as an amount'),
  discountReason: textSchema(60).default(''),
};

export const saleLineInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    itemId: idSchema,
    quantityE4: quantity,
    barcode: textSchema(48).default('').describe('What was scanned; a price inside it counts by the rule'),
    priceE4: price.nullable().default(null).describe("null: what the customer's price list asks"),
    priceReason: textSchema(60).default(''),
    ...discounts,
    note: textSchema(500).default(''),
  }),
  z.object({
    kind: z.literal('free'),
    description: textSchema(200).min(1),
    quantityE4: quantity,
    unit: textSchema(40).default(''),
    priceE4: price,
    taxRateId: idSchema.nullable().default(null).describe('null: the default rate'),
    ...discounts,
    note: textSchema(500).default(''),
  }),
  z.object({
    kind: z.literal('voucher'),
    amountMinor: positiveMinorSchema.describe('What the voucher is worth and costs'),
    code: textSchema(40).default('').describe('Of a printed card; made when empty'),
  }),
  z.object({
    kind: z.literal('return'),
    saleId: idSchema,
    position: z.int().min(1),
    quantityE4: quantity.describe('How much comes back; above 0'),
    reason: textSchema(60).default(''),
  }),
]);
export type SaleLineInput = z.input<typeof saleLineInputSchema>;

export const saleTenderInputSchema = z.object({
  tender: z.enum(saleTenders),
  amountMinor: amount.describe('For cash what is handed over, change included; negative is given back'),
  reference: textSchema(60).default(''),
  creditCode: textSchema(40).default('').describe('Of the voucher or store credit that pays; empty where one is made'),
});
export type SaleTenderInput = z.input<typeof saleTenderInputSchema>;

const lines = z.array(saleLineInputSchema).min(1).max(500);
const discount = z
  .object({
    percentE4: percentE4Schema.prefault(0),
    amountMinor: notNegativeMinorSchema.prefault(0),
    reason: textSchema(60).default(''),
  })
  .prefault({});

export const saleInputFields = {
  shiftId: idSchema,
  contactId: idSchema.nullable().default(null),
  lines,
  discount: discount.describe('Of the whole order, over what is sold; returned lines and vouchers have no part in it'),
  tenders: z.array(saleTenderInputSchema).max(20),
  expectedTotalMinor: amount.optional().describe('What the screen shows; refused when the sale comes to another total'),
  otherTenderReason: textSchema(60).default('').describe('Why money goes back another way than it came'),
  reference: textSchema(100).default(''),
  note: textSchema(500).default(''),
  heldId: idSchema.nullable().default(null).describe('The held sale that this one finishes'),
};

/** A sale before it is paid: what a held one keeps. */
export const cartSchema = z.object({
  contactId: idSchema.nullable().default(null),
  lines: z.array(saleLineInputSchema).max(500),
  discount,
  reference: textSchema(100).default(''),
  note: textSchema(500).default(''),
});
export type Cart = z.infer<typeof cartSchema>;

/** Rights beyond selling that a sale asks for, by what it holds. */
export function saleNeeds(input: {
  lines: z.infer<typeof saleInputFields.lines>;
  discount: z.infer<typeof saleInputFields.discount>;
  otherTenderReason: string;
}) {
  const sold = input.lines.filter(isGoods);
  const hasDiscount =
    input.discount.percentE4 > 0 ||
    input.discount.amountMinor > 0 ||
    sold.some((each) => each.discountPercentE4 > 0 || each.discountMinor > 0);
  return [
    ...(hasDiscount ? (['till.discount'] as const) : []),
    ...(input.lines.some((each) => each.kind === 'item' && each.priceE4 !== null)
      ? (['till.overridePrice'] as const)
      : []),
    ...(input.lines.some((each) => each.kind === 'return') ? (['till.refund'] as const) : []),
    ...(input.otherTenderReason === '' ? [] : (['till.refundOtherwise'] as const)),
  ];
}
