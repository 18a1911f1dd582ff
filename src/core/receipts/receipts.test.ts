// One model, three forms: a printer's commands, a PDF and a text. They say the same words, and nothing on them is wider than the paper.
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ReceiptCode } from '#contract/till-values';

import { columnsOf } from './arrange.ts';
import { exampleMoment, saleExamples, shopFrame, typicalSale } from './examples.ts';
import { playPrinter, scanSquares, squaresIn, textOf, textsIn, wordsIn } from './reading.ts';
import type { Printed } from './reading.ts';
import type { ReceiptModel } from './receipt-model.ts';
import { reportReceipt } from './report-receipt.ts';
import { saleReceipt } from './sale-receipt.ts';
import { closedShift, openShift, takenPayment } from './shift-examples.ts';
import { testReceipt } from './test-receipt.ts';
import { toEscPos } from './to-esc-pos.ts';
import { toRollPaper } from './to-roll-paper.ts';
import { toText } from './to-text.ts';
import { voucherReceipt } from './voucher-receipt.ts';

const settings = { hasCutter: true, opensDrawer: true };
const rolls = [80, 58] as const;
const codes = ['qr', 'both'] as const;

const sales = Object.entries(saleExamples).map(([name, { sale, frame }]) => [name, saleReceipt(sale, frame)] as const);
const papers: (readonly [string, ReceiptModel])[] = [
  ...sales,
  ...codes.map((code) => [`${code} code`, saleReceipt(typicalSale.sale, { ...typicalSale.frame, code })] as const),
  ['z-report', reportReceipt(closedShift, { ...shopFrame, copyNumber: 1 })],
  ['x-report', reportReceipt(openShift, shopFrame)],
  ['voucher', voucherReceipt(takenPayment, shopFrame)],
  [
    'test-page',
    testReceipt({ name: 'Front till', prefix: 'T1-', hasDrawer: true }, { ...shopFrame, now: exampleMoment }),
  ],
];
const papersOnRolls = papers.flatMap(([name, model]) => rolls.map((paperMm) => [name, paperMm, model] as const));

