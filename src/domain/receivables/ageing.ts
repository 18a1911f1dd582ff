import { daysBetween, type CalendarDate } from '#domain/dates';
import { minor, negate, sumMinor, type Minor } from '#domain/money';

/** The columns of an ageing report, by days overdue. */
export const buckets = ['current', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const;
export type Bucket = (typeof buckets)[number];

/** The most days overdue that each column holds; what is older is over the last of them. */
export const bucketBounds = { current: 0, days1to30: 30, days31to60: 60, days61to90: 90 } as const;

/** The figures of an ageing row: current + the four buckets - unapplied credit = balance. */
export type AgeingAmounts = {
  currentMinor: Minor;
  days1to30Minor: Minor;
  days31to60Minor: Minor;
  days61to90Minor: Minor;
  over90Minor: Minor;
  unappliedMinor: Minor;
  balanceMinor: Minor;
};
export type AgeingRow = { contactId: string } & AgeingAmounts;

/**
 * Ages what is owed on a day: one row for each contact with an open item or unapplied credit, in the order in which contacts appear, first
 * in the open items, then in the credits. Amounts are those open on that day, in one currency; a contact with only credit has a negative balance.
 * @throws RangeError when a sum leaves the safe integers.
 */
export function ageRows({
  day,
  openItems,
  credits,
}: {
  day: CalendarDate;
  openItems: Iterable<{ contactId: string; dueOn: CalendarDate; openMinor: Minor }>;
  credits: Iterable<{ contactId: string; creditMinor: Minor }>;
}): AgeingRow[] {
  const sums = new Map<string, Sums>();
  for (const { contactId, dueOn, openMinor } of openItems) {
    if (openMinor !== 0) sumsOf(sums, contactId)[bucketOf({ dueOn, day })] += openMinor;
  }
  for (const { contactId, creditMinor } of credits) {
    if (creditMinor !== 0) sumsOf(sums, contactId).unapplied += creditMinor;
  }
  return [...sums].map(([contactId, each]) => ({ contactId, ...amountsOf(each) }));
}

/** The bottom line of an ageing report: every column summed over its rows; the row identity holds for it, too. */
export function totalRow(rows: Iterable<AgeingAmounts>): AgeingAmounts {
  const total = emptySums();
  for (const row of rows) {
    total.current += row.currentMinor;
    total.days1to30 += row.days1to30Minor;
    total.days31to60 += row.days31to60Minor;
    total.days61to90 += row.days61to90Minor;
    total.over90 += row.over90Minor;
    total.unapplied += row.unappliedMinor;
  }
  return amountsOf(total);
}

/** The column that a document falls into on a day. Due on the day itself is current. */
export function bucketOf({ dueOn, day }: { dueOn: CalendarDate; day: CalendarDate }): Bucket {
  const days = daysOverdue({ dueOn, day });
  return buckets.find((bucket) => bucket === 'over90' || days <= bucketBounds[bucket]) ?? 'over90';
}

/** Calendar days since the due date; zero or negative while it is not yet overdue. */
export function daysOverdue({ dueOn, day }: { dueOn: CalendarDate; day: CalendarDate }): number {
  return daysBetween(dueOn, day);
}

type Sums = Record<Bucket | 'unapplied', number>;

function emptySums(): Sums {
  return { current: 0, days1to30: 0, days31to60: 0, days61to90: 0, over90: 0, unapplied: 0 };
}

function sumsOf(sums: Map<string, Sums>, contactId: string): Sums {
  const known = sums.get(contactId);
  if (known !== undefined) return known;
  const made = emptySums();
  sums.set(contactId, made);
  return made;
}

function amountsOf(sums: Sums): AgeingAmounts {
  const unappliedMinor = minor(sums.unapplied);
  const columns = {
    currentMinor: minor(sums.current),
    days1to30Minor: minor(sums.days1to30),
    days31to60Minor: minor(sums.days31to60),
    days61to90Minor: minor(sums.days61to90),
    over90Minor: minor(sums.over90),
  };
  return { ...columns, unappliedMinor, balanceMinor: sumMinor([...Object.values(columns), negate(unappliedMinor)]) };
}
