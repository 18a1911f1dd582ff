import { expect, test } from 'vitest';

import { browserCommand } from './browser.ts';
import { judge, longestBody } from './gate.ts';
import type { Asked } from './gate.ts';
import { parseServerOptions } from './options.ts';
import { createSessions } from './sessions.ts';

const page: Asked = {
  method: 'GET',
  url: '/documents?state=unpaid',
  host: '127.0.0.1:8417',
  origin: undefined,
  fetchSite: 'none',
  contentType: undefined,
  contentLength: undefined,
  transferEncoding: undefined,
};
const call: Asked = {
  ...page,
  method: 'POST',
  url: '/rpc/contacts/list',
  origin: 'http://127.0.0.1:8417',
  fetchSite: 'same-origin',
  contentType: 'application/json',
  contentLength: '2',
};
const known = { port: 8417, hasSession: true };
const unknown = { port: 8417, hasSession: false };

test('who has the cookie gets pages and operations', () => {
  expect(judge(page, known)).toEqual({ kind: 'page', pathname: '/documents' });
  expect(judge({ ...page, host: 'localhost:8417', method: 'HEAD' }, known)).toMatchObject({ kind: 'page' });
  expect(judge(call, known)).toEqual({ kind: 'operation' });
  expect(judge({ ...call, contentType: 'Application/JSON; charset=utf-8' }, known)).toEqual({ kind: 'operation' });
});

test('who has no cookie gets nothing but the exchange of a token', () => {
  expect(judge(page, unknown)).toMatchObject({ status: 401 });
  expect(judge(call, unknown)).toMatchObject({ status: 401 });
  expect(judge({ ...page, url: '/?token=abc' }, unknown)).toEqual({ kind: 'exchange', token: 'abc' });
  expect(judge({ ...page, url: '/documents?token=abc' }, unknown)).toMatchObject({ status: 401 });
  expect(judge({ ...call, url: '/rpc/contacts/list?token=abc' }, unknown)).toMatchObject({ status: 401 });
});

test('a foreign name is refused, whatever it resolves to', () => {
  for (const host of ['evil.example', 'evil.example:8417', '127.0.0.1', '127.0.0.1:80', '0.0.0.0:8417', undefined]) {
    expect(judge({ ...page, host }, known)).toMatchObject({ status: 403 });
  }
});

test('a request that a foreign page sent is refused', () => {
  for (const origin of ['http://evil.example', 'http://127.0.0.1:9000', 'https://127.0.0.1:8417', 'null', '']) {
    expect(judge({ ...call, origin }, known)).toMatchObject({ status: 403 });
    expect(judge({ ...page, url: '/?token=abc', origin }, unknown)).toMatchObject({ status: 403 });
  }
  for (const fetchSite of ['cross-site', 'same-site']) {
    expect(judge({ ...call, origin: undefined, fetchSite }, known)).toMatchObject({ status: 403 });
  }
});

test('operations take POST with JSON of a known and bearable length', () => {
  expect(judge({ ...call, method: 'GET' }, known)).toMatchObject({ status: 405, allow: 'POST' });
  expect(judge({ ...page, method: 'POST' }, known)).toMatchObject({ status: 405, allow: 'GET, HEAD' });
  expect(judge({ ...call, contentType: 'text/plain' }, known)).toMatchObject({ status: 415 });
  expect(judge({ ...call, contentType: undefined }, known)).toMatchObject({ status: 415 });
  expect(judge({ ...call, contentLength: String(longestBody) }, known)).toEqual({ kind: 'operation' });
  expect(judge({ ...call, contentLength: String(longestBody + 1) }, known)).toMatchObject({ status: 413 });
  expect(judge({ ...call, contentLength: 'much' }, known)).toMatchObject({ status: 413 });
  expect(judge({ ...call, contentLength: undefined, transferEncoding: 'chunked' }, known)).toMatchObject({
    status: 411,
  });
});

test('an address that names another host is not read', () => {
  for (const url of ['//evil.example/', 'http://evil.example/', '*', '']) {
    expect(judge({ ...page, url }, known)).toMatchObject({ status: 400 });
  }
});

test('a token is exchanged once, and a cookie counts only in the run that gave it', () => {
  const sessions = createSessions();
  const token = sessions.mintToken();
  expect(sessions.exchange('guess')).toBeUndefined();
  const cookie = sessions.exchange(token);
  expect(cookie).toMatch(/^[\w-]{43}$/);
  expect(sessions.exchange(token)).toBeUndefined();
  expect(sessions.knows(cookie ?? '')).toBe(true);
  expect(sessions.knows(token)).toBe(false);
  expect(sessions.knows('')).toBe(false);
  expect(createSessions().knows(cookie ?? '')).toBe(false);
});

test('options are read, and a wrong one is said in a sentence', () => {
  expect(parseServerOptions(['--data', '/books', '--port', '0', '--no-open'])).toEqual({
    ok: true,
    value: { dataFolder: '/books', port: 0, opensBrowser: false, asksHelp: false },
  });
  expect(parseServerOptions([])).toMatchObject({ value: { dataFolder: undefined, port: undefined } });
  for (const words of [
    ['--port', '70000'],
    ['--port', 'x'],
    ['--data'],
    ['--data', ''],
    ['--host', '0.0.0.0'],
    ['x'],
  ]) {
    expect(parseServerOptions(words)).toMatchObject({ ok: false, error: { code: 'OPTIONS_INVALID' } });
  }
});

test('the browser is opened by the way of each platform, and not without a desktop', () => {
  const address = 'http://127.0.0.1:8417/?token=a';
  expect(browserCommand(address, { platform: 'darwin', env: {} })).toEqual({ file: 'open', args: [address] });
  expect(browserCommand(address, { platform: 'win32', env: {} })?.args).toContain(address);
  expect(browserCommand(address, { platform: 'linux', env: { DISPLAY: ':0' } })?.file).toBe('xdg-open');
  expect(browserCommand(address, { platform: 'linux', env: {} })).toBeUndefined();
});
