import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { Ageing } from '#contract/receivables';
import type { CalendarDate } from '#domain/dates';
import { client, orpc } from '#renderer/api';

const rowsPerCall = 5000;

/** The whole ageing report of a day (today when undefined), all its rows. While another day loads, the one before stays. */
export function useAgeing(day: CalendarDate | undefined) {
  return useQuery({
    queryKey: [...orpc.receivables.ageing.key(), { type: 'whole', day }],
    queryFn: async ({ signal }) => readWhole(day, signal),
    placeholderData: keepPreviousData,
  });
}

async function readWhole(day: CalendarDate | undefined, signal: AbortSignal): Promise<Ageing> {
  const read = (offset: number) =>
    client.receivables.ageing({ day, sort: 'balance', limit: rowsPerCall, offset }, { signal });
  const report = await read(0);
  const rows = [...report.rows];
  while (rows.length < report.rowCount) {
    const more = await read(rows.length);
    if (more.rows.length === 0) break;
    rows.push(...more.rows);
  }
  return { ...report, rows };
}
