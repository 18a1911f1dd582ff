import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { hostWords } from '#core/hosting';

import { destinationOf, isTrustedSender } from './addresses.ts';
import { dataFolderOf } from './arguments.ts';
import { freeName, isShown } from './download-name.ts';
import { menuTemplate } from './menu-template.ts';
import { fitWindow, parseWindowState } from './window-state.ts';

test('the folder of the books is the word after --data', () => {
  expect(dataFolderOf(['.', '--data', 'books'], '/home/ann')).toBe(resolve('/home/ann', 'books'));
  expect(dataFolderOf(['--data=/books', '--inspect'], '/home/ann')).toBe(resolve('/books'));
  for (const words of [[], ['--data'], ['--data='], ['--data', '--inspect'], ['--database', 'x']]) {
    expect(dataFolderOf(words, '/home/ann')).toBeUndefined();
  }
});

describe('addresses', () => {
  test('our own pages stay inside, the web, mail and calls go outside, all else goes nowhere', () => {
    expect(destinationOf('app://counterbook/documents?q=1')).toBe('inside');
    for (const outside of ['https://example.org/a', 'http://example.org', 'mailto:ann@example.org', 'tel:+497311234']) {
      expect(destinationOf(outside)).toBe('outside');
    }
    const nowhere = [
      'app://evil/',
      'app://counterbook.evil/',
      'app://ann@counterbook/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'ms-msdt:/id',
      'smb://server/share',
      'not an address',
      '',
    ];
    for (const address of nowhere) expect(destinationOf(address)).toBe('nowhere');
  });

  test('only the main frame of our own pages may speak to the program', () => {
    expect(isTrustedSender({ url: 'app://counterbook/#/contacts', parent: null })).toBe(true);
    expect(isTrustedSender(null)).toBe(false);
    expect(isTrustedSender({ url: 'app://counterbook/', parent: { url: 'app://counterbook/' } })).toBe(false);
    for (const url of ['https://counterbook/', 'about:blank', 'app://other/', 'app:counterbook', '']) {
      expect(isTrustedSender({ url, parent: null })).toBe(false);
    }
  });
});

describe('the window', () => {
  const screen = { x: 0, y: 25, width: 1920, height: 1055 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };
  const state = { bounds: { x: 100, y: 100, width: 1000, height: 800 }, isMaximized: false };

  test('opens where it was closed', () => {
    expect(fitWindow(state, [screen, right])).toEqual(state.bounds);
    const onRight = { ...state, bounds: { ...state.bounds, x: 2000 } };
    expect(fitWindow(onRight, [screen, right])).toEqual(onRight.bounds);
  });

  test('keeps its size but not its place when its screen has gone or its title is out of reach', () => {
    for (const bounds of [
      { ...state.bounds, x: 2000 },
      { ...state.bounds, y: -50 },
      { ...state.bounds, x: -950 },
      { ...state.bounds, y: 1070 },
    ]) {
      expect(fitWindow({ ...state, bounds }, [screen])).toEqual({ width: 1000, height: 800 });
    }
  });

  test('is never larger than its screen', () => {
    const huge = { ...state, bounds: { x: 100, y: 100, width: 5000, height: 4000 } };
    expect(fitWindow(huge, [screen])).toMatchObject({ width: 1920, height: 1055 });
    expect(fitWindow(undefined, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ width: 1024, height: 700 });
    expect(fitWindow(undefined, [screen])).toEqual({ width: 1280, height: 860 });
  });

  test('a state that the program did not write counts as none', () => {
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
    for (const text of ['', '{', 'null', '[]', '{"bounds":{},"isMaximized":true}', '{"bounds":1}']) {
      expect(parseWindowState(text)).toBeUndefined();
    }
    const broken = { ...state, bounds: { ...state.bounds, width: 0.5 } };
    expect(parseWindowState(JSON.stringify(broken))).toBeUndefined();
  });
});

describe('a saved paper', () => {
  test('never overwrites another file', () => {
    const taken = new Set(['Invoice 7.pdf', 'Invoice 7 (2).pdf']);
    expect(freeName('Invoice 8.pdf', (name) => taken.has(name))).toBe('Invoice 8.pdf');
    expect(freeName('Invoice 7.pdf', (name) => taken.has(name))).toBe('Invoice 7 (3).pdf');
  });

  test('has a name that every file system takes', () => {
    const free = (): boolean => false;
    expect(freeName('../R/2026:1?.pdf', free)).toBe('-R-2026-1-.pdf');
    expect(freeName('..', free)).toBe('file');
    expect(freeName('', free)).toBe('file');
  });

  test('is opened by itself only when it is a paper, a table or a picture', () => {
    expect(isShown('Invoice.PDF')).toBe(true);
    expect(isShown('ageing.csv')).toBe(true);
    expect(isShown('setup.exe')).toBe(false);
    expect(isShown('page.html')).toBe(false);
  });
});

test('the menu has the roles of its platform and the words of its language', () => {
  const context = { words: hostWords('de').menu, hasDeveloperTools: false, openDataFolder: () => undefined };
  const mac = menuTemplate({ ...context, platform: 'darwin' });
  const windows = menuTemplate({ ...context, platform: 'win32', hasDeveloperTools: true });
  expect(mac.map(({ label }) => label)).toEqual(['Counterbook', 'Datei', 'Bearbeiten', 'Ansicht', 'Fenster']);
  expect(windows.map(({ label }) => label)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster']);
  expect(JSON.stringify(windows)).toContain('"role":"quit","label":"Beenden"');
  expect(JSON.stringify(windows)).toContain('toggleDevTools');
  expect(JSON.stringify(mac)).not.toContain('toggleDevTools');
});
