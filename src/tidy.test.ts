// The house rules that no linter knows. This test reads the source.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { isContractProcedure } from '@orpc/contract';
import type { AnyContractProcedure } from '@orpc/contract';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, test } from 'vitest';

import { contract } from '#contract/contract';
import type { OperationMeta } from '#contract/operation';
import { permissions } from '#domain/permissions';

const ROOT = join(import.meta.dirname, '..');
const LANGUAGES = ['en', 'de'];

const sources = find('{src,scripts,e2e,bench}/**/*.{ts,tsx}', '*.config.ts');
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const tests = sources.filter((path) => isTest(path) || path.startsWith('e2e/'));

function find(...patterns: string[]): string[] {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/')));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every place where a pattern stands in the given files, as `file:line`, for a readable failure. */
function places(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

describe('files', () => {
  test('no import climbs to a parent folder', () => {
    expect(places(sources, /^(import|export|\} from)\b.*from '(\.\/)?\.\.\/|\bimport\('\.\.\//)).toEqual([]);
  });

  test('a relative import ends with its ending, so that Node can follow it', () => {
    expect(places(sources, /^(import|export|\}).*from '\.\/[^']*(?<!\.(ts|tsx|css|json))'/)).toEqual([]);
  });

  test('files are kebab-case, components PascalCase', () => {
    const named = /^[a-z0-9]+([-.][a-z0-9]+)*\.ts$|^([A-Z][A-Za-z0-9]*|[a-z0-9]+(-[a-z0-9]+)*)(\.test)?\.tsx$/;
    expect(sources.filter((path) => !named.test(basename(path)))).toEqual([]);
  });

  test('every folder of domain, core and renderer has one door', () => {
    const folders = new Set(find('src/{domain,core,renderer}/*/*.{ts,tsx}').map((path) => dirname(path)));
    expect([...folders].filter((folder) => !existsSync(join(ROOT, folder, 'index.ts')))).toEqual([]);
  });

  test('every class of a style sheet is used by a component beside it', () => {
    expect(find('src/renderer/**/*.module.css').flatMap(unusedClasses)).toEqual([]);
  });

  test('no single test is longer than 70 lines', () => {
    expect(sources.filter(isTest).flatMap(longTests)).toEqual([]);
  });

  test('nothing unfinished, and no path of one machine', () => {
    const unfinished = new RegExp(['\\b(TO', 'DO|FIX', 'ME)\\b|(?<![\\w.}])/(tm', 'p|wo', 'rk)/'].join(''));
    expect(places(sources, unfinished)).toEqual([]);
  });

  test('a lint rule that is switched off says why', () => {
    expect(places(sources, new RegExp(['(ox|es)lint', '-disable(?!.* -- )'].join('')))).toEqual([]);
  });
});

/** A class counts as used where it stands in quotes in a component that takes the sheet; a sheet that nobody takes is unused as a whole. */
function unusedClasses(sheet: string): string[] {
  const components = find(`${dirname(sheet)}/*.{ts,tsx}`).map(read);
  const source = components.filter((text) => text.includes(`'./${basename(sheet)}'`)).join('\n');
  const rules = read(sheet).replaceAll(/\/\*[^]*?\*\/|:global\([^)]*\)|\{[^{}]*\}/g, '');
  const classes = new Set([...rules.matchAll(/\.([a-z]\w*)/gi)].map(([, name = '']) => name));
  return [...classes].filter((name) => !source.includes(`['${name}']`)).map((name) => `${sheet}: .${name}`);
}

function longTests(path: string): string[] {
  const source = read(path);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const found: string[] = [];
  const visitor = new Visitor({
    CallExpression: (node) => {
      const call = source.slice(node.callee.start, node.callee.end);
      const lines = lineOf(node.end) - lineOf(node.start) + 1;
      if (/^(test|it)\b/.test(call) && lines > 70) found.push(`${path}:${lineOf(node.start)} has ${lines} lines`);
    },
  });
  visitor.visit(parseSync(path, source).program);
  return found;
}

describe('packages', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

  test('versions are exact', () => {
    const versions = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('the lock file names no registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });
});

type Operation = { name: string; procedure: AnyContractProcedure; meta: OperationMeta };

const operations: Operation[] = Object.entries(contract).flatMap(([feature, members]) =>
  Object.entries(members).flatMap(([name, procedure]) =>
    isContractProcedure(procedure)
      ? [{ name: `${feature}.${name}`, procedure, meta: procedure['~orpc'].meta as OperationMeta }]
      : [],
  ),
);

describe('operations', () => {
  const coreText = sources
    .filter((path) => path.startsWith('src/core/') && !isTest(path))
    .map(read)
    .join('\n');
  const testText = tests
    .filter((path) => path !== 'src/tidy.test.ts')
    .map(read)
    .join('\n');

  test('the contract has them', () => {
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['settings.get', 'documents.issue', 'payments.record', 'system.verify']),
    );
  });

  test('each has one handler, of its kind', () => {
    const wrong = operations.filter(({ name, meta }) => {
      const kinds = meta.kind === 'query' ? '(query|stream)' : meta.kind;
      const handler = new RegExp(`\\bos\\.${name.replace('.', '\\.')}\\.handler\\(\\s*${kinds}\\b`, 'g');
      return coreText.match(handler)?.length !== 1;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('each asks for a permission and says what it does', () => {
    const silent = operations.filter(
      ({ meta }) => !permissions.includes(meta.permission) || !/^[A-Z].{10,}\.$/.test(meta.summary),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('each command announces what it changes, and no query changes anything', () => {
    const wrong = operations.filter(({ meta }) => (meta.kind === 'query') !== (meta.changes.length === 0));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('each is named by a test', () => {
    const untested = operations.filter(({ name }) => !new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(testText));
    expect(untested.map(({ name }) => name)).toEqual([]);
  });

  test.each(LANGUAGES)('each error code has a text in %s', (language) => {
    const texts = catalogue(language);
    const codes = new Set(operations.flatMap(({ procedure }) => Object.keys(procedure['~orpc'].errorMap)));
    expect([...codes].filter((code) => !((texts.get(`errors:${code}`) ?? '').length > 10))).toEqual([]);
  });
});

describe('migrations', () => {
  const files = find('src/core/database/migrations/*.ts')
    .map((path) => basename(path))
    .filter((name) => /^\d/.test(name) && !isTest(name))
    .toSorted();

  test('their numbers ascend by ten', () => {
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => (index + 1) * 10));
  });

  test('each is named by a test', () => {
    const text = find('src/core/database/**/*.test.ts').map(read).join('\n');
    expect(files.filter((name) => !text.includes(basename(name, '.ts')))).toEqual([]);
  });

  test('each is frozen: it imports nothing of the program but its own parts', () => {
    expect(places(find('src/core/database/migrations/[0-9]*{.ts,/*.ts}'), /from '#/)).toEqual([]);
  });
});

describe('words', () => {
  const english = catalogue('en');

  test.each(LANGUAGES)('%s has every text that English has, and no other', (language) => {
    expect([...catalogue(language).keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test.each(LANGUAGES)('%s fills the same blanks as English', (language) => {
    const texts = catalogue(language);
    const differ = [...english].filter(([key, text]) => blanks(text) !== blanks(texts.get(key) ?? ''));
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  test.each(LANGUAGES)('%s leaves no text empty', (language) => {
    expect([...catalogue(language)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

/** All texts of a language, keyed `file:path.of.the.text`. */
function catalogue(language: string): Map<string, string> {
  const files = find(`resources/locales/${language}/*.json`);
  return new Map(
    files.flatMap((file) => flatten(JSON.parse(read(file)) as Texts).map(([key, text]) => [nameIn(file, key), text])),
  );
}

type Texts = { [key: string]: string | Texts };

function flatten(texts: Texts): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[key, value] as [string, string]]
      : flatten(value).map(([inner, text]) => [`${key}.${inner}`, text] as [string, string]),
  );
}

function nameIn(file: string, key: string): string {
  return `${basename(file, '.json')}:${key}`;
}

function blanks(text: string): string {
  return [...new Set(text.match(/\{\{\s*\w+/g))].toSorted().join(' ');
}
