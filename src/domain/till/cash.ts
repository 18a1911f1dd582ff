import { currencyExponent, minor, type CurrencyCode, type Minor } from '#domain/money';
import { cashDue } from './tenders.ts';

/** A coin or note and what it is worth. */
export type Denomination = { valueMinor: Minor; kind: 'coin' | 'note' };

/** The smallest amounts that can be paid in cash where they are not the minor unit, in minor units: by law or because no smaller coins are left. */
const cashSteps: ReadonlyMap<CurrencyCode, number> = new Map([
  ...'AUD BAM CAD CHF GEL MYR SGD'.split(' ').map((code) => [code, 5] as const),
  ...'CLP HKD ILS KRW NZD ZAR'.split(' ').map((code) => [code, 10] as const),
  ...'THB'.split(' ').map((code) => [code, 25] as const),
  ...'DKK UAH'.split(' ').map((code) => [code, 50] as const),
  ...'ALL CZK INR KZT MKD NOK RSD SEK TWD UYU'.split(' ').map((code) => [code, 100] as const),
  ...'CRC HUF'.split(' ').map((code) => [code, 500] as const),
  ['COP', 5_000],
  ['IDR', 10_000],
  ['VND', 500],
]);

/**
 * To what the cash part of a payment is rounded in a currency, in minor units: 5 for CHF, 100 for SEK, 500 (5 forints) for HUF; 1 where every
 * minor unit has its coin. A default: countries that share a currency differ.
 */
export function cashStepOf(currency: CurrencyCode): Minor {
  return minor(cashSteps.get(currency) ?? 1);
}

/** To what cash is rounded at a till: by its settings, else by the currency. */
export function cashStepBy(
  { cashRoundingMinor }: { cashRoundingMinor: number | null },
  currency: CurrencyCode,
): number {
  return cashRoundingMinor ?? cashStepOf(currency);
}

/** Coins and notes in circulation, in minor units, the largest first: "notes | coins". */
const piecesOf: ReadonlyMap<CurrencyCode, string> = new Map([
  ['EUR', '50000 20000 10000 5000 2000 1000 500 | 200 100 50 20 10 5 2 1'],
  ['USD', '10000 5000 2000 1000 500 200 100 | 100 50 25 10 5 1'],
  ['GBP', '5000 2000 1000 500 | 200 100 50 20 10 5 2 1'],
  ['CHF', '100000 20000 10000 5000 2000 1000 | 500 200 100 50 20 10 5'],
  ['SEK', '100000 50000 20000 10000 5000 2000 | 1000 500 200 100'],
  ['NOK', '100000 50000 20000 10000 5000 | 2000 1000 500 100'],
  ['DKK', '50000 20000 10000 5000 | 2000 1000 500 200 100 50'],
  ['PLN', '50000 20000 10000 5000 2000 1000 | 500 200 100 50 20 10 5 2 1'],
  ['CZK', '500000 200000 100000 50000 20000 10000 | 5000 2000 1000 500 200 100'],
  ['HUF', '2000000 1000000 500000 200000 100000 50000 | 20000 10000 5000 2000 1000 500'],
  ['RON', '50000 20000 10000 5000 2000 1000 500 100 | 50 10 5 1'],
  ['AUD', '10000 5000 2000 1000 500 | 200 100 50 20 10 5'],
  ['CAD', '10000 5000 2000 1000 500 | 200 100 25 10 5'],
  ['NZD', '10000 5000 2000 1000 500 | 200 100 50 20 10'],
  ['JPY', '10000 5000 2000 1000 | 500 100 50 10 5 1'],
  ['TRY', '20000 10000 5000 2000 1000 500 | 500 100 50 25 10 5 1'],
  ['INR', '50000 20000 10000 5000 2000 1000 | 2000 1000 500 200 100'],
  ['SGD', '100000 10000 5000 1000 500 200 | 100 50 20 10 5'],
  ['HKD', '100000 50000 10000 5000 2000 1000 | 1000 500 200 100 50 20 10'],
  ['MXN', '100000 50000 20000 10000 5000 2000 | 2000 1000 500 200 100 50 20 10 5'],
  ['BRL', '20000 10000 5000 2000 1000 500 200 | 100 50 25 10 5'],
  ['ZAR', '20000 10000 5000 2000 1000 | 500 200 100 50 20 10'],
  ['ILS', '20000 10000 5000 2000 | 1000 500 200 100 50 10'],
  ['KRW', '50000 10000 5000 1000 | 500 100 50 10'],
  ['CNY', '10000 5000 2000 1000 500 100 | 100 50 10'],
  ['AED', '100000 50000 20000 10000 5000 2000 1000 500 | 100 50 25'],
  ['ARS', '2000000 1000000 200000 100000 50000 20000 10000 | 5000 1000 500 200 100'],
  ['CLP', '20000 10000 5000 2000 1000 | 500 100 50 10'],
  ['COP', '10000000 5000000 2000000 1000000 500000 200000 | 100000 50000 20000 10000 5000'],
  ['CRC', '2000000 1000000 500000 200000 100000 | 50000 10000 5000 2500 1000 500'],
  ['EGP', '20000 10000 5000 2000 1000 500 | 100 50 25'],
  ['IDR', '10000000 5000000 2000000 1000000 500000 200000 100000 | 100000 50000 20000 10000'],
  ['ISK', '10000 5000 2000 1000 500 | 100 50 10 5 1'],
  ['KES', '100000 50000 20000 10000 5000 | 2000 1000 500 100'],
  ['KZT', '2000000 1000000 500000 200000 100000 50000 | 20000 10000 5000 2000 1000 500 200 100'],
  ['MAD', '20000 10000 5000 2000 | 1000 500 200 100 50 20 10'],
  ['MYR', '10000 5000 2000 1000 500 100 | 50 20 10 5'],
  ['NGN', '100000 50000 20000 10000 5000 2000 1000 500 | 200 100 50'],
  ['PHP', '100000 50000 20000 10000 5000 2000 | 2000 1000 500 100 25 5 1'],
  ['PKR', '500000 100000 50000 10000 5000 2000 1000 | 1000 500 200 100'],
  ['RSD', '500000 200000 100000 50000 20000 10000 5000 2000 1000 | 2000 1000 500 200 100'],
  ['RUB', '500000 200000 100000 50000 20000 10000 5000 | 1000 500 200 100 50 10'],
  ['SAR', '50000 20000 10000 5000 1000 500 | 200 100 50 25 10 5 1'],
  ['THB', '100000 50000 10000 5000 2000 | 1000 500 200 100 50 25'],
  ['TWD', '200000 100000 50000 20000 10000 | 5000 1000 500 100'],
  ['UAH', '100000 50000 20000 10000 5000 2000 | 1000 500 200 100 50'],
  ['VND', '500000 200000 100000 50000 20000 10000 5000 2000 1000 | 500'],
]);

