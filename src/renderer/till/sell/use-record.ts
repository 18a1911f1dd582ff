import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import type { Sale } from '#contract/sales';
import type { SaleTenderInput } from '#contract/sale-input';
import { client, isAnswerUnknown, newId, orpc, useCommand } from '#renderer/api';
import type { Failure } from '#renderer/api';

import { emptyCart } from './cart.ts';
import type { CartTotals } from './cart-totals.ts';
import { cartInput } from './cart-input.ts';
import type { CartStore } from './cart-store.ts';

export type Payment = { tenders: SaleTenderInput[]; otherTenderReason: string };

/** How recording failed. `isUnknown`: the answer is missing, so only the same command may be sent again. */
export type RecordFault = { failure: Failure; isUnknown: boolean };

export type Recorded = { sale: Sale; isQueued: boolean };

type Answer = 'again' | 'leave';

type Options = {
  store: CartStore;
  shiftId: string;
  onRecorded: (recorded: Recorded) => void;
  /** Prices, or what can come back, are not what they were. */
  onChanged: () => Promise<unknown>;
};

/**
 * Records the running sale. `record` ends when the host has answered for certain: while the answer is missing the sale stands still and waits
 * for `retry`, which sends the same command under the same id.
 */
export function useRecord({ store, shiftId, onRecorded, onChanged }: Options) {
  const command = useCommand(orpc.sales.record, { shownByCaller: true });
  const queryClient = useQueryClient();
  const [fault, setFault] = useState<RecordFault>();
  const [isBusy, setIsBusy] = useState(false);
  const isBusyElsewhere = useSyncExternalStore(store.subscribe, store.isBusyElsewhere);
  const waiting = useRef<(answer: Answer) => void>(undefined);
  const last = useRef<Payment>(undefined);
  const isLeft = useCounterLeft(() => waiting.current?.('leave'));

  const record = async (payment: Payment, totals: CartTotals): Promise<void> => {
    last.current = payment;
    const cart = store.get();
    const input = {
      id: cart.saleId,
      shiftId,
      ...cartInput(cart),
      ...payment,
      expectedTotalMinor: totals.totalMinor,
      heldId: cart.heldId,
    };
    store.lock(true);
    setIsBusy(true);
    const settle = async (): Promise<Recorded | undefined> => {
      for (;;) {
        setFault(undefined);
        const answer = await command.run(input);
        if (answer.ok) return answer.value;
        const recorded = answer.error.code === 'ID_TAKEN' ? await recordedBefore(cart.saleId) : undefined;
        // With another total it is another sale than the one on the screen: then nobody may be told that this one is paid.
        if (recorded?.sale.totalMinor === totals.totalMinor) return recorded;
        const isUnknown = isAnswerUnknown(answer.error.code);
        setFault({ failure: answer.error, isUnknown });
        if (!isUnknown || isLeft()) return undefined;
        const next = await new Promise<Answer>((resolve) => {
          waiting.current = resolve;
        });
        waiting.current = undefined;
        if (next === 'leave') return undefined;
      }
    };
    const recorded = await settle();
    store.lock(false, recorded === undefined ? undefined : emptyCart(newId()));
    setIsBusy(false);
    if (recorded !== undefined) {
      setFault(undefined);
      return onRecorded(recorded);
    }
    await onChanged();
    // A shift that was closed elsewhere shows itself as soon as the registers are read again.
    await queryClient.invalidateQueries({ queryKey: orpc.till.registers.key() });
  };

  return {
    record,
    isBusy: isBusy || isBusyElsewhere,
    isBusyElsewhere,
    fault,
    /** How the sale was last to be paid, to try it once more. */
    lastPayment: () => last.current,
    retry: () => waiting.current?.('again'),
    /** Gives up an attempt of which it is certain that nothing was saved. */
    leave: () => {
      waiting.current?.('leave');
      setFault(undefined);
    },
    forget: () => setFault(undefined),
  };
}

export type Recording = ReturnType<typeof useRecord>;

// Whoever goes to another screen while the answer is missing leaves the sale, and whoever comes back sees whether it was recorded. Without that
// this window would keep its turn, and nobody could sell at the register until the page is loaded again.
function useCounterLeft(onLeave: () => void): () => boolean {
  const isLeft = useRef(false);
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      latest.current();
    };
  }, []);
  return () => isLeft.current;
}

/** The sale under its own id, where the page was left before the answer came. */
export async function recordedBefore(id: string): Promise<Recorded | undefined> {
  try {
    return { sale: await client.sales.get({ id }), isQueued: true };
  } catch {
    return undefined;
  }
}
