// A file as long as one may be, carried over HTTP there and back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Contract } from '#contract/contract';
import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { serve } from './serve.ts';
import type { RunningServer } from './serve.ts';

const pagesFolder = mkdtempSync(join(tmpdir(), 'counterbook-server-'));
let office: TestApp;
let server: RunningServer;
let api: ContractRouterClient<Contract>;

beforeAll(async () => {
  office = await openTestApp();
  const started = await serve({ app: office.app, pagesFolder, port: 0 });
  if (!started.ok) throw new Error(started.error.code);
  server = started.value;
  const answer = await fetch(server.newAddress(), { redirect: 'manual' });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  api = createORPCClient(new RPCLink({ url: `${server.origin}/rpc`, headers: { cookie, origin: server.origin } }));
});
afterAll(async () => {
  await server.close();
  await office.end();
  rmSync(pagesFolder, { recursive: true });
});

const longest = 48 * 1024 * 1024;

async function attach(contactId: string, base64: string) {
  const file = { name: 'Scan.tif', mediaType: 'image/tiff', base64 };
  const job = await api.activities.attach({ commandId: testId(), contactId, file });
  for (;;) {
    const step = await job.next();
    if (step.done === true) return step.value;
  }
}

test('a file of 48 MiB is attached and read again whole', async () => {
  const contact = await api.contacts.create({ commandId: testId(), name: 'Ada' });
  const base64 = Buffer.alloc(longest, 'Counterbook').toString('base64');
  const attachment = await attach(contact.id, base64);
  expect(attachment.size).toBe(longest);
  const read = await api.activities.attachment({ id: attachment.id });
  expect(read.base64 === base64).toBe(true);
});

test('a file that is longer is refused as input before anything is kept', async () => {
  const contact = await api.contacts.create({ commandId: testId(), name: 'Bert' });
  const base64 = Buffer.alloc(longest + 3, 'Counterbook').toString('base64');
  expect((await failureOf(attach(contact.id, base64))).code).toBe('INPUT_INVALID');
  expect((await api.activities.attachments({ contactId: contact.id })).total).toBe(0);
});
