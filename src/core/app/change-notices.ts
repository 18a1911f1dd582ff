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

/** `othersVersion` rises with each commit of another process, which may concern any topic. */
export function changeNotices(
  othersVersion: () => number,
  { watchesOthers }: { watchesOthers: boolean },
): ChangeNotices {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const announce = (topics: readonly Topic[]) => {
    emitter.emit('change', { topics: [...topics] });
  };
  let seenVersion = othersVersion();
  const look = () => {
    const version = othersVersion();
    if (version === seenVersion) return;
    seenVersion = version;
    announce(allTopics);
  };
  const closing = new AbortController();
  const timer = watchesOthers ? setInterval(look, pollMs) : null;
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
