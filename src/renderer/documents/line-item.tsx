import { useRef } from 'react';
import type { KeyboardEvent } from 'react';

import { client } from '#renderer/api';
import { ItemPicker } from '#renderer/ui';

import { itemFields } from './editor-state.ts';
import type { EditorLine } from './editor-state.ts';
import type { RowKeys } from './use-line-keys.ts';

type LineItemProps = {
  line: EditorLine;
  size: string;
  'aria-label': string;
  error: boolean;
  onChange: (fields: Partial<Omit<EditorLine, 'key'>>) => void;
  keys: RowKeys;
};

/**
 * Chooses the item of a line. Enter takes the only item that the typed or scanned text fits; text that is no item becomes the description
 * when the field is left, so that nothing typed is lost.
 */
export function LineItem({ line, onChange, keys, ...field }: LineItemProps) {
  const typed = useRef('');
  const keepAsText = () => {
    const text = typed.current.trim();
    typed.current = '';
    if (text !== '' && line.description.trim() === '') onChange({ description: text });
  };
  const take = async (text: string) => {
    const { rows, total } = await client.items.list({ q: text, limit: 10 });
    const exact = rows.find(({ code, barcode }) => code.toLowerCase() === text.toLowerCase() || barcode === text);
    const item = exact ?? (total === 1 ? rows[0] : undefined);
    if (item === undefined) {
      keepAsText();
      keys.focus(line.key, 'description');
      return;
    }
    typed.current = '';
    onChange(itemFields(line, item));
    keys.focus(line.key, 'quantity');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const text = typed.current.trim();
    const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || text === '' || isChoosing) return;
    event.preventDefault();
    void take(text);
  };
  return (
    <div onBlur={keepAsText}>
      <ItemPicker
        {...field}
        placeholder=""
        dropdownWidth={420}
        value={line.itemCode}
        onKeyDown={onKeyDown}
        onText={(text) => {
          typed.current = text;
          if (text === '') onChange({ itemId: null, itemCode: '' });
        }}
        onPick={(item) => {
          typed.current = '';
          onChange(itemFields(line, item));
          keys.focus(line.key, 'quantity');
        }}
      />
    </div>
  );
}
