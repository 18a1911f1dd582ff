import { afterAll, describe, expect, test } from 'vitest';

import { testWorkerFile } from '#core/testing';
import { createWorkerPool } from '#core/worker';

import { exampleAgeing, exampleDocument, exampleLogo, exampleVoucher } from './examples.ts';
import type { Paper } from './papers.ts';
import { infoOf, pageCountOf } from './reading.ts';
import { paperFileName } from './render.ts';

const pool = createWorkerPool({ workerFile: testWorkerFile });
afterAll(() => pool.close());
const print = (paper: Paper): Promise<Uint8Array> => pool.run('renderPaper', paper);

const line = {
  description: 'Ordner A4 „breit“, Ζωή, Жизнь, Łódź',
  itemCode: 'ORD-1',
  quantity: 3,
  unit: 'Stk.',
  price: 2.3,
};

describe('a finished paper', () => {
  test('of few lines has one page, with or without a logo', async () => {
    expect(pageCountOf(await print(exampleDocument({ lines: [line] })))).toBe(1);
    expect(pageCountOf(await print(exampleDocument({ lines: [line], paper: { logo: exampleLogo } })))).toBe(1);
    expect(pageCountOf(await print(exampleVoucher({})))).toBe(1);
  });

  test('of 200 lines has many pages', async () => {
    const pdf = await print(exampleDocument({ lines: Array.from({ length: 200 }, () => line) }));
    expect(pageCountOf(pdf)).toBeGreaterThan(7);
    expect(pageCountOf(pdf)).toBeLessThan(15);
  });

  test('names its title, its company, its language and the given moment, never the clock', async () => {
    const pdf = await print(exampleDocument({ lines: [line] }));
    expect(infoOf(pdf, 'Title')).toBe('Rechnung RE-2026-0042');
    expect(infoOf(pdf, 'Author')).toBe('Nordlicht Bürobedarf GmbH');
    expect(infoOf(pdf, 'CreationDate')).toBe('D:20261121093000Z');
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (de)');
  });

  test('is the same to the byte when it is made again', async () => {
    const model = exampleDocument({ lines: [line], paper: { logo: exampleLogo } });
    const [first, second] = [await print(model), await print(model)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('embeds its fonts', async () => {
    const text = Buffer.from(await print(exampleDocument({ lines: [line] }))).toString('latin1');
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans-Regular/);
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans-SemiBold/);
    expect(text).toContain('/FontFile2');
  });

  test('does without a logo that cannot be decoded', async () => {
    const logo = { ...exampleLogo, base64: Buffer.from('no picture').toString('base64') };
    expect(pageCountOf(await print(exampleDocument({ lines: [line], paper: { logo } })))).toBe(1);
  });

  test('lists 5,000 contacts on as many pages as they need', { timeout: 60_000 }, async () => {
    const pdf = await print(exampleAgeing(5000));
    expect(pageCountOf(pdf)).toBeGreaterThan(150);
  });
});

describe('the file name of a paper', () => {
  test('is its title, without what a file system refuses', () => {
    expect(paperFileName(exampleDocument({ lines: [line] }))).toBe('Rechnung RE-2026-0042.pdf');
    expect(paperFileName(exampleDocument({ lines: [line], document: { number: '2026/11:7' } }))).toBe(
      'Rechnung 2026-11-7.pdf',
    );
    expect(paperFileName(exampleVoucher({}))).toBe('Zahlungsbeleg ZE-2026-0007.pdf');
    expect(paperFileName(exampleAgeing(1))).toBe('Offene Forderungen am 21.11.2026.pdf');
  });
});
