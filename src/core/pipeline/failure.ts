/** How failures leave the pipeline: expected ones by their code, defects as INTERNAL with a reference, never as SQL or a stack. */
import { ORPCError } from '@orpc/server';
import type { AnyProcedure } from '@orpc/server';

import { databaseFault, uniqueFault } from '#core/database';

import type { Failure, House } from './context.ts';

/** Carries an expected failure out of a transaction, so that it rolls back. */
export class ExpectedFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

type Promised = Pick<AnyProcedure['~orpc'], 'errorMap'>;

/** Turns whatever was thrown into the error that the contract promises; what it does not promise is logged and becomes INTERNAL. */
export function toPromisedError(error: unknown, { errorMap }: Promised, house: House): Error {
  if (error instanceof ExpectedFailure) return promised(error.failure, errorMap) ?? internal(error, house);
  if (error instanceof ORPCError) return fromLibrary(error, { errorMap }, house);
  const code = codeOfFault(error);
  const known = code === null ? null : promised({ code }, errorMap);
  if (known) {
    house.log({ level: 'warn', message: 'The database refused a write', detail: error });
    return known;
  }
  return internal(error, house);
}

function codeOfFault(error: unknown): string | null {
  const fault = databaseFault(error);
  if (fault === 'busy') return 'DATABASE_BUSY';
  if (fault === 'readOnly') return 'DATABASE_READ_ONLY';
  return uniqueFault(error)?.endsWith('.id') ? 'ID_TAKEN' : null;
}

function promised(failure: Failure, errorMap: Promised['errorMap']): Error | null {
  const entry = errorMap[failure.code];
  if (!entry) return null;
  const { code, ...data } = failure;
  return new ORPCError(code, {
    defined: true,
    ...(entry.status === undefined ? {} : { status: entry.status }),
    ...(entry.message === undefined ? {} : { message: entry.message }),
    ...(entry.data ? { data } : {}),
  });
}

/** The library's own failures: input that does not fit, a call that was cancelled, an answer that is not what was promised. */
function fromLibrary(error: ORPCError<string, unknown>, { errorMap }: Promised, house: House): Error {
  if (error.code === 'INTERNAL_SERVER_ERROR') return internal(error, house);
  if (error.code !== 'BAD_REQUEST') return error;
  const issues = issuesOf(error.data);
  return promised({ code: 'INPUT_INVALID', issues }, errorMap) ?? error;
}

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

function issuesOf(data: unknown): { path: string; message: string }[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return [];
  return (data.issues as Issue[]).map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
}

function internal(error: unknown, house: House): Error {
  const reference = house.newId().slice(-8).toUpperCase();
  house.log({ level: 'error', message: `A defect, reference ${reference}`, detail: error });
  return new ORPCError('INTERNAL', {
    defined: true,
    status: 500,
    message: `Something went wrong inside the program. Quote the reference ${reference}.`,
    data: { reference },
  });
}
