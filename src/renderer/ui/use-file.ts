import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import type { CarriedFile } from '#contract/values';
import { openFile, useErrorText } from '#renderer/api';

/** Reads something once, outside of what a screen shows; what fails is told in a notice and gives undefined. */
export function useReadOrTell(): <Data>(read: () => Promise<Data>) => Promise<Data | undefined> {
  const words = useErrorText();
  return async (read) => {
    try {
      return await read();
    } catch (error) {
      notifications.show({ message: words(error), color: 'red', autoClose: 10_000 });
      return undefined;
    }
  };
}

/** A file that the host or the page makes: `open` loads it and shows or saves it; what fails is told in a notice. */
export function useFile(load: () => Promise<CarriedFile>): { open: () => void; isRunning: boolean } {
  const [isRunning, setIsRunning] = useState(false);
  const readOrTell = useReadOrTell();
  const run = async () => {
    setIsRunning(true);
    const file = await readOrTell(load);
    setIsRunning(false);
    if (file !== undefined) openFile(file);
  };
  return { open: () => void run(), isRunning };
}
