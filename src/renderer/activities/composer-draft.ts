/** What stands in the form of a new entry: kept beside the contact until it is saved, and read into what the host takes. */
import { z } from 'zod';

import { dateSchema, minorSchema } from '#contract/values';
import { activityKinds } from '#domain/contacts';
import type { ActivityKind } from '#domain/contacts';
import type { CalendarDate, Instant } from '#domain/dates';
import type { Minor } from '#domain/money';

const draftSchema = z.object({
  kind: z.enum(activityKinds),
  subject: z.string(),
  text: z.string(),
  /** A call, meeting or e-mail that is yet to come; tasks and promises always are. */
  isPlanned: z.boolean(),
  /** When it happened, as the field has it: local time to the minute; '' is now. */
  happenedAt: z.string(),
  /** By when it is to be done; for what has happened: when to follow it up. */
  dueOn: dateSchema.nullable(),
  amountMinor: minorSchema.nullable(),
  isPinned: z.boolean(),
});
export type ComposerDraft = z.output<typeof draftSchema>;

/** The form of a new entry. What is to be done is due today until another day is chosen. */
export function newDraft(kind: ActivityKind, today: CalendarDate | null): ComposerDraft {
  return {
    kind,
    subject: '',
    text: '',
    isPlanned: false,
    happenedAt: '',
    dueOn: isToDo(kind) ? today : null,
    amountMinor: null,
    isPinned: false,
  };
}

/** The same words as another kind of entry. */
export function ofKind(draft: ComposerDraft, kind: ActivityKind, today: CalendarDate | null): ComposerDraft {
  const fresh = newDraft(kind, today);
  const dueOn = isToDo(kind) ? (draft.dueOn ?? fresh.dueOn) : isToDo(draft.kind) ? null : draft.dueOn;
  return { ...draft, kind, dueOn, isPlanned: canBePlanned(kind) && draft.isPlanned };
}

/** Tasks and promises are always yet to be done. */
export function isToDo(kind: ActivityKind): boolean {
  return kind === 'task' || kind === 'promise';
}

/** What can have happened as well as be planned. */
export function canBePlanned(kind: ActivityKind): boolean {
  return kind === 'call' || kind === 'meeting' || kind === 'email';
}

/** Tells whether anything was typed that would be missed. */
export function hasWords({ subject, text, amountMinor }: ComposerDraft): boolean {
  return subject.trim() !== '' || text.trim() !== '' || amountMinor !== null;
}

export type DraftFault = 'wordsMissing' | 'dayMissing' | 'amountNotAbove' | 'momentWrong';

/** What must be mended before the entry can be saved. */
export function faultOf(draft: ComposerDraft): DraftFault | null {
  const { kind, subject, text, amountMinor, dueOn, isPlanned, happenedAt } = draft;
  if (kind === 'promise') {
    if (dueOn === null) return 'dayMissing';
    return amountMinor !== null && amountMinor <= 0 ? 'amountNotAbove' : null;
  }
  if (subject.trim() === '' && text.trim() === '') return 'wordsMissing';
  if (isPlanned && dueOn === null) return 'dayMissing';
  if (!isPlanned && happenedAt !== '' && momentOf(happenedAt) === null) return 'momentWrong';
  return null;
}

export type NewActivity = {
  kind: ActivityKind;
  subject: string;
  text: string;
  at?: Instant;
  dueOn?: CalendarDate;
  amountMinor?: Minor;
  isPinned?: boolean;
};

type Words = {
  /** What a promise is called that got no name. */
  promise: string;
  /** What the follow-up of a named entry is called. */
  followUp: (subject: string) => string;
};

/**
 * What the host shall add: the entry, and where a call, meeting or e-mail that has happened is to be followed up, that follow-up as an
 * entry of its own, so that the conversation stays history and the follow-up can be done.
 */
export function activitiesOf(draft: ComposerDraft, words: Words): NewActivity[] {
  const { kind, isPlanned, happenedAt, dueOn, amountMinor, isPinned } = draft;
  const text = draft.text.trim();
  const subject = draft.subject.trim() === '' && kind === 'promise' ? words.promise : draft.subject.trim();
  const entry: NewActivity = { kind, subject, text, ...(isPinned && { isPinned }) };
  if (kind === 'promise' && amountMinor !== null) entry.amountMinor = amountMinor;
  const hasHappened = canBePlanned(kind) && !isPlanned;
  if (!hasHappened) return [{ ...entry, ...(dueOn !== null && { dueOn }) }];
  const at = momentOf(happenedAt);
  const happened = { ...entry, ...(at !== null && { at }) };
  if (dueOn === null) return [happened];
  return [happened, { kind, subject: words.followUp(shortened(subject || text)), text: '', dueOn }];
}

const longestSubject = 160;

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > longestSubject ? `${line.slice(0, longestSubject).trimEnd()} …` : line;
}

/** The moment that a field for local date and time holds; null when it holds none. */
function momentOf(local: string): Instant | null {
  const moment = new Date(local);
  return local === '' || Number.isNaN(moment.getTime()) ? null : (moment.toISOString() as Instant);
}

const keyOf = (contactId: string): string => `counterbook.entry.${contactId}`;

/** What was typed for a contact and not yet saved, also from an earlier day. */
export function keptDraft(contactId: string): ComposerDraft | null {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(keyOf(contactId)) ?? ''));
  } catch {
    return null;
  }
}

/** Keeps what is typed on this computer until it is saved; null or an empty form forgets it. */
export function keepDraft(contactId: string, draft: ComposerDraft | null): void {
  if (draft === null || !hasWords(draft)) localStorage.removeItem(keyOf(contactId));
  else localStorage.setItem(keyOf(contactId), JSON.stringify(draft));
}
