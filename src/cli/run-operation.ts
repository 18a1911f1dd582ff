import { writeFile } from 'node:fs/promises';

import { ORPCError, createRouterClient } from '@orpc/server';

import type { App } from '#core/app';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import type { Operation } from './operations.ts';
import type { CliError } from './options.ts';

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

/** What is told while an operation runs. */
export type Listener = {
  /** A message of a job. */
  onProgress: (progress: unknown) => void;
  /** A message of a stream that has no last value; there the messages are the answer. */
  onMessage: (message: unknown) => void;
};

/**
 * Calls one operation through the app's pipeline and waits for its last value.
 * @returns the promised errors by their code; CANCELLED when the signal came first; INTERNAL for a defect
 */
export async function runOperation(
  app: Pick<App, 'router' | 'context'>,
  { operation, input, signal }: { operation: Operation; input: unknown; signal: AbortSignal },
  listener: Listener,
): Promise<Result<unknown, CliError>> {
  const client = createRouterClient(app.router, { context: app.context() });
  const [feature = '', verb = ''] = operation.name.split('.');
  const call = (client as unknown as Record<string, Record<string, Call>>)[feature]?.[verb];
  if (call === undefined) return err({ code: 'USAGE', message: `${operation.name} is not in this program.` });

  try {
    const answer = await call(input, { signal });
    if (operation.stream === null) return ok(answer);
    const tell = operation.stream.result === null ? listener.onMessage : listener.onProgress;
    return ok(await lastValue(answer as AsyncIterator<unknown, unknown>, tell));
  } catch (error) {
    return err(asCliError(error, signal));
  }
}

/**
 * Writes the file that an answer carries.
 * @returns its name and size; FILE_UNWRITABLE when the path cannot be written
 */
export async function writeAnswer(answer: unknown, path: string): Promise<Result<unknown, CliError>> {
  const { name, base64 } = answer as { name: string; base64: string };
  const content = Buffer.from(base64, 'base64');
  try {
    await writeFile(path, content);
    return ok({ name, bytes: content.length });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    return err({ code: 'FILE_UNWRITABLE', message: `${path} cannot be written.`, data: { path, reason } });
  }
}

async function lastValue(stream: AsyncIterator<unknown, unknown>, tell: (value: unknown) => void): Promise<unknown> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
    tell(step.value);
  }
}

function asCliError(error: unknown, signal: AbortSignal): CliError {
  // A promised error is told as it is, even where the cancelling came while it was on its way.
  if (error instanceof ORPCError && error.defined) {
    return { code: error.code, message: error.message, data: error.data as unknown };
  }
  if (signal.aborted) return { code: 'CANCELLED', message: 'Cancelled before it ended.' };
  if (error instanceof ORPCError) return { code: error.code, message: error.message, data: error.data as unknown };
  return { code: 'INTERNAL', message: 'Something went wrong inside the program. --log says more.' };
}
