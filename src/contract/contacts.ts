/** People and organisations the office deals with. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { duplicateReasons, timelineKinds } from '#domain/contacts';

import { briefSchema, timelineEntrySchema } from './contact-memory.ts';
import {
  contactFaults,
  contactFields,
  contactNotFound,
  contactRowSchema,
  contactSchema,
  contactSelection,
  contactSorts,
  filterErrors,
} from './contact-values.ts';
import { command, job, query } from './operation.ts';
import {
  cursorErrors,
  dateSchema,
  fileSchema,
  idErrors,
  idSchema,
  minorSchema,
  pageInput,
  pageOutput,
  progressSchema,
  textSchema,
} from './values.ts';

export { type Brief, type TimelineEntry } from './contact-memory.ts';
export {
  contactFields,
  contactSorts,
  type Contact,
  type ContactCondition,
  type ContactFields,
  type ContactRow,
  type CustomValue,
} from './contact-values.ts';

const newContact = contactFields.partial().required({ name: true });

export const duplicatePairSchema = z.object({
  score: z.int().min(1).max(100),
  reasons: z.array(z.enum(duplicateReasons)),
  left: contactSchema,
  right: contactSchema,
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

export const contactHitSchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  detail: z.string().describe('Code, person and town'),
  why: z
    .object({ field: z.string(), text: z.string() })
    .describe(
      'Where the words stand: a field as it is called in a contact, or "tag", "website", "messenger", "document". Of a contact that was merged into this one: what that one was called, its number',
    ),
  isGuess: z.boolean().describe('Found only by forgiving a typing error'),
  isArchived: z.boolean(),
  email: z.string(),
  phone: z.string(),
});
export type ContactHit = z.infer<typeof contactHitSchema>;

export const contactChange = contactFields
  .pick({
    kind: true,
    jobTitle: true,
    region: true,
    country: true,
    city: true,
    language: true,
    currency: true,
    paymentTermsDays: true,
    creditLimitMinor: true,
    ownerId: true,
    roles: true,
    instructions: true,
    custom: true,
  })
  .partial()
  .extend({
    isArchived: z.boolean().optional(),
    addTags: z.array(textSchema(60).min(1)).max(20).optional(),
    removeTags: z.array(textSchema(60).min(1)).max(20).optional(),
    addRoles: contactFields.shape.roles.optional(),
    removeRoles: contactFields.shape.roles.optional(),
  });
export type ContactChange = z.infer<typeof contactChange>;

const selection = z
  .object({ ids: z.array(idSchema).min(1).max(5000).optional(), ...contactSelection })
  .describe('The ids, or every contact that the filter shows');

const inUse = {
  CONTACT_IN_USE: {
    status: 409,
    message: 'Documents or payments name this contact; archive it instead.',
  },
} as const;

const changed = {
  CONTACT_CHANGED: {
    status: 409,
    message: 'Somebody else has changed this contact meanwhile.',
    data: z.object({ version: z.int() }),
  },
} as const;

const records = {
  create: command({
    permission: 'contacts.write',
    summary: 'Adds a contact.',
    changes: ['contacts'],
  })
    .input(newContact.extend({ commandId: idSchema, id: idSchema.optional() }))
    .errors({ ...contactFaults, ...idErrors })
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
    .errors({ ...contactNotFound, ...contactFaults, ...changed })
    .output(contactSchema),
  delete: command({
    permission: 'contacts.write',
    summary: 'Removes a contact that no document and no payment names; can be undone for 30 days.',
    changes: ['contacts', 'activities', 'undo'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({ ...contactNotFound, ...inUse })
    .output(z.object({ id: idSchema, undoId: idSchema })),
  get: query({ permission: 'contacts.read', summary: 'One contact, whole; for a merged one the contact it went into.' })
    .input(z.object({ id: idSchema }))
    .errors(contactNotFound)
    .output(contactSchema),
  list: query({
    permission: 'contacts.read',
    summary: 'Contacts, searched, filtered and paged by key.',
  })
    .input(
      z.object({
        ...contactSelection,
        sort: z.enum(contactSorts).default('name'),
        direction: z.enum(['asc', 'desc']).default('asc'),
        ...pageInput,
      }),
    )
    .errors({ ...cursorErrors, ...filterErrors })
    .output(pageOutput(contactRowSchema)),
  search: query({
    permission: 'contacts.read',
    summary:
      'The contacts that fit best to a few typed characters: name, code, e-mail, phone, town, tag; typos forgiven.',
  })
    .input(z.object({ q: textSchema(200), limit: z.int().min(1).max(50).default(20) }))
    .output(z.object({ hits: z.array(contactHitSchema) })),
};

const memory = {
  brief: query({
    permission: 'contacts.read',
    summary: 'What the office must know before it speaks: money, promises, tasks, instructions.',
  })
    .input(z.object({ id: idSchema, day: dateSchema.optional().describe('Default: today') }))
    .errors(contactNotFound)
    .output(briefSchema),
  timeline: query({
    permission: 'contacts.read',
    summary: 'Everything that has happened with a contact, newest first: activities, files, papers, payments, changes.',
  })
    .input(
      z.object({
        id: idSchema,
        kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).default([]).describe('Empty: all'),
        q: textSchema(200).optional(),
        pinned: z.boolean().default(false).describe('Only what is pinned'),
        ...pageInput,
      }),
    )
    .errors({ ...contactNotFound, ...cursorErrors })
    .output(z.object({ rows: z.array(timelineEntrySchema), nextCursor: z.string().nullable() })),
  export: query({
    permission: 'contacts.read',
    summary: 'What a list shows as a file: CSV, XLSX, vCard, or a PDF to print.',
  })
    .input(
      z.object({
        format: z.enum(['csv', 'xlsx', 'vcard', 'pdf']),
        ids: z.array(idSchema).min(1).max(5000).optional().describe('Only these'),
        ...contactSelection,
        sort: z.enum(contactSorts).default('name'),
        direction: z.enum(['asc', 'desc']).default('asc'),
        columns: z
          .array(textSchema(60))
          .max(100)
          .optional()
          .describe('Columns of the list in their order; absent: all fields, as an import takes them'),
      }),
    )
    .errors({ ...filterErrors, CONTACTS_NONE: { status: 422, message: 'There is nothing to export.' } })
    .output(fileSchema),
  dossier: query({
    permission: 'contacts.read',
    summary: 'Everything about one person as a file (a ZIP with JSON, vCard and the attachments), for the person.',
  })
    .input(z.object({ id: idSchema }))
    .errors(contactNotFound)
    .output(fileSchema),
};

const cleaning = {
  similar: query({
    permission: 'contacts.read',
    summary: 'Contacts that what is being typed may already be.',
  })
    .input(
      contactFields
        .pick({ name: true, email: true, phone: true, taxNumber: true, city: true, postalCode: true })
        .partial()
        .extend({ exceptId: idSchema.optional(), name: textSchema(200).optional() }),
    )
    .output(
      z.object({
        hits: z.array(
          z.object({ contact: contactHitSchema, score: z.int(), reasons: z.array(z.enum(duplicateReasons)) }),
        ),
      }),
    ),
  duplicates: query({
    permission: 'contacts.read',
    summary: 'Pairs of contacts that are perhaps one, with the reasons, the likeliest first.',
  })
    .input(z.object({ contactId: idSchema.optional().describe('Only pairs with this contact'), ...pageInput }))
    .errors(cursorErrors)
    .output(pageOutput(duplicatePairSchema)),
  keepApart: command({
    permission: 'contacts.write',
    summary: 'Remembers that two contacts are not duplicates, or forgets it again.',
    changes: ['contacts'],
  })
    .input(z.object({ commandId: idSchema, ids: z.tuple([idSchema, idSchema]), isApart: z.boolean().default(true) }))
    .errors(contactNotFound)
    .output(z.object({ ids: z.array(idSchema), isApart: z.boolean() })),
  merge: command({
    permission: 'contacts.write',
    summary: 'Makes up to five contacts one, field by field; documents, payments and notes follow. Can be undone.',
    changes: ['contacts', 'activities', 'documents', 'payments', 'receivables', 'prices', 'undo'],
  })
    .input(
      z.object({
        commandId: idSchema,
        winnerId: idSchema,
        loserIds: z.array(idSchema).min(1).max(4),
        choices: z
          .record(textSchema(60), idSchema)
          .default({})
          .describe(
            'Field (or "custom:" and an id) to the contact whose value stays; else the winner, unless it is empty',
          ),
        versions: z.record(idSchema, z.int()).optional().describe('When given, refuses if one has changed since'),
      }),
    )
    .errors({
      ...contactNotFound,
      ...changed,
      MERGE_INVALID: {
        status: 422,
        message: 'A contact cannot be merged with itself or with one that has been merged already.',
        data: z.object({ contactId: z.string() }),
      },
      MERGE_TOO_LARGE: {
        status: 422,
        message: 'Together the contacts have more of a field than one contact can hold.',
        data: z.object({ field: z.string() }),
      },
      ORGANISATION_INVALID: contactFaults.ORGANISATION_INVALID,
      ORGANISATION_CYCLE: contactFaults.ORGANISATION_CYCLE,
    })
    .output(z.object({ contact: contactSchema, undoId: idSchema })),
  bulkEdit: job({
    permission: 'contacts.write',
    summary: 'Changes many contacts in one undo unit, in short transactions; failure or cancel takes all of it back.',
    changes: ['contacts', 'undo'],
  })
    .input(z.object({ commandId: idSchema, selection, change: contactChange }))
    .errors({ ...contactFaults, ...filterErrors })
    .output(
      eventIterator(
        progressSchema,
        z.object({ undoId: idSchema.nullable(), changed: z.int(), unchanged: z.int(), wasCancelled: z.boolean() }),
      ),
    ),
  anonymise: job({
    permission: 'contacts.erase',
    summary:
      'Erases a person on request: record, notes, files and traces go; issued documents keep what the law demands.',
    changes: ['contacts', 'activities', 'undo', 'documents'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors({
      ...contactNotFound,
      CONTACT_OWES: {
        status: 409,
        message: 'Something is still open with this contact; settle it first.',
        data: z.object({ balanceMinor: minorSchema }),
      },
    })
    .output(
      eventIterator(
        progressSchema,
        z.object({ id: idSchema, isRemoved: z.boolean().describe('false: a nameless record stays for its documents') }),
      ),
    ),
};

export const contacts = { ...records, ...memory, ...cleaning };
