import { parseArgs } from 'node:util';

import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

/** What went wrong before or around an operation; printed as JSON like the errors of the operations. */
export type CliError = { code: string; message: string; data?: unknown };

export type Wish =
  | { kind: 'help' }
  | { kind: 'list'; asText: boolean }
  | { kind: 'describe'; name: string }
  | { kind: 'run'; run: Run };

export type Run = {
  name: string;
  /** JSON, `@file` or `-`; absent: an empty object. */
  input: string | undefined;
  /** Absent: the user's default folder. */
  dataFolder: string | undefined;
  /** A file to carry inside the input. */
  file: string | undefined;
  /** Where to write the file that the answer carries. */
  out: string | undefined;
  tellsProgress: boolean;
  tellsLog: boolean;
};

export const help = `Counterbook for scripts: one operation a call

  npm run -s api -- --list [--text]            every operation
  npm run -s api -- --describe OPERATION       its input, output and errors as JSON Schema
  npm run -s api -- OPERATION [INPUT] [options]

  INPUT        JSON, or @FILE, or - for standard input
  --data DIR   the folder of the books; without it, your own
  --file PATH  puts a file into the input (imports, logo)
  --out PATH   writes the file of the answer (PDF, CSV) there and prints its name and size
  --progress   prints the progress of a job on standard error, one JSON line each
  --log        prints the program's log on standard error

The answer is JSON on standard output, exit code 0. An error is {"code","message","data"} on standard error, exit code 1.
A missing commandId is made. Ctrl-C cancels a job.`;

/**
 * Reads the words after the command.
 * @returns USAGE with a sentence when they cannot be meant
 */
export function parseWish(words: readonly string[]): Result<Wish, CliError> {
  const parsed = read(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, input, ...rest] = positionals;

  if (values.help) return ok({ kind: 'help' });
  if (values.list || values.describe !== undefined) {
    if (positionals.length > 0) return usage(`"${positionals[0]}" is one word too many.`);
    return ok(
      values.describe === undefined
        ? { kind: 'list', asText: values.text }
        : { kind: 'describe', name: values.describe },
    );
  }
  if (name === undefined) return usage('Name an operation. --list prints all, --help says more.');
  if (rest.length > 0) return usage(`"${rest[0]}" is one word too many. Put the input into quotes.`);
  for (const option of ['data', 'file', 'out'] as const) {
    if (values[option] === '') return usage(`--${option} takes a path.`);
  }
  const { data: dataFolder, file, out, progress: tellsProgress, log: tellsLog } = values;
  return ok({ kind: 'run', run: { name, input, dataFolder, file, out, tellsProgress, tellsLog } });
}

/** The error of a call that cannot be meant. */
export function usage(message: string): { ok: false; error: CliError } {
  return err({ code: 'USAGE', message });
}

function read(words: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...words],
        allowPositionals: true,
        options: {
          list: { type: 'boolean', default: false },
          text: { type: 'boolean', default: false },
          describe: { type: 'string' },
          data: { type: 'string' },
          file: { type: 'string' },
          out: { type: 'string' },
          progress: { type: 'boolean', default: false },
          log: { type: 'boolean', default: false },
          help: { type: 'boolean', default: false },
        },
      }),
    );
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}
