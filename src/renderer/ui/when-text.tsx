import { useSyncExternalStore } from 'react';

import { isCalendarDate } from '#domain/dates';
import { useFormats, useToday } from '#renderer/api';

import { writtenDate } from './date-text.ts';
import { relativeWords } from './relative-time.ts';
import classes from './values.module.css';

/** When something was, relative where that says more: "5 minutes ago", "yesterday"; exact on hover. `at` is a moment or a day. */
export function WhenText({ at }: { at: string }) {
  const { wordLocale: locale } = useFormats();
  const nowMs = useMinute();
  const today = useToday();
  const exact = isCalendarDate(at)
    ? writtenDate(at, { locale, style: 'full' })
    : new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
  return (
    <time dateTime={at} title={exact} className={classes['figures']}>
      {today === undefined ? exact : relativeWords(at, { locale, nowMs, today })}
    </time>
  );
}

const minuteMs = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = Date.now();

/** Now, in milliseconds; moves on once a minute for all that show it. */
function useMinute(): number {
  return useSyncExternalStore(listen, () => minute);
}

function listen(onChange: () => void): () => void {
  if (listeners.size === 0) {
    minute = Date.now();
    timer = setInterval(() => {
      minute = Date.now();
      for (const tell of listeners) tell();
    }, minuteMs);
  }
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size === 0) clearInterval(timer);
  };
}
