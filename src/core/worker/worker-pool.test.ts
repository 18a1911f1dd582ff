import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import type { CalendarDate, Instant } from '#domain/dates';
import { minor } from '#domain/money';
import { testWorkerFile } from '#core/testing';

import type { TaskInput } from './tasks.ts';
import { createWorkerPool } from './worker-pool.ts';

const pool = createWorkerPool({ workerFile: testWorkerFile });
afterAll(() => pool.close());

test('a task runs in a thread of its own and its answer comes back', async () => {
  const pdf = await pool.run('renderPaper', report({ rows: 3 }));
  expect(pdf).toBeInstanceOf(Uint8Array);
  expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
});

test('what a task throws is thrown where it was asked for, and the next task runs', async () => {
  await expect(pool.run('renderPaper', report({ locale: 'no such locale' }))).rejects.toThrow(RangeError);
  expect((await pool.run('renderPaper', report({ rows: 1 }))).length).toBeGreaterThan(1000);
});

test('a task can be stopped in the middle, and the next one runs', async () => {
  const stop = new AbortController();
  const running = pool.run('renderPaper', report({ rows: 50_000 }), { signal: stop.signal });
  setTimeout(() => stop.abort(), 300);
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect((await pool.run('renderPaper', report({ rows: 1 }))).length).toBeGreaterThan(1000);
});

test('a task that is stopped before it begins does not begin', async () => {
  const running = pool.run('renderPaper', report({ rows: 1 }), { signal: AbortSignal.abort() });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});

test('papers for many people at once all come', async () => {
  const pdfs = await Promise.all([1, 2, 3, 4, 5].map((rows) => pool.run('renderPaper', report({ rows }))));
  expect(pdfs.every((pdf) => pdf.length > 1000)).toBe(true);
});

test('a closed pool runs nothing more', async () => {
  const closed = createWorkerPool({ workerFile: testWorkerFile });
  await closed.run('renderPaper', report({ rows: 1 }));
  await closed.close();
  await expect(closed.run('renderPaper', report({ rows: 1 }))).rejects.toThrow('closed');
});

test('a program without its fonts says so when it starts, not when somebody prints', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'no-fonts-'));
  try {
    mkdirSync(join(elsewhere, 'out'));
    writeFileSync(join(elsewhere, 'out', 'worker.js'), '');
    expect(() => createWorkerPool({ workerFile: join(elsewhere, 'out', 'worker.js') })).toThrow('No resources folder');
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

function report({ rows = 1, locale = 'en-IE' }: { rows?: number; locale?: string }): TaskInput<'renderPaper'> {
  const nothing = minor(0);
  const amounts = {
    currentMinor: minor(100),
    days1to30Minor: nothing,
    days31to60Minor: nothing,
    days61to90Minor: nothing,
    over90Minor: nothing,
    unappliedMinor: nothing,
    balanceMinor: minor(100),
  };
  const contact = { contactId: '', contactCode: 'C', contactName: 'Łódź & Söhne', ...amounts };
  return {
    paper: 'ageing',
    createdAt: '2026-11-21T09:30:00Z' as Instant,
    logo: null,
    company: {
      name: 'Office',
      street: '',
      postalCode: '',
      city: '',
      region: '',
      country: '',
      email: '',
      phone: '',
      website: '',
      taxNumber: '',
      registrationNumber: '',
      iban: '',
      bic: '',
      bankName: '',
      paperFooter: '',
      currency: 'EUR',
      language: 'en',
      locale,
      timeZone: 'Europe/Dublin',
      fiscalYearStartMonth: 1,
      taxRounding: 'document',
      priceMode: 'exclusive',
      paymentTermsDays: 14,
      closedUntil: null,
    },
    ageing: {
      day: '2026-11-21' as CalendarDate,
      currency: 'EUR',
      rows: Array.from({ length: rows }, () => contact),
      total: amounts,
    },
  };
}
