/** The ageing report as the page handles it: which rows are shown, in which order, and what they come to. */
import type { Ageing, AgeingRowOutput } from '#contract/receivables';
import { minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';

/** How long something is overdue; the order in which the report reads. */
export const buckets = ['current', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const;
export type Bucket = (typeof buckets)[number];

export type Amounts = Ageing['total'];
export type AmountField = keyof Amounts;

export const ageingSorts = ['name', ...buckets, 'unapplied', 'balance'] as const;
export type AgeingSort = (typeof ageingSorts)[number];

export type AgeingView = { q: string; bucket: Bucket | undefined; sort: AgeingSort; direction: 'asc' | 'desc' };

/** The field of a row that holds a bucket's amount. */
export function fieldOf(name: Exclude<AgeingSort, 'name'>): AmountField {
  return `${name}Minor`;
}

/** The rows that match a search and a bucket, sorted; equal amounts stand by name. */
export function shownRows(
  rows: readonly AgeingRowOutput[],
  { q, bucket, sort, direction }: AgeingView,
  locale: string,
): AgeingRowOutput[] {
  const words = q.trim().toLocaleLowerCase(locale);
  const names = new Intl.Collator(locale, { numeric: true });
  const byName = (left: AgeingRowOutput, right: AgeingRowOutput) => names.compare(left.contactName, right.contactName);
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .filter((row) => words === '' || `${row.contactName}\n${row.contactCode}`.toLocaleLowerCase(locale).includes(words))
    .filter((row) => bucket === undefined || row[fieldOf(bucket)] !== 0)
    .toSorted((left, right) => {
      if (sort === 'name') return sign * byName(left, right);
      const field = fieldOf(sort);
      return sign * (left[field] - right[field]) || byName(left, right);
    });
}

/** What some rows come to, column by column. */
export function totalOf(rows: readonly AgeingRowOutput[]): Amounts {
  const sum = (field: AmountField): Minor => sumMinor(rows.map((row) => row[field]));
  return {
    currentMinor: sum('currentMinor'),
    days1to30Minor: sum('days1to30Minor'),
    days31to60Minor: sum('days31to60Minor'),
    days61to90Minor: sum('days61to90Minor'),
    over90Minor: sum('over90Minor'),
    unappliedMinor: sum('unappliedMinor'),
    balanceMinor: sum('balanceMinor'),
  };
}

export type Share = { bucket: Bucket; amountMinor: Minor; percent: number };

/** What is open by bucket, with each bucket's share in whole percent that add up to 100 (largest remainder). */
export function sharesOf(total: Amounts): Share[] {
  const amounts = buckets.map((bucket) => Math.max(0, total[fieldOf(bucket)]));
  const sum = amounts.reduce((before, amount) => before + amount, 0);
  const exact = amounts.map((amount) => (sum === 0 ? 0 : (amount / sum) * 100));
  const whole = exact.map(Math.floor);
  let missing = sum === 0 ? 0 : 100 - whole.reduce((before, part) => before + part, 0);
  const byRemainder = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .toSorted((left, right) => right.rest - left.rest);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    missing -= 1;
  }
  return buckets.map((bucket, index) => ({ bucket, amountMinor: total[fieldOf(bucket)], percent: whole[index] ?? 0 }));
}

/** How far the report and the receivables account lie apart; 0 proves the report. */
export function differenceOf({ total, receivablesAccountMinor }: Ageing): Minor {
  return minor(receivablesAccountMinor - total.balanceMinor);
}
