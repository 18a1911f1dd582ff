/** How a benchmark is timed and printed. */

export type Line = { name: string; value: number; unit: 'ms'; baseline: number | null; ratio: number | null };

/** Prints one JSON line; `baseline` was measured in the same run, because machines are noisy. */
export function print({ name, value, baseline }: { name: string; value: number; baseline: number | null }): void {
  const ratio = baseline === null ? null : rounded(value / baseline);
  const line: Line = {
    name,
    value: rounded(value),
    unit: 'ms',
    baseline: baseline === null ? null : rounded(baseline),
    ratio,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The milliseconds of each run, sorted, the first tenth (warming up) left out. */
export async function timesOf(count: number, run: (index: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await run(index);
    times.push(performance.now() - start);
  }
  return times.slice(Math.floor(count / 10)).toSorted((left, right) => left - right);
}

/** The value below which `share` of the sorted times lie. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
