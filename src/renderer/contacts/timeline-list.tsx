import { useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { TimelineEntry } from '#contract/contacts';
import type { CalendarDate } from '#domain/dates';
import { useFormats } from '#renderer/api';

import { Entry } from './timeline-entry.tsx';
import type { TimelineDesk } from './timeline-desk.ts';
import { rowsOf } from './timeline-rows.ts';
import type { TimelineRow } from './timeline-rows.ts';
import classes from './timeline.module.css';

const monthHeight = 36;
const entryHeight = 62;
const overscan = 10;
const rowsBeforeMore = 30;

type TimelineListProps = {
  entries: readonly TimelineEntry[];
  desk: TimelineDesk;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  letGo: () => void;
};

/** The history of a contact, as long as it may be: only what is on the screen is drawn. It scrolls with the page. */
export function TimelineList({ entries, desk, hasMore, isLoadingMore, loadMore, letGo }: TimelineListProps) {
  const { t } = useTranslation('contacts');
  const list = useRef<HTMLDivElement>(null);
  // The virtualizer keeps the compiler away from here, so what is costly is kept by hand.
  const rows = useMemo(() => rowsOf(entries), [entries]);
  const scrollMargin = useOffset(list);
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => document.querySelector<HTMLElement>('#content'),
    estimateSize: (index) => (isMonth(rows[index]) ? monthHeight : entryHeight),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan,
    scrollMargin,
    // The header of the page stays above what is scrolled to.
    scrollPaddingStart: 72,
  });
  const items = virtual.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - rowsBeforeMore;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) loadMore();
  }, [isNearEnd, hasMore, isLoadingMore, loadMore]);
  const isAtTop = items[0]?.index === 0;
  useEffect(() => {
    if (isAtTop) letGo();
    // oxlint-disable-next-line react/exhaustive-deps -- only the way back to the top matters
  }, [isAtTop]);
  useArrows(list, rows, virtual);
  return (
    <section
      ref={list}
      aria-label={t('timeline.title')}
      aria-busy={isLoadingMore}
      className={classes['list']}
      style={{ height: virtual.getTotalSize() }}
    >
      {items.map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={classes['row']}
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            <Row row={row} desk={desk} />
          </div>
        );
      })}
    </section>
  );
}

// Drawn again only when its entry changes, not with each step of scrolling.
const Row = memo(function Row({ row, desk }: { row: TimelineRow; desk: TimelineDesk }) {
  return 'month' in row ? <Month month={row.month} /> : <Entry entry={row.entry} desk={desk} isFocusable />;
});

function isMonth(row: TimelineRow | undefined): boolean {
  return row !== undefined && 'month' in row;
}

function Month({ month }: { month: string }) {
  const { wordLocale } = useFormats();
  const written = new Intl.DateTimeFormat(wordLocale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return <h2 className={classes['month']}>{written.format(new Date(`${month}-01` as CalendarDate))}</h2>;
}

/** How far below the top of what scrolls the list begins; what stands above it grows and shrinks. */
function useOffset(list: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  const measure = useEffectEvent(() => {
    const scroller = document.querySelector<HTMLElement>('#content');
    if (scroller === null || list.current === null) return;
    const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
    setOffset(Math.round(top));
  });
  useLayoutEffect(() => {
    const above = list.current?.parentElement;
    const observer = new ResizeObserver(() => measure());
    for (let element = above; element !== null && element !== undefined; element = element.parentElement) {
      observer.observe(element);
      if (element.id === 'content') break;
    }
    return () => observer.disconnect();
  }, [list]);
  return offset;
}

/** The arrows move between entries once one has the focus, also to those that are not drawn yet. */
function useArrows(
  list: RefObject<HTMLElement | null>,
  rows: readonly TimelineRow[],
  virtual: Virtualizer<HTMLElement, HTMLElement>,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('article')) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    let index = Number(event.target.closest('[data-index]')?.getAttribute('data-index')) + step;
    while (isMonth(rows[index])) index += step;
    if (rows[index] === undefined) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-index="${index}"] article`)?.focus();
    });
  });
  useEffect(() => {
    const element = list.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [list]);
}
