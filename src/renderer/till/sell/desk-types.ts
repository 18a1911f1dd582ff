import type { SoldItem } from '#contract/price-lists';
import type { HeldSale, Sale } from '#contract/sales';
import type { Settings } from '#contract/settings';
import type { TillSettings } from '#contract/till';
import type { Register } from '#contract/till-values';
import type { Minor } from '#domain/money';

import type { CartAction, Customer } from './cart.ts';
import type { Counted } from './use-entry.ts';
import type { Payment } from './use-record.ts';

/** What stands beside the running sale. */
export type Stage =
  | { kind: 'sell' }
  | { kind: 'pay' }
  | { kind: 'paid'; sale: Sale; isQueued: boolean }
  | { kind: 'customer' }
  | { kind: 'held' }
  /** `saleId` null: the receipt is still to be found. */
  | { kind: 'return'; saleId: string | null }
  | { kind: 'account' }
  | { kind: 'accountPaid'; paymentId: string; number: string; amountMinor: Minor; changeMinor: Minor; name: string };

/** What opens above the screen. */
export type Dialog =
  | { kind: 'line'; key: string }
  | { kind: 'discount' }
  | { kind: 'note' }
  | { kind: 'hold' }
  | { kind: 'free'; text: string }
  | { kind: 'voucher' }
  | { kind: 'cash' }
  | { kind: 'drawer' }
  | { kind: 'keys' }
  | { kind: 'discard'; held: HeldSale };

/** Everything that is done one after the other: scans that come while something runs wait their turn. */
export type Job =
  | { kind: 'text'; text: string; isScan: boolean }
  /** A press on an item, as a scan is. */
  | { kind: 'item'; item: SoldItem; counted: Partial<Counted> }
  | { kind: 'add'; action: Extract<CartAction, { type: 'addLine' | 'addReturns' | 'comeBack' }> }
  | { kind: 'contact'; contact: Customer | null }
  | { kind: 'exactCash' }
  | { kind: 'record'; payment: Payment }
  /** Puts the sale aside; `onHeld` when the host has it. */
  | { kind: 'hold'; name: string; onHeld: () => void }
  | { kind: 'recall'; held: HeldSale }
  /** The sale that stands here may have been recorded, or its prices may have changed. */
  | { kind: 'takeUp' };

export type DeskOptions = {
  register: Register;
  shift: NonNullable<Register['openShift']>;
  tillSettings: TillSettings;
  settings: Settings;
};
