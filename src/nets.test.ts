// The three nets that hold the layers, each tried against deliberate violations: the import map, one tsconfig per
// layer, and the lint rules. A net that nothing was ever caught in may have a hole.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SETTINGS = ['package.json', 'tsconfig.base.json', '.oxlintrc.json', 'vitest.config.ts'];
const LAYERS = ['domain', 'contract', 'core', 'main', 'preload', 'server', 'cli', 'renderer'];

const house = mkdtempSync(join(tmpdir(), 'counterbook-nets-'));
let typeErrors = '';
let lintErrors = '';

/** Files that keep every rule. */
const GOOD: Record<string, string> = {
  'scripts/tests/prepare.ts': 'export const setup = (): void => undefined;\n',
  'src/domain/money/index.ts': "export { one } from './one.ts';\n",
  'src/domain/money/one.ts': 'export const one = 1;\n',
  'src/domain/tax/index.ts': "import { one } from '#domain/money';\n\nexport const two = one + 1;\n",
  'src/contract/contract.ts': "import { two } from '#domain/tax';\n\nexport const contract = { two };\n",
  'src/core/app/index.ts': [
    "import { readFileSync } from 'node:fs';",
    "import { contract } from '#contract/contract';",
    'export const app = { contract, size: readFileSync(import.meta.filename).length };',
    'console.info(`two is ${contract.two}`);',
  ].join('\n'),
  // Only the violations import these two: what a wrong project draws in is checked by the wrong project's rules.
  'src/core/target/index.ts': 'export const target = 1;\n',
  'src/renderer/target/index.ts': 'export const target = 1;\n',
  'src/renderer/pages/index.ts': [
    "import { contract } from '#contract/contract';",
    'export const page = { title: document.title, contract };',
  ].join('\n'),
  'src/domain/money/deep-import.test.ts': [
    "import { expect, test } from 'vitest';",
    "const file = '#domain/money/one';",
    "test('a deep import does not resolve', async () => { await expect(import(file)).rejects.toThrow(); });",
    "test('a door does', async () => { const door = '#domain/money'; expect(await import(door)).toMatchObject({ one: 1 }); });",
  ].join('\n'),
};

/** What tsc must refuse: file, source, and the complaint. */
const REFUSED_BY_TYPES: [file: string, source: string, complaint: string][] = [
  [
    'src/domain/tax/deep-import.ts',
    "export { one } from '#domain/money/one';",
    "Cannot find module '#domain/money/one'",
  ],
  ['src/domain/tax/uses-dom.ts', 'export const title = document.title;', "Cannot find name 'document'"],
  ['src/domain/tax/uses-node.ts', 'export const pid = process.pid;', "Cannot find name 'process'"],
  ['src/domain/tax/uses-timers.ts', 'setTimeout(() => undefined, 1);', "Cannot find name 'setTimeout'"],
  ['src/domain/tax/imports-core.ts', "export { target } from '#core/target';", 'not listed within the file list'],
  ['src/contract/uses-dom.ts', 'export const title = document.title;', "Cannot find name 'document'"],
  ['src/contract/uses-node.ts', 'export const pid = process.pid;', "Cannot find name 'process'"],
  ['src/core/app/uses-dom.ts', 'export const title = document.title;', "Cannot find name 'document'"],
  ['src/core/app/imports-pages.ts', "export { target } from '#renderer/target';", 'not listed within the file list'],
  ['src/renderer/pages/imports-core.ts', "export { target } from '#core/target';", 'not listed within the file list'],
  [
    'src/renderer/pages/uses-node.ts',
    "import { sep } from 'node:path';\nexport const separator = sep;",
    "Cannot find name 'node:path'",
  ],
  ['src/cli/imports-pages.ts', "export { target } from '#renderer/target';", 'not listed within the file list'],
  ['src/domain/tax/unchecked.ts', "export const first = ['a'][0].length;", 'Object is possibly'],
  ['src/domain/tax/has-enum.ts', 'export enum Kind { A }', "'erasableSyntaxOnly'"],
];

const long = (lines: number): string => Array.from({ length: lines }, (_, n) => `  x += ${n};`).join('\n');

