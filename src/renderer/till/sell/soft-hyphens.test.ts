import { expect, test } from 'vitest';

import { withSoftHyphens } from './soft-hyphens.ts';

const shown = (name: string) => withSoftHyphens(name).replaceAll('\u00AD', '-');

test('long words may be parted between two syllables', () => {
  expect(shown('Schreibtischlampe')).toBe('Schreib-tisch-lampe');
  expect(shown('Geschenkpapierrolle, rot')).toBe('Geschenk-pa-pier-rolle, rot');
  expect(shown('Kugelschreiber')).toBe('Kugel-schrei-ber');
  expect(shown('Watercolours')).toBe('Water-co-lours');
});

test('short words, numbers and codes stay whole', () => {
  for (const name of ['Paper bag', 'Rye bread 750 g', 'LMP-2044/B', '4006381333931', '']) {
    expect(withSoftHyphens(name)).toBe(name);
  }
});
