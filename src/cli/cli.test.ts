import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { afterAll, describe, expect, test } from 'vitest';

import { idSchema } from '#contract/values';

import { readInput } from './input.ts';
import { findOperation, listOperations } from './operations.ts';
import type { Operation } from './operations.ts';
import { parseWish } from './options.ts';
import type { Run } from './options.ts';

describe('the words of a call', () => {
  test('an operation, its input and its options are read', () => {
    expect(parseWish(['documents.issue', '{"id":1}', '--data', '/books', '--progress'])).toEqual({
      ok: true,
      value: {
        kind: 'run',
        run: {
          name: 'documents.issue',
          input: '{"id":1}',
          dataFolder: '/books',
          file: undefined,
          out: undefined,
          tellsProgress: true,
          tellsLog: false,
        },
      },
    });
    expect(parseWish(['--list'])).toEqual({ ok: true, value: { kind: 'list', asText: false } });
    expect(parseWish(['--describe', 'a.b'])).toEqual({ ok: true, value: { kind: 'describe', name: 'a.b' } });
  });

  test('what cannot be meant is a usage error', () => {
    const wrong = [
      [],
      ['a.b', '{}', 'c'],
      ['a.b', '--data'],
      ['a.b', '--data', ''],
      ['a.b', '--loud'],
      ['--list', 'a.b'],
    ];
    for (const words of wrong) expect(parseWish(words)).toMatchObject({ ok: false, error: { code: 'USAGE' } });
  });
});

describe('the operations', () => {
  test('all that scripts rely on are listed, each with kind, permission and summary', () => {
    const names = listOperations().map(({ name }) => name);
    const promised =
      'settings.get settings.update contacts.create contacts.update contacts.get contacts.list items.create items.list ' +
      'documents.preview documents.saveDraft documents.issue documents.get documents.list documents.pdf payments.record ' +
      'payments.pdf receivables.ageing receivables.balance imports.preview imports.run system.verify';
    expect(names).toEqual(expect.arrayContaining(promised.split(' ')));
    for (const { kind, permission, summary } of listOperations()) {
      expect(kind).toMatch(/^(query|command|job)$/);
      expect(permission).toMatch(/^\w+\.\w+$/);
      expect(summary).toMatch(/\.$/);
    }
  });

  test('each can be described as JSON Schema', () => {
    for (const { name } of listOperations()) {
      const operation = operationNamed(name);
      expect(Object.keys(operation.errors)).toEqual(expect.arrayContaining(['FORBIDDEN', 'INPUT_INVALID', 'INTERNAL']));
      expect(operation.output === null).toBe(operation.stream !== null);
    }
    expect(operationNamed('documents.issue')).toMatchObject({
      input: { type: 'object', required: ['commandId', 'id'] },
      errors: { DOCUMENT_NOT_DRAFT: { status: 409, data: { type: 'object' } }, DOCUMENT_EMPTY: { data: null } },
    });
    expect(operationNamed('imports.run').stream).toMatchObject({
      progress: { properties: { done: {}, total: {} } },
      result: { properties: { created: {}, wasCancelled: {} } },
    });
    expect(operationNamed('system.changes').stream?.result).toBeNull();
  });

  test('a name that is none, or only looks like one, is not found', () => {
    for (const name of ['documents', 'documents.fly', 'documents.issue.now', '', 'toString.call', '__proto__.x']) {
      expect(findOperation(name)).toBeUndefined();
    }
  });
});

describe('the input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-cli-'));
  const csv = join(folder, 'customers.csv');
  const json = join(folder, 'input.json');
  writeFileSync(csv, 'Name\nAnn\n');
  writeFileSync(json, '\uFEFF{"name":"from file"}');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('comes from the call, a file or standard input', async () => {
    expect(await inputOf('contacts.list', { input: '{"q":"Ann"}' })).toEqual({ ok: true, value: { q: 'Ann' } });
    expect(await inputOf('contacts.list', { input: `@${json}` })).toEqual({ ok: true, value: { name: 'from file' } });
    expect(await inputOf('contacts.list', { input: '-' }, '{"q":"Bob"}')).toEqual({ ok: true, value: { q: 'Bob' } });
    expect(await inputOf('contacts.list', {})).toEqual({ ok: true, value: {} });
    expect(await inputOf('settings.get', {})).toEqual({ ok: true, value: undefined });
    expect(await inputOf('settings.get', { input: '{}' })).toEqual({ ok: true, value: undefined });
  });

  test('a command id is made where one is missing, and kept where one is given', async () => {
    const made = await inputOf('documents.issue', { input: '{"id":"x"}' });
    expect(made.ok && idSchema.safeParse((made.value as Record<string, unknown>)['commandId']).success).toBe(true);
    expect(await inputOf('documents.issue', { input: '{"commandId":"mine"}' })).toEqual({
      ok: true,
      value: { commandId: 'mine' },
    });
  });

  test('a file is carried inside it', async () => {
    const file = {
      name: 'customers.csv',
      mediaType: 'text/csv',
      base64: Buffer.from('Name\nAnn\n').toString('base64'),
    };
    expect(await inputOf('imports.preview', { input: '{"kind":"contacts"}', file: csv })).toEqual({
      ok: true,
      value: { kind: 'contacts', file },
    });
  });

  test('what cannot be read is told by its code', async () => {
    expect(await inputOf('contacts.list', { input: '{"q":' })).toMatchObject({ error: { code: 'USAGE' } });
    expect(await inputOf('contacts.list', { input: '[]' })).toMatchObject({ error: { code: 'USAGE' } });
    expect(await inputOf('contacts.list', { file: csv })).toMatchObject({ error: { code: 'USAGE' } });
    expect(await inputOf('settings.get', { input: '{"name":"x"}' })).toMatchObject({ error: { code: 'USAGE' } });
    expect(await inputOf('contacts.list', { input: `@${json}.not` })).toMatchObject({
      error: { code: 'FILE_UNREADABLE', data: { reason: 'ENOENT' } },
    });
  });
});

function operationNamed(name: string): Operation {
  const operation = findOperation(name);
  if (operation === undefined) throw new Error(`${name} is missing`);
  return operation;
}

function inputOf(name: string, given: Partial<Run>, stdin = '') {
  const run: Run = {
    name,
    input: undefined,
    dataFolder: undefined,
    file: undefined,
    out: undefined,
    tellsProgress: false,
    tellsLog: false,
    ...given,
  };
  return readInput(operationNamed(name), run, Readable.from([Buffer.from(stdin)]));
}
