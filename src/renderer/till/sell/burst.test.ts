import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { newBurst } from './burst.ts';
import type { Heard } from './burst.ts';

type Gap = number | ((index: number) => number);

/** Presses the keys of a text and then the end, each `gap` milliseconds after the one before. */
function typing(text: string, gap: Gap, { end = 'Enter', burst = newBurst(), from = 1000 } = {}) {
  let at = from;
  const heard: Heard[] = [];
  for (const [index, key] of [...text.split(''), end].entries()) {
    at += typeof gap === 'number' ? gap : gap(index);
    heard.push(burst.hear({ key, at }));
  }
  return { last: heard.at(-1), heard, at, burst };
}

describe('a scanner', () => {
  test('is told by a whole code within a blink, ended by Enter or Tab', () => {
    expect(typing('4006381333931', 5).last).toEqual({ kind: 'scan', text: '4006381333931', typed: '' });
    expect(typing('ART-7', 20, { end: 'Tab' }).last).toEqual({ kind: 'scan', text: 'ART-7', typed: '' });
  });

  test('keeps its code whole when a busy computer hesitates in the middle of it', () => {
    const once = (index: number) => (index === 7 ? 180 : 4);
    expect(typing('4006381333931', once).last).toEqual({ kind: 'scan', text: '4006381333931', typed: '' });
    const atTheEnd = (index: number) => (index === 13 ? 120 : 4);
    expect(typing('4006381333931', atTheEnd).last).toEqual({ kind: 'scan', text: '4006381333931', typed: '' });
  });

  test('may send capitals: Shift is no character and no pause', () => {
    const burst = newBurst();
    const keys = ['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'];
    const heard = keys.map((key, index) => burst.hear({ key, at: 100 + index * 6 }));
    expect(heard.at(-1)).toEqual({ kind: 'scan', text: 'AB12', typed: '' });
  });

  test('that sends two line ends takes no cash with the second', () => {
    const { burst, at } = typing('40063813', 4);
    expect(burst.hear({ key: 'Enter', at: at + 5 })).toEqual({ kind: 'echo' });
    expect(burst.hear({ key: 'Enter', at: at + 900 })).toEqual({ kind: 'other' });
  });

  test('may follow at once on another scan: both are heard, apart', () => {
    const first = typing('11112222', 4);
    const second = typing('33334444', 4, { burst: first.burst, from: first.at + 10 });
    expect([first.last, second.last]).toEqual([
      { kind: 'scan', text: '11112222', typed: '' },
      { kind: 'scan', text: '33334444', typed: '' },
    ]);
  });

  test('begins anew after a pause: what was typed before it is no part of the code', () => {
    const burst = newBurst();
    for (const [index, key] of ['m', 'i', 'l'].entries()) burst.hear({ key, at: index * 150 });
    expect(typing('4006381333931', 4, { burst, from: 5000 }).last).toEqual({
      kind: 'scan',
      text: '4006381333931',
      typed: '',
    });
  });
});

describe('fingers', () => {
  test('are slower: a typed name and Enter is no scan', () => {
    expect(typing('folder', 90).last).toEqual({ kind: 'other' });
    expect(typing('folder', (index) => (index === 3 ? 20 : 110)).last).toEqual({ kind: 'other' });
  });

  test('are not overheard for three fast characters', () => {
    expect(typing('123', 5).last).toEqual({ kind: 'other' });
  });

  test('that hold Ctrl or Alt, or press another key, begin anew', () => {
    const burst = newBurst();
    for (const [index, key] of ['1', '2', '3'].entries()) burst.hear({ key, at: 10 + index * 4 });
    expect(burst.hear({ key: 'v', at: 24, hasModifier: true })).toEqual({ kind: 'other' });
    expect(typing('4', 4, { burst, from: 26 }).last).toEqual({ kind: 'other' });
    expect(typing('5', 4, { burst: newBurst() }).heard[0]).toEqual({ kind: 'character', isFirst: true });
  });
});

describe('fingers and then a scanner at once', () => {
  /** Types slowly, and scans before the pause is over. */
  function typingThenScanning(typed: string, code: string, { slowMs = 110, fastMs = 5 } = {}) {
    return typing(`${typed}${code}`, (index) => (index <= typed.length ? slowMs : fastMs)).last;
  }

  test('what was typed is no part of the code', () => {
    expect(typingThenScanning('12', '4006381333931')).toEqual({ kind: 'scan', text: '4006381333931', typed: '12' });
    expect(typingThenScanning('Son', 'ART-7')).toEqual({ kind: 'scan', text: 'ART-7', typed: 'Son' });
  });

  test('a quantity belongs to it', () => {
    expect(typingThenScanning('3*', '40063813')).toEqual({ kind: 'scan', text: '3*40063813', typed: '' });
    expect(typingThenScanning('2,5*', '40063813')).toEqual({ kind: 'scan', text: '2,5*40063813', typed: '' });
  });

  test('a single slow gap may be a computer that hesitates: the code stays whole', () => {
    expect(typingThenScanning('4', '006381333931')).toEqual({ kind: 'scan', text: '4006381333931', typed: '' });
  });

  test('always: any code after any word', () => {
    const words = fc.stringMatching(/^[a-z]{2,8}$/);
    const codes = fc.stringMatching(/^[0-9A-Z]{4,20}$/);
    const speed = fc.record({ slowMs: fc.integer({ min: 40, max: 240 }), fastMs: fc.integer({ min: 1, max: 30 }) });
    const isCut = (typed: string, code: string, gaps: { slowMs: number; fastMs: number }) => {
      expect(typingThenScanning(typed, code, gaps)).toEqual({ kind: 'scan', text: code, typed });
    };
    fc.assert(fc.property(words, codes, speed, isCut));
  });
});