describe('each paper of the till', () => {
  test.each(papersOnRolls)(
    '%s on %i mm says the same words on the roll, as PDF and as text',
    async (_, paperMm, model) => {
      const printed = wordsIn(textOf(playPrinter(await toEscPos(model, { ...settings, paperMm }))));
      const text = wordsIn(toText(model, { paperMm }));
      const pdf = wordsIn(textsIn(await toRollPaper(model, { paperMm })).join(' '));
      expect(text.length).toBeGreaterThan(15);
      expect(printed).toEqual(text);
      expect(pdf).toEqual(text);
    },
  );

  test.each(papersOnRolls)('%s on %i mm is never wider than the paper', async (_, paperMm, model) => {
    const lines = playPrinter(await toEscPos(model, { ...settings, paperMm })).flatMap((each) =>
      each.did === 'line' ? [each] : [],
    );
    const widest = Math.max(...lines.map((line) => line.text.length * line.width));
    expect(widest).toBeLessThanOrEqual(columnsOf[paperMm]);
    const longest = Math.max(
      ...toText(model, { paperMm })
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(columnsOf[paperMm]);
  });
});

describe('golden receipts', () => {
  test.each(sales.flatMap(([name, model]) => rolls.map((paperMm) => [name, paperMm, model] as const)))(
    'the %s sale on %i mm',
    async (name, paperMm, model) => {
      const file = (form: string) => join(import.meta.dirname, 'golden', `${name}-${paperMm}.${form}.txt`);
      await expect(toText(model, { paperMm })).toMatchFileSnapshot(file('mail'));
      const printed = playPrinter(await toEscPos(model, { ...settings, paperMm }));
      await expect(printed.map(shown).join('\n')).toMatchFileSnapshot(file('roll'));
    },
  );
});

function shown(each: Printed): string {
  if (each.did !== 'line') return `[${Object.values(each).join(' ')}]`;
  const look = [each.isBold ? 'bold' : '', each.height > 1 ? `${each.width}x${each.height}` : ''].filter(
    (part) => part !== '',
  );
  return look.length === 0 ? each.text : `[${look.join(' ')}] ${each.text}`;
}

test('the drawer opens before anything is printed, and the paper is cut at the end', async () => {
  const [first, ...rest] = playPrinter(await toEscPos(typicalModel(), { ...settings, paperMm: 80 }));
  expect(first).toEqual({ did: 'drawer' });
  expect(rest.at(-1)).toEqual({ did: 'cut' });
  const plain = playPrinter(await toEscPos(typicalModel(), { paperMm: 80, hasCutter: false, opensDrawer: false }));
  expect(plain.some(({ did }) => did === 'drawer' || did === 'cut')).toBe(false);
  // Room to tear the paper off below the last words.
  expect(plain.slice(-4).every((each) => each.did === 'line' && each.text === '')).toBe(true);
});

test('é, ü and € are sent in code pages that printers have', async () => {
  const bytes = await toEscPos(modelSaying('é ü €'), { paperMm: 80, hasCutter: false, opensDrawer: false });
  // Code page 437 has é and ü at 82 and 81, page 858 (ESC t 19) the euro at D5.
  expect(Buffer.from(bytes).toString('hex')).toContain('1b7400822081201b7413d5');
});

test('letters that no code page has lose their accents or are marked, and the paper says so', async () => {
  const print = async (text: string) =>
    textOf(playPrinter(await toEscPos(modelSaying(text), { paperMm: 58, hasCutter: false, opensDrawer: false })));
  expect(await print('Łódź, Žižkov, Αθήνα, Київ')).toContain('Łódź, Žižkov, Αθήνα, Київ');
  expect(await print('Nguyễn')).toContain('Nguyen');
  const unknown = await print('東京 mug 👍🏽');
  expect(unknown).toContain('?? mug ?');
  expect(wordsIn(unknown).join(' ')).toContain('? stands for letters that this printer lacks.');
  expect(await print('plain')).not.toContain('stands for');
});

test('no text becomes a command: neither control characters nor pictures at their places in code page 437', async () => {
  const evil = saleReceipt(
    {
      ...typicalSale.sale,
      note: 'before\u001bp\u0000after ←p\u2190\u25ba\u263a',
      contactName: '\u001d\u0056\u0000 Ltd',
      number: 'T1-000012',
    },
    typicalSale.frame,
  );
  const printed = playPrinter(await toEscPos(evil, { paperMm: 80, hasCutter: false, opensDrawer: false }));
  expect(printed.filter(({ did }) => did === 'drawer' || did === 'cut')).toEqual([]);
  expect(textOf(printed)).toContain('<-p');
});

async function codesOn(number: string, { paperMm, code = 'barcode' }: { paperMm: 80 | 58; code?: ReceiptCode }) {
  const model = saleReceipt({ ...typicalSale.sale, number }, { ...typicalSale.frame, code });
  const printed = playPrinter(await toEscPos(model, { ...settings, paperMm }));
  return printed.filter(({ did }) => did === 'barcode' || did === 'qr');
}

test('the number stands on the receipt as a barcode that a scanner reads; where it is too long for the paper, as QR code', async () => {
  expect(await codesOn('T1-000012', { paperMm: 80 })).toEqual([{ did: 'barcode', value: 'T1-000012' }]);
  expect(await codesOn('T1-000012', { paperMm: 58 })).toEqual([{ did: 'barcode', value: 'T1-000012' }]);
  expect(await codesOn('FRONT-TILL-00000012', { paperMm: 80 })).toEqual([
    { did: 'barcode', value: 'FRONT-TILL-00000012' },
  ]);
  expect(await codesOn('FRONT-TILL-00000012', { paperMm: 58 })).toEqual([{ did: 'qr', value: 'FRONT-TILL-00000012' }]);
  expect(await codesOn('Ü{-000012', { paperMm: 80 })).toEqual([{ did: 'qr', value: 'Ü{-000012' }]);
});

test('who wants a QR code, or both, gets them; of both there is one where bars would be too fine', async () => {
  const bars = { did: 'barcode', value: 'T1-000012' };
  const squares = { did: 'qr', value: 'T1-000012' };
  for (const paperMm of rolls) {
    expect(await codesOn('T1-000012', { paperMm, code: 'qr' })).toEqual([squares]);
    expect(await codesOn('T1-000012', { paperMm, code: 'both' })).toEqual([bars, squares]);
  }
  expect(await codesOn('FRONT-TILL-00000012', { paperMm: 58, code: 'both' })).toHaveLength(1);
});

test('the QR code of the PDF is read back from its squares, on both widths', async () => {
  for (const paperMm of rolls) {
    const model = saleReceipt(typicalSale.sale, { ...typicalSale.frame, code: 'both' });
    const [bars = [], squares = []] = squaresIn(await toRollPaper(model, { paperMm }));
    expect(scanSquares(squares)).toBe(typicalSale.sale.number);
    expect(scanSquares(bars)).toBeUndefined();
  }
});

test('the logo is printed on white, at most three quarters of the paper wide; one that is broken is left out', async () => {
  const picturesOf = async (logo: ReceiptModel['logo']) => {
    const model = { ...typicalModel(), logo };
    return playPrinter(await toEscPos(model, { paperMm: 58, hasCutter: true, opensDrawer: false })).filter(
      ({ did }) => did === 'picture',
    );
  };
  expect(await picturesOf(shopFrame.logo)).toEqual([{ did: 'picture', width: 64, height: 24 }]);
  expect(await picturesOf({ mediaType: 'image/jpeg', base64: 'AAAA' })).toEqual([]);
  expect(await picturesOf({ mediaType: 'image/png', base64: 'AAAA' })).toEqual([]);
});

test('a copy says COPY and its number, the first print does not', () => {
  const text = (copyNumber: number) =>
    toText(saleReceipt(typicalSale.sale, { ...typicalSale.frame, copyNumber }), { paperMm: 80 });
  expect(text(0)).not.toContain('COPY');
  expect(text(3)).toContain('COPY 3');
});

test('what is missing leaves no empty line of its own, and an exempt sale says why', () => {
  const bare = {
    ...typicalSale.frame.company,
    street: '',
    city: '',
    postalCode: '',
    phone: '',
    website: '',
    taxNumber: '',
    country: '',
  };
  const sale = { ...typicalSale.sale, userName: '', exemptionReason: 'Diplomatic mission, certificate 15.10' };
  const text = toText(saleReceipt(sale, { company: bare, logo: null, footer: '', code: 'barcode', copyNumber: 0 }), {
    paperMm: 80,
  });
  expect(text).toContain('Diplomatic mission, certificate 15.10');
  expect(text).not.toContain('Served by');
  expect(text).not.toMatch(/\n\n\n/);
});

test('a JPEG logo is printed too', async () => {
  const { encode } = await import('jpeg-js');
  const data = new Uint8Array(40 * 20 * 4).fill(40);
  const base64 = encode({ width: 40, height: 20, data }, 90).data.toString('base64');
  const model = { ...typicalModel(), logo: { mediaType: 'image/jpeg', base64 } as const };
  const printed = playPrinter(await toEscPos(model, { paperMm: 80, hasCutter: true, opensDrawer: false }));
  expect(printed.filter(({ did }) => did === 'picture')).toEqual([{ did: 'picture', width: 40, height: 24 }]);
});

function typicalModel(): ReceiptModel {
  return saleReceipt(typicalSale.sale, typicalSale.frame);
}

function modelSaying(text: string): ReceiptModel {
  const block = { block: 'text', text, align: 'left', isLarge: false, isBold: false, indent: 0 } as const;
  return { ...typicalModel(), logo: null, blocks: [block] };
}
