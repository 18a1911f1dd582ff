import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';

import de from '#resources/locales/de/errors.json';
import en from '#resources/locales/en/errors.json';

import { errorText } from './error-text.ts';

const office = { locale: 'de-DE', wordLocale: 'de-DE', currency: 'EUR' };

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    ns: ['errors'],
    resources: { en: { errors: en }, de: { errors: de } },
    interpolation: { escapeValue: false },
  });
});

test('amounts in an error are written in the manner of the office', () => {
  const error = new ORPCError('REFUND_EXCEEDS_CREDIT', { data: { creditMinor: 123_450 } });
  expect(errorText(error, office)).toContain('1.234,50\u00a0€');
});

test('days in an error are written in the manner of the office', () => {
  const error = new ORPCError('PERIOD_CLOSED', { data: { closedUntil: '2026-10-31' } });
  expect(errorText(error, office)).toContain('31.10.2026');
});

test('moments in an error are written with day and time', () => {
  const error = new ORPCError('CLOCK_BEHIND', { data: { lastAt: '2026-10-31T12:00:00.000Z' } });
  expect(errorText(error, office)).toMatch(/\b3\d\.10\.2026, \d\d:00|01\.11\.2026/);
});

test('the issues of a wrong input say where and what', () => {
  const issues = [{ path: 'company.iban', message: 'Too long' }];
  expect(errorText(new ORPCError('INPUT_INVALID', { data: { issues } }), office)).toContain('company.iban: Too long');
});

test('a defect is told with the reference that the user can quote', () => {
  expect(errorText(new ORPCError('INTERNAL', { data: { reference: 'K7-42' } }), office)).toContain('K7-42');
});

test('a host that does not answer, and a code without words, are told in words as well', () => {
  expect(errorText(new TypeError('Failed to fetch'), office)).toBe(en.NETWORK);
  expect(errorText(new ORPCError('SOMETHING_NEW'), office)).toContain('SOMETHING_NEW');
});
