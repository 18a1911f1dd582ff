import { describe, expect, test } from 'vitest';

import { e4, minor } from '#domain/money';

import { blankAdjustment, blankLine, editorReducer, isBlank, itemFields, newEditorState } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';

const empty = newEditorState({ kind: 'invoice', contactId: null, priceMode: 'exclusive', lineKey: 'a' });
const three: EditorState = { ...empty, lines: ['a', 'b', 'c'].map(blankLine) };
const keysOf = (state: EditorState) => state.lines.map((line) => line.key).join('');

describe('lines', () => {
  test('a new document begins with one blank line', () => {
    expect(empty.lines).toHaveLength(1);
    expect(empty.lines.every(isBlank)).toBe(true);
  });

  test('a line is added after the one that has the focus', () => {
    expect(keysOf(editorReducer(three, { type: 'addLineAfter', key: 'b', line: blankLine('n') }))).toBe('abnc');
    expect(keysOf(editorReducer(three, { type: 'addLineAfter', key: 'gone', line: blankLine('n') }))).toBe('abcn');
  });

  test('a line moves one place, and not beyond the first or last', () => {
    expect(keysOf(editorReducer(three, { type: 'moveLine', key: 'c', by: -1 }))).toBe('acb');
    expect(keysOf(editorReducer(three, { type: 'moveLine', key: 'a', by: 1 }))).toBe('bac');
    expect(editorReducer(three, { type: 'moveLine', key: 'a', by: -1 })).toEqual(three);
    expect(editorReducer(three, { type: 'moveLine', key: 'c', by: 1 })).toEqual(three);
  });

  test('removing the last line leaves a blank one to type into', () => {
    const one = editorReducer(empty, { type: 'removeLine', key: 'a', blank: blankLine('n') });
    expect(keysOf(one)).toBe('n');
    expect(keysOf(editorReducer(three, { type: 'removeLine', key: 'b', blank: blankLine('n') }))).toBe('ac');
  });

  test('a removed line comes back where it stood', () => {
    const line = { ...blankLine('b'), description: 'Chai' };
    const removed = editorReducer(three, { type: 'removeLine', key: 'b', blank: blankLine('n') });
    const undone = editorReducer(removed, { type: 'putLine', line, at: 1 });
    expect(keysOf(undone)).toBe('abc');
    expect(undone.lines[1]?.description).toBe('Chai');
  });

  test('typing in a line changes that line alone', () => {
    const typed = editorReducer(three, { type: 'changeLine', key: 'b', fields: { description: 'Chai' } });
    expect(typed.lines.map((line) => line.description)).toEqual(['', 'Chai', '']);
    expect(typed.lines[0]).toBe(three.lines[0]);
  });
});

describe('choosing an item', () => {
  const chai = { id: 'i', code: 'C-1', name: 'Chai', unit: 'box', priceE4: e4(180_000), taxRateId: 't' };

  test('fills what the item knows', () => {
    expect(itemFields(blankLine('a'), chai)).toMatchObject({
      itemId: 'i',
      itemCode: 'C-1',
      description: 'Chai',
      unit: 'box',
      priceE4: 180_000,
      taxRateId: 't',
    });
  });

  test('keeps a description that was typed by hand, and replaces that of another item', () => {
    expect(itemFields({ ...blankLine('a'), description: 'By hand' }, chai)).not.toHaveProperty('description');
    expect(itemFields({ ...blankLine('a'), itemId: 'o', description: 'Chang' }, chai).description).toBe('Chai');
  });
});

describe('discounts and surcharges', () => {
  test('are added, changed, removed and put back', () => {
    const added = editorReducer(empty, { type: 'putAdjustment', adjustment: blankAdjustment('x', 'charge'), at: 0 });
    const change = { basis: 'amount', amountMinor: minor(1290) } as const;
    const changed = editorReducer(added, { type: 'changeAdjustment', key: 'x', fields: change });
    expect(changed.adjustments).toMatchObject([{ kind: 'charge', basis: 'amount', amountMinor: 1290 }]);
    expect(editorReducer(changed, { type: 'removeAdjustment', key: 'x' }).adjustments).toEqual([]);
  });
});
