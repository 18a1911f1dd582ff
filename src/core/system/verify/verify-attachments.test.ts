// Files of attachments that somebody has touched behind the program's back.
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { attachmentFile } from '#core/activities';
import { openTestApp } from '#core/testing';
import type { TestApp } from '#core/testing';

import { fillBooks, openCopy, tamper } from './testing.ts';

let office: TestApp;
beforeAll(async () => {
  office = await openTestApp();
  await fillBooks(office);
  await office.app.close();
});
afterAll(async () => office.end());

const digest = (content: string) => createHash('sha256').update(content).digest('hex');
const order = digest('Three boxes of tea');

/** What `attachments.files` says after a hand has been at the folder. */
async function verdictAfter(touch: (file: string, copy: TestApp) => void) {
  const copy = await openCopy(office.databaseFile);
  touch(attachmentFile(copy.folder, order), copy);
  const { checks, firstFault } = await copy.api.system.verify();
  await copy.end();
  const files = checks.find((check) => check.name === 'attachments.files');
  return { ...files, firstFault: firstFault?.check };
}

describe('system.verify', () => {
  test('it reads every file of every attachment', async () => {
    expect(await verdictAfter(() => {})).toMatchObject({
      isTrue: true,
      checked: 3,
      fault: null,
      firstFault: undefined,
    });
  });

  test('it names a file that is missing, by the contact that it hangs on', async () => {
    const { fault, firstFault } = await verdictAfter((file) => rmSync(file));
    expect(fault).toBe(`The file Order.txt of Anna (${order.slice(0, 8)}) is missing`);
    expect(firstFault).toBe('attachments.files');
  });

  test('it names a file of which one byte was changed', async () => {
    const { fault } = await verdictAfter((file) => writeFileSync(file, 'Three boxes of Tea'));
    expect(fault).toBe(`The file Order.txt of Anna (${order.slice(0, 8)}) is not what was attached`);
  });

  test('it names a file that has grown or shrunk', async () => {
    const words = /^The file Order.txt of Anna \(\w+\) is (\d+) bytes long instead of 18$/;
    expect((await verdictAfter((file) => appendFileSync(file, '!'))).fault).toMatch(words);
    expect((await verdictAfter((file) => writeFileSync(file, ''))).fault).toMatch(words);
  });

  test('it names a row whose size was changed', async () => {
    const statement = `UPDATE attachments SET size = size + 1 WHERE name = 'Order again.txt'`;
    const { fault } = await verdictAfter((_, copy) => tamper(copy.databaseFile, statement));
    expect(fault).toMatch(/^The file Order again.txt of Anna \(\w+\) is 18 bytes long instead of 19$/);
  });
});
