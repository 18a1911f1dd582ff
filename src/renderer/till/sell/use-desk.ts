import { useCallback, useEffect, useRef, useState } from 'react';

import { cashStepBy } from '#domain/till';
import { newId } from '#renderer/api';
import { useMay } from '#renderer/till/parts';

import { emptyCart } from './cart.ts';
import type { CartState } from './cart.ts';
import { newCartStore, useCart } from './cart-store.ts';
import type { CartStore } from './cart-store.ts';
import { cartTotals, surroundingsOf } from './cart-totals.ts';
import type { CartTotals, Surroundings } from './cart-totals.ts';
import type { DeskOptions, Dialog, Job, Stage } from './desk-types.ts';
import { useReceiptChoice, useTillKeys } from './device.ts';
import { newEnterRest } from './enter-rest.ts';
import { openReceipt } from './open-receipt.ts';
import { creditRow, exactCash, tenderInputs } from './payment.ts';
import type { Credit } from './payment.ts';
import { useBurst } from './use-burst.ts';
import { useCare } from './use-care.ts';
import { useCartPrices } from './use-cart-prices.ts';
import { useEntry } from './use-entry.ts';
import { useHeld } from './use-held.ts';
import { useInTurn } from './use-in-turn.ts';
import { recordedBefore, useRecord } from './use-record.ts';
import type { Payment, Recorded } from './use-record.ts';

const endsSale: ReadonlySet<Job['kind']> = new Set<Job['kind']>(['exactCash', 'record', 'hold']);

/** The counter: the running sale with everything that can be done to it. */
export function useDeskState(options: DeskOptions) {
  const base = useBase(options);
  const { store, view, care } = base;
  const selling = useSelling(options, base);
  const { entry, held, recording, prices, payExactly } = selling;
  const inTurn = useInTurn(async ({ job, saleId }: { job: Job; saleId: string }) => {
    await store.whenFree();
    // What was pressed to end one sale ends no other that has come to stand here meanwhile.
    if (endsSale.has(job.kind) && store.get().saleId !== saleId) return;
    switch (job.kind) {
      case 'text':
        return entry.take(job.text, { isScan: job.isScan });
      case 'item':
        return entry.addItem(job.item, job.counted);
      case 'add':
        return void store.dispatch(job.action);
      case 'contact':
        return prices.attach(job.contact);
      case 'exactCash':
        return payExactly();
      case 'record':
        return selling.record(job.payment);
      case 'hold':
        if (!(await held.hold(job.name))) return;
        view.toSell();
        return job.onHeld();
      case 'recall':
        await held.recall(job.held);
        return view.toSell();
      case 'takeUp':
        return takeUp(store, { onRecorded: selling.finish, refresh: prices.refresh });
    }
  });
  const run = useCallback((job: Job) => inTurn({ job, saleId: store.get().saleId }), [inTurn, store]);
  // In turn with everything else: a scan that comes meanwhile must not join a sale that is paid.
  const isFree = !recording.isBusyElsewhere;
  useEffect(() => {
    if (isFree) run({ kind: 'takeUp' });
  }, [isFree, run]);
  useBurst({
    entry: () => view.entryField.current,
    onScan: (scanned, before) => run({ kind: 'text', text: withQuantity(scanned, before), isScan: true }),
  });
  const { surroundings, stepMinor, cart, computed, may, keys } = base;
  return {
    ...options,
    ...view,
    surroundings,
    stepMinor,
    may,
    keys,
    store,
    cart,
    computed,
    totals: computed.ok ? computed.value : null,
    care,
    entry,
    held,
    recording,
    payWithCredit: selling.payWithCredit,
    run,
  };
}

export type Desk = ReturnType<typeof useDeskState>;

/** What the counter knows. */
function useBase(options: DeskOptions) {
  const [store] = useState(() => newCartStore(options.register.id));
  const cart = useCart(store);
  const surroundings = surroundingsOf(options.settings);
  const [keys] = useTillKeys();
  return {
    store,
    cart,
    surroundings,
    computed: cartTotals(cart, surroundings),
    stepMinor: cashStepBy(options.tillSettings, surroundings.currency),
    totalsNow: () => totalsOf(store.get(), surroundings),
    view: useView(),
    care: useCare(cart.contact?.id ?? null),
    may: useMay(),
    keys,
  };
}

