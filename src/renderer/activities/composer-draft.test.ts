// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';

import { activitiesOf, faultOf, keepDraft, keptDraft, newDraft, ofKind } from './composer-draft.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { dueDay } from './due-days.ts';

const today = '2026-01-31' as CalendarDate;
const tomorrow = '2026-02-01' as CalendarDate;
const words = { promise: 'Promise to pay', followUp: (subject: string) => `Follow up: ${subject}` };
const draft = (kind: ComposerDraft['kind'], fields: Partial<ComposerDraft> = {}) => ({
  ...newDraft(kind, today),
  ...fields,
});

beforeEach(() => localStorage.clear());

test('a note is an entry with its text, and with a day one that is to be done', () => {
  expect(activitiesOf(draft('note', { text: ' Likes tea \n' }), words)).toEqual([
    { kind: 'note', subject: '', text: 'Likes tea' },
  ]);
  expect(activitiesOf(draft('note', { text: 'Ask again', dueOn: tomorrow }), words)).toEqual([
    { kind: 'note', subject: '', text: 'Ask again', dueOn: tomorrow },
  ]);
});

test('a call that has happened stays history; its follow-up is an entry of its own', () => {
  const call = draft('call', { subject: 'Offer', text: 'Decides next week', dueOn: tomorrow });
  expect(activitiesOf(call, words)).toEqual([
    { kind: 'call', subject: 'Offer', text: 'Decides next week' },
    { kind: 'call', subject: 'Follow up: Offer', text: '', dueOn: tomorrow },
  ]);
});

test('a follow-up of a call without a subject is named by the first line of its text', () => {
  const [, followUp] = activitiesOf(draft('call', { text: `${'x'.repeat(300)}\nmore`, dueOn: tomorrow }), words);
  expect(followUp?.subject).toBe(`Follow up: ${'x'.repeat(160)} …`);
});

test('a planned meeting is one entry with its day', () => {
  const meeting = draft('meeting', { subject: 'Visit', isPlanned: true, dueOn: tomorrow });
  expect(activitiesOf(meeting, words)).toEqual([{ kind: 'meeting', subject: 'Visit', text: '', dueOn: tomorrow }]);
});

test('an earlier call is dated when it was', () => {
  const [call] = activitiesOf(draft('call', { text: 'Yesterday', happenedAt: '2026-01-30T09:15' }), words);
  expect(call?.at).toBe(new Date('2026-01-30T09:15').toISOString());
});

test('a promise needs a day, has a name of its own, and an amount above zero', () => {
  const promise = draft('promise', { amountMinor: minor(5000) });
  expect(activitiesOf(promise, words)).toEqual([
    { kind: 'promise', subject: 'Promise to pay', text: '', amountMinor: 5000, dueOn: today },
  ]);
  expect(faultOf(promise)).toBeNull();
  expect(faultOf({ ...promise, dueOn: null })).toBe('dayMissing');
  expect(faultOf({ ...promise, amountMinor: minor(0) })).toBe('amountNotAbove');
});

test('an entry without words is not saved', () => {
  expect(faultOf(draft('note', { text: '  ' }))).toBe('wordsMissing');
  expect(faultOf(draft('call', { subject: 'x', happenedAt: 'soon' }))).toBe('momentWrong');
  expect(faultOf(draft('call', { subject: 'x', isPlanned: true }))).toBe('dayMissing');
});

test('another kind keeps the words, and only what is to be done is due by itself', () => {
  const note = draft('note', { text: 'Call back' });
  const task = ofKind(note, 'task', today);
  expect(task).toMatchObject({ kind: 'task', text: 'Call back', dueOn: today });
  expect(ofKind(task, 'note', today)).toMatchObject({ kind: 'note', text: 'Call back', dueOn: null });
  expect(ofKind(draft('call', { isPlanned: true }), 'note', today).isPlanned).toBe(false);
});

test('what was typed is found again at its contact, until it is saved', () => {
  const note = draft('note', { text: 'Half a thought' });
  keepDraft('anna', note);
  expect(keptDraft('anna')).toEqual(note);
  expect(keptDraft('bert')).toBeNull();
  keepDraft('anna', null);
  expect(keptDraft('anna')).toBeNull();
});

test('what cannot be read any more is no draft', () => {
  localStorage.setItem('counterbook.entry.anna', '{"kind":"dance"}');
  expect(keptDraft('anna')).toBeNull();
});

test('a month on from the 31st is the last day of the next month', () => {
  expect(dueDay('inAMonth', today)).toBe('2026-02-28');
  expect(dueDay('inAWeek', today)).toBe('2026-02-07');
});
