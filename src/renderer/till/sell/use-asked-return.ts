import { useEffect } from 'react';
import { z } from 'zod';

import { idSchema } from '#contract/values';
import { useUrlState } from '#renderer/ui';

import type { Desk } from './use-desk.ts';

const address = z.object({ return: z.union([z.literal(''), idSchema]).catch('') });

/** `/till?return=<id>`, as the page of a receipt leads here: what of it comes back. The address is used once. */
export function useAskedReturn({ may, setStage }: Pick<Desk, 'may' | 'setStage'>): void {
  const [{ return: saleId }, setAddress] = useUrlState(address);
  const isAllowed = may('till.refund');
  useEffect(() => {
    if (saleId === '' || !isAllowed) return;
    setStage({ kind: 'return', saleId });
    setAddress({ return: '' });
  }, [saleId, isAllowed, setStage, setAddress]);
}
