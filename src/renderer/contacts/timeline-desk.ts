import { useState } from 'react';

import type { Activity } from '#contract/activities';
import type { TimelineEntry } from '#contract/contacts';
import { client, openFile } from '#renderer/api';
import { useActivityActions } from '#renderer/activities';
import { useReadOrTell } from '#renderer/ui';

export type TimelineDesk = ReturnType<typeof useTimelineDesk>;

/** What is being done with the entries of a timeline: which one is edited, which one was just finished, which file is opened. */
export function useTimelineDesk() {
  const actions = useActivityActions();
  const readOrTell = useReadOrTell();
  const [editingId, setEditingId] = useState<string | null>(null);
  const [finished, setFinished] = useState<Activity | null>(null);
  const [openingId, setOpeningId] = useState<string | null>(null);

  const toggleDone = async (entry: TimelineEntry) => {
    const saved = await actions.setDone(entry.id, entry.doneAt === null);
    setFinished(saved !== undefined && saved.doneAt !== null ? saved : null);
  };
  const openFileOf = async (fileId: string) => {
    setOpeningId(fileId);
    const file = await readOrTell(() => client.activities.attachment({ id: fileId }));
    setOpeningId(null);
    if (file !== undefined) openFile(file);
  };
  return {
    actions,
    editingId,
    edit: setEditingId,
    stopEditing: () => setEditingId(null),
    finished,
    toggleDone,
    stopFinishing: () => setFinished(null),
    openingId,
    openFileOf,
  };
}
