/**
 * How an operation is promised: what kind it is, who may call it, what it says about itself, and which topics it changes.
 * Every operation of the contract is made by one of the three functions below, so none can forget its permission.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';

import type { Permission } from '#domain/permissions';

/** `query` reads; `command` is one transaction; `job` is a long write that streams its progress and can be cancelled. */
export type OperationKind = 'query' | 'command' | 'job';

/** Feature names that a change notice can carry; they are also the query keys that refetch. */
export const topics = [
  'settings',
  'contacts',
  'activities',
  'fields',
  'views',
  'items',
  'documents',
  'payments',
  'receivables',
  'till',
  'sales',
  'prices',
  'imports',
  'undo',
  'backups',
] as const;
export type Topic = (typeof topics)[number];

export type OperationMeta = {
  kind: OperationKind;
  permission: Permission;
  /** What the valid input asks for beyond that: a discount, another price, money that goes back. */
  alsoNeeds?: ((input: never) => readonly Permission[]) | undefined;
  /** One English sentence for `--list`, `--describe` and the reader of the contract. */
  summary: string;
  /** What is announced after the command has been committed. */
  changes: readonly Topic[];
};

const commonErrors = {
  FORBIDDEN: {
    status: 403,
    message: 'You may not do this.',
    data: z.object({ permission: z.string() }),
  },
  INPUT_INVALID: {
    status: 400,
    message: 'The input does not have the promised shape.',
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong inside the program. Nothing was saved. Quote the reference when you ask for help.',
    data: z.object({ reference: z.string() }),
  },
} as const;

const writeErrors = {
  COMMAND_REUSED: {
    status: 409,
    message: 'This command id has already been used for another command.',
    data: z.object({ commandId: z.string() }),
  },
  DATABASE_BUSY: {
    status: 503,
    message: 'Another program holds the database. Nothing was saved; try again.',
  },
  DATABASE_READ_ONLY: {
    status: 503,
    message: 'The database or its folder cannot be written. Nothing was saved.',
  },
} as const;

const base = oc.$meta<OperationMeta>({
  kind: 'query',
  permission: 'system.read',
  summary: '',
  changes: [],
});

type Promised = Pick<OperationMeta, 'permission' | 'summary' | 'alsoNeeds'>;

/** An operation that only reads. */
export function query(promised: Promised) {
  return base.meta({ kind: 'query', changes: [], ...promised }).errors(commonErrors);
}

/** An operation that writes in one transaction; its input carries `commandId`, and repeating it returns the first answer. */
export function command(promised: Promised & { changes: readonly Topic[] }) {
  return base.meta({ kind: 'command', ...promised }).errors({ ...commonErrors, ...writeErrors });
}

/** A long write: streams progress, ends with its result, can be cancelled by closing the stream. */
export function job(promised: Promised & { changes: readonly Topic[] }) {
  return base.meta({ kind: 'job', ...promised }).errors({ ...commonErrors, ...writeErrors });
}
