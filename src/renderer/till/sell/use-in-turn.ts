import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';

import { useErrorText } from '#renderer/api';

import { newInTurn } from './in-turn.ts';

/** Does jobs one after the other, each as the screen stands when its turn comes; what fails is told in a notice. */
export function useInTurn<Job>(doJob: (job: Job) => Promise<void>): (job: Job) => void {
  const words = useErrorText();
  const latest = useRef({ doJob, words });
  useEffect(() => {
    latest.current = { doJob, words };
  });
  const queue = useRef<ReturnType<typeof newInTurn<Job>>>(undefined);
  const [add] = useState(() => (job: Job) => {
    queue.current ??= newInTurn<Job>(
      (next) => latest.current.doJob(next),
      (error) => notifications.show({ message: latest.current.words(error), color: 'red', autoClose: 10_000 }),
    );
    queue.current(job);
  });
  return add;
}
