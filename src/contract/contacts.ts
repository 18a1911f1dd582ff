/** People and organisations the office deals with. */
import { z } from 'zod';

import { command, query } from './operation.ts';
import {
  cursorErrors,
  idErrors,
  idSchema,
  instantSchema,
  minorSchema,
  pageInput,
  pageOutput,
  textSchema,
} from './values.ts';

export const contactFields = z.object({
  code: textSchema(40).describe('Customer number; unique whatever its case; made when empty'),
  kind: z.enum(['organisation', 'person']),
  name: textSchema(200).min(1),
  contactPerson: textSchema(120),
  jobTitle: textSchema(120),
  email: textSchema(254),
  phone: textSchema(60),
  fax: textSchema(60),
  street: textSchema(200),
  postalCode: textSchema(20),
  city: textSchema(100),
  region: textSchema(100),
  country: textSchema(100),
  taxNumber: textSchema(60),
  paymentTermsDays: z.int().min(0).max(365).nullable().describe("null: the company's terms"),
  note: textSchema(5000),
});

export const contactSchema = contactFields.extend({
  id: idSchema,
  version: z.int(),
  isArchived: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Contact = z.infer<typeof contactSchema>;

export const contactRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  contactPerson: z.string(),
  email: z.string(),
  phone: z.string(),
  city: z.string(),
  country: z.string(),
  isArchived: z.boolean(),
  openMinor: minorSchema.describe('What is open now, less unapplied credit'),
});
export type ContactRow = z.infer<typeof contactRowSchema>;

const newContact = contactFields.partial().required({ name: true });

const notFound = {
  CONTACT_NOT_FOUND: { status: 404, message: 'This contact does not exist.' },
} as const;
const codeTaken = {
  CONTACT_CODE_TAKEN: {
    status: 409,
    message: 'Another contact has this code.',
    data: z.object({ contactCode: z.string() }),
  },
} as const;

export const contacts = {
  create: command({
    permission: 'contacts.write',
    summary: 'Adds a contact.',
    changes: ['contacts'],
  })
    .input(newContact.extend({ commandId: idSchema, id: idSchema.optional() }))
    .errors({ ...codeTaken, ...idErrors })
    .output(contactSchema),
  update: command({
    permission: 'contacts.write',
    summary: 'Changes the given fields of a contact.',
    changes: ['contacts'],
  })
    .input(
      contactFields.partial().extend({
        commandId: idSchema,
        id: idSchema,
        version: z.int().optional().describe('When given, refuses if the contact has changed since'),
        isArchived: z.boolean().optional(),
      }),
    )
    .errors({
      ...notFound,
      ...codeTaken,
      CONTACT_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this contact meanwhile.',
        data: z.object({ version: z.int() }),
      },
    })
    .output(contactSchema),
  delete: command({
    permission: 'contacts.write',
    summary: 'Removes a contact that no document and no payment names.',
    changes: ['contacts'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({
      ...notFound,
      CONTACT_IN_USE: {
        status: 409,
        message: 'Documents or payments name this contact; archive it instead.',
      },
    })
    .output(z.object({ id: idSchema })),
  get: query({ permission: 'contacts.read', summary: 'One contact, whole.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(contactSchema),
  list: query({
    permission: 'contacts.read',
    summary: 'Contacts, searched, filtered and paged by key.',
  })
    .input(
      z.object({
        q: textSchema(200).optional().describe('Part of the name, code, e-mail, phone, person or town'),
        archived: z.enum(['no', 'yes', 'all']).default('no'),
        sort: z.enum(['name', 'code', 'city']).default('name'),
        direction: z.enum(['asc', 'desc']).default('asc'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(contactRowSchema)),
};