/**
 * The coins and notes of a currency for counting a drawer, the largest first and each value once: where there is a note and a coin of it, both
 * are counted as the note. A ladder of 1, 2 and 5 for a currency that it does not know.
 */
export function denominationsOf(currency: CurrencyCode): readonly Denomination[] {
  const [notes = '', coins = ''] = (piecesOf.get(currency) ?? ladderOf(currency)).split('|');
  const pieces = [...piecesFrom(notes, 'note'), ...piecesFrom(coins, 'coin')];
  const firstOfValue = new Map(pieces.toReversed().map((piece) => [piece.valueMinor, piece]));
  return [...firstOfValue.values()].toSorted((left, right) => right.valueMinor - left.valueMinor);
}

function piecesFrom(text: string, kind: Denomination['kind']): Denomination[] {
  return text
    .split(' ')
    .filter((value) => value !== '')
    .map((value) => ({ valueMinor: minor(Number(value)), kind }));
}

// Up to 500 major units, and what is worth less than five of them is a coin, as in most countries. Where cents have no coins, or there are
// none, a unit is worth little: notes go higher.
function ladderOf(currency: CurrencyCode): string {
  const major = 10 ** currencyExponent(currency);
  const step = cashStepOf(currency);
  const unit = major === 1 || step >= major ? 100 * major : major;
  const ladder: number[] = [];
  for (let power = 100 * unit; power >= step; power /= 10) ladder.push(5 * power, 2 * power, power);
  return [ladder.filter((value) => value >= 5 * unit), ladder.filter((value) => value < 5 * unit)]
    .map((values) => values.join(' '))
    .join('|');
}

const mostAmounts = 4;

/** A note that tills see seldom or never is no button, though it is counted. */
const rareNotes: ReadonlySet<string> = new Set(['USD 200', 'JPY 2000', 'EUR 50000', 'CHF 100000', 'SGD 100000']);

/**
 * Up to four amounts that a customer is likely to hand over: what is due in cash exactly, filled up to the small notes, and the notes
 * that cover it alone. Ascending, each once: 23.40 EUR gives 23.40, 25, 30 and 50. Nothing when nothing is due.
 * @param stepMinor to what cash is rounded; the currency's default when it is left out.
 */
export function quickCash(dueMinor: Minor, currency: CurrencyCode, stepMinor: number = cashStepOf(currency)): Minor[] {
  if (dueMinor <= 0) return [];
  const due = cashDue(dueMinor, stepMinor);
  if (due === 0) return [due];
  const notes = denominationsOf(currency)
    .filter(({ kind, valueMinor }) => kind === 'note' && !rareNotes.has(`${currency} ${valueMinor}`))
    .map(({ valueMinor }) => valueMinor)
    .toReversed();
  const covering = notes.filter((note) => note >= due);
  const upTo = (note: Minor): Minor => minor(Math.ceil(due / note) * note);
  // Nobody hands over two notes where a single smaller one is enough.
  const enough = covering[0] ?? Number.POSITIVE_INFINITY;
  const filled = notes.map(upTo).filter((amount) => amount <= enough);
  const likely = [due, ...filled.slice(0, 2), ...covering.slice(0, 1), ...filled.slice(2), ...covering];
  return [...new Set(likely)].slice(0, mostAmounts).toSorted((left, right) => left - right);
}
