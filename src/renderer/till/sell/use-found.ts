import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { SoldItem } from '#contract/price-lists';
import type { E4 } from '#domain/money';
import { parseEntry } from '#domain/till';
import { orpc } from '#renderer/api';

import { useDesk } from './desk.ts';

const none: readonly SoldItem[] = [];
const mostRows = 8;

/** Items that fit what stands in the entry field. `marked` only after an arrow key: until then Enter means what was typed. */
export type Found = {
  rows: readonly SoldItem[];
  marked: number | null;
  quantityE4: E4;
  move: (by: 1 | -1) => void;
};

export function useFound(): Found {
  const { text, cart } = useDesk();
  const typed = parseEntry(text);
  const [search] = useDebouncedValue(typed.text.trim(), 120);
  const [mark, setMark] = useState<{ search: string; index: number }>();
  const isAsked = typed.text.trim().length > 1 && search.length > 1;
  const { data } = useQuery({
    ...orpc.till.searchItems.queryOptions({
      input: { q: search, contactId: cart.contact?.id ?? null, limit: mostRows },
    }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const rows = isAsked ? (data?.items ?? none) : none;
  const marked = mark?.search === search && mark.index < rows.length ? mark.index : null;
  return {
    rows,
    marked,
    quantityE4: typed.quantityE4,
    move: (by) => {
      const next = marked === null ? (by > 0 ? 0 : rows.length - 1) : (marked + by + rows.length) % rows.length;
      setMark({ search, index: next });
    },
  };
}
