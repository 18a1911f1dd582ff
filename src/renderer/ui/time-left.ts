import { useEffect, useState } from 'react';

/**
 * How many seconds work still takes if it goes on as before; `share` is what is done, 0 to 1.
 * Undefined while too little is done to tell.
 */
export function secondsLeft({
  share,
  startedAtMs,
  nowMs,
}: {
  share: number;
  startedAtMs: number | undefined;
  nowMs: number;
}): number | undefined {
  if (startedAtMs === undefined || share < 0.02) return undefined;
  const elapsedMs = nowMs - startedAtMs;
  return elapsedMs < 1000 ? undefined : (elapsedMs * (1 - share)) / share / 1000;
}

/** The clock, looked at every second. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
