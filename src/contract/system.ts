/** The program itself: who is asking, what has changed, whether the books are true. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { permissions, roles } from '#domain/permissions';

import { query, topics } from './operation.ts';
import { dateSchema, idSchema, minorSchema, textSchema } from './values.ts';

export const verifyCheckSchema = z.object({
  name: z.string(),
  isTrue: z.boolean(),
  checked: z.int().describe('How many records were looked at'),
  fault: z.string().nullable().describe('The first thing that is wrong, named'),
});

export const verifySchema = z.object({
  isTrue: z.boolean(),
  firstFault: z.object({ check: z.string(), fault: z.string() }).nullable(),
  checks: z.array(verifyCheckSchema),
});
export type Verify = z.infer<typeof verifySchema>;

export const system = {
  info: query({
    permission: 'system.read',
    summary: 'Version, who is signed in, and today in the company.',
  }).output(
    z.object({
      version: z.string(),
      schemaVersion: z.int(),
      today: dateSchema,
      dataFolder: z.string(),
      isSetUp: z.boolean().describe('The company has a name'),
      user: z.object({
        id: idSchema,
        name: z.string(),
        role: z.enum(roles),
        permissions: z.array(z.enum(permissions)),
      }),
    }),
  ),
  overview: query({
    permission: 'system.read',
    summary: 'The figures of the start page; each opens the rows it is made of. What the user may not read is 0.',
  }).output(
    z.object({
      day: dateSchema,
      currency: z.string(),
      contactCount: z.int(),
      itemCount: z.int(),
      draftCount: z.int(),
      draftMinor: minorSchema,
      unpaidCount: z.int(),
      unpaidMinor: minorSchema,
      overdueCount: z.int(),
      overdueMinor: minorSchema,
      receivedThisMonthMinor: minorSchema,
      issuedThisMonthMinor: minorSchema.describe('Without invoices of receipts, which the till has sold'),
      soldTodayMinor: minorSchema.describe('What the receipts of the day come to'),
      followUpCount: z.int().describe('To be done until today, what is overdue included'),
      overdueFollowUpCount: z.int().describe('Of these, what should have been done before today'),
    }),
  ),
  search: query({
    permission: 'system.read',
    summary: 'Contacts, items, documents, payments and receipts that the user may read, by a few typed characters.',
  })
    .input(z.object({ q: textSchema(200), limit: z.int().min(1).max(50).default(20) }))
    .output(
      z.object({
        hits: z.array(
          z.object({
            kind: z.enum(['contact', 'item', 'invoice', 'creditNote', 'payment', 'sale']),
            id: idSchema,
            title: z.string(),
            detail: z.string(),
            isGuess: z.boolean().describe('Found only by forgiving a typing error'),
          }),
        ),
      }),
    ),
  changes: query({
    permission: 'system.read',
    summary: 'A stream of notices: the topics that a committed command has changed.',
  }).output(eventIterator(z.object({ topics: z.array(z.enum(topics)) }))),
  verify: query({
    permission: 'system.verify',
    summary:
      'Proves every identity of the books, the number series and the chains; names the first thing that is wrong.',
  }).output(verifySchema),
};
