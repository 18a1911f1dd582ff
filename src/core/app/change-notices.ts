/** Change notices: which topics a committed command has changed, to every window and browser. */
import { EventEmitter, on } from 'node:events';

import { topics as allTopics } from '#contract/operation';
import type { Topic } from '#contract/operation';

type Notice = { topics: Topic[] };

export type ChangeNotices = {
  publish(topics: readonly Topic[]): void;
  changes(signal: AbortSignal | undefined): AsyncGenerator<Notice, void, void>;
  close(): void;
};

/** How often another process (a script at work beside the open program) is looked for. */
const pollMs = 1000;

/** `dataVersion` rises with each commit; one that this program did not publish came from another process and may concern any topic. */
export function changeNotices(dataVersion: () => number, { watchesOthers }: { watchesOthers: boolean }): ChangeNotices {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  let seenVersion = dataVersion();
  const announce = (topics: readonly Topic[]) => {
    seenVersion = dataVersion();
    emitter.emit('change', { topics: [...topics] });
  };
  const closing = new AbortController();
  const timer = watchesOthers ? setInterval(() => dataVersion() !== seenVersion && announce(allTopics), pollMs) : null;
  timer?.unref();
  return {
    publish: announce,
    async *changes(signal) {
      const ends = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      try {
        for await (const [notice] of on(emitter, 'change', { signal: ends })) yield notice as Notice;
      } catch (error) {
        if (!ends.aborted) throw error;
      }
    },
    close() {
      if (timer) clearInterval(timer);
      closing.abort();
    },
  };
}
