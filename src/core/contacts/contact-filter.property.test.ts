// The filter of the list, every field and operator, against what a condition means over contacts in memory.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ContactCondition } from '#contract/contacts';
import type { CustomFieldKind } from '#domain/contacts';
import { searchKey } from '#core/database';
import { openTestApp, testId } from '#core/testing';
import type { TestApp } from '#core/testing';

import type { ContactState } from './contact-state.ts';
import { codeOf, contact, everyCondition, today } from './filter-arbitraries.ts';
import type { Drawn, Ids } from './filter-arbitraries.ts';
import { holds } from './filter-oracle.ts';
import type { Known } from './filter-oracle.ts';
import { insertContacts } from './write-contacts.ts';

const timeZone = 'America/New_York';
const fields = { text: testId(), number: testId(), date: testId(), choice: testId(), yesNo: testId() };
const fieldKinds = new Map(Object.entries(fields).map(([kind, id]) => [`custom:${id}`, kind as CustomFieldKind]));
const contactIds = Array.from({ length: 24 }, () => testId());

async function openOffice(): Promise<TestApp> {
  const office = await openTestApp({ now: `${today}T17:00:00.000Z` });
  await office.api.settings.update({ commandId: testId(), company: { timeZone } });
  const options = ['a', 'A', 'b'].map((id) => ({ id, label: `Option ${id}` }));
  await office.app.context().house.database.write(async (tx) => {
    for (const [kind, id] of Object.entries(fields)) {
      const optionsJson = JSON.stringify(kind === 'choice' ? options : []);
      const row = { id, name: kind, name_key: kind, kind: kind as 'text', options_json: optionsJson, position: 0 };
      await tx.insertInto('custom_fields').values(row).execute();
    }
  });
  return office;
}

/** The drawn contacts as they stand in the books: each merged into one that is not merged itself, none in a circle. */
function statesOf(drawn: readonly Drawn[], { contacts, ownerId }: Ids): { id: string; state: ContactState }[] {
  const roots: boolean[] = [];
  return drawn.map((one, index) => {
    const target = one.mergedInto ?? index;
    const isMerged = target < index && roots[target] === true;
    roots.push(!isMerged);
    const isOrganisation = (other: number) => other < index && drawn[other]?.state.kind === 'organisation';
    const custom = Object.entries(one.custom).map(([kind, value]) => [fields[kind as keyof typeof fields], value]);
    return {
      id: contacts[index] ?? '',
      state: {
        ...one.state,
        code: codeOf(index),
        custom: Object.fromEntries(custom) as ContactState['custom'],
        ownerId: one.isOwned ? ownerId : null,
        organisations: one.organisations
          .filter(isOrganisation)
          .map((other) => ({ organisationId: contacts[other] ?? '', role: '' })),
        mergedIntoId: isMerged ? (contacts[target] ?? null) : null,
      },
    };
  });
}

/** Writes the contacts, their figures and what is open. */
async function fill(office: TestApp, drawn: readonly Drawn[], states: ReturnType<typeof statesOf>): Promise<void> {
  const { house, session } = office.app.context();
  const change = { userId: session.userId, now: house.now(), newId: testId, operation: 'contacts.create' };
  await house.database.write(async (tx) => {
    await insertContacts(tx, states, change);
    for (const [index, { id }] of states.entries()) {
      const one = drawn[index];
      if (one === undefined) continue;
      const figures = { balance_minor: one.balance as never, sales_minor: one.sales as never };
      const days = { last_purchase_on: one.lastPurchase ?? ('' as const), created_at: one.createdAt };
      await tx
        .updateTable('contacts')
        .set({ ...figures, ...days, updated_at: one.updatedAt })
        .where('id', '=', id)
        .execute();
      for (const due of one.dueDays) {
        const item = { id: testId(), kind: 'invoice' as const, number: testId(), contact_id: id, currency: 'EUR' };
        const open = { dated_on: due, due_on: due, amount_minor: 5 as never, open_minor: 5 as never };
        await tx
          .insertInto('open_items')
          .values({ ...item, ...open })
          .execute();
      }
    }
  });
}

