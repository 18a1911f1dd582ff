import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultDataFolder } from './data-folder.ts';
import { findPageFile } from './page-files.ts';
import { contentSecurityPolicy } from './page-policy.ts';
import { programFiles } from './program-files.ts';

describe('the folder of the books', () => {
  test('is where each platform keeps what a program remembers', () => {
    expect(
      defaultDataFolder({ platform: 'win32', env: { APPDATA: 'C:\\U\\Ann\\AppData\\Roaming' }, home: 'C:\\U\\Ann' }),
    ).toBe('C:\\U\\Ann\\AppData\\Roaming\\Counterbook');
    expect(defaultDataFolder({ platform: 'darwin', env: {}, home: '/Users/ann' })).toBe(
      '/Users/ann/Library/Application Support/Counterbook',
    );
    expect(defaultDataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data/ann' }, home: '/home/ann' })).toBe(
      '/data/ann/counterbook',
    );
  });

  test('has an answer when the platform names none, and ignores a relative XDG folder', () => {
    expect(defaultDataFolder({ platform: 'win32', env: {}, home: 'C:\\U\\Ann' })).toBe(
      'C:\\U\\Ann\\AppData\\Roaming\\Counterbook',
    );
    for (const env of [{}, { XDG_DATA_HOME: '' }, { XDG_DATA_HOME: 'here' }]) {
      expect(defaultDataFolder({ platform: 'linux', env, home: '/home/ann' })).toBe(
        '/home/ann/.local/share/counterbook',
      );
    }
  });
});

describe('the files of the pages', () => {
  const outside = mkdtempSync(join(tmpdir(), 'counterbook-pages-'));
  const pages = join(outside, 'renderer');

  beforeAll(() => {
    mkdirSync(join(pages, 'assets'), { recursive: true });
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    writeFileSync(join(pages, 'index.html'), '<!doctype html>');
    writeFileSync(join(pages, 'favicon.svg'), '<svg/>');
    writeFileSync(join(pages, '.env.json'), '{}');
    writeFileSync(join(pages, 'assets', 'index-1a2b.js'), '');
    writeFileSync(join(pages, 'assets', 'tool.exe'), '');
  });
  afterAll(() => rmSync(outside, { recursive: true }));

  test('a screen answers the one page, a file answers itself with its type', async () => {
    for (const screen of ['/', '', '/documents/0191', '/contacts']) {
      expect(await findPageFile(pages, screen)).toEqual({
        path: join(pages, 'index.html'),
        mediaType: 'text/html; charset=utf-8',
        isImmutable: false,
      });
    }
    expect(await findPageFile(pages, '/favicon.svg')).toMatchObject({
      mediaType: 'image/svg+xml',
      isImmutable: false,
    });
    expect(await findPageFile(pages, '/assets/index-1a2b.js')).toMatchObject({
      mediaType: 'text/javascript; charset=utf-8',
      isImmutable: true,
    });
  });

  test('nothing outside the folder, hidden, unknown or missing is given', async () => {
    const refused = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/.env.json',
      '/assets/tool.exe',
      '/assets/missing.js',
      '/C:/secret.txt',
      '/index.html%00.js',
      '/%zz.js',
    ];
    for (const path of refused) {
      expect({ path, found: await findPageFile(pages, path) }).toEqual({ path, found: undefined });
    }
  });
});

test('a page may run only its own scripts', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("script-src 'self';");
  expect(contentSecurityPolicy).not.toContain('unsafe-eval');
});

test('the program finds its worker and pages from the sources and from the build', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  expect(programFiles(join(root, 'src', 'server', 'index.ts'))).toMatchObject({
    workerFile: join(root, 'src', 'core', 'worker', 'worker.ts'),
    pagesFolder: join(root, 'out', 'renderer'),
  });
  expect(programFiles(join(root, 'out', 'main', 'server.js'))).toMatchObject({
    workerFile: join(root, 'out', 'main', 'worker.js'),
    pagesFolder: join(root, 'out', 'renderer'),
  });
});
