/** The wire forms of the domain's values. Branded for TypeScript, plain JSON on the wire and in JSON Schema. */
import { z } from 'zod';

import { isCalendarDate } from '#domain/dates';
import type { CalendarDate, Instant } from '#domain/dates';
import { largestTotal } from '#domain/money';
import type { E4, Minor } from '#domain/money';

/** Gives a schema the branded type of the domain while the wire form stays plain. The schema must check all that the brand promises. */
function branded<Brand, Plain>(schema: z.ZodType<Plain, Plain>): z.ZodType<Brand, Plain> {
  return schema as unknown as z.ZodType<Brand, Plain>;
}

/** A UUIDv7 made by the client; one in capitals is the same id (RFC 9562, section 4) and becomes small letters. */
export const idSchema = z.uuid({ version: 'v7' }).toLowerCase();

/** Whole minor units of the currency (cents, yen, fils). */
export const minorSchema = branded<Minor, number>(
  z.int().describe('Whole minor units of the currency: 12.34 EUR is 1234'),
);

/** Amounts of one record; bounded, so that sums over thousands of them stay exact. */
export const positiveMinorSchema = branded<Minor, number>(z.int().min(1).max(largestTotal));
export const notNegativeMinorSchema = branded<Minor, number>(z.int().min(0).max(largestTotal));

/** A decimal number times 10,000: price in major units, quantity, or percent. */
export const e4Schema = branded<E4, number>(
  z.int().describe('A decimal number times 10,000: 1.5 is 15000, 19 % is 190000'),
);

/** A percentage from 0 to 100, times 10,000. */
export const percentE4Schema = branded<E4, number>(
  z.int().min(0).max(1_000_000).describe('Percent times 10,000: 19 % is 190000'),
);

/** A calendar day, 'YYYY-MM-DD', from the year 1900 to 2999. */
export const dateSchema = branded<CalendarDate, string>(
  z.iso
    .date({ abort: true })
    .refine((text) => isCalendarDate(text) && text >= '1900-01-01' && text < '3000-01-01', 'not a calendar day'),
);

/** A moment, ISO 8601 in UTC. */
export const instantSchema = branded<Instant, string>(z.iso.datetime());

/** Text that the database, a hash and a paper can all hold; surrounding blanks are cut. */
export const textSchema = (longest: number) =>
  z.string().trim().max(longest).refine(isWritten, 'holds a control character or half of a character');

/** Half a surrogate pair has no UTF-8 form; of the control characters only tabs and line ends (also those of Windows) are writing. */
function isWritten(text: string): boolean {
  return text.isWellFormed() && !/(?![\t\n\r])\p{Cc}/u.test(text);
}

/** A file carried inside the message. At most 48 MiB of content. */
export const fileSchema = z.object({
  name: textSchema(255).min(1),
  mediaType: textSchema(127),
  base64: z.base64().max(64 * 1024 * 1024),
});
export type CarriedFile = z.infer<typeof fileSchema>;

/** What every list takes: a page size and the key after which the page begins. */
export const pageInput = {
  limit: z.int().min(1).max(500).default(50),
  cursor: textSchema(1000).nullish().describe('nextCursor of the page before'),
};

/** What every list answers. `total` counts all rows that match, not only this page. */
export const pageOutput = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: z.int() });

export const progressSchema = z.object({
  done: z.int(),
  total: z.int(),
  message: z.string().describe('A key of what is being done, for the message catalogue'),
});
export type Progress = z.infer<typeof progressSchema>;

/** The error of every command that takes an id made by the client: it belongs to a record already. */
export const idErrors = {
  ID_TAKEN: { status: 409, message: 'A record with this id exists already.' },
} as const;

/** The error of everything that is dated: a closing day locks what is before it. */
export const periodErrors = {
  PERIOD_CLOSED: {
    status: 422,
    message: 'The books are closed for this day.',
    data: z.object({ closedUntil: dateSchema }),
  },
} as const;

/** The error of every command that takes the next number of a series. */
export const numberErrors = {
  NUMBER_TAKEN: {
    status: 409,
    message: 'The next number of this series has been used already. Check the series in the settings.',
  },
} as const;

/** The error of every paged list whose cursor cannot be read. */
export const cursorErrors = {
  CURSOR_INVALID: {
    status: 400,
    message: 'This page does not exist any more. Start from the first page.',
  },
} as const;
