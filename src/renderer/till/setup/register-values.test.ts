import { expect, test } from 'vitest';

import type { Register } from '#contract/till-values';

import { faultsOf, inputOf, valuesOf } from './register-values.ts';

const stored: Register = {
  id: '01970000-0000-7000-8000-000000000000',
  version: 3,
  name: 'Counter',
  prefix: 'A-',
  padding: 5,
  startAt: 7,
  printer: { kind: 'network', host: '192.168.1.50', port: 9100, paperMm: 58, hasDrawer: false, hasCutter: true },
  isArchived: false,
  isStarted: true,
  nextNumber: 'A-00042',
  openShift: null,
  heldCount: 0,
};

test('a register comes back from its form as it was', () => {
  const { name, prefix, padding, startAt, printer } = stored;
  expect(inputOf(valuesOf(stored))).toEqual({ name, prefix, padding, startAt, printer });
});

test('a register without a printer sends nothing of one, whatever was typed before', () => {
  expect(inputOf({ ...valuesOf(stored), kind: 'none' }).printer).toEqual({ kind: 'none' });
  expect(inputOf({ ...valuesOf(stored), kind: 'usb', path: ' /dev/usb/lp0 ' }).printer).toEqual({
    kind: 'usb',
    path: '/dev/usb/lp0',
    paperMm: 58,
    hasDrawer: false,
    hasCutter: true,
  });
});

test('a new register wants a name and a prefix', () => {
  expect(faultsOf(valuesOf(undefined))).toEqual({ name: 'required', prefix: 'required' });
  expect(faultsOf(valuesOf(stored))).toEqual({});
});

test('a prefix that ends with a digit would run into the number', () => {
  expect(faultsOf({ ...valuesOf(stored), prefix: 'K1' })).toEqual({ prefix: 'endsWithDigit' });
});

test('a printer wants its address', () => {
  expect(faultsOf({ ...valuesOf(stored), host: ' ' })).toEqual({ host: 'required' });
  expect(faultsOf({ ...valuesOf(stored), kind: 'usb' })).toEqual({ path: 'required' });
});