/** What is done at the counter. */
function useSelling({ register, shift, tillSettings }: DeskOptions, base: ReturnType<typeof useBase>) {
  const { store, view, care, stepMinor, totalsNow } = base;
  const [choice] = useReceiptChoice();
  const prices = useCartPrices(store);
  const held = useHeld({ store, registerId: register.id, rules: tillSettings.barcodeRules, totals: totalsNow });
  const finish = ({ sale, isQueued }: Recorded) => {
    view.show({ kind: 'paid', sale, isQueued });
    if (!isQueued && choice === 'open') openReceipt(sale.id).catch(tellNothing);
  };
  const recording = useRecord({ store, shiftId: shift.id, onRecorded: finish, onChanged: prices.refresh });
  const payWithCredit = (credit: Credit): boolean => {
    const row = creditRow(credit, {
      totalMinor: totalsNow()?.totalMinor,
      rows: store.get().tenders,
      stepMinor,
      key: newId(),
    });
    if (row === undefined) return false;
    store.dispatch({ type: 'tenders', tenders: [...store.get().tenders, row] });
    view.setStage({ kind: 'pay' });
    return true;
  };
  const entry = useEntry({
    store,
    // While it is being paid the sale may grow; everything else gives way to what is sold.
    onItem: () => view.stageNow() !== 'pay' && view.setStage({ kind: 'sell' }),
    onReceipt: (saleId) => view.setStage({ kind: 'return', saleId }),
    onCredit: (credit) => view.stageNow() === 'pay' && payWithCredit(credit),
    onContact: prices.attach,
  });
  // Before any money moves it is known what is to be minded with the customer, and important words were read.
  const isClear = async () => (await care.stateOf(store.get().contact?.id ?? null)) === 'clear';
  // Enter has opened it, and a second one that came with it must not move what nobody has seen yet.
  const showPayment = () => {
    view.enterRest.arrived(performance.now());
    view.setStage({ kind: 'pay' });
  };
  const record = async (payment: Payment) => {
    if (!(await isClear())) return showPayment();
    const totals = totalsNow();
    if (totals !== null && store.get().lines.length > 0) await recording.record(payment, totals);
  };
  const payExactly = async () => {
    if (store.get().lines.length === 0 || entry.hasAsks()) return;
    const isCareClear = await isClear();
    const totals = totalsNow();
    if (totals === null) return;
    // What was taken already counts: cash pays the rest, and who takes it looks at how much that is.
    if (!isCareClear || totals.totalMinor < 0 || store.get().tenders.length > 0) return showPayment();
    const rows = exactCash(totals.totalMinor, stepMinor, newId());
    await record({ tenders: tenderInputs(rows, false), otherTenderReason: '' });
  };
  return { prices, held, recording, payWithCredit, entry, record, payExactly, finish };
}

/** What stands beside the sale, what is open above it, and the entry field. */
function useView() {
  const [stage, setStageState] = useState<Stage>({ kind: 'sell' });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [text, setText] = useState('');
  const entryField = useRef<HTMLInputElement>(null);
  const [enterRest] = useState(() => newEnterRest());
  const kind = useRef<Stage['kind']>('sell');
  const setStage = (next: Stage) => {
    kind.current = next.kind;
    setStageState(next);
  };
  const focusEntry = () => entryField.current?.focus();
  const show = (next: Stage) => {
    setText('');
    setStage(next);
    focusEntry();
  };
  return {
    stage,
    setStage,
    stageNow: () => kind.current,
    dialog,
    setDialog,
    text,
    setText,
    entryField,
    enterRest,
    focusEntry,
    show,
    toSell: () => show({ kind: 'sell' }),
  };
}

type TakenUp = { onRecorded: (recorded: Recorded) => void; refresh: () => Promise<unknown> };

/**
 * A sale that was left on this computer, or that another window has not recorded after all, is priced anew when it is taken up; one that had been
 * recorded meanwhile is shown as paid.
 */
async function takeUp(store: CartStore, { onRecorded, refresh }: TakenUp): Promise<void> {
  const { saleId, lines } = store.get();
  if (lines.length === 0) return;
  const recorded = await recordedBefore(saleId);
  if (recorded === undefined || store.get().saleId !== saleId) return void (await refresh());
  store.dispatch({ type: 'replace', cart: emptyCart(newId()) });
  onRecorded(recorded);
}

function totalsOf(cart: CartState, surroundings: Surroundings): CartTotals | null {
  const computed = cartTotals(cart, surroundings);
  return computed.ok ? computed.value : null;
}

/** `3*` that stood in the field before the scan belongs to it; half a word does not. */
function withQuantity(scanned: string, before: string): string {
  return /^\s*\d+([.,]\d+)?\s*\*\s*$/.test(before) ? `${before}${scanned}` : scanned;
}

// The sale is recorded; its receipt can be opened again from where it says paid.
function tellNothing(): void {}
