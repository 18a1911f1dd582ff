import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { isBuildStale } from './build-state.ts';
import { chooseHost, diedAtStart } from './choose-host.ts';
import { downloadBase, downloadElectron, findElectron } from './electron-binary.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbook-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file as it would have been written that many minutes ago; the folders above it get the same age. */
function put(path: string, minutesAgo: number, text = 'x'): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (let each = file; each.startsWith(folder) && each !== folder; each = dirname(each)) age(each, minutesAgo);
}

function age(path: string, minutesAgo: number): void {
  const at = Date.now() / 1000 - minutesAgo * 60;
  utimesSync(path, at, at);
}

describe('building before the start', () => {
  const products = ['out/main/main.js', 'out/main/server.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
  beforeEach(() => {
    put('src/core/app/index.ts', 20);
    put('resources/locales/en/errors.json', 20);
    put('package.json', 20);
    for (const product of products) put(product, 10);
  });

  test('nothing is built when nothing changed since', () => {
    expect(isBuildStale(folder)).toBe(false);
  });

  test.each(products)('a missing %s is built', (product) => {
    rmSync(join(folder, product));
    expect(isBuildStale(folder)).toBe(true);
  });

  test.each(['src/core/app/index.ts', 'resources/locales/en/errors.json', 'package.json'])(
    'a newer %s is built',
    (source) => {
      put(source, 5);
      expect(isBuildStale(folder)).toBe(true);
    },
  );

  test('a deleted source is built, though no newer file tells of it', () => {
    put('src/core/app/old.ts', 20);
    rmSync(join(folder, 'src/core/app/old.ts'));
    expect(isBuildStale(folder)).toBe(true);
  });

  test('a changed test alone builds nothing', () => {
    put('src/core/app/app.test.ts', 20);
    age(join(folder, 'src/core/app/app.test.ts'), 5);
    expect(isBuildStale(folder)).toBe(false);
  });
});

describe('finding Electron', () => {
  test('is undefined before the first download', () => {
    expect(findElectron(folder, {})).toBeUndefined();
  });

  test('is undefined when the note is there and the program is not', () => {
    put('path.txt', 1, 'electron');
    expect(findElectron(folder, {})).toBeUndefined();
  });

  test('is the program that the package notes', () => {
    put('path.txt', 1, 'electron');
    put('dist/electron', 1);
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  test('looks where the machine keeps Electron, when it says so', () => {
    put('path.txt', 1, 'electron');
    put('elsewhere/electron', 1);
    const elsewhere = join(folder, 'elsewhere');
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(join(elsewhere, 'electron'));
  });

  test('asks the mirror that the machine names', () => {
    expect(downloadBase({ ELECTRON_MIRROR: 'https://mirror.example/' })).toBe('https://mirror.example/');
    expect(downloadBase({})).toContain('/electron/releases/');
  });

  test('a download that cannot happen ends within seconds, silently, without a program', async () => {
    put('install.js', 1, 'process.exit(1)');
    const said: string[] = [];
    const nowhere = { ELECTRON_MIRROR: 'http://127.0.0.1:9/' };
    expect(await downloadElectron(folder, nowhere, (line) => said.push(line))).toBeUndefined();
    expect(said).toEqual([]);
  });

  test('a download from the cache needs no network', async () => {
    const unpack = [
      "const fs = require('node:fs');",
      "const path = require('node:path');",
      "fs.mkdirSync(path.join(__dirname, 'dist'));",
      "fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');",
      "fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');",
    ];
    put('install.js', 1, unpack.join('\n'));
    put('package.json', 1, '{}');
    const nowhere = { ELECTRON_MIRROR: 'http://127.0.0.1:9/' };
    expect(await downloadElectron(folder, nowhere, () => undefined)).toBe(join(folder, 'dist', 'electron'));
  });
});

describe('choosing how to open', () => {
  test('a window, where Electron and a screen are', () => {
    const choice = { host: 'window', electron: '/e' };
    expect(chooseHost({ electron: '/e', platform: 'linux', env: { DISPLAY: ':0' } })).toEqual(choice);
    expect(chooseHost({ electron: '/e', platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual(choice);
    expect(chooseHost({ electron: '/e', platform: 'win32', env: {} })).toEqual(choice);
    expect(chooseHost({ electron: '/e', platform: 'darwin', env: {} })).toEqual(choice);
  });

  test('the browser, where Electron is missing, and the reason is one plain line', () => {
    const choice = chooseHost({ electron: undefined, platform: 'win32', env: {} });
    expect(choice).toEqual({ host: 'server', because: 'Electron is not installed and cannot be downloaded here' });
  });

  test('the browser, where Linux has no screen', () => {
    expect(chooseHost({ electron: '/e', platform: 'linux', env: { DISPLAY: '' } }).host).toBe('server');
  });

  test('a crash at the start is told from a program that was closed', () => {
    expect(diedAtStart({ signal: 'SIGTRAP', afterMs: 300 })).toBe(true);
    expect(diedAtStart({ signal: 'SIGTRAP', afterMs: 60_000 })).toBe(false);
    expect(diedAtStart({ signal: 'SIGTERM', afterMs: 300 })).toBe(false);
    expect(diedAtStart({ signal: null, afterMs: 300 })).toBe(false);
  });
});
