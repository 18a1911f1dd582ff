/**
 * The one pipeline that every operation passes:
 * session > permission > validated input > idempotency > one transaction > handler > audit > change notices.
 * `gate` runs before the library validates the input, `work` after it; a handler sees only its scope.
 */
import { implement } from '@orpc/server';
import type { ImplementerInternalWithMiddlewares } from '@orpc/server';

import { contract } from '#contract/contract';
import type { Contract } from '#contract/contract';
import type { OperationMeta } from '#contract/operation';
import { can } from '#domain/permissions';
import type { Result } from '#domain/result';

import type { AppContext, CommandScope, Failure, JobScope, JobWork, QueryScope, Reference } from './context.ts';
import { ExpectedFailure, toPromisedError } from './failure.ts';
import { runCommand } from './run-command.ts';
import { runJob } from './run-job.ts';

type Scopes = { query?: QueryScope; command?: CommandScope; job?: JobScope };

/** The library validates input at this index: after `gate` (the first of two), before `work`. */
const base = implement(contract, { initialInputValidationIndex: -1 }).$context<AppContext & { scopes?: Scopes }>();

const gate = base.middleware(async ({ context, procedure, next }) => {
  const meta: OperationMeta = procedure['~orpc'].meta;
  try {
    if (!can(context.session.role, meta.permission)) {
      throw new ExpectedFailure({ code: 'FORBIDDEN', permission: meta.permission });
    }
    return await next();
  } catch (error) {
    throw toPromisedError(error, procedure['~orpc'], context.house);
  }
});

const work = base.middleware(async ({ context, procedure, path, signal, next }, input: unknown, answer) => {
  const { house, session } = context;
  const meta: OperationMeta = procedure['~orpc'].meta;
  for (const permission of meta.alsoNeeds?.(input as never) ?? []) {
    if (!can(session.role, permission)) throw new ExpectedFailure({ code: 'FORBIDDEN', permission });
  }
  const scopes = (given: Scopes) => next({ context: { scopes: given } });
  switch (meta.kind) {
    case 'query': {
      const { database, worker } = house;
      const { reader: db, read } = database;
      return scopes({ query: { session, now: house.now(), newId: house.newId, db, read, worker, signal, house } });
    }
    case 'command': {
      const call = { operation: path.join('.'), commandId: commandIdOf(input), input };
      const done = await runCommand(context, call, async (scope) => (await scopes({ command: scope })).output);
      if (!done.isRepeat) house.publish(meta.changes);
      return answer(done.output);
    }
    case 'job': {
      const call = { operation: path.join('.'), commandId: commandIdOf(input), input };
      const output = runJob(
        context,
        { call, meta, signal },
        procedure['~orpc'],
        async (scope) => (await scopes({ job: scope })).output,
      );
      return answer(output);
    }
  }
});

function commandIdOf(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'commandId' in input && typeof input.commandId === 'string') {
    return input.commandId;
  }
  throw new Error('The contract of this operation forgot its command id.');
}

/** Named, because the type that is inferred for a contract of this size is too long to be written into a declaration. */
interface FeatureImplementer extends ImplementerInternalWithMiddlewares<
  Contract,
  AppContext & { scopes?: Scopes },
  AppContext & { scopes?: Scopes }
> {}

/** Where features hang their handlers: `contactHandlers` is an example. */
export const os: FeatureImplementer = base.use(gate).use(work);

type Call<Input> = { context: { scopes?: Scopes }; input: Input };

/** A handler that reads. */
export function query<Input, Output>(handler: (scope: QueryScope, input: Input) => Promise<Result<Output, Failure>>) {
  return async ({ context, input }: Call<Input>): Promise<Output> =>
    valueOf(await handler(present(context.scopes?.query), input));
}

/**
 * A handler that writes in the transaction it is given. One whose answer would be kept whole far too often may `remember` a reference;
 * `again` then reads the answer of a repeated command from it.
 */
export function command<Input, Output>(
  handler: (scope: CommandScope, input: Input) => Promise<Result<Output, Failure>>,
  again?: (scope: CommandScope, reference: Reference) => Promise<Result<Output, Failure>>,
) {
  return async ({ context, input }: Call<Input>): Promise<Output> => {
    const scope = present(context.scopes?.command);
    if (scope.remembered === undefined) return valueOf(await handler(scope, input));
    if (!again) throw new Error('The handler has remembered a reference and cannot answer from it.');
    return valueOf(await again(scope, scope.remembered));
  };
}

/**
 * A handler that works long: it yields its progress and returns its result. One whose last command, under the job's own id, has remembered a
 * reference says by `again` how to answer a repeated job from it.
 */
export function job<Input, Output>(
  handler: (scope: JobScope, input: Input) => JobWork<Output>,
  again?: (scope: JobScope, reference: Reference) => Promise<Result<Output, Failure>>,
) {
  return async function* run({ context, input }: Call<Input>) {
    const scope = present(context.scopes?.job);
    if (scope.remembered === undefined) return valueOf(yield* handler(scope, input));
    if (!again) throw new Error('The handler has remembered a reference and cannot answer from it.');
    return valueOf(await again(scope, scope.remembered));
  };
}

/** A handler that streams for as long as somebody listens. */
export function stream<Input, Item>(handler: (scope: QueryScope, input: Input) => AsyncGenerator<Item, void, void>) {
  return async function* run({ context, input }: Call<Input>) {
    yield* handler(present(context.scopes?.query), input);
  };
}

function present<Scope>(scope: Scope | undefined): Scope {
  if (!scope) throw new Error('The handler is of another kind than its contract says.');
  return scope;
}

function valueOf<Value>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new ExpectedFailure(result.error);
  return result.value;
}
