import type { TimelineEntry } from '#contract/contacts';
import { activityKinds, timelineKinds } from '#domain/contacts';
import type { ActivityKind, TimelineKind } from '#domain/contacts';
import { paperPath } from '#renderer/ui';

/** What the chips above the timeline stand for; some stand for two kinds. */
export const timelineFilters = {
  note: ['note'],
  call: ['call'],
  meeting: ['meeting'],
  email: ['email'],
  task: ['task', 'promise'],
  file: ['file'],
  paper: ['invoice', 'creditNote'],
  sale: ['sale'],
  money: ['payment', 'refund'],
  change: ['change'],
} as const satisfies Readonly<Record<string, readonly TimelineKind[]>>;
export type TimelineFilter = keyof typeof timelineFilters;
export const timelineFilterNames = Object.keys(timelineFilters) as TimelineFilter[];

/** The kinds that an address names: "call,meeting". What is no kind is left out. */
export function readKinds(text: string): TimelineKind[] {
  const named = new Set(text.split(','));
  return timelineKinds.filter((kind) => named.has(kind));
}

/** The kinds after a chip was pressed: its kinds are added, or taken away when all of them were there. */
export function toggledKinds(kinds: readonly TimelineKind[], filter: TimelineFilter): TimelineKind[] {
  const meant: readonly TimelineKind[] = timelineFilters[filter];
  const isOn = isFilterOn(kinds, filter);
  return timelineKinds.filter((kind) => (meant.includes(kind) ? !isOn : kinds.includes(kind)));
}

export function isFilterOn(kinds: readonly TimelineKind[], filter: TimelineFilter): boolean {
  return timelineFilters[filter].every((kind) => kinds.includes(kind));
}

export type TimelineRow = { key: string } & ({ month: string } | { entry: TimelineEntry });

/** The rows of the timeline: entries in their order, a heading before the first of each month. */
export function rowsOf(entries: readonly TimelineEntry[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let month = '';
  for (const entry of entries) {
    const of = entry.at.slice(0, 7);
    if (of !== month) rows.push({ key: `month-${of}-${rows.length}`, month: of });
    month = of;
    rows.push({ key: `${entry.kind}-${entry.id}`, entry });
  }
  return rows;
}

/** Where a paper stands that an entry tells of; undefined for what is told here in full. */
export function pathOf({ kind, id }: Pick<TimelineEntry, 'kind' | 'id'>): string | undefined {
  switch (kind) {
    case 'invoice':
    case 'creditNote':
    case 'payment':
    case 'refund':
    case 'sale':
      return paperPath(kind, id);
    case 'note':
    case 'call':
    case 'meeting':
    case 'email':
    case 'task':
    case 'promise':
    case 'file':
    case 'change':
      return undefined;
  }
}

/** Tells whether an entry is one that people write, so that it can be changed. */
export function isActivity(kind: TimelineKind): kind is ActivityKind {
  return activityKinds.some((known) => known === kind);
}

/** Tells whether an entry is still to be done. */
export function isOpen({ kind, dueOn, doneAt }: Pick<TimelineEntry, 'kind' | 'dueOn' | 'doneAt'>): boolean {
  return isActivity(kind) && doneAt === null && (dueOn !== null || kind === 'task' || kind === 'promise');
}
