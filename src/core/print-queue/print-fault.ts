import type { PrintJob } from '#contract/till-values';

/** Why a printer did not print. */
export type PrintFault = Exclude<PrintJob['fault'], ''>;

const faults: Readonly<Record<string, PrintFault>> = {
  ECONNREFUSED: 'REFUSED',
  EBUSY: 'REFUSED',
  ETIMEDOUT: 'TIMEOUT',
  ENOTFOUND: 'NOT_FOUND',
  ENOENT: 'NOT_FOUND',
  ENOTDIR: 'NOT_FOUND',
  EISDIR: 'NOT_FOUND',
  ENODEV: 'NOT_FOUND',
  EINVAL: 'NOT_FOUND',
  EACCES: 'NO_ACCESS',
  EPERM: 'NO_ACCESS',
  EROFS: 'NO_ACCESS',
};

/** What an error of the system means for who stands at the till; whatever breaks off on the way is a printer that cannot be reached. */
export function printFaultOf(error: unknown): PrintFault {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return faults[code] ?? 'UNREACHABLE';
}
