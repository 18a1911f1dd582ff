import { useRef, useState } from 'react';

import type { TenderRow } from './payment.ts';

/** The tenders of the sale that is being paid, until it is recorded. */
export function useTenders() {
  const [rows, setRows] = useState<readonly TenderRow[]>([]);
  const latest = useRef<readonly TenderRow[]>([]);
  const set = (next: readonly TenderRow[]) => {
    latest.current = next;
    setRows(next);
  };
  return { rows, get: () => latest.current, set };
}

export type Tenders = ReturnType<typeof useTenders>;
