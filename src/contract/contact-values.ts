/** A contact as the contract sees it: what a person fills in, what a list shows, what a filter can ask. */
import { z } from 'zod';

import {
  addressUses,
  consentChannels,
  contactRoles,
  filterOperators,
  pointKinds,
  type ContactPoint,
} from '#domain/contacts';

import { dateSchema, e4Schema, idSchema, instantSchema, minorSchema, textSchema } from './values.ts';

export const contactPointSchema = z.object({
  kind: z.enum(pointKinds),
  label: textSchema(40).describe('"Work", "Anna privately"; may be empty'),
  value: textSchema(254).min(1),
}) satisfies z.ZodType<ContactPoint>;

export const contactAddressSchema = z.object({
  use: z.enum(addressUses),
  label: textSchema(60),
  street: textSchema(200),
  postalCode: textSchema(20),
  city: textSchema(100),
  region: textSchema(100),
  country: textSchema(100),
});

export const consentSchema = z.object({
  channel: z.enum(consentChannels),
  isGiven: z.boolean(),
  on: dateSchema.describe('The day on which it was given or refused'),
  source: textSchema(200).describe('Where it was said: "form of 3 May"'),
});

export const requirementSchema = z.object({
  attribute: textSchema(100).min(1),
  value: textSchema(200),
  isMust: z.boolean(),
});

/** text and choice: a text; number: an integer times 10,000; date: 'YYYY-MM-DD'; yesNo: a boolean. */
export const customValueSchema = z.union([textSchema(2000), e4Schema, z.boolean()]);
export type CustomValue = z.infer<typeof customValueSchema>;

export const contactFields = z.object({
  code: textSchema(40).describe('Customer number; unique whatever its case; made when empty'),
  kind: z.enum(['organisation', 'person']),
  name: textSchema(200).min(1),
  contactPerson: textSchema(120),
  jobTitle: textSchema(120),
  email: textSchema(254).describe('The main address; further ones are points'),
  emailLabel: textSchema(40),
  phone: textSchema(60).describe('The main number; further ones are points'),
  phoneLabel: textSchema(40),
  fax: textSchema(60),
  street: textSchema(200).describe('The main address, which invoices bear; further ones are addresses'),
  postalCode: textSchema(20),
  city: textSchema(100),
  region: textSchema(100),
  country: textSchema(100),
  points: z.array(contactPointSchema).max(50),
  addresses: z.array(contactAddressSchema).max(20),
  roles: z.array(z.enum(contactRoles)).max(contactRoles.length).describe('What the contact is to the office'),
  organisations: z
    .array(z.object({ organisationId: idSchema, role: textSchema(80).describe('"Employee", "Head of sales"') }))
    .max(20)
    .describe('Organisations it belongs to, the main one first'),
  language: textSchema(35).describe('BCP 47, like "de"; empty: the language of the company'),
  currency: z.union([z.literal(''), z.string().regex(/^[A-Z]{3}$/)]).describe('ISO 4217; empty: the company currency'),
  taxNumber: textSchema(60),
  paymentTermsDays: z.int().min(0).max(365).nullable().describe("null: the company's terms"),
  creditLimitMinor: minorSchema.nullable().describe('In the currency of the company; null: none'),
  birthday: dateSchema.nullable(),
  requirements: z.array(requirementSchema).max(50),
  instructions: textSchema(2000).describe('Special instructions, shown wherever the contact is served'),
  areInstructionsImportant: z.boolean().describe('Then they must be acknowledged before a document is issued'),
  consents: z.array(consentSchema).max(consentChannels.length).describe('At most one a channel'),
  ownerId: idSchema.nullable().describe('The user who looks after the contact'),
  tags: z.array(textSchema(60).min(1)).max(50).describe('Names; a new one is made, whatever its case'),
  custom: z.record(idSchema, customValueSchema.nullable()).describe('Custom field to value; null or absent: empty'),
  note: textSchema(5000),
});
export type ContactFields = z.infer<typeof contactFields>;

