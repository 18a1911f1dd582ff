// What every operation takes as an id and as a text.
import { expect, test } from 'vitest';
import { z } from 'zod';

import { idSchema, textSchema } from './values.ts';

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';

test('an id in capitals is the same id as in small letters', () => {
  expect(idSchema.parse(id.toUpperCase())).toBe(id);
  expect(idSchema.parse(id)).toBe(id);
  expect(idSchema.safeParse(`${id} `).success).toBe(false);
  expect(idSchema.safeParse(id.replace('7cc3', '4cc3')).success).toBe(false);
});

test('a text may hold tabs, line ends and every script, but no control character and no half of a character', () => {
  const text = textSchema(100);
  for (const good of ['Ada\tLtd', 'one\ntwo', 'one\r\ntwo', 'Łódź 東京 😀', '']) expect(text.parse(good)).toBe(good);
  for (const bad of ['a\0b', 'a\u001bb', 'a\u007fb', 'a\u0085b', 'a\u009fb', 'a\ud800b', '\udc00']) {
    expect(text.safeParse(bad).success).toBe(false);
  }
});

test('the shape of ids and texts can be described to a script', () => {
  const shape = z.object({ id: idSchema, name: textSchema(20).min(1), code: textSchema(5).optional() });
  expect(z.toJSONSchema(shape, { io: 'input' })).toMatchObject({
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      name: { type: 'string', minLength: 1, maxLength: 20 },
      code: { type: 'string', maxLength: 5 },
    },
  });
});
