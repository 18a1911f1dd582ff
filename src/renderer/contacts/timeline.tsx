import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { TimelineEntry } from '#contract/contacts';
import type { ActivityKind } from '#domain/contacts';
import type { CalendarDate } from '#domain/dates';
import { ActivityComposer, FileTarget, TodoList, useAttach, useComposer } from '#renderer/activities';
import { orpc, useToday } from '#renderer/api';
import { Loaded } from '#renderer/ui';

import { AttachProgress } from './attach-progress.tsx';
import { Entry } from './timeline-entry.tsx';
import { useTimelineDesk } from './timeline-desk.ts';
import type { TimelineDesk } from './timeline-desk.ts';
import { TimelineList } from './timeline-list.tsx';
import { isOpen, readKinds } from './timeline-rows.ts';
import { TimelineFilters } from './timeline-filters.tsx';
import classes from './timeline.module.css';
import { useTimeline } from './use-timeline.ts';

type TimelineProps = {
  contactId: string;
  /** Kinds with commas between, and words, as the address has them. */
  kinds: string;
  q: string;
  onKinds: (kinds: string) => void;
  /** The form of such an entry is to be opened, once. */
  add: ActivityKind | undefined;
  onAdded: () => void;
};

/** Everything that has happened with a contact and what is to be done: added here, found here, done here. */
export function Timeline({ contactId, kinds: kindsText, q, onKinds, add, onAdded }: TimelineProps) {
  const composer = useComposer(contactId);
  useEffect(() => {
    if (add === undefined) return;
    composer.open(add);
    onAdded();
    // oxlint-disable-next-line react/exhaustive-deps -- asked for once, whatever the form holds
  }, [add]);
  const attaching = useAttach(contactId);
  const fileInput = useRef<HTMLInputElement>(null);
  const desk = useTimelineDesk();
  const kinds = readKinds(kindsText);
  const isWhole = kinds.length === 0 && q === '';
  return (
    <div className={classes['timeline']}>
      <ActivityComposer composer={composer} onChooseFile={() => fileInput.current?.click()} />
      <FileTarget inputRef={fileInput} onFiles={(files) => void attaching.attach(files)} />
      <AttachProgress attaching={attaching} />
      <Todo contactId={contactId} />
      <TimelineFilters kinds={kinds} onChange={(next) => onKinds(next.join(','))} />
      {isWhole && <Pinned contactId={contactId} desk={desk} />}
      <History contactId={contactId} kinds={kindsText} q={q} desk={desk} />
    </div>
  );
}

const never = '2999-12-31' as CalendarDate;
const todoShown = 50;

/** What is to be done with this contact, whatever its day. */
function Todo({ contactId }: { contactId: string }) {
  const { t } = useTranslation('contacts');
  const today = useToday();
  const { data } = useQuery(
    orpc.activities.today.queryOptions({ input: { contactId, until: never, limit: todoShown } }),
  );
  if (data === undefined || today === undefined) return null;
  return (
    // Hidden while there is nothing to do, but kept, so that what was done last can still be asked about.
    <section className={classes['todo']} data-empty={data.rows.length === 0} aria-label={t('timeline.todo.title')}>
      <h2 className={classes['todoTitle']}>{t('timeline.todo.title')}</h2>
      <TodoList activities={data.rows} today={today} />
    </section>
  );
}

/** What was pinned stands on top. */
function Pinned({ contactId, desk }: { contactId: string; desk: TimelineDesk }) {
  const { t } = useTranslation('contacts');
  const { entries } = useTimeline({ contactId, kinds: [], q: '', pinned: true });
  if (entries.length === 0) return null;
  return (
    <section className={classes['pinnedEntries']} aria-label={t('timeline.pinned')}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} desk={desk} />
      ))}
    </section>
  );
}

type HistoryProps = { contactId: string; kinds: string; q: string; desk: TimelineDesk };

function History({ contactId, kinds, q, desk }: HistoryProps) {
  const { t } = useTranslation('contacts');
  const asked = readKinds(kinds);
  const timeline = useTimeline({ contactId, kinds: asked, q });
  const isWhole = asked.length === 0 && q === '';
  // What is pinned, and what is to be done by a day, stands on top already.
  const isAbove = (entry: TimelineEntry) => entry.isPinned || (isOpen(entry) && entry.dueOn !== null);
  const entries = isWhole ? timeline.entries.filter((entry) => !isAbove(entry)) : timeline.entries;
  if (timeline.isLoading) return <Skeleton height={160} aria-label={t('timeline.title')} />;
  if (timeline.error !== null && entries.length === 0) {
    return <Loaded query={{ data: undefined, error: timeline.error, refetch: timeline.retry }}>{() => null}</Loaded>;
  }
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed" className={classes['nothing']}>
        {t(isWhole ? 'timeline.empty' : 'timeline.nothingFound')}
      </Text>
    );
  }
  const isNew = isWhole && entries.length === 1 && entries[0]?.kind === 'change' && !timeline.hasMore;
  return (
    <>
      <TimelineList {...timeline} entries={entries} desk={desk} />
      {isNew && (
        <Text size="sm" c="dimmed" className={classes['nothing']}>
          {t('timeline.empty')}
        </Text>
      )}
    </>
  );
}
