import { expect, test } from 'vitest';

import { newContactValues } from './contact-values.ts';
import { codesBesideFields, pathOf } from './use-contact-form.ts';

const organisations = [
  { organisationId: 'holding', role: '' },
  { organisationId: 'anna', role: '' },
];
const values = { ...newContactValues, organisations };

test('each failure that the form tells itself stands beside a field', () => {
  for (const code of codesBesideFields) expect(pathOf({ code, data: {} }, values)).toBeDefined();
  expect(pathOf({ code: 'CONTACT_CHANGED', data: {} }, values)).toBeUndefined();
});

test('a failure stands beside the row and the own field that it names', () => {
  const row = pathOf({ code: 'ORGANISATION_INVALID', data: { organisationId: 'anna' } }, values);
  expect(row).toBe('organisations.1.organisationId');
  expect(pathOf({ code: 'CUSTOM_FIELD_INVALID', data: { fieldId: 'seats' } }, values)).toBe('custom.seats');
});
