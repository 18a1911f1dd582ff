import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Activity } from '#contract/activities';
import { useShortcut } from '#renderer/ui';

import { FinishPanel } from './finish-panel.tsx';
import { TodoRow } from './todo-row.tsx';
import { groupsOf } from './todo-rows.ts';
import type { TodoGroup } from './todo-rows.ts';
import { useActivityActions } from './use-activity-actions.ts';
import classes from './todo.module.css';
import type { CalendarDate } from '#domain/dates';

export type TodoListProps = {
  activities: readonly Activity[];
  today: CalendarDate;
  /** Names the contact of each entry, and Enter opens it. */
  hasContacts?: boolean;
  /** Headings for what is late, due today, and due later. */
  isGrouped?: boolean;
};

type Finished = { activity: Activity; group: TodoGroup['name']; index: number };

/** What is to be done: the arrows move, D or a click marks as done and asks what came of it, Enter opens the contact. */
export function TodoList({ activities, today, hasContacts = false, isGrouped = false }: TodoListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { groups, finished, actions, finish, reopen, close } = useFinishing(groupsOf(activities, today), frame);
  const listed = groups.flatMap((group) => group.activities);
  useDoneKey({ frame, listed, isDisabled: finished !== null, finish });
  useRowKeys(frame, (index) => {
    const activity = listed[index];
    if (hasContacts && activity !== undefined) void navigate({ to: `/contacts/${activity.contactId}` });
  });
  const rowsOf = (group: TodoGroup) => {
    const rows = group.activities.map((activity) => (
      <TodoRow
        key={activity.id}
        activity={activity}
        hasContact={hasContacts}
        onDone={() => void finish(activity)}
        onMove={(dueOn) => void actions.setDue(activity.id, dueOn)}
      />
    ));
    if (group.name !== finished?.group) return rows;
    const panel = (
      <li key="finished">
        <FinishPanel key={finished.activity.id} activity={finished.activity} onClose={close} onReopen={reopen} />
      </li>
    );
    return rows.toSpliced(finished.index, 0, panel);
  };
  return (
    <div ref={frame} className={classes['todo']} data-grouped={isGrouped}>
      {groups.map((group) => (
        <Group key={group.name} group={group} isGrouped={isGrouped}>
          {rowsOf(group)}
        </Group>
      ))}
    </div>
  );
}

/** Marks entries as done, and keeps the place of the one that was done last while it is asked what came of it. */
function useFinishing(all: readonly TodoGroup[], frame: Frame) {
  const actions = useActivityActions();
  const [finished, setFinished] = useState<Finished | null>(null);
  const groups = withGroup(all, finished);
  const finish = async (activity: Activity) => {
    const group = groups.find((each) => each.activities.includes(activity));
    const done = await actions.setDone(activity.id, true);
    if (done === undefined || group === undefined) return;
    setFinished({ activity: done, group: group.name, index: group.activities.indexOf(activity) });
  };
  const close = () => {
    const at = finished === null ? 0 : flatIndexOf(groups, finished);
    setFinished(null);
    setTimeout(() => focusRow(frame, at));
  };
  const reopen = () => {
    if (finished !== null) void actions.setDone(finished.activity.id, false);
    close();
  };
  return { groups, finished, actions, finish, reopen, close };
}

type DoneKey = {
  frame: Frame;
  listed: readonly Activity[];
  isDisabled: boolean;
  finish: (activity: Activity) => Promise<void>;
};

/** D marks the row with the focus; who presses it from elsewhere sees first what it would mark. */
function useDoneKey({ frame, listed, isDisabled, finish }: DoneKey): void {
  const { t } = useTranslation('contacts');
  useShortcut({
    keys: 'd',
    label: t('timeline.done.mark'),
    isDisabled: isDisabled || listed.length === 0,
    run: () => {
      const activity = listed[focusedIndex(frame)];
      if (activity === undefined) focusRow(frame, 0);
      else void finish(activity);
    },
  });
}

type GroupProps = { group: TodoGroup; isGrouped: boolean; children: ReactNode };

function Group({ group: { name, activities }, isGrouped, children }: GroupProps) {
  const { t } = useTranslation('contacts');
  const title = t(`timeline.todo.${name}`);
  return (
    <div role="group" aria-label={title}>
      {isGrouped && (
        <h3 className={classes['groupName']} data-late={name === 'overdue'}>
          {title} <span className={classes['groupCount']}>{activities.length}</span>
        </h3>
      )}
      <ul className={classes['rows']}>{children}</ul>
    </div>
  );
}

/** The group in which something has just been done stays for as long as it is asked what came of it. */
function withGroup(groups: readonly TodoGroup[], finished: Finished | null): readonly TodoGroup[] {
  const known = groups.map((group) => ({
    ...group,
    activities: group.activities.filter(({ id }) => id !== finished?.activity.id),
  }));
  if (finished === null || known.some(({ name }) => name === finished.group)) return known;
  const order = ['overdue', 'today', 'later'];
  return [...known, { name: finished.group, activities: [] }].toSorted(
    (left, right) => order.indexOf(left.name) - order.indexOf(right.name),
  );
}

function flatIndexOf(groups: readonly TodoGroup[], { group, index }: Finished): number {
  const before = groups.slice(
    0,
    groups.findIndex(({ name }) => name === group),
  );
  return before.reduce((count, { activities }) => count + activities.length, 0) + index;
}

type Frame = RefObject<HTMLElement | null>;

function rowsIn(frame: Frame): HTMLElement[] {
  return [...(frame.current?.querySelectorAll<HTMLElement>('[data-todo]') ?? [])];
}

function focusedIndex(frame: Frame): number {
  return rowsIn(frame).findIndex((row) => row.contains(document.activeElement));
}

function focusRow(frame: Frame, index: number): void {
  const rows = rowsIn(frame);
  rows[Math.min(index, rows.length - 1)]?.focus();
}

/** The arrows, Home and End move between the rows, Enter opens; keys on the controls inside a row stay theirs. */
function useRowKeys(frame: Frame, open: (index: number) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-todo]')) return;
    const index = focusedIndex(frame);
    const last = rowsIn(frame).length - 1;
    const moves: Readonly<Record<string, number>> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: last };
    const next = moves[event.key];
    if (next !== undefined) focusRow(frame, Math.max(0, next));
    else if (event.key === 'Enter') open(index);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const element = frame.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [frame]);
}
