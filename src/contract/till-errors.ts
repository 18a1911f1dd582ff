/** What can stand against an operation of the till, worded once for registers, shifts and sales. */
import { z } from 'zod';

import { saleTenders } from '#domain/till';

import { instantSchema, minorSchema, periodErrors } from './values.ts';

export const registerNotFound = {
  REGISTER_NOT_FOUND: { status: 404, message: 'This register does not exist or is archived.' },
} as const;

export const shiftNotFound = { SHIFT_NOT_FOUND: { status: 404, message: 'This shift does not exist.' } } as const;

/** Of everything that is written into a shift. */
export const shiftErrors = {
  ...shiftNotFound,
  SHIFT_CLOSED: {
    status: 409,
    message: 'This shift has been closed. Open a new one.',
    data: z.object({ zNumber: z.string() }),
  },
} as const;

/** Of everything that gets a moment and a day of its own. */
export const momentErrors = {
  CLOCK_BEHIND: {
    status: 422,
    message: "The computer's clock is behind the last entry of this register. Set the clock first.",
    data: z.object({ lastAt: instantSchema }),
  },
  ...periodErrors,
} as const;

export const sellerErrors = {
  COMPANY_INCOMPLETE: { status: 422, message: 'Enter the name of your company in the settings before selling.' },
} as const;

/** How much is in the drawer is left out: who counts it at closing is not to know. */
export const cashMissing = {
  CASH_MISSING: {
    status: 422,
    message:
      'There is not so much cash in the drawer. Pay cash in first, or choose a smaller amount or another tender.',
  },
} as const;

export const cashStepErrors = {
  CASH_NOT_PAYABLE: {
    status: 422,
    message: 'There are no coins for this amount: cash goes in steps.',
    data: z.object({ stepMinor: minorSchema }),
  },
} as const;

/** Of everything that is paid at the till. */
export const tenderErrors = {
  TENDER_NOT_TAKEN: {
    status: 422,
    message: 'The till does not take this tender. Choose another one, or switch it on in the settings of the till.',
    data: z.object({ tender: z.enum(saleTenders) }),
  },
  TENDER_TOO_LITTLE: { status: 422, message: 'Not all is paid.', data: z.object({ leftMinor: minorSchema }) },
  TENDER_OVER: {
    status: 422,
    message: 'Only cash can be more than what is due.',
    data: z.object({ overMinor: minorSchema }),
  },
} as const;
