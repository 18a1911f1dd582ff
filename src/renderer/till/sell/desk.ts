import { createContext, useContext } from 'react';

import type { Desk } from './use-desk.ts';

/** The counter that all parts of the sell screen work at. */
export const DeskContext = createContext<Desk | null>(null);

/** @throws Error outside of the sell screen */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk wants the sell screen around it.');
  return desk;
}
