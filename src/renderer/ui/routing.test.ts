import { expect, test } from 'vitest';
import { z } from 'zod';

import { readState } from './routing.ts';

const schema = z.object({ q: z.string().default(''), sort: z.enum(['name', 'code']).default('name') });

test('values of the address that are missing or wrong become the defaults and spare the others', () => {
  expect(readState(schema, {})).toEqual({ q: '', sort: 'name' });
  expect(readState(schema, { q: '123', sort: 'colour' })).toEqual({ q: '123', sort: 'name' });
});
