/** Which lines of a receipt come back, and how much of each. */
import type { Returnable } from '#contract/sales';
import { e4 } from '#domain/money';
import type { E4 } from '#domain/money';
import { isGoods } from '#domain/till';

import type { ReturnLine } from './cart.ts';

/** How much of each line comes back, by its position. */
export type Chosen = Readonly<Record<number, E4>>;

/** The lines of a receipt of which something can come back. */
export function returnableLines({ lines }: Pick<Returnable, 'lines'>): Returnable['lines'] {
  return lines.filter((line) => line.returnableE4 > 0 && isGoods(line));
}

/** Ticks a line with all that can come back of it, or unticks it. */
export function ticked(chosen: Chosen, line: { position: number; returnableE4: E4 }): Chosen {
  const { [line.position]: before, ...others } = chosen;
  return before === undefined ? { ...others, [line.position]: line.returnableE4 } : others;
}

/** Everything that can come back. */
export function everything(receipt: Pick<Returnable, 'lines'>): Chosen {
  return Object.fromEntries(returnableLines(receipt).map((line) => [line.position, line.returnableE4]));
}

/** What has been chosen already in the running sale. */
export function chosenBefore(lines: readonly { kind: string }[], saleId: string): Chosen {
  const returns = lines.filter((line): line is ReturnLine => line.kind === 'return' && 'saleId' in line);
  return Object.fromEntries(
    returns.filter((line) => line.saleId === saleId).map((line) => [line.position, line.quantityE4]),
  );
}

/** The lines as the sale takes them, never more than can come back. */
export function returnLines(
  receipt: Pick<Returnable, 'saleId' | 'lines'>,
  chosen: Chosen,
  { reason, newKey }: { reason: string; newKey: () => string },
): ReturnLine[] {
  return returnableLines(receipt).flatMap((line) => {
    const wanted = chosen[line.position] ?? e4(0);
    if (wanted <= 0) return [];
    const quantityE4 = e4(Math.min(wanted, line.returnableE4));
    return [{ key: newKey(), kind: 'return', saleId: receipt.saleId, position: line.position, quantityE4, reason }];
  });
}
