import { useRef, useState } from 'react';

import type { SoldItem } from '#contract/price-lists';
import type { FoundEntry } from '#contract/till';
import { e4 } from '#domain/money';
import type { E4 } from '#domain/money';
import { parseEntry } from '#domain/till';
import { client, newId } from '#renderer/api';

import { oneE4 } from './cart.ts';
import type { CartStore } from './cart-store.ts';
import type { Credit } from './payment.ts';

/** Something that a scan asks of the person; they wait in the order in which they came. */
export type Ask = { key: string } & (
  | { kind: 'unknown'; text: string; quantityE4: E4; isBarcode: boolean }
  | { kind: 'choose'; items: readonly SoldItem[]; quantityE4: E4; barcode: string; embeddedPriceE4: E4 | null }
  | ({ kind: 'credit' } & Credit)
);

/** How much of an item, and what its label said. */
export type Counted = { quantityE4: E4; barcode: string; embeddedPriceE4: E4 | null };

type Options = {
  store: CartStore;
  onItem: () => void;
  onReceipt: (saleId: string) => void;
  /** True when the voucher was taken for paying at once. */
  onCredit: (credit: Credit) => boolean;
  onContact: (contact: { id: string; name: string }) => Promise<void>;
};

type NewAsk = Ask extends infer Each ? (Each extends Ask ? Omit<Each, 'key'> : never) : never;

/** Finds what was scanned or typed and does what it means. `take` is called one entry after the other. */
export function useEntry({ store, onItem, onReceipt, onCredit, onContact }: Options) {
  const [asks, setAsks] = useState<readonly Ask[]>([]);
  const waiting = useRef<readonly Ask[]>([]);
  const show = (next: readonly Ask[]) => {
    waiting.current = next;
    setAsks(next);
  };
  const ask = (question: NewAsk) => show([...waiting.current, { ...question, key: newId() }]);
  const done = (key: string) => show(waiting.current.filter((each) => each.key !== key));

  const addItem = (item: SoldItem, { quantityE4 = oneE4, barcode = '', embeddedPriceE4 = null }: Partial<Counted>) => {
    store.dispatch({ type: 'addItem', key: newId(), item, quantityE4, barcode, embeddedPriceE4 });
    onItem();
  };

  const met = async (found: FoundEntry, typed: { isScan: boolean }): Promise<void> => {
    switch (found.kind) {
      case 'items': {
        const [only, ...more] = found.items;
        if (only !== undefined && more.length === 0) addItem(only, found);
        else ask({ ...found, kind: 'choose' });
        return;
      }
      case 'receipt':
        return onReceipt(found.saleId);
      case 'credit':
        if (!onCredit(found)) ask({ ...found, kind: 'credit' });
        return;
      case 'contact':
        return onContact({ id: found.contactId, name: found.name });
      case 'unknown': {
        const first = typed.isScan || found.isBarcode ? undefined : await firstNamed(found.text);
        if (first !== undefined) addItem(first, { quantityE4: found.quantityE4 });
        else ask({ kind: 'unknown', text: found.text, quantityE4: found.quantityE4, isBarcode: found.isBarcode });
      }
    }
  };

  const firstNamed = async (q: string): Promise<SoldItem | undefined> => {
    const contactId = store.get().contact?.id ?? null;
    const { items } = await client.till.searchItems({ q, contactId, limit: 1 });
    return items[0];
  };

  const take = async (text: string, typed: { isScan: boolean }): Promise<void> => {
    const quantity = quantityAlone(text);
    const { selectedKey, contact } = store.get();
    if (quantity !== undefined) {
      if (selectedKey !== null) store.dispatch({ type: 'change', key: selectedKey, fields: { quantityE4: quantity } });
      return;
    }
    await met(await client.till.find({ text, contactId: contact?.id ?? null }), typed);
  };

  return { asks, take, done, addItem, hasAsks: () => waiting.current.length > 0 };
}

export type Entry = ReturnType<typeof useEntry>;

/** `5*` with nothing behind it is the quantity of the line that is chosen. */
function quantityAlone(text: string): E4 | undefined {
  const parsed = parseEntry(text);
  return parsed.text === '' ? e4(parsed.quantityE4) : undefined;
}
