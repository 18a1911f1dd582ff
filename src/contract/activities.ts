/** What was done with a contact and what is to be done: notes, calls, meetings, e-mails, tasks, promises, and files. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { activityKinds } from '#domain/contacts';

import { contactNotFound } from './contact-values.ts';
import { command, job, query } from './operation.ts';
import {
  cursorErrors,
  dateSchema,
  fileSchema,
  idErrors,
  idSchema,
  instantSchema,
  minorSchema,
  pageInput,
  pageOutput,
  progressSchema,
  textSchema,
} from './values.ts';

export const activityFields = z.object({
  kind: z.enum(activityKinds),
  subject: textSchema(200).describe('May be empty when there is a text'),
  text: textSchema(20_000),
  at: instantSchema
    .refine((at) => at >= '1900' && at < '3000', 'lies before 1900 or after 2999')
    .describe('When it happened; default: now'),
  dueOn: dateSchema.nullable().describe('A follow-up: by when something is to be done'),
  amountMinor: minorSchema.nullable().describe('What was promised, above zero; only of a promise'),
  isPinned: z.boolean(),
  isDone: z.boolean().describe('Of a follow-up, a task, a promise: nothing is left to do'),
  outcome: textSchema(500).describe('What came of it'),
  ownerId: idSchema.nullable().describe('Who is to do it; default: who adds it, where something is to be done'),
});

export const activitySchema = activityFields.extend({
  id: idSchema,
  version: z.int(),
  contactId: idSchema.describe('For a merged contact the one that it went into'),
  contactName: z.string(),
  ownerName: z.string(),
  doneAt: instantSchema.nullable(),
  createdAt: instantSchema,
  createdByName: z.string(),
});
export type Activity = z.infer<typeof activitySchema>;

export const attachmentSchema = z.object({
  id: idSchema,
  contactId: idSchema,
  activityId: idSchema.nullable(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  createdAt: instantSchema,
  createdByName: z.string(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

const notFound = {
  ACTIVITY_NOT_FOUND: { status: 404, message: 'This entry does not exist.' },
} as const;
const invalid = {
  ACTIVITY_EMPTY: { status: 422, message: 'An entry needs a subject or a text.' },
  ACTIVITY_AMOUNT: { status: 422, message: 'Only a promise to pay has an amount, and one above zero.' },
  OWNER_UNKNOWN: { status: 422, message: 'The owner is not a user of the program.' },
} as const;
const attachmentNotFound = {
  ATTACHMENT_NOT_FOUND: { status: 404, message: 'This file does not exist.' },
} as const;

export const activities = {
  create: command({
    permission: 'activities.write',
    summary: 'Adds a note, call, meeting, e-mail, task or promise to a contact.',
    changes: ['activities'],
  })
    .input(
      activityFields
        .partial()
        .required({ kind: true })
        .extend({ commandId: idSchema, id: idSchema.optional(), contactId: idSchema }),
    )
    .errors({ ...contactNotFound, ...notFound, ...idErrors, ...invalid })
    .output(activitySchema),
  update: command({
    permission: 'activities.write',
    summary: 'Changes the given fields of an entry; finishing one can plan the next.',
    changes: ['activities'],
  })
    .input(
      activityFields.partial().extend({
        commandId: idSchema,
        id: idSchema,
        version: z.int().optional().describe('When given, refuses if the entry has changed since'),
        next: z
          .object({ kind: z.enum(activityKinds), subject: textSchema(200).min(1), dueOn: dateSchema })
          .optional()
          .describe('A follow-up that is made with it'),
      }),
    )
    .errors({
      ...notFound,
      ...invalid,
      ACTIVITY_CHANGED: {
        status: 409,
        message: 'Somebody else has changed this entry meanwhile.',
        data: z.object({ version: z.int() }),
      },
    })
    .output(activitySchema),
  delete: command({
    permission: 'activities.write',
    summary: 'Removes an entry; can be undone for 30 days.',
    changes: ['activities', 'undo'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors(notFound)
    .output(z.object({ id: idSchema, undoId: idSchema })),
  get: query({ permission: 'activities.read', summary: 'One entry, whole.' })
    .input(z.object({ id: idSchema }))
    .errors(notFound)
    .output(activitySchema),
  today: query({
    permission: 'activities.read',
    summary: 'What is to be done, the oldest due date first: overdue, today, and the days to come.',
  })
    .input(
      z.object({
        until: dateSchema.optional().describe('Default: seven days from today'),
        ownerId: idSchema.optional(),
        contactId: idSchema.optional().describe('Only of this contact'),
        ...pageInput,
      }),
    )
    .errors(cursorErrors)
    .output(pageOutput(activitySchema)),
  attach: job({
    permission: 'activities.write',
    summary: 'Stores a file with a contact, beside the database, named by the digest of its content.',
    changes: ['activities'],
  })
    .input(
      z.object({
        commandId: idSchema,
        contactId: idSchema,
        activityId: idSchema.optional(),
        file: fileSchema,
      }),
    )
    .errors({
      ...contactNotFound,
      ...notFound,
      ...attachmentNotFound,
      ATTACHMENT_EMPTY: { status: 422, message: 'The file is empty.' },
      ATTACHMENT_NOT_STORED: { status: 507, message: 'The file could not be written. Nothing was saved.' },
    })
    .output(eventIterator(progressSchema, attachmentSchema)),
  attachments: query({ permission: 'activities.read', summary: 'The files of a contact, newest first.' })
    .input(z.object({ contactId: idSchema, ...pageInput }))
    .errors({ ...contactNotFound, ...cursorErrors })
    .output(pageOutput(attachmentSchema)),
  attachment: query({ permission: 'activities.read', summary: 'One file with its content, proven by its digest.' })
    .input(z.object({ id: idSchema }))
    .errors({
      ...attachmentNotFound,
      ATTACHMENT_DAMAGED: { status: 500, message: 'The file is missing on the disk or is not what was stored.' },
    })
    .output(fileSchema),
  detach: command({
    permission: 'activities.write',
    summary: 'Removes a file from a contact; can be undone for 30 days.',
    changes: ['activities', 'undo'],
  })
    .input(z.object({ commandId: idSchema, id: idSchema }))
    .errors(attachmentNotFound)
    .output(z.object({ id: idSchema, undoId: idSchema })),
};
