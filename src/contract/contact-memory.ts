/** What the office remembers of a contact: the brief above its page, and the entries of its timeline. */
import { z } from 'zod';

import { activityKinds, timelineKinds } from '#domain/contacts';

import { dateSchema, idSchema, instantSchema, minorSchema } from './values.ts';

export const briefSchema = z.object({
  contactId: idSchema,
  day: dateSchema.describe('Money is told as it stands on this day'),
  currency: z.string(),
  balanceMinor: minorSchema.describe('Owed by the contact; negative: to it'),
  overdueMinor: minorSchema,
  overdueSince: dateSchema.nullable().describe('The oldest due date that has passed with something open'),
  creditLimitMinor: minorSchema.nullable(),
  creditLeftMinor: minorSchema.nullable().describe('Limit less balance; null without a limit'),
  lastPurchase: z
    .object({
      kind: z.enum(['invoice', 'sale']),
      documentId: idSchema.describe('Of the invoice, or of the receipt'),
      number: z.string(),
      on: dateSchema,
      grossMinor: minorSchema,
    })
    .nullable()
    .describe('The newest invoice or receipt'),
  lifetimeSalesMinor: minorSchema.describe(
    'Issued and sold at the till, net; credit notes and what came back deducted',
  ),
  yearSalesMinor: minorSchema.describe('The same, of the last twelve months of `months`'),
  months: z.array(z.object({ month: z.string(), salesMinor: minorSchema })).describe('Twelve, the newest last'),
  openDraftCount: z.int(),
  nextActivity: z
    .object({ id: idSchema, kind: z.enum(activityKinds), subject: z.string(), dueOn: dateSchema })
    .nullable()
    .describe('What is to be done first, overdue or not; promises stand apart'),
  openTaskCount: z.int(),
  promises: z
    .array(
      z.object({
        id: idSchema,
        subject: z.string(),
        dueOn: dateSchema.nullable(),
        amountMinor: minorSchema.nullable(),
      }),
    )
    .describe('To pay, not yet kept; the first twenty by their day, those without a day last'),
  lastContactedAt: instantSchema.nullable().describe('The last call, meeting or e-mail'),
  instructions: z.string(),
  areInstructionsImportant: z.boolean(),
});
export type Brief = z.infer<typeof briefSchema>;

export const timelineEntrySchema = z.object({
  id: idSchema,
  kind: z.enum(timelineKinds),
  at: z.string().describe('A moment, or a day where the paper bears only a day; a day comes after its moments'),
  userName: z.string().describe('Who; empty where nobody is known'),
  title: z.string().describe('Subject, number of the paper, name of the file'),
  text: z.string().describe('Of an entry its text; of a paper its reference or note'),
  outcome: z.string().describe('What came of an entry'),
  isPinned: z.boolean(),
  dueOn: dateSchema.nullable().describe('Of an entry: by when something is to be done'),
  doneAt: instantSchema.nullable(),
  amountMinor: minorSchema.nullable().describe('Gross amount of a paper, amount of money, what was promised'),
  version: z.int().nullable().describe('Of an activity, to change it'),
  fileId: idSchema.nullable().describe('The attachment of an entry that is a file'),
  fileSize: z.int().nullable().describe('Its bytes'),
  activityId: idSchema.nullable().describe('The entry that a file hangs on'),
  operation: z
    .string()
    .describe('Of a change: what did it, "contacts.update", "contacts.merge", "imports.run", "undo.run"; else empty'),
  changes: z
    .array(
      z.object({
        field: z.string().describe('A field of the contact, or "custom:" and the id of a custom field'),
        label: z.string().describe('The name of a custom field; else empty'),
        before: z.string(),
        after: z.string(),
      }),
    )
    .describe(
      'Of a change of the record: what was, what is. Lists as text, names for ids; amounts in minor units, days as YYYY-MM-DD, yes or no as "true" or "false"',
    ),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
