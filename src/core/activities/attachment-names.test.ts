// What a file may be called and what it may be said to be, whatever it was called where it came from.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { plainMediaType, plainName, provenMediaType } from './attachment-names.ts';

test.each([
  ['Offer.pdf', 'Offer.pdf'],
  ['Angebot für Käthe – 2026.pdf', 'Angebot für Käthe – 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\Scan 1.tif', 'Scan 1.tif'],
  ['/', 'file'],
  ['..', 'file'],
  ['.', 'file'],
  ['folder/', 'folder'],
  ['CON.txt', '_CON.txt'],
  ['nul', '_nul'],
  ['a<b>:"c|?*.txt', 'a_b___c___.txt'],
  ['ends with points...', 'ends with points'],
  ['invoice_\u202efdp.exe', 'invoice__fdp.exe'],
  ['.hidden', '.hidden'],
])('%j is kept as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test('whatever comes, the name is one part of a path, not empty and not too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const name = plainName(text);
      expect(name).not.toMatch(/[/\\\p{Cc}]|^\.{1,2}$/u);
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(255);
      expect(plainName(name)).toBe(name);
    }),
  );
});

test('a name that is too long keeps its ending', () => {
  expect(plainName(`${'x'.repeat(300)}.pdf`)).toBe(`${'x'.repeat(251)}.pdf`);
});

test('a kind is told without parameters; nonsense is an unknown kind', () => {
  expect(plainMediaType('Text/HTML; charset=utf-8')).toBe('text/html');
  for (const text of ['', 'pdf', 'a/b/c', 'text/html\r\nx: y', '<script>']) {
    expect(plainMediaType(text)).toBe('application/octet-stream');
  }
});

test('only pictures and PDFs that begin as such are told to be what they are said to be', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  expect(provenMediaType('image/png', bytes('\u0089PNG\r\n\u001a\n...'))).toBe('image/png');
  expect(provenMediaType('image/gif', bytes('GIF89a'))).toBe('image/gif');
  expect(provenMediaType('image/png', bytes('GIF89a'))).toBe('application/octet-stream');
  expect(provenMediaType('text/html', bytes('<html>'))).toBe('application/octet-stream');
  expect(provenMediaType('application/pdf', bytes(''))).toBe('application/octet-stream');
});
