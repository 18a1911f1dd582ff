import { ORPCError } from '@orpc/client';

/** What went wrong, as a code that `errors.json` words, and the data that goes into the words. */
export type Failure = { code: string; data: Readonly<Record<string, unknown>> };

/**
 * Brings anything that a call can throw into one form. The host's own errors keep their code; a host that does not answer is
 * NETWORK, a call that the user stopped is CANCELLED, everything else is UNEXPECTED.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) return { code: error.code, data: recordOf(error.data) };
  if (error instanceof DOMException && error.name === 'AbortError') return failure('CANCELLED');
  // fetch reports every failure of the network as a TypeError; the port link reports a closed port in words.
  if (error instanceof TypeError || isClosedPort(error)) return failure('NETWORK');
  return failure('UNEXPECTED');
}

/** Tells whether the host's answer is unknown, so that the same command may be sent again under its old id. */
export function isAnswerUnknown(code: string): boolean {
  return code === 'NETWORK' || code === 'DATABASE_BUSY';
}

function failure(code: string): Failure {
  return { code, data: {} };
}

function recordOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

function isClosedPort(error: unknown): boolean {
  return error instanceof Error && /abort|clos/i.test(`${error.name} ${error.message}`);
}
