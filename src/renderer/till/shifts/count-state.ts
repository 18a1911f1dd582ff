import { absMinor, minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import type { Denomination } from '#domain/till';

/** How many pieces of each coin or note were typed, as text, by its value. */
export type TypedPieces = Readonly<Record<number, string>>;

/** A drawer as it is counted: by its pieces, or as one amount. */
export type DrawerCount = { by: 'pieces' | 'amount'; pieces: TypedPieces; amountMinor: Minor | null };

export const emptyCount: DrawerCount = { by: 'pieces', pieces: {}, amountMinor: null };

const mostPieces = 100_000;

/** Reads a number of pieces: "12", and "10+2" for piles that were counted apart. Nothing typed is 0, what cannot be read is null. */
export function readPieces(text: string): number | null {
  const bare = text.replaceAll(/\s/g, '');
  if (bare === '') return 0;
  if (!/^\d{1,6}(\+\d{1,6})*\+?$/.test(bare)) return null;
  const sum = bare
    .split('+')
    .filter((part) => part !== '')
    .reduce((total, part) => total + Number(part), 0);
  return sum <= mostPieces ? sum : null;
}

/** What the pieces of one coin or note come to; null when their number cannot be read. */
export function piecesMinor(valueMinor: Minor, text: string): Minor | null {
  const pieces = readPieces(text);
  return pieces === null ? null : minor(valueMinor * pieces);
}

/** What was counted; null while nothing was typed or something cannot be read. */
export function countedOf(
  { by, pieces, amountMinor }: DrawerCount,
  denominations: readonly Denomination[],
): Minor | null {
  if (by === 'amount') return amountMinor;
  const sums = denominations.map(({ valueMinor }) => piecesMinor(valueMinor, pieces[valueMinor] ?? ''));
  const isTyped = denominations.some(({ valueMinor }) => (pieces[valueMinor] ?? '').trim() !== '');
  return isTyped && sums.every((sum) => sum !== null) ? sumMinor(sums) : null;
}

/** The pieces as they are sent: those of which there are any. Empty when one amount was given. */
export function countsOf({ by, pieces }: DrawerCount, denominations: readonly Denomination[]) {
  if (by === 'amount') return [];
  return denominations.flatMap(({ valueMinor }) => {
    const count = readPieces(pieces[valueMinor] ?? '') ?? 0;
    return count === 0 ? [] : [{ valueMinor, count }];
  });
}

/** Tells whether anything was typed that leaving would lose. */
export function isCounting({ pieces, amountMinor }: DrawerCount): boolean {
  return amountMinor !== null || Object.values(pieces).some((text) => text.trim() !== '');
}

/** What a difference (counted less expected) means. */
export function outcomeOf(overShortMinor: Minor): { kind: 'right' | 'over' | 'short'; byMinor: Minor } {
  if (overShortMinor === 0) return { kind: 'right', byMinor: overShortMinor };
  return { kind: overShortMinor > 0 ? 'over' : 'short', byMinor: absMinor(overShortMinor) };
}
