import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { carry, orpc, useJob } from '#renderer/api';

/** The largest file that travels inside a message. */
export const largestBytes = 48 * 1024 * 1024;

export type Attaching = {
  /** The file that is being stored; null when none is. */
  name: string | null;
  job: ReturnType<typeof useAttachJob>;
  attach: (files: readonly File[]) => Promise<void>;
};

function useAttachJob() {
  return useJob(orpc.activities.attach);
}

/** Stores files with a contact, one after the other. Stops at the first that cannot be stored; `job.failure` tells why. */
export function useAttach(contactId: string): Attaching {
  const { t } = useTranslation(['contacts', 'ui']);
  const job = useAttachJob();
  const [name, setName] = useState<string | null>(null);
  const tell = (message: string) => notifications.show({ message, color: 'red', autoClose: 10_000 });
  const attach = async (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > largestBytes) {
        tell(`${file.name}: ${t('ui:file.tooLarge', { count: largestBytes / 1024 / 1024 })}`);
        continue;
      }
      setName(file.name);
      const carried = await carry(file).catch(() => undefined);
      if (carried === undefined) tell(t('timeline.file.unreadable', { name: file.name }));
      else if ((await job.start({ contactId, file: carried })) === undefined) break;
    }
    setName(null);
  };
  return { name, job, attach };
}
