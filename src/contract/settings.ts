/** The company and what it prints, taxes and counts by. */
import { z } from 'zod';

import { taxCategories } from '#domain/tax';

import { command, query } from './operation.ts';
import { dateSchema, idSchema, percentE4Schema, textSchema } from './values.ts';

export const companySchema = z.object({
  name: textSchema(200),
  street: textSchema(200),
  postalCode: textSchema(20),
  city: textSchema(100),
  region: textSchema(100),
  country: textSchema(100),
  email: textSchema(254),
  phone: textSchema(60),
  website: textSchema(200),
  taxNumber: textSchema(60).describe('VAT or tax number as printed on papers'),
  registrationNumber: textSchema(60),
  iban: textSchema(42),
  bic: textSchema(11),
  bankName: textSchema(100),
  currency: z.string().regex(/^[A-Z]{3}$/),
  language: z.enum(['en', 'de']).describe('Language of papers'),
  locale: textSchema(35).min(2).describe('BCP 47 tag by which numbers and dates are written on papers'),
  timeZone: textSchema(64).min(1).describe('IANA name; decides what day today is'),
  fiscalYearStartMonth: z.int().min(1).max(12),
  taxRounding: z
    .enum(['document', 'line'])
    .describe('Cannot change once a document of the running fiscal year is issued'),
  priceMode: z.enum(['exclusive', 'inclusive']).describe('Whether new documents hold prices without or with tax'),
  paymentTermsDays: z.int().min(0).max(365),
  paperFooter: textSchema(1000),
  closedUntil: dateSchema.nullable().describe('Nothing may be dated on or before this day'),
});
export type Company = z.infer<typeof companySchema>;

export const taxRateSchema = z.object({
  id: idSchema,
  name: textSchema(60).min(1),
  category: z.enum(taxCategories),
  rateE4: percentE4Schema,
  isDefault: z.boolean(),
  isArchived: z.boolean(),
});
export type TaxRate = z.infer<typeof taxRateSchema>;

export const seriesKinds = ['invoice', 'creditNote', 'payment'] as const;

export const numberSeriesSchema = z.object({
  kind: z.enum(seriesKinds),
  prefix: textSchema(20).describe('May hold {YYYY}, {YY} and {MM}'),
  padding: z.int().min(1).max(10),
  reset: z.enum(['never', 'yearly', 'monthly', 'fiscalYear']),
  startAt: z.int().min(1).max(999_999_999).describe('The first number; can be changed until the first issue'),
});
export type NumberSeriesSetting = z.infer<typeof numberSeriesSchema>;

export const logoSchema = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  base64: z.base64().max(1_400_000),
});

export const settingsSchema = z.object({
  version: z.int(),
  company: companySchema,
  logo: logoSchema.nullable(),
  taxRates: z.array(taxRateSchema),
  numberSeries: z.array(
    numberSeriesSchema.extend({
      isStarted: z.boolean(),
      nextNumber: z.string().describe('What would be printed today'),
    }),
  ),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: query({
    permission: 'settings.read',
    summary: 'The company, its logo, tax rates and number series.',
  }).output(settingsSchema),
  update: command({
    permission: 'settings.write',
    summary:
      'Changes the parts that are given and leaves the others; tax rates and series are added or replaced one by one.',
    changes: ['settings'],
  })
    .input(
      z.object({
        commandId: idSchema,
        version: z.int().optional().describe('When given, refuses if the settings have changed since'),
        company: companySchema.partial().optional(),
        logo: logoSchema.nullable().optional(),
        taxRates: z
          .array(taxRateSchema.extend({ id: idSchema.optional() }))
          .max(100)
          .optional(),
        numberSeries: z.array(numberSeriesSchema).max(10).optional(),
      }),
    )
    .errors({
      SETTINGS_CHANGED: {
        status: 409,
        message: 'Somebody else has changed the settings meanwhile.',
        data: z.object({ version: z.int() }),
      },
      CURRENCY_UNKNOWN: { status: 422, message: 'This is no currency of ISO 4217.' },
      CURRENCY_IN_USE: {
        status: 422,
        message:
          'The currency cannot change once a document has been issued or a payment recorded, nor to one with other decimals while there are drafts.',
      },
      TAX_ROUNDING_IN_USE: {
        status: 422,
        message: 'The rounding of tax cannot change once a document of the running fiscal year has been issued.',
      },
      TIME_ZONE_UNKNOWN: { status: 422, message: 'This time zone is unknown.' },
      LOCALE_UNKNOWN: { status: 422, message: 'This locale is unknown.' },
      SERIES_STARTED: {
        status: 422,
        message: 'The first number cannot change once a number has been given out.',
        data: z.object({ kind: z.enum(seriesKinds) }),
      },
      SERIES_INVALID: {
        status: 422,
        message: 'This series cannot make usable numbers.',
        data: z.object({ kind: z.enum(seriesKinds), reason: z.string() }),
      },
      TAX_RATE_NOT_FOUND: { status: 404, message: 'This tax rate does not exist.' },
      TAX_RATE_IN_USE: {
        status: 422,
        message: 'This rate is on issued documents; make a new one and archive the old.',
      },
      TAX_RATE_INVALID: {
        status: 422,
        message: 'A rate of this tax category is 0 %.',
        data: z.object({ name: z.string() }),
      },
      TAX_RATE_DEFAULT_MISSING: {
        status: 422,
        message: 'Exactly one rate that is not archived must be the default.',
      },
      LOGO_UNREADABLE: { status: 422, message: 'The logo is not a readable PNG or JPEG picture.' },
    })
    .output(settingsSchema),
};
