import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '#domain/dates';
import { minor } from '#domain/money';
import type { Minor } from '#domain/money';

import { amountsOf, planAllocations } from './allocation-plan.ts';
import type { PlanMode } from './allocation-plan.ts';

const item = (documentId: string, dueOn: string, openMinor: number) => ({
  documentId,
  number: documentId,
  dueOn: dueOn as CalendarDate,
  issuedOn: dueOn as CalendarDate,
  openMinor: minor(openMinor),
});
const openItems = [item('new', '2026-03-01', 500), item('old', '2026-01-01', 300), item('mid', '2026-02-01', 200)];

function plan(
  mode: PlanMode,
  amount: number,
  given: { firstDocumentId?: string; typed?: [string, Minor | null][] } = {},
) {
  return planAllocations({
    amountMinor: minor(amount),
    openItems,
    mode,
    firstDocumentId: given.firstDocumentId ?? null,
    typed: new Map(given.typed),
  });
}

describe('what happens to the money', () => {
  test('the oldest invoice is paid first and the rest stays as credit', () => {
    const { allocations, usedMinor, leftMinor, fault } = plan('oldestFirst', 1100);
    expect(allocations.map(({ documentId, amountMinor }) => [documentId, amountMinor])).toEqual([
      ['old', 300],
      ['mid', 200],
      ['new', 500],
    ]);
    expect([usedMinor, leftMinor, fault]).toEqual([1000, 100, undefined]);
  });

  test('one invoice is paid first, then the oldest of the others', () => {
    expect([...amountsOf(plan('documentFirst', 700, { firstDocumentId: 'new' }))]).toEqual([
      ['new', 500],
      ['old', 200],
    ]);
    expect([...amountsOf(plan('documentFirst', 120, { firstDocumentId: 'new' }))]).toEqual([['new', 120]]);
  });

  test('amounts as they were typed; empty fields use nothing', () => {
    const { allocations, leftMinor } = plan('chosen', 400, {
      typed: [
        ['mid', minor(150)],
        ['old', null],
        ['new', minor(0)],
      ],
    });
    expect(allocations).toEqual([{ documentId: 'mid', amountMinor: 150 }]);
    expect(leftMinor).toBe(250);
  });

  test('all of it can be kept as credit', () => {
    expect(plan('none', 400)).toMatchObject({ allocations: [], usedMinor: 0, leftMinor: 400 });
  });
});

describe('what is wrong with typed amounts', () => {
  test('more than is open on an invoice', () => {
    const { fault } = plan('chosen', 900, { typed: [['mid', minor(201)]] });
    expect(fault).toEqual({ code: 'ALLOCATION_EXCEEDS_OPEN', documentId: 'mid' });
  });

  test('more than was paid', () => {
    const { fault, leftMinor } = plan('chosen', 100, { typed: [['mid', minor(150)]] });
    expect(fault?.code).toBe('ALLOCATION_EXCEEDS_PAYMENT');
    expect(leftMinor).toBe(-50);
  });

  test('a negative amount', () => {
    expect(plan('chosen', 100, { typed: [['mid', minor(-1)]] }).fault?.code).toBe('ALLOCATION_NOT_POSITIVE');
  });
});
