/** Change notices: which topics a committed command has changed, to every window and browser. */
import { EventEmitter, on } from 'node:events';

import { topics as allTopics } from '#contract/operation';
import type { Topic } from '#contract/operation';
import type { LogEntry } from '#core/pipeline';

type Notice = { topics: Topic[] };

export type ChangeNotices = {
  publish(topics: readonly Topic[]): void;
  changes(signal: AbortSignal | undefined): AsyncGenerator<Notice, void, void>;
  close(): Promise<void>;
};

/** How often another process (a script at work beside the open program) is looked for. */
const pollMs = 1000;

export type Watching = {
  /** Rises with each commit of another process, which may concern any topic. */
  othersVersion(): number;
  /** Called with each look; true when it has changed something that everybody shall hear of. */
  tidyUp(): Promise<boolean>;
  log(entry: LogEntry): void;
};

/** `watching` is for a program that stays open: it looks for the commits of others, and never fails for good at that. */
export function changeNotices(watching: Watching | null): ChangeNotices {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const announce = (topics: readonly Topic[]) => {
    emitter.emit('change', { topics: [...topics] });
  };
  const watch = watching === null ? null : watchOthers(watching, () => announce(allTopics));
  const closing = new AbortController();
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
    async close() {
      closing.abort();
      await watch?.end();
    },
  };
}

function watchOthers({ othersVersion, tidyUp, log }: Watching, announce: () => void): { end(): Promise<void> } {
  let seenVersion = othersVersion();
  let isFailing = false;
  const look = async () => {
    try {
      const version = othersVersion();
      if (version !== seenVersion) announce();
      seenVersion = version;
      if (await tidyUp()) announce();
      isFailing = false;
    } catch (error) {
      // A database that another program holds, a drive that went away: the next look may succeed. One entry tells of it.
      if (!isFailing) log({ level: 'warn', message: 'Looking for the changes of others failed', detail: error });
      isFailing = true;
    }
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = null;
    });
  }, pollMs);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await looking;
    },
  };
}