async function knownContacts(
  office: TestApp,
  drawn: readonly Drawn[],
  states: ReturnType<typeof statesOf>,
): Promise<Known[]> {
  const tags = await office.app.context().house.database.reader.selectFrom('tags').select(['id', 'name_key']).execute();
  const rootOf = (index: number) => states[index]?.state.mergedIntoId ?? states[index]?.id;
  const groupOf = (id: string) => states.filter((_, index) => rootOf(index) === id).map((one) => one.id);
  const nameOf = (id: string) => states.find((one) => one.id === id)?.state.name ?? '';
  return states.flatMap(({ id, state }, index): Known[] => {
    const one = drawn[index];
    if (one === undefined || state.mergedIntoId !== null) return [];
    const { createdAt, updatedAt, balance, sales, lastPurchase } = one;
    const organisations = state.organisations.map(({ organisationId }) => {
      const root = rootOf(states.findIndex((other) => other.id === organisationId)) ?? '';
      return { ids: groupOf(root), name: nameOf(root) };
    });
    const keys = state.tags.map(searchKey);
    const tagIds = tags.filter((tag) => keys.includes(tag.name_key)).map((tag) => tag.id);
    const dueDays = drawn.flatMap((other, place) => (rootOf(place) === id ? other.dueDays : []));
    return [{ id, state, createdAt, updatedAt, balance, sales, lastPurchase, dueDays, organisations, tagIds }];
  });
}

type Office = { api: TestApp['api']; known: readonly Known[] };

/** The ids of those that are what is asked: as the list answers, and as it is meant. */
async function bothAnswers(
  { api, known }: Office,
  { conditions, match }: { conditions: ContactCondition[]; match: 'all' | 'any' },
): Promise<{ listed: string[]; meant: string[] }> {
  const page = await api.contacts.list({ conditions, match, archived: 'all', limit: 500 });
  const world = { today, timeZone, fieldKinds };
  const isMeant = (one: Known) =>
    match === 'all'
      ? conditions.every((condition) => holds(condition, one, world))
      : conditions.some((condition) => holds(condition, one, world));
  expect(page.total).toBe(page.rows.length);
  return {
    listed: page.rows.map((row) => row.id).toSorted(),
    meant: known
      .filter(isMeant)
      .map((one) => one.id)
      .toSorted(),
  };
}

async function compare(office: Office, conditions: ContactCondition[], match: 'all' | 'any'): Promise<void> {
  const { listed, meant } = await bothAnswers(office, { conditions, match });
  expect({ conditions, match, ids: listed }).toEqual({ conditions, match, ids: meant });
}

async function compareAll(seed: number): Promise<void> {
  const opened = await openOffice();
  try {
    const ids: Ids = { contacts: contactIds, fields, ownerId: opened.app.context().session.userId };
    const drawn = fc.sample(contact, { numRuns: contactIds.length, seed });
    const states = statesOf(drawn, ids);
    await fill(opened, drawn, states);
    const office = { api: opened.api, known: await knownContacts(opened, drawn, states) };
    for (const conditions of fc.sample(everyCondition(ids), { numRuns: 5, seed })) {
      for (const condition of conditions) await compare(office, [condition], 'all');
      for (let from = 0; from + 3 <= conditions.length; from += 3) {
        await compare(office, conditions.slice(from, from + 3), 'all');
        await compare(office, conditions.slice(from, from + 3), 'any');
      }
    }
  } finally {
    await opened.end();
  }
}

test(
  'every condition, alone and with others, finds just the contacts that it means',
  { timeout: 240_000 },
  async () => {
    // Contacts and conditions are drawn from the seed: what does not hold is told by the condition alone.
    await fc.assert(fc.asyncProperty(fc.nat(), compareAll), { numRuns: 4, endOnFailure: true });
  },
);
