import type { Activity } from '#contract/activities';
import type { CalendarDate } from '#domain/dates';

export type TodoGroup = { name: 'overdue' | 'today' | 'later'; activities: Activity[] };

/** What is to be done, by whether its day has passed, is today, or is yet to come; groups without entries are left out. */
export function groupsOf(activities: readonly Activity[], today: CalendarDate): TodoGroup[] {
  const groups: TodoGroup[] = [
    { name: 'overdue', activities: activities.filter(({ dueOn }) => dueOn !== null && dueOn < today) },
    { name: 'today', activities: activities.filter(({ dueOn }) => dueOn === today) },
    { name: 'later', activities: activities.filter(({ dueOn }) => dueOn === null || dueOn > today) },
  ];
  return groups.filter((group) => group.activities.length > 0);
}

/** What an entry is called: its subject, or the first line of its text. */
export function titleOf({ subject, text }: Pick<Activity, 'subject' | 'text'>): string {
  return subject || (text.split('\n')[0] ?? '');
}
