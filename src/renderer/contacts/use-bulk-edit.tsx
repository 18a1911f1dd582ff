import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ContactChange } from '#contract/contacts';
import type { ContactCondition } from '#contract/contact-values';
import { failureText, orpc, useFormats, useJob } from '#renderer/api';
import { useUndoOffer } from '#renderer/undo';

/** Which contacts are meant: the ticked ones, or all that the list's filter matches. */
export type Chosen = {
  count: number;
  ids: readonly string[] | undefined;
  filter: { q: string; archived: 'no' | 'yes' | 'all'; match: 'all' | 'any'; conditions: ContactCondition[] };
};

export type Bulk = ReturnType<typeof useBulkEdit>;

const slowMs = 500;

/** What the host gets of a choice. */
export function selectionOf({ ids, filter }: Chosen) {
  return ids === undefined ? filter : { ids: [...ids], archived: 'all' as const };
}

/** Changes the chosen contacts as one, tells what was changed, and offers to take it back as one. */
export function useBulkEdit(chosen: Chosen, onDone: () => void) {
  const { t } = useTranslation('contactLists');
  const formats = useFormats();
  const job = useJob(orpc.contacts.bulkEdit);
  const offerUndo = useUndoOffer();
  const { failure } = job;
  const isRunning = job.state === 'running';
  useEffect(() => {
    if (failure !== undefined)
      notifications.show({ message: failureText(failure, formats), color: 'red', autoClose: 10_000 });
    // oxlint-disable-next-line react/exhaustive-deps -- told once for each failure, whatever the manner of numbers
  }, [failure]);

  /** `words` says what was done with so many. */
  const run = async (change: ContactChange, words: (count: number) => string) => {
    const result = await job.start({ selection: selectionOf(chosen), change });
    if (result === undefined || result.wasCancelled) return;
    onDone();
    if (result.undoId === null) notifications.show({ message: t('bulk.nothing') });
    else offerUndo({ message: words(result.changed), undoId: result.undoId });
  };
  return { run, job, isRunning, isSlow: useIsSlow(isRunning), count: chosen.count };
}

/** True once something has been running for a while: what is over at once shows no dialog that flashes by. */
function useIsSlow(isRunning: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setTimeout(() => setIsSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isRunning]);
  return isRunning && isSlow;
}
