/** Numbers are taken in the transaction that issues: no gap on failure, no number on a draft. */
import { createHash } from 'node:crypto';

import type { CalendarDate } from '#domain/dates';
import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';
import { formatNumber, nextSequence, periodOf } from '#domain/numbering';
import type { NumberSeriesTable, WriteTx } from '#core/database';

type Kind = NumberSeriesTable['kind'];

export type TakenNumber = {
  kind: Kind;
  number: string;
  period: string;
  sequence: number;
  /** Hash of the record before in the same series and period; '' for the first. */
  previousHash: string;
  isFirst: boolean;
};

/** Looks up the next number of a series; it is taken when `sealNumber` has run in the same transaction. */
export async function nextNumber(
  tx: WriteTx,
  { kind, date, fiscalYearStartMonth }: { kind: Kind; date: CalendarDate; fiscalYearStartMonth: number },
): Promise<TakenNumber> {
  const series = await tx
    .selectFrom('number_series')
    .select(['prefix', 'padding', 'reset', 'start_at'])
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const period = periodOf(series.reset, date, fiscalYearStartMonth);
  const counter = await tx
    .selectFrom('number_counters')
    .select(['last_sequence', 'last_hash'])
    .where('series_kind', '=', kind)
    .where('period', '=', period)
    .executeTakeFirst();
  const { prefix, padding, reset, start_at: startAt } = series;
  const isStarted = counter !== undefined || (await isSeriesStarted(tx, kind));
  const sequence = nextSequence({ startAt }, { last: counter?.last_sequence ?? null, isStarted });
  return {
    kind,
    number: formatNumber({ prefix, padding, reset, startAt }, { date, sequence, fiscalYearStartMonth }),
    period,
    sequence,
    previousHash: counter?.last_hash ?? '',
    isFirst: counter === undefined,
  };
}

/** Whether the series has given out a number in any period. */
async function isSeriesStarted(tx: WriteTx, kind: Kind): Promise<boolean> {
  const counter = await tx
    .selectFrom('number_counters')
    .select('period')
    .where('series_kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return counter !== undefined;
}

/** Makes `hash` the head of the series' chain and its number the last one given out. */
export async function sealNumber(tx: WriteTx, taken: TakenNumber, hash: string): Promise<void> {
  if (taken.isFirst) {
    await tx
      .insertInto('number_counters')
      .values({
        series_kind: taken.kind,
        period: taken.period,
        first_sequence: taken.sequence,
        last_sequence: taken.sequence,
        last_hash: hash,
      })
      .execute();
    return;
  }
  await tx
    .updateTable('number_counters')
    .set({ last_sequence: taken.sequence, last_hash: hash })
    .where('series_kind', '=', taken.kind)
    .where('period', '=', taken.period)
    .execute();
}

/** h(n) = SHA-256(canonical JSON of record n + h(n-1)), as lower-case hex. */
export function chainHash(record: JsonValue, previousHash: string): string {
  return createHash('sha256').update(canonicalJson(record)).update(previousHash).digest('hex');
}
