/** What a contact's state must hold before it is written, beyond what the contract's schema says. */
import { sql } from 'kysely';

import { cycleOf } from '#domain/contacts';
import { isCalendarDate } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { CustomFieldsTable } from '#core/database';
import { isCodeTaken } from '#core/codes';
import type { Failure } from '#core/pipeline';

import type { Reads } from './contact-rows.ts';
import type { ContactState } from './contact-state.ts';

/**
 * Errors: CONTACT_CODE_TAKEN, OWNER_UNKNOWN, CUSTOM_FIELD_INVALID, ORGANISATION_INVALID, ORGANISATION_CYCLE, ORGANISATION_HAS_MEMBERS. What
 * `before` had already is not checked again: a retired field or an owner who has left keeps its place until somebody changes it.
 */
export async function checkContact(
  db: Reads,
  { id, before, after }: { id: string; before: ContactState | null; after: ContactState },
): Promise<Result<null, Failure>> {
  if (after.code !== before?.code && (await isCodeTaken(db, 'contacts', { code: after.code, exceptId: id }))) {
    return err({ code: 'CONTACT_CODE_TAKEN', contactCode: after.code });
  }
  if (after.ownerId !== null && after.ownerId !== before?.ownerId) {
    const owner = await db.selectFrom('users').select('id').where('id', '=', after.ownerId).executeTakeFirst();
    if (!owner) return err({ code: 'OWNER_UNKNOWN' });
  }
  if (before?.kind === 'organisation' && after.kind === 'person') {
    const memberCount = (await memberCounts(db, [id])).get(id) ?? 0;
    if (memberCount > 0) return err({ code: 'ORGANISATION_HAS_MEMBERS', memberCount });
  }
  const custom = await checkCustom(db, { before: before?.custom ?? {}, after: after.custom });
  if (!custom.ok) return custom;
  return checkOrganisations(db, { id, before: before?.organisations ?? [], after: after.organisations });
}

async function checkCustom(
  db: Reads,
  { before, after }: Record<'before' | 'after', ContactState['custom']>,
): Promise<Result<null, Failure>> {
  const changed = Object.entries(after).filter(([id, value]) => value !== null && value !== before[id]);
  if (changed.length === 0) return ok(null);
  const ids = changed.map(([id]) => id);
  const fields = await db
    .selectFrom('custom_fields')
    .select(['id', 'kind', 'options_json'])
    .where('id', 'in', ids)
    .execute();
  const byId = new Map(fields.map((field) => [field.id, field]));
  for (const [id, value] of changed) {
    const field = byId.get(id);
    if (!field || !fits(field, value)) return err({ code: 'CUSTOM_FIELD_INVALID', fieldId: id });
  }
  return ok(null);
}

/** Whether a value is one that the field can hold; an empty text is no value and fits every field. */
function fits(field: Pick<CustomFieldsTable, 'kind' | 'options_json'>, value: unknown): boolean {
  if (value === '') return true;
  switch (field.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'yesNo':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isCalendarDate(value);
    case 'choice':
      return (JSON.parse(field.options_json) as { id: string }[]).some((option) => option.id === value);
  }
}

type Memberships = ContactState['organisations'];

async function checkOrganisations(
  db: Reads,
  { id, before, after }: { id: string; before: Memberships; after: Memberships },
): Promise<Result<null, Failure>> {
  const known = new Set(before.map((membership) => membership.organisationId));
  const added = after.map((membership) => membership.organisationId).filter((organisation) => !known.has(organisation));
  if (new Set(after.map((membership) => membership.organisationId)).size < after.length) {
    return err({ code: 'ORGANISATION_INVALID', organisationId: after.at(-1)?.organisationId ?? '' });
  }
  for (const organisationId of added) {
    const organisation = await db
      .selectFrom('contacts')
      .select(['kind', 'merged_into_id'])
      .where('id', '=', organisationId)
      .executeTakeFirst();
    if (organisation?.kind !== 'organisation' || organisation.merged_into_id !== null) {
      return err({ code: 'ORGANISATION_INVALID', organisationId });
    }
  }
  if (added.length === 0) return ok(null);
  const parents = await parentsAbove(db, added);
  const way = cycleOf({ id, organisationIds: added }, (organisation) => parents.get(organisation) ?? []);
  if (way === null) return ok(null);
  const names = await db.selectFrom('contacts').select(['id', 'name']).where('id', 'in', way).execute();
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  return err({ code: 'ORGANISATION_CYCLE', names: way.map((step) => nameOf.get(step) ?? '') });
}

/**
 * How many contacts belong to each of these organisations; one without members is not named. Who belongs to an organisation would belong to a
 * person if it became one, so it stays what it is. A contact that was merged into another does not count: nobody could take it out.
 * @param exceptOf an import whose records do not count.
 */
export async function memberCounts(
  db: Reads,
  organisationIds: readonly string[],
  exceptOf: string | null = null,
): Promise<Map<string, number>> {
  const rows = await membersIn(db, organisationIds, exceptOf).execute();
  return new Map(rows.map((row) => [row.organisation_id, row.count]));
}

/** Exported for the proof that indexes answer it. */
export function membersIn(db: Reads, organisationIds: readonly string[], exceptOf: string | null = null) {
  return db
    .selectFrom('contact_organisations')
    .innerJoin('contacts as organisation', 'organisation.id', 'contact_organisations.organisation_id')
    .innerJoin('contacts as member', 'member.id', 'contact_organisations.contact_id')
    .select(['contact_organisations.organisation_id', sql<number>`count(*)`.as('count')])
    .where('contact_organisations.organisation_id', 'in', organisationIds)
    .where('organisation.kind', '=', 'organisation')
    .where('member.merged_into_id', 'is', null)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM import_entries AS written WHERE written.entity_id = member.id
        AND written.batch_id = ${exceptOf})`,
    )
    .groupBy('contact_organisations.organisation_id');
}

/** To what the organisations belong, and what those belong to, up to the top. */
export async function parentsAbove(db: Reads, from: readonly string[]): Promise<Map<string, string[]>> {
  const parents = new Map<string, string[]>();
  let waiting = [...from];
  while (waiting.length > 0) {
    const rows = await db
      .selectFrom('contact_organisations')
      .select(['contact_id', 'organisation_id'])
      .where('contact_id', 'in', waiting)
      .execute();
    for (const id of waiting) parents.set(id, []);
    for (const row of rows) parents.get(row.contact_id)?.push(row.organisation_id);
    waiting = rows.map((row) => row.organisation_id).filter((id) => !parents.has(id));
  }
  return parents;
}
