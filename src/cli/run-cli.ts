import { homedir } from 'node:os';
import type { Readable } from 'node:stream';

import { openApp } from '#core/app';
import type { AppOptions } from '#core/app';
import { defaultDataFolder, openErrorWords, programFiles } from '#core/hosting';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { readInput } from './input.ts';
import { findOperation, hasField, listOperations } from './operations.ts';
import type { Operation } from './operations.ts';
import { help, parseWish, usage } from './options.ts';
import type { CliError, Run } from './options.ts';
import { runOperation, writeAnswer } from './run-operation.ts';

/** The terminal around the program. */
export type Terminal = {
  stdin: Readable;
  /** Writes one line of the answer. */
  print(line: string): void;
  /** Writes one line about the answer: an error, progress, the log. */
  tell(line: string): void;
  /** Fires on Ctrl-C. */
  signal: AbortSignal;
};

/** Does what the words ask and gives the exit code: 0 with JSON printed, 1 with the error told as JSON. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const wish = parseWish(words);
  const printed = wish.ok ? await answerWish(wish.value, terminal).catch(defect) : wish;
  if (printed.ok) return 0;
  const { code, message, data = null } = printed.error;
  terminal.tell(JSON.stringify({ code, message, data }));
  return 1;
}

type Answered = Result<'printed', CliError>;

/** What nobody expected is told without its stack; the log has it. */
function defect(): Answered {
  return err({ code: 'INTERNAL', message: 'Something went wrong inside the program. --log says more.' });
}

async function answerWish(
  wish: Extract<ReturnType<typeof parseWish>, { ok: true }>['value'],
  terminal: Terminal,
): Promise<Answered> {
  switch (wish.kind) {
    case 'help':
      terminal.print(help);
      return ok('printed');
    case 'list':
      terminal.print(wish.asText ? listAsText() : JSON.stringify(listOperations(), null, 2));
      return ok('printed');
    case 'describe': {
      const operation = findOperation(wish.name);
      if (operation === undefined) return unknownOperation(wish.name);
      terminal.print(JSON.stringify(describe(operation), null, 2));
      return ok('printed');
    }
    case 'run':
      return run(wish.run, terminal);
  }
}

async function run(wished: Run, terminal: Terminal): Promise<Answered> {
  const operation = findOperation(wished.name);
  if (operation === undefined) return unknownOperation(wished.name);
  if (wished.out !== undefined && !hasField(operation.output, 'base64')) {
    return usage(`The answer of ${operation.name} is no file, so --out has nothing to write.`);
  }
  const input = await readInput(operation, wished, terminal.stdin);
  if (!input.ok) return input;

  // A question to a mistyped folder must not leave an empty company there.
  const mustExist = operation.meta.kind === 'query';
  const answer = await withApp({ ...wished, mustExist }, terminal, (app) =>
    runOperation(
      app,
      { operation, input: input.value, signal: terminal.signal },
      {
        onProgress: (progress) => {
          if (wished.tellsProgress) terminal.tell(JSON.stringify(progress));
        },
        onMessage: (message) => terminal.print(JSON.stringify(message)),
      },
    ),
  );
  if (!answer.ok) return answer;
  const shown = wished.out === undefined ? answer : await writeAnswer(answer.value, wished.out);
  if (!shown.ok) return shown;
  // A stream without a last value has already printed all of its messages.
  if (operation.stream?.result !== null || shown.value !== undefined) {
    terminal.print(JSON.stringify(shown.value ?? null, null, 2));
  }
  return ok('printed');
}

async function withApp(
  { dataFolder: wanted, tellsLog, mustExist }: Run & { mustExist: boolean },
  terminal: Terminal,
  work: (app: Parameters<typeof runOperation>[0]) => Promise<Result<unknown, CliError>>,
): Promise<Result<unknown, CliError>> {
  const files = programFiles(import.meta.filename);
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  const dataFolder = wanted ?? defaultDataFolder(surroundings);
  const app = await openApp({
    dataFolder,
    host: 'cli',
    workerFile: files.workerFile,
    version: files.version,
    mustExist,
    ...(tellsLog ? { log: tellEntry(terminal) } : {}),
  });
  if (!app.ok) {
    const { code, ...data } = app.error;
    return err({ code, message: openErrorWords(app.error, { locale: 'en', dataFolder }).text, data });
  }
  try {
    return await work(app.value);
  } finally {
    await app.value.close();
  }
}

function tellEntry(terminal: Terminal): NonNullable<AppOptions['log']> {
  return ({ level, message, detail }) => {
    const told = detail instanceof Error ? (detail.stack ?? detail.message) : detail;
    terminal.tell(JSON.stringify({ level, message, detail: told }));
  };
}

function describe({ name, meta, input, output, stream, errors }: Operation): unknown {
  const { kind, permission, summary, changes } = meta;
  return { name, kind, permission, summary, changes, input, output: stream === null ? output : { stream }, errors };
}

function listAsText(): string {
  const operations = listOperations();
  const width = (field: 'name' | 'kind' | 'permission'): number =>
    Math.max(...operations.map((operation) => operation[field].length)) + 2;
  const widths = { name: width('name'), kind: width('kind'), permission: width('permission') };
  return operations
    .map(
      ({ name, kind, permission, summary }) =>
        name.padEnd(widths.name) + kind.padEnd(widths.kind) + permission.padEnd(widths.permission) + summary,
    )
    .join('\n');
}

function unknownOperation(name: string): { ok: false; error: CliError } {
  return usage(`There is no operation "${name}". --list prints all.`);
}
