// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';

import common from '#resources/locales/en/common.json';
import tillOffice from '#resources/locales/en/till-office.json';
import type { ShiftReport } from '#contract/till';
import { minor } from '#domain/money';

import { TenderTable } from './report-tables.tsx';

test('nothing received and nothing given back look alike', async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { common, tillOffice } } });
  const given = {
    tender: 'storeCredit',
    count: 1,
    receivedMinor: minor(0),
    refundedMinor: minor(500),
    amountMinor: minor(-500),
  } as const;
  const taken = {
    tender: 'cash',
    count: 1,
    receivedMinor: minor(500),
    refundedMinor: minor(0),
    amountMinor: minor(500),
  } as const;
  const report = { currency: 'EUR', tenders: [taken, given] } as Partial<ShiftReport> as ShiftReport;
  render(<TenderTable report={report} />, { wrapper: MantineProvider });
  const [, cash, credit] = screen.getAllByRole('row').map((row) =>
    within(row)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  expect(cash).toEqual(['1', '€5.00', '–', '€5.00']);
  expect(credit).toEqual(['1', '–', '−€5.00', '−€5.00']);
});
