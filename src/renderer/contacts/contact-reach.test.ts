import { expect, test } from 'vitest';

import { allWays, breakableParts, waysTo } from './contact-reach.ts';

const contact = {
  email: 'ann+shop@example.org',
  emailLabel: '',
  phone: '+49 (0)731 / 12 34-5',
  phoneLabel: 'Office',
  fax: '0731 99',
  points: [
    { kind: 'mobile', label: 'Ann', value: '0170 1' },
    { kind: 'website', label: '', value: 'example.org/shop' },
    { kind: 'website', label: '', value: 'javascript:alert(1)' },
    { kind: 'email', label: 'Invoices', value: 'a?bcc=x@y.z' },
  ],
} as const;

test('the main number comes first, then the mobile ones, and a click dials what is dialled', () => {
  expect(waysTo({ ...contact, points: [...contact.points] }, 'phone').map(({ href }) => href)).toEqual([
    'tel:+4973112345',
    'tel:01701',
  ]);
});

test('a mail address cannot carry anything but the address', () => {
  const [main, other] = waysTo({ ...contact, points: [...contact.points] }, 'email');
  expect(main?.href).toBe('mailto:ann%2Bshop@example.org');
  expect(other?.href).toBe('mailto:a%3Fbcc%3Dx@y.z');
});

test('a website opens when it is one, and a fax leads nowhere', () => {
  const hrefs = allWays({ ...contact, points: [...contact.points] }).map(({ kind, href }) => [kind, href]);
  expect(hrefs).toContainEqual(['website', 'https://example.org/shop']);
  expect(hrefs).toContainEqual(['website', '']);
  expect(hrefs).toContainEqual(['fax', '']);
});

test('an address is broken behind its signs, and a short domain is not broken at all', () => {
  expect(breakableParts('ann.o.neil@example.org')).toEqual(['ann.', 'o.', 'neil@', 'example.org']);
  expect(breakableParts('a@mail.a-very-long-name.example.org').slice(1)).toEqual([
    'mail.',
    'a-very-long-name.',
    'example.',
    'org',
  ]);
  expect(breakableParts('https://example.org/a/b')).toEqual(['https://', 'example.', 'org/', 'a/', 'b']);
  expect(breakableParts('+49 731 1')).toEqual(['+49 731 1']);
});