/** What oxlint must refuse: file, source, and the rule. */
const REFUSED_BY_LINT: [file: string, source: string, rule: string][] = [
  ['src/domain/tax/climbs.ts', "export { one } from '../money/one.ts';", 'no-restricted-imports'],
  ['src/domain/tax/takes-package.ts', "export { z } from 'zod';", 'no-restricted-imports'],
  ['src/domain/tax/takes-node.ts', "export { readFileSync } from 'node:fs';", 'no-restricted-imports'],
  ['src/domain/tax/takes-contract.ts', "export { contract } from '#contract/contract';", 'no-restricted-imports'],
  ['src/contract/takes-core.ts', "export { target } from '#core/target';", 'no-restricted-imports'],
  ['src/contract/takes-server.ts', "export { os } from '@orpc/server';", 'no-restricted-imports'],
  ['src/core/app/takes-electron.ts', "export { app } from 'electron';", 'no-restricted-imports'],
  ['src/core/app/takes-http.ts', "export { createServer } from 'node:http';", 'no-restricted-imports'],
  ['src/core/app/takes-transport.ts', "export { RPCHandler } from '@orpc/server/node';", 'no-restricted-imports'],
  ['src/core/app/takes-react.ts', "export { useState } from 'react';", 'no-restricted-imports'],
  ['src/core/app/takes-pages.ts', "export { target } from '#renderer/target';", 'no-restricted-imports'],
  ['src/main/takes-react.ts', "export { useState } from 'react';", 'no-restricted-imports'],
  ['src/main/takes-database.ts', "export { Kysely } from 'kysely';", 'no-restricted-imports'],
  ['src/server/takes-electron.ts', "export { app } from 'electron';", 'no-restricted-imports'],
  ['src/cli/takes-electron.ts', "export { app } from 'electron';", 'no-restricted-imports'],
  ['src/renderer/pages/takes-core.ts', "export { target } from '#core/target';", 'no-restricted-imports'],
  ['src/renderer/pages/takes-node.ts', "export { readFileSync } from 'node:fs';", 'no-restricted-imports'],
  ['src/renderer/pages/takes-electron.ts', "export { ipcRenderer } from 'electron';", 'no-restricted-imports'],
  ['src/domain/ring/index.ts', "import { b } from '#domain/ring-b';\nexport const a = (): unknown => b;", 'no-cycle'],
  ['src/domain/ring-b/index.ts', "import { a } from '#domain/ring';\nexport const b = (): unknown => a;", 'no-cycle'],
  ['src/core/app/floats.ts', 'export const go = (): void => { Promise.resolve(1); };', 'no-floating-promises'],
  [
    'src/domain/tax/misses-a-case.ts',
    "export const f = (x: 'a' | 'b'): void => { switch (x) { case 'a': return; } };",
    'switch-exhaustiveness-check',
  ],
  ['src/domain/tax/reads-clock.ts', 'export const now = (): number => Date.now();', 'no-restricted-globals'],
  ['src/core/app/reads-clock.ts', 'export const now = (): object => new Date();', 'no-restricted-globals'],
  ['src/core/app/uses-dom.ts', 'export const title = (): string => document.title;', 'no-restricted-globals'],
  ['src/core/app/rolls-dice.ts', 'export const dice = (): number => Math.random();', 'no-restricted-properties'],
  ['src/core/app/any.ts', 'export const f = (x: any): unknown => x;', 'no-explicit-any'],
  ['src/core/app/bang.ts', 'export const f = (x: string | null): number => x!.length;', 'no-non-null-assertion'],
  ['src/core/app/default.ts', 'const a = 1;\nexport default a;', 'no-default-export'],
  ['src/core/app/long-file.ts', `export let x = 0;\n${long(400)}`, 'max-lines'],
  ['src/core/app/long-function.ts', `export function f(x: number): void {\n${long(70)}\n}`, 'max-lines-per-function'],
  [
    'src/core/app/skipped.test.ts',
    "import { expect, test } from 'vitest';\ntest.skip('a', () => { expect(1).toBe(1); });",
    'no-disabled-tests',
  ],
];

beforeAll(() => {
  for (const name of SETTINGS) cpSync(join(ROOT, name), join(house, name));
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'), 'junction');
  const projects = LAYERS.flatMap((layer) => copyProjects(layer));
  write('tsconfig.json', JSON.stringify({ files: [], references: projects.map((path) => ({ path })) }));
  for (const [file, source] of Object.entries(GOOD)) write(file, source);
  for (const [file, source] of REFUSED_BY_TYPES) write(file, `${source}\n`);
  typeErrors = run('typescript/bin/tsc', '-b', '--pretty', 'false');
  // Only now, for these draw in types (Electron's bring Node's) that would hide a violation from tsc.
  for (const [file, source] of REFUSED_BY_LINT) write(file, `${source}\n`);
  lintErrors = run('oxlint/bin/oxlint', '-f', 'unix', 'src');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the import map', () => {
  test('lets a door in and keeps a deep import out, for Node', () => {
    expect(run('', 'src/core/app/index.ts')).toContain('two is 2');
    expect(run('', 'src/domain/tax/deep-import.ts')).toContain('ERR_MODULE_NOT_FOUND');
  });

  test('lets a door in and keeps a deep import out, for vitest and Vite', () => {
    expect(run('vitest/vitest.mjs', 'run', 'src/domain/money')).toMatch(/2 passed/);
  });
});

describe('one tsconfig per layer', () => {
  test.each(REFUSED_BY_TYPES)('refuses %s', (file, _source, complaint) => {
    expect(linesAbout(typeErrors, file)).toContain(complaint);
  });

  test.each(Object.keys(GOOD))('accepts %s', (file) => {
    expect(linesAbout(typeErrors, file)).toBe('');
  });
});

describe('the lint rules', () => {
  test.each(REFUSED_BY_LINT)('refuse %s', (file, _source, rule) => {
    expect(linesAbout(lintErrors, file)).toContain(`(${rule})`);
  });

  test('accept the door of every layer', () => {
    for (const file of ['src/domain/tax/index.ts', 'src/contract/contract.ts', 'src/renderer/pages/index.ts']) {
      expect(linesAbout(lintErrors, file)).toBe('');
    }
  });
});

function copyProjects(layer: string): string[] {
  const names = readdirSync(join(ROOT, 'src', layer)).filter((name) => /^tsconfig.*\.json$/.test(name));
  const paths = names.map((name) => `src/${layer}/${name}`);
  for (const path of paths) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    cpSync(join(ROOT, path), join(house, path));
  }
  return paths;
}

function write(file: string, source: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), source);
}

function run(tool: string, ...args: string[]): string {
  const program = tool === '' ? [] : [join(ROOT, 'node_modules', tool)];
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, VITEST: undefined };
  const done = spawnSync(process.execPath, [...program, ...args], { cwd: house, encoding: 'utf8', env });
  return `${done.stdout}${done.stderr}`;
}

function linesAbout(output: string, file: string): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith(`${file}:`) || line.startsWith(`${file}(`))
    .join('\n');
}
