import { useEffect, useRef, useState } from 'react';
import type { Dispatch, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { newId } from '#renderer/api';
import { offerUndo } from '#renderer/ui';

import { blankLine, isBlank } from './editor-state.ts';
import type { EditorAction, EditorState } from './editor-state.ts';
import { fieldAt, focusField, focusedField, focusedLine, isField, isNumberField, lineAt } from './line-focus.ts';

/** What a row of the grid can ask for. Stays the same while the document is edited, so that only the changed row is drawn. */
export type RowKeys = {
  addAfter: (key: string) => void;
  move: (key: string, by: -1 | 1) => void;
  remove: (key: string) => void;
  focus: (key: string, field: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
};

type Now = { state: EditorState; dispatch: Dispatch<EditorAction>; removed: string };

/** The keys of the lines, and where the focus stands after each. */
export function useLineKeys(state: EditorState, dispatch: Dispatch<EditorAction>) {
  const { t } = useTranslation('documents');
  const grid = useRef<HTMLDivElement>(null);
  const removed = t('lines.removed');
  const [keys] = useState(newLineKeys);
  useEffect(() => keys.follow({ state, dispatch, removed }, grid.current));
  return {
    grid,
    forRow: keys.forRow,
    moveFocused: (by: -1 | 1) => {
      const key = focusedLine(grid.current);
      if (key !== undefined) keys.forRow.move(key, by);
    },
    removeFocused: () => {
      const key = focusedLine(grid.current);
      if (key !== undefined) keys.forRow.remove(key);
    },
  };
}

function newLineKeys() {
  let now: Now | undefined;
  let grid: HTMLElement | null = null;
  // Where the focus goes once the change has been drawn.
  let wish: { key: string; field: string } | undefined;
  const lines = () => now?.state.lines ?? [];
  const wishFocus = (key: string) => {
    wish = { key, field: focusedField(grid) ?? 'item' };
  };

  const addAfter = (key: string) => {
    const next = lines()[lines().findIndex((line) => line.key === key) + 1];
    // A blank line that stands there already is as good as a new one.
    if (next !== undefined && isBlank(next)) return focusField(grid, { key: next.key, field: 'item' });
    const line = blankLine(newId());
    wish = { key: line.key, field: 'item' };
    now?.dispatch({ type: 'addLineAfter', key, line });
  };
  const move = (key: string, by: -1 | 1) => {
    wishFocus(key);
    now?.dispatch({ type: 'moveLine', key, by });
  };
  const remove = (key: string) => {
    const at = lines().findIndex((line) => line.key === key);
    const line = lines()[at];
    if (line === undefined || now === undefined) return;
    const blank = blankLine(newId());
    wishFocus((lines()[at + 1] ?? lines()[at - 1] ?? blank).key);
    now.dispatch({ type: 'removeLine', key, blank });
    if (isBlank(line)) return;
    offerUndo({ message: now.removed, undo: () => now?.dispatch({ type: 'putLine', line, at }) });
  };
  const focusNeighbour = (key: string, by: -1 | 1) => {
    const neighbour = lines()[lines().findIndex((line) => line.key === key) + by];
    if (neighbour !== undefined) focusField(grid, { key: neighbour.key, field: focusedField(grid) ?? 'item' });
  };

  const forRow: RowKeys = {
    addAfter,
    move,
    remove,
    focus: (key, field) => focusField(grid, { key, field }),
    ...keyHandlers({ addAfter, move, remove, focusNeighbour }),
  };
  /** Told after each drawing what stands there now; then the focus goes where it was wished. */
  const follow = (next: Now, drawn: HTMLElement | null) => {
    now = next;
    grid = drawn;
    const wanted = wish;
    wish = undefined;
    if (wanted !== undefined) focusField(grid, wanted);
  };
  return { forRow, follow };
}

type Doing = Pick<RowKeys, 'addAfter' | 'move' | 'remove'> & { focusNeighbour: (key: string, by: -1 | 1) => void };

function keyHandlers({ addAfter, move, remove, focusNeighbour }: Doing) {
  // Before the field itself sees them: an item field would open its list at Alt and an arrow.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const key = lineAt(event.target);
    if (!event.altKey || event.ctrlKey || event.metaKey || key === undefined) return;
    if (event.key === 'ArrowUp') move(key, -1);
    else if (event.key === 'ArrowDown') move(key, 1);
    else if (event.key === 'Delete') remove(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = lineAt(event.target);
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.defaultPrevented || !isPlain || key === undefined || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && isField(event.target) && fieldAt(event.target) !== undefined) addAfter(key);
    else if (event.key === 'ArrowUp' && isNumberField(event.target)) focusNeighbour(key, -1);
    else if (event.key === 'ArrowDown' && isNumberField(event.target)) focusNeighbour(key, 1);
    else return;
    event.preventDefault();
  };
  return { onKeyDown, onKeyDownCapture };
}
