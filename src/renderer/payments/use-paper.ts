import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import type { CarriedFile } from '#contract/values';
import { openFile, useErrorText } from '#renderer/api';

/** Fetches a paper and shows it: `usePaper(() => client.documents.pdf({ id }))`. A failure is told in a notice. */
export function usePaper(load: () => Promise<CarriedFile>): { open: () => void; isOpening: boolean } {
  const [isOpening, setIsOpening] = useState(false);
  const text = useErrorText();
  const open = async () => {
    setIsOpening(true);
    try {
      openFile(await load());
    } catch (error) {
      notifications.show({ message: text(error), color: 'red', autoClose: 10_000 });
    }
    setIsOpening(false);
  };
  return { open: () => void open(), isOpening };
}
