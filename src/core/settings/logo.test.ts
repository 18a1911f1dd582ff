// The logo: a whole PNG or JPEG, or the papers could not be printed.
import { expect, test } from 'vitest';

import { failureOf, openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import { readPicture } from './logo.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
// The smallest baseline JPEG: SOI, tables, a frame of one pixel, a scan, EOI.
const jpeg =
  '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=';

test('settings.update keeps a logo, gives it back, keeps it through other changes and takes it away', async () => {
  const office = await openTestApp();
  type Change = Omit<Parameters<TestApp['api']['settings']['update']>[0], 'commandId'>;
  const update = (change: Change) => office.api.settings.update({ commandId: testId(), ...change });
  for (const logo of [
    { mediaType: 'image/png', base64: png },
    { mediaType: 'image/jpeg', base64: jpeg },
  ] as const) {
    expect((await update({ logo })).logo).toEqual(logo);
    expect((await update({ company: { city: 'Graz' } })).logo).toEqual(logo);
  }
  expect((await update({ logo: null })).logo).toBeNull();
  await office.end();
});

test('a file that is no picture, is cut short or has a damaged byte is refused with LOGO_UNREADABLE', async () => {
  const office = await openTestApp();
  const bytes = Buffer.from(png, 'base64');
  const damaged = Buffer.from(bytes);
  damaged[45] = (damaged[45] ?? 0) ^ 1;
  const cut = bytes.subarray(0, 40);
  for (const content of [Buffer.from('no picture'), cut, damaged, Buffer.from(jpeg, 'base64'), Buffer.alloc(0)]) {
    const logo = { mediaType: 'image/png', base64: content.toString('base64') } as const;
    const failure = await failureOf(office.api.settings.update({ commandId: testId(), logo }));
    expect(failure.code).toBe('LOGO_UNREADABLE');
  }
  const cutJpeg = Buffer.from(jpeg, 'base64').subarray(0, 60).toString('base64');
  expect(readPicture({ mediaType: 'image/jpeg', base64: cutJpeg })).toBeNull();
  expect((await office.api.settings.get()).logo).toBeNull();
  await office.end();
});
