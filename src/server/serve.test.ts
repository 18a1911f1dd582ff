import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Contract } from '#contract/contract';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { serve } from './serve.ts';
import type { RunningServer } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterbook-server-'));
const pagesFolder = join(folder, 'renderer');
let office: TestApp;
let server: RunningServer;
let cookie: string;

beforeAll(async () => {
  mkdirSync(join(pagesFolder, 'assets'), { recursive: true });
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>Counterbook</title>');
  writeFileSync(join(pagesFolder, 'assets', 'index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  office = await openTestApp();
  server = await started(0);
  cookie = await signIn(server);
});
afterAll(async () => {
  await server.close();
  await office.end();
  rmSync(folder, { recursive: true });
});

describe('the way in', () => {
  test('the printed address opens once, and leaves a cookie that no script and no foreign site can use', async () => {
    const path = new URL(server.newAddress()).search;
    const first = await ask({ path: `/${path}` });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^counterbook-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    const second = await ask({ path: `/${path}` });
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('press Enter for a new one');
  });

  test('who is in already is led on by a used address', async () => {
    const path = `/${new URL(server.newAddress()).search}`;
    await ask({ path });
    expect(await ask({ path, headers: { cookie } })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  test('without the cookie, with a guessed or with another server’s cookie there is nothing', async () => {
    const guesses = ['', `counterbook-${server.port}=guess`, cookie.replace(String(server.port), '1')];
    for (const guess of guesses) {
      for (const path of ['/', '/assets/index-1a2b.js', '/rpc/settings/get']) {
        const answer = await ask({ path, headers: guess === '' ? {} : { cookie: guess } });
        expect(answer.status).toBe(401);
        expect(answer.body).toContain('Open the address that the program printed.');
      }
    }
  });

  test('a page comes with headers that let it load nothing foreign', async () => {
    const page = await ask({ path: '/documents', headers: { cookie } });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Counterbook</title>' });
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-cache');
    const script = await ask({ path: '/assets/index-1a2b.js', headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect(await ask({ path: '/', method: 'HEAD', headers: { cookie } })).toMatchObject({ status: 200, body: '' });
  });
});

describe('what is refused', () => {
  test('foreign names and foreign pages, even with the cookie', async () => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: `evil.example:${server.port}` },
      { origin: 'http://evil.example' },
    ];
    for (const headers of foreign) {
      for (const path of ['/', '/rpc/settings/get']) {
        expect((await ask({ path, method: 'POST', headers: { cookie, ...headers } })).status).toBe(403);
      }
    }
    const own = { cookie, host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` };
    expect((await ask({ path: '/rpc/settings/get', method: 'POST', headers: own })).status).toBe(200);
  });

  test('paths that lead out of the pages', async () => {
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/assets/..%5c..%5csecret.txt',
    ];
    for (const path of paths) {
      const answer = await ask({ path, headers: { cookie } });
      expect(answer).toMatchObject({ status: 404 });
      expect(answer.body).not.toContain('secret.txt');
    }
    expect((await ask({ path: '//evil.example/', headers: { cookie } })).status).toBe(400);
  });

  test('other methods, other kinds of body and bodies without a bearable length', async () => {
    const path = '/rpc/settings/get';
    const json = { cookie, 'content-type': 'application/json' };
    expect(await ask({ path, headers: { cookie } })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await ask({ path: '/', method: 'POST', headers: { cookie } })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
    const asText = { cookie, 'content-type': 'text/plain' };
    expect((await ask({ path, method: 'POST', headers: asText, body: '{}' })).status).toBe(415);
    const chunked = { ...json, 'transfer-encoding': 'chunked' };
    expect((await ask({ path, method: 'POST', headers: chunked, body: '{}' })).status).toBe(411);
    const long = { ...json, 'content-length': String(70 * 1024 * 1024) };
    expect((await ask({ path, method: 'POST', headers: long })).status).toBe(413);
  });

  test('operations that do not exist', async () => {
    expect((await ask({ path: '/rpc/settings/burn', method: 'POST', headers: { cookie } })).status).toBe(404);
  });

  test('a port that is taken is told as such', async () => {
    expect(await serve({ app: office.app, pagesFolder, port: server.port })).toEqual({
      ok: false,
      error: { code: 'PORT_UNAVAILABLE' },
    });
  });
});

describe('the contract over HTTP', () => {
  test('answers, and tells its errors by code', async () => {
    const api = clientOf(server, cookie);
    expect((await api.settings.get()).company.name).toBe('Test Office');
    const created = await api.contacts.create({ commandId: testId(), name: 'Ann' });
    expect(await api.contacts.get({ id: created.id })).toMatchObject({ name: 'Ann' });
    const { error } = await safe(api.documents.issue({ commandId: testId(), id: testId() }));
    expect(error).toMatchObject({ code: 'DOCUMENT_NOT_FOUND', status: 404, defined: true });
  });

  test('a change made anywhere is told to every open page', async () => {
    const stop = new AbortController();
    const api = clientOf(server, cookie);
    const notices = await api.system.changes(undefined, { signal: stop.signal });
    const told = notices.next();
    // The headers of a stream may come a moment before the server listens, so it is changed until it is told.
    for (
      let isTold = false;
      !isTold;
      isTold = await Promise.race([told.then(() => true), pause(50).then(() => false)])
    ) {
      await office.api.items.create({ commandId: testId(), name: 'Ink' });
    }
    expect(await told).toMatchObject({ done: false, value: { topics: ['items'] } });
    stop.abort();
  });

  test('a job streams its progress and ends with its result', async () => {
    await drafts(60);
    const stream = await clientOf(server, cookie).documents.issueMany({ commandId: testId() });
    const done: number[] = [];
    let step = await stream.next();
    while (step.done !== true) {
      done.push(step.value.done);
      step = await stream.next();
    }
    expect(done).toEqual([25, 50, 60]);
    expect(step.value).toMatchObject({ issued: 60, wasCancelled: false });
  });

  test('closing the connection cancels the job', async () => {
    await drafts(200);
    const socket = connect(server.port, '127.0.0.1');
    const body = JSON.stringify({ json: { commandId: testId() } });
    socket.write(
      `POST /rpc/documents/issueMany HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${cookie}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const { promise: hasStarted, resolve } = Promise.withResolvers<undefined>();
    socket.on('data', (data) => {
      if (data.toString().includes('"done":25')) resolve(undefined);
    });
    await hasStarted;
    socket.destroy();
    const left = await settled(async () => (await office.api.documents.list({ state: 'draft' })).total);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(200);
  });
});

test('closing ends streams before they are done and gives the port back', async () => {
  const other = await started(0);
  const otherCookie = await signIn(other);
  await drafts(100);
  const stream = await clientOf(other, otherCookie).documents.issueMany({ commandId: testId() });
  await stream.next();
  // Longer than a test may last: only streams that are ended at once let it close in time.
  await other.close(600_000);
  await expect(drained(stream)).rejects.toThrow('terminated');
  const again = await started(other.port);
  // What was given out before counts no more.
  expect((await ask({ path: '/', headers: { cookie: otherCookie }, port: again.port })).status).toBe(401);
  await again.close();
});

async function started(port: number): Promise<RunningServer> {
  const running = await serve({ app: office.app, pagesFolder, port });
  if (!running.ok) throw new Error(running.error.code);
  return running.value;
}

async function signIn(running: RunningServer): Promise<string> {
  const { headers } = await ask({ path: `/${new URL(running.newAddress()).search}`, port: running.port });
  return headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
}

function clientOf(running: RunningServer, given: string): ContractRouterClient<Contract> {
  return createORPCClient(new RPCLink({ url: `${running.origin}/rpc`, headers: { cookie: given } }));
}

async function drafts(count: number): Promise<void> {
  const { id: contactId } = await office.api.contacts.create({ commandId: testId(), name: `Buyer of ${count}` });
  const lines = [{ description: 'Ink', quantityE4: 10_000, priceE4: 50_000 }];
  for (let made = 0; made < count; made += 1) {
    await office.api.documents.saveDraft({ commandId: testId(), contactId, lines });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Waits until a figure stays the same. */
async function settled(look: () => Promise<number>): Promise<number> {
  let before = await look();
  for (;;) {
    await pause(150);
    const now = await look();
    if (now === before) return now;
    before = now;
  }
}

async function drained(stream: AsyncIterator<unknown>): Promise<void> {
  while ((await stream.next()).done !== true);
}

type Asking = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  port?: number;
};

/** A request whose path and headers go out exactly as they are given. */
async function ask(asking: Asking): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    headers: IncomingHttpHeaders;
    body: string;
  }>();
  const { path, method = 'GET', headers = {}, body, port = server.port } = asking;
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
    text(response)
      .then((answered) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answered }))
      .catch(reject);
  });
  outgoing.on('error', reject);
  if (headers['content-length'] !== undefined && body === undefined) outgoing.flushHeaders();
  else outgoing.end(body);
  return promise;
}
