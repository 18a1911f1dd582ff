import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { uuidV7 } from '#domain/ids';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { hasField } from './operations.ts';
import type { Operation } from './operations.ts';
import { usage } from './options.ts';
import type { CliError, Run } from './options.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
};

/**
 * Makes the input of an operation from the words of the call: reads the JSON, carries the file, fills in the command id.
 * @returns USAGE when the JSON cannot be parsed or does not fit the options, FILE_UNREADABLE when a file cannot be read
 */
export async function readInput(operation: Operation, run: Run, stdin: Readable): Promise<Result<unknown, CliError>> {
  const given = await givenText(run.input, stdin);
  if (!given.ok) return given;
  const parsed = parseObject(given.value);
  if (!parsed.ok) return parsed;

  const input = parsed.value;
  if (operation.input === null) {
    // A script that always sends an object may send an empty one.
    const isEmpty = Object.keys(input).length === 0 && run.file === undefined;
    return isEmpty ? ok(undefined) : usage(`${operation.name} takes no input.`);
  }
  if (hasField(operation.input, 'commandId')) input['commandId'] ??= newCommandId();
  if (run.file === undefined) return ok(input);

  const field = ['file', 'logo'].find((name) => hasField(operation.input, name));
  if (field === undefined) return usage(`${operation.name} takes no --file.`);
  const file = await readable(() => readFile(run.file ?? ''), run.file);
  if (!file.ok) return file;
  const mediaType = mediaTypes[extname(run.file).toLowerCase()] ?? 'application/octet-stream';
  const carried = { mediaType, base64: file.value.toString('base64') };
  input[field] = field === 'file' ? { name: basename(run.file), ...carried } : carried;
  return ok(input);
}

async function givenText(input: string | undefined, stdin: Readable): Promise<Result<string, CliError>> {
  if (input === undefined) return ok('{}');
  if (input === '-') return readable(() => text(stdin), 'standard input');
  if (input.startsWith('@')) return readable(() => readFile(input.slice(1), 'utf8'), input.slice(1));
  return ok(input);
}

function parseObject(json: string): Result<Record<string, unknown>, CliError> {
  try {
    // Windows editors put a byte order mark before JSON, and JSON.parse refuses it.
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok({ ...value });
    return usage('The input is a JSON object: {"name": value}.');
  } catch (error) {
    return usage(`The input is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readable<T>(read: () => Promise<T>, path: string): Promise<Result<T, CliError>> {
  try {
    return ok(await read());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    return err({ code: 'FILE_UNREADABLE', message: `${path} cannot be read.`, data: { path, reason } });
  }
}

function newCommandId(): string {
  return uuidV7({ unixMs: Date.now(), random: randomBytes(10) });
}