export const contactSchema = contactFields.extend({
  id: idSchema,
  version: z.int(),
  organisations: z.array(z.object({ organisationId: idSchema, role: z.string(), name: z.string() })),
  ownerName: z.string(),
  isArchived: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Contact = z.infer<typeof contactSchema>;

export const contactRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  code: z.string(),
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  contactPerson: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  phone: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
  taxNumber: z.string(),
  language: z.string(),
  currency: z.string(),
  paymentTermsDays: z.int().nullable(),
  creditLimitMinor: minorSchema.nullable(),
  birthday: dateSchema.nullable(),
  ownerName: z.string(),
  organisationName: z.string().describe('The main organisation it belongs to'),
  roles: z.array(z.enum(contactRoles)),
  tags: z.array(z.string()),
  custom: z.record(idSchema, customValueSchema),
  isArchived: z.boolean(),
  balanceMinor: minorSchema.describe('What is open now, less unapplied credit'),
  salesMinor: minorSchema.describe('Issued net, credit notes deducted, since ever'),
  lastPurchaseOn: dateSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type ContactRow = z.infer<typeof contactRowSchema>;

/** One condition on a field of the list: `{ field: 'city', operator: 'contains', value: 'graz' }`. */
export const contactConditionSchema = z.object({
  field: textSchema(60)
    .min(1)
    .describe(
      'A field of the list ("city", "balance"), "tag" (names or ids), "role", "owner" (ids), "organisation" (name or id), "overdue" (since), ' +
        '"consent:email" ("given", "refused", "unknown"), or "custom:" and the id of a custom field',
    ),
  operator: z.enum(filterOperators),
  value: z
    .union([textSchema(200), z.int(), z.boolean(), z.array(textSchema(200)).max(100)])
    .optional()
    .describe('Amounts in minor units, numbers times 10,000, days as dates or, for olderThan and withinNext, a count'),
  to: z
    .union([textSchema(200), z.int()])
    .optional()
    .describe('The upper end of between'),
});
export type ContactCondition = z.infer<typeof contactConditionSchema>;

export const contactSorts = ['name', 'code', 'city', 'balance', 'sales', 'lastPurchase', 'created'] as const;

/** What a list, an export and a bulk edit agree on: which contacts are meant. */
export const contactSelection = {
  q: textSchema(200).optional().describe('Part of the name, code, e-mail, phone, person, town or tag'),
  archived: z.enum(['no', 'yes', 'all']).default('no'),
  match: z.enum(['all', 'any']).default('all').describe('Whether all conditions must hold, or any'),
  conditions: z.array(contactConditionSchema).max(30).default([]),
};

export const contactNotFound = {
  CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
} as const;
export const filterErrors = {
  FILTER_INVALID: {
    status: 400,
    message: 'A filter names a field that does not exist, or a value that does not fit it.',
    data: z.object({ field: z.string() }),
  },
} as const;
export const contactFaults = {
  CONTACT_CODE_TAKEN: {
    status: 409,
    message: 'Another contact has this code.',
    data: z.object({ contactCode: z.string() }),
  },
  ORGANISATION_INVALID: {
    status: 422,
    message: 'What it is to belong to does not exist or is a person.',
    data: z.object({ organisationId: z.string() }),
  },
  ORGANISATION_CYCLE: {
    status: 422,
    message: 'An organisation would belong to itself, by way of others.',
    data: z.object({ names: z.array(z.string()) }),
  },
  ORGANISATION_HAS_MEMBERS: {
    status: 409,
    message: 'Contacts belong to this organisation, so it cannot become a person.',
    data: z.object({ memberCount: z.int() }),
  },
  CUSTOM_FIELD_INVALID: {
    status: 422,
    message: 'A custom field does not exist, or its value does not fit it.',
    data: z.object({ fieldId: z.string() }),
  },
  OWNER_UNKNOWN: { status: 422, message: 'The owner is not a user of the program.' },
} as const;
