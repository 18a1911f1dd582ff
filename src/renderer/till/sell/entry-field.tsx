import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Keys } from '#renderer/ui';

import { stepped } from './cart.ts';
import { useDesk } from './desk.ts';
import { FoundList } from './found-list.tsx';
import classes from './entry.module.css';
import { useFound } from './use-found.ts';
import type { Found } from './use-found.ts';
import { useRemoveLine } from './use-remove-line.ts';

const listId = 'till-found';

/** The one field of the till: a scan, a code, a name, or `3*` before them. Empty, its keys work on the sale. */
export function EntryField() {
  const { t } = useTranslation('till');
  const { text, setText, entryField, enterRest, keys, stage, setStage } = useDesk();
  const found = useFound();
  const onKeyDown = useEntryKeys(found);
  useEffect(() => entryField.current?.focus(), [entryField]);
  const isOpen = found.rows.length > 0;
  const active = found.marked === null ? undefined : `${listId}-${found.marked}`;
  return (
    <div className={classes['entry']}>
      <TextInput
        ref={entryField}
        size="lg"
        role="combobox"
        aria-label={t('entry.label')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={active}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={t('entry.placeholder')}
        classNames={{ input: classes['entryInput'] ?? '' }}
        leftSection={<IconBarcode size={22} aria-hidden />}
        rightSection={<Keys keys={keys.search} />}
        rightSectionWidth={52}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (stage.kind === 'paid' || stage.kind === 'accountPaid') setStage({ kind: 'sell' });
        }}
        onFocus={(event) => enterRest.arrived(event.timeStamp)}
        onKeyDown={onKeyDown}
      />
      {isOpen && <FoundList id={listId} found={found} />}
    </div>
  );
}

function useEntryKeys(found: Found) {
  const { text, setText, stage, toSell, cart, store, run, recording, enterRest } = useDesk();
  const removeLine = useRemoveLine();
  const enter = (event: KeyboardEvent) => {
    const item = found.marked === null ? undefined : found.rows[found.marked];
    if (item !== undefined) {
      run({ kind: 'item', item, counted: { quantityE4: found.quantityE4 } });
      return setText('');
    }
    if (text.trim() !== '') {
      run({ kind: 'text', text: text.trim(), isScan: false });
      return setText('');
    }
    if (!enterRest.isMeant({ at: event.timeStamp, isRepeat: event.repeat })) return undefined;
    if (stage.kind === 'sell') run({ kind: 'exactCash' });
    // The change stays in sight until the next sale begins; one Enter too many begins none.
    else if (!['pay', 'paid', 'accountPaid'].includes(stage.kind)) toSell();
  };
  const step = (by: 1 | -1) => {
    const line = cart.lines.find((each) => each.key === cart.selectedKey);
    if (line === undefined || line.kind === 'voucher' || line.kind === 'return') return;
    store.dispatch({ type: 'change', key: line.key, fields: { quantityE4: stepped(line.quantityE4, by) } });
  };
  const byKey: Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>> = {
    Enter: enter,
    ArrowDown: () => (found.rows.length > 0 ? found.move(1) : store.dispatch({ type: 'move', by: 1 })),
    ArrowUp: () => (found.rows.length > 0 ? found.move(-1) : store.dispatch({ type: 'move', by: -1 })),
    ...(text === '' && {
      '+': () => step(1),
      '-': () => step(-1),
      Delete: () => cart.selectedKey !== null && removeLine(cart.selectedKey),
      '?': askForKeys,
    }),
  };
  return (event: KeyboardEvent<HTMLInputElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
    const act = isPlain ? byKey[event.key] : undefined;
    if (act === undefined || recording.isBusy) return;
    event.preventDefault();
    act(event);
  };
}

// In the empty field ? asks for the keys, as it does everywhere else.
function askForKeys(): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
}
