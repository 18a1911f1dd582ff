import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Instant } from '#domain/dates';
import { unzipped } from '#core/testing';

import { zipOf } from './zip.ts';

const at = '2026-11-21T10:00:00.000Z' as Instant;
const entries = [
  { path: 'record.json', content: Buffer.from('{"name":"Größe"}'), at },
  { path: 'attachments/Vertrag ä.txt', content: Buffer.from('Text\n'.repeat(5000)), at },
  { path: 'empty.bin', content: new Uint8Array(), at },
];

test('a ZIP holds its files as they were, found by its directory', () => {
  const files = unzipped(zipOf(entries));
  expect([...files].map(([path, content]) => [path, content.toString()])).toEqual(
    entries.map(({ path, content }) => [path, Buffer.from(content).toString()]),
  );
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('SKIPPED: python3 is missing, so no other program has read the ZIP.\n');

test.runIf(hasPython)('another program reads the ZIP, too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterbook-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zipOf(entries));
    // It proves the checksums while it unpacks.
    const script = `import zipfile; z = zipfile.ZipFile('a.zip'); assert z.testzip() is None; z.extractall('out'); print('\\n'.join(z.namelist()))`;
    const listed = execFileSync('python3', ['-X', 'utf8', '-c', script], { cwd: folder, encoding: 'utf8' });
    expect(listed.trim().split('\n')).toEqual(entries.map((entry) => entry.path));
    for (const { path, content } of entries) {
      expect(readFileSync(join(folder, 'out', path)).equals(Buffer.from(content))).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a ZIP of nothing is one, too, and more files than it can count are refused', () => {
  expect(Buffer.from(zipOf([])).toString('hex')).toBe(`504b0506${'00'.repeat(18)}`);
  const many = Array.from({ length: 65_536 }, (_, index) => ({ path: String(index), content: new Uint8Array(), at }));
  expect(() => zipOf(many)).toThrow(RangeError);
});
