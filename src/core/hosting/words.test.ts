import { expect, test } from 'vitest';

import type { OpenError } from '#core/app';

import { hostWords, openErrorWords } from './words.ts';

test('a host speaks German to Germans, Austrians and Swiss, and English to all others', () => {
  expect(hostWords('de').menu.file).toBe('Datei');
  expect(hostWords('de-AT').menu.file).toBe('Datei');
  expect(hostWords('en-GB').menu.file).toBe('File');
  expect(hostWords('pt-BR').menu.file).toBe('File');
});

test('both languages hold the same words', () => {
  const shape = (value: object): unknown =>
    Object.entries(value).map(([key, inner]: [string, unknown]) =>
      typeof inner === 'object' && inner !== null ? [key, shape(inner)] : key,
    );
  expect(shape(hostWords('de'))).toEqual(shape(hostWords('en')));
});

test('every reason why books do not open is said in words that name the folder', () => {
  const codes: OpenError['code'][] = [
    'DATABASE_NEWER',
    'DATABASE_UNREADABLE',
    'DATABASE_BUSY',
    'DATABASE_MISSING',
    'FOLDER_READ_ONLY',
    'ALREADY_OPEN',
  ];
  const unknown = hostWords('en').openErrors.unknown.replace('{{folder}}', '/books/$1');
  for (const code of codes) {
    expect(openErrorWords({ code }, { locale: 'en', dataFolder: '/books/$1' }).text).not.toBe(unknown);
    for (const locale of ['en', 'de']) {
      const words = openErrorWords({ code }, { locale, dataFolder: '/books/$1' });
      expect(words.text).toContain('/books/$1');
      expect(words.text).not.toMatch(/\{\{|[A-Z]+_[A-Z]+/);
    }
  }
});
