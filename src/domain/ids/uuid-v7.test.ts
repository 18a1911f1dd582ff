import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidV7 } from './index.ts';

const unixMs = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('the example of RFC 9562 (appendix A.6) comes out', () => {
  const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7({ unixMs: 0x017f22e279b0, random: bytes })).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('every id is a UUID version 7 in small letters', () => {
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  fc.assert(fc.property(unixMs, random, (ms, bytes) => shape.test(uuidV7({ unixMs: ms, random: bytes }))));
});

test('ids made later sort after earlier ones', () => {
  fc.assert(
    fc.property(unixMs, unixMs, random, random, (first, second, left, right) => {
      fc.pre(first < second);
      return uuidV7({ unixMs: first, random: left }) < uuidV7({ unixMs: second, random: right });
    }),
  );
});

test('different random bytes of one millisecond give different ids', () => {
  const zeros = new Uint8Array(10);
  const ones = zeros.map((_, index) => (index === 9 ? 1 : 0));
  expect(uuidV7({ unixMs: 1, random: zeros })).not.toBe(uuidV7({ unixMs: 1, random: ones }));
});

test('a time beyond 48 bits and too little randomness are defects', () => {
  expect(() => uuidV7({ unixMs: 2 ** 48, random: new Uint8Array(10) })).toThrow(RangeError);
  expect(() => uuidV7({ unixMs: 1, random: new Uint8Array(9) })).toThrow(RangeError);
});
