import { expect, test } from 'vitest';

import { filledOptions, optionsFault } from './field-options.ts';

test('lines left empty are no options, and a choice needs one', () => {
  const options = [
    { id: '1', label: ' Gold ' },
    { id: '2', label: '  ' },
  ];
  expect(filledOptions(options)).toEqual([{ id: '1', label: 'Gold' }]);
  expect(optionsFault(options)).toBeUndefined();
  expect(optionsFault([{ id: '1', label: '' }])).toBe('none');
});

test('no option stands twice, whatever its case', () => {
  expect(
    optionsFault([
      { id: '1', label: 'Gold' },
      { id: '2', label: 'gold ' },
    ]),
  ).toBe('doubled');
});
