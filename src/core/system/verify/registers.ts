/** What a register has numbered: its receipts and its Z reports, each with a counter and a chain of its own. */
import type { Instant } from '#domain/dates';
import type { RegisterCountersTable } from '#core/database';

import type { Reads } from './pages.ts';
import { walkSeries } from './series.ts';
import type { Numbered } from './series.ts';

type Kind = RegisterCountersTable['kind'];

export type Register = {
  id: string;
  name: string;
  /** What the counter says was given out, and when; null before the first number. */
  counter: { first: number; last: number; lastHash: string; lastAt: Instant } | null;
};

/** Every register with its counter of the kind. */
export async function readRegisters(db: Reads, kind: Kind): Promise<Register[]> {
  const registers = await db.selectFrom('registers').select(['id', 'name']).orderBy('id').execute();
  const counters = await db.selectFrom('register_counters').selectAll().where('kind', '=', kind).execute();
  const byRegister = new Map(counters.map((counter) => [counter.register_id, counter]));
  return registers.map(({ id, name }) => {
    const kept = byRegister.get(id);
    if (kept === undefined) return { id, name, counter: null };
    const { first_sequence: first, last_sequence: last, last_hash: lastHash, last_at: lastAt } = kept;
    return { id, name, counter: { first, last, lastHash, lastAt } };
  });
}

export type RegisterWalk = {
  /** The next record in the order of the numbers; answers what is wrong with its place, or null. */
  see(numbered: Numbered & { at: Instant }): string | null;
  /** After the last record; answers what is missing, or null. */
  end(): string | null;
};

/** Watches the numbers of a register go by: without gap, chained, and never before the one before. */
export function walkRegister({ name, counter }: Register, kind: Kind): RegisterWalk {
  const faults: string[] = [];
  const note = (_check: string, fault: string | null) => {
    if (fault !== null) faults.push(fault);
  };
  const series = `${name} ${kind === 'z' ? 'Z report' : 'receipt'}`;
  const first = () => faults.splice(0)[0] ?? null;
  let walk: ReturnType<typeof walkSeries> | undefined;
  let before: { number: string; at: Instant } | undefined;
  return {
    see(numbered) {
      // A register without a number needs no counter.
      walk ??= walkSeries({ findings: { note } }, { name: series, counter });
      walk.see(numbered);
      const { number, at } = numbered;
      if (before !== undefined && at < before.at) faults.push(`${number} is of ${at}, before ${before.number}`);
      before = { number, at };
      return first();
    },
    end() {
      if (counter === null) return null;
      walk ??= walkSeries({ findings: { note } }, { name: series, counter });
      walk.end();
      if (before !== undefined && before.at !== counter.lastAt) {
        faults.push(`The counter of ${series} was last used at ${counter.lastAt} instead of ${before.at}`);
      }
      return first();
    },
  };
}
