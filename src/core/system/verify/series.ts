/** Number series: every number from the first to the last is there once, and each record carries the chain on from the one before. */
import { findGaps } from '#domain/numbering';
import type { JsonValue } from '#domain/hashing';
import type { NumberSeriesTable } from '#core/database';
import { chainHash } from '#core/numbering';

import type { Reads } from './pages.ts';

type Kind = NumberSeriesTable['kind'];

export type Series = {
  kind: Kind;
  period: string;
  /** What the counter says was given out; null when the counter is missing. */
  counter: { first: number; last: number; lastHash: string } | null;
};

/** A numbered record as it stands in its series. */
export type Numbered = { number: string; sequence: number; hash: string; record: JsonValue };

/** Every series and period that has a counter or a numbered record. */
export async function allSeries(db: Reads): Promise<Series[]> {
  const counters = await db
    .selectFrom('number_counters')
    .select(['series_kind', 'period', 'first_sequence', 'last_sequence', 'last_hash'])
    .execute();
  const documents = await db
    .selectFrom('documents')
    .select(['kind', 'period'])
    .distinct()
    .where('sequence', 'is not', null)
    .execute();
  const payments = await db.selectFrom('payments').select('period').distinct().execute();
  const used = [...documents, ...payments.map(({ period }) => ({ kind: 'payment' as const, period }))];
  const series = new Map<string, Series>();
  for (const row of counters) {
    const counter = { first: row.first_sequence, last: row.last_sequence, lastHash: row.last_hash };
    series.set(`${row.series_kind} ${row.period}`, { kind: row.series_kind, period: row.period, counter });
  }
  for (const { kind, period } of used) {
    const key = `${kind} ${period ?? ''}`;
    if (!series.has(key)) series.set(key, { kind, period: period ?? '', counter: null });
  }
  return [...series.values()];
}

/** What a series is called where a number of it is missing. */
export function seriesName({ kind, period }: Pick<Series, 'kind' | 'period'>): string {
  return period === '' ? kind : `${kind} ${period}`;
}

export type SeriesWalk = {
  /** The next record in the order of the numbers. */
  see(numbered: Numbered): void;
  /** After the last record. */
  end(): void;
};

type Note = (check: 'numbers.sequence' | 'numbers.chain', fault: string | null) => void;

/** Watches a series go by, number after number. */
export function walkSeries(
  { findings }: { findings: { note: Note } },
  { name, counter }: Pick<Series, 'counter'> & { name: string },
): SeriesWalk {
  let expected = counter?.first;
  let before: Numbered | undefined;
  if (counter === null) findings.note('numbers.sequence', `The counter of the series ${name} is missing`);
  return {
    see(numbered) {
      const { number, sequence, hash, record } = numbered;
      const [gap] = findGaps([sequence], expected ?? sequence, 1);
      findings.note('numbers.sequence', gap === undefined ? null : gapFault(name, { gap, before, after: numbered }));
      if (expected !== undefined && sequence < expected) {
        findings.note('numbers.sequence', `${number} (${name} ${sequence}) comes before the first number ${expected}`);
      }
      const isChained = chainHash(record, before?.hash ?? '') === hash;
      findings.note(
        'numbers.chain',
        isChained ? null : `${number} is not as it was when it was issued, or not in its place`,
      );
      expected = sequence + 1;
      before = numbered;
    },
    end() {
      if (counter === null) return;
      const lastSeen = before?.sequence ?? counter.first - 1;
      const [cut] = findGaps([counter.last + 1], lastSeen + 1, 1);
      if (cut !== undefined) findings.note('numbers.sequence', gapFault(name, { gap: cut, before, after: undefined }));
      if (lastSeen > counter.last) {
        findings.note(
          'numbers.sequence',
          `The counter of ${name} stands at ${counter.last}, before ${before?.number ?? ''}`,
        );
      } else if (cut === undefined && before !== undefined && before.hash !== counter.lastHash) {
        findings.note('numbers.chain', `The counter of ${name} does not end the chain at ${before.number}`);
      }
    },
  };
}

type Gap = { gap: number; before: Numbered | undefined; after: Numbered | undefined };

function gapFault(name: string, { gap, before, after }: Gap): string {
  const neighbours = [before && `after ${before.number}`, after && `before ${after.number}`].filter(Boolean).join(', ');
  return `${name} ${gap} is missing${neighbours === '' ? '' : ` (${neighbours})`}`;
}
