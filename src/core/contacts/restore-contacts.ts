/** Brings contacts back to what they were before a unit of work: a merge, an import, a bulk edit, a deletion. */
import { cycleOf, emailKey, phoneKey } from '#domain/contacts';
import type { Instant } from '#domain/dates';
import { canonicalJson } from '#domain/hashing';
import type { JsonValue } from '#domain/hashing';
import { imagesOf, restoreFields } from '#domain/undo';
import type { ElementKeys, FieldImages } from '#domain/undo';
import { isCodeTaken, nextFreeCode } from '#core/codes';
import { tellChanges } from '#core/contact-changes';
import type { Change } from '#core/contact-changes';
import { searchKey } from '#core/database';
import type { ContactTradeTermsTable, WriteTx } from '#core/database';
import { changeTradeFields, readTradeFields, tradeFieldNames } from '#core/price-lists';
import type { TradeFields } from '#core/price-lists';

import { memberCounts, parentsAbove } from './check-contact.ts';
import { findContact } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import type { ContactState, StoredContact } from './contact-state.ts';
import { changeContact, insertContacts, jsonOf } from './write-contacts.ts';

/** A contact that was removed, whole. */
export type RemovedContact = {
  state: ContactState;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  createdBy: string | null;
  /** Contacts that somebody has said are others. */
  keptApartFrom: string[];
  /** What its timeline told of changes: rows of `contact_changes`. */
  changes: ({ id: string; at: Instant; userId: string; operation: string } & FieldImages)[];
  /** Its price list and tax exemption; missing from what was kept before there were any. */
  tradeTerms?: Omit<ContactTradeTermsTable, 'contact_id'> | null;
};

/** What a unit keeps of a contact: the changed fields, or all of one that it removed. */
export type ContactImages = FieldImages | { before: RemovedContact; after: null };

/** What stays as it is, and why; `field` null: the whole contact. `before` is what undoing would have brought back. */
export type KeptField = {
  field: string | null;
  reason: 'changedSince' | 'inUse' | 'gone' | 'codeTaken';
  current: JsonValue;
  before: JsonValue;
};

/** `isRestored`: it is, at least in part, as it was before. */
export type RestoredContact = { isRestored: boolean; kept: KeptField[] };

const memberKey = (element: JsonValue) => (element as ContactState['organisations'][number]).organisationId;
const consentKey = (element: JsonValue) => (element as ContactState['consents'][number]).channel;

/** By what the elements of a contact's lists are known. What is in none of these lists is known by its whole content. */
const elementKeys: ElementKeys = {
  tags: (element) => searchKey(element as string),
  roles: (element) => element as string,
  organisations: memberKey,
  consents: consentKey,
  points(element) {
    const { kind, value } = element as ContactState['points'][number];
    return `${kind} ${emailKey(value) || phoneKey(value) || value}`;
  },
  addresses: canonicalJson,
  requirements: canonicalJson,
};

type Restoring = {
  id: string;
  images: ContactImages;
  /** The contact as it stands, when many are read at once; null when there is none. Absent: it is read. */
  current?: StoredContact | null;
  /** Of a preview: other contacts and custom fields that the unit will have brought back by then. */
  returning?: ReadonlySet<string>;
  /** Whether an organisation stays one to which somebody belongs by now. Not in a unit that takes away itself who belongs to it. */
  keepsOrganisation?: boolean;
  /** Of a preview: the import whose other records will have been dealt with by then. */
  exceptOf?: string | null;
};

/**
 * Undoes what a unit did to a contact, field by field. What somebody has changed since stays and is told; so is what cannot come back
 * because it is gone (an organisation, a custom field), its code has been given to another contact or somebody belongs to it by now. A removed contact comes back with its
 * id, its dates and its code, or another free code. The version goes on counting; `updated_at` is as it was where nothing stays.
 */
export async function restoreContact(tx: WriteTx, restoring: Restoring, change: Change): Promise<RestoredContact> {
  const plan = await planOf(tx, restoring);
  switch (plan.kind) {
    case 'gone':
      return nothingLeft;
    case 'there':
      return { isRestored: true, kept: [] };
    case 'insert':
      await bringBack(tx, restoring.id, plan, change);
      return { isRestored: true, kept: plan.kept };
    case 'change': {
      const { current, state, trade, updatedAt, kept } = plan;
      const done = await changeContact(tx, current, state, updatedAt === null ? change : { ...change, updatedAt });
      const traded = trade && (await changeTradeFields(tx, { id: restoring.id, ...trade }, change));
      return { isRestored: done !== null || traded !== null || kept.length === 0, kept };
    }
  }
}

/** What `restoreContact` would do now, and to which organisations a changed contact would belong then; does nothing. */
export async function previewContact(
  db: Reads,
  restoring: Restoring,
): Promise<RestoredContact & { organisationIds: string[] }> {
  const plan = await planOf(db, restoring);
  switch (plan.kind) {
    case 'gone':
      return { ...nothingLeft, organisationIds: [] };
    case 'there':
      return { isRestored: true, kept: [], organisationIds: [] };
    case 'insert':
      return { isRestored: true, kept: plan.kept, organisationIds: [] };
    case 'change': {
      const { current, state, trade, kept } = plan;
      const isChanged = imagesOf(jsonOf(current.state), jsonOf(state)) !== null || trade !== null;
      const organisationIds = state.organisations.map((membership) => membership.organisationId);
      return { isRestored: isChanged || kept.length === 0, kept, organisationIds };
    }
  }
}

const nothingLeft: RestoredContact = {
  isRestored: false,
  kept: [{ field: null, reason: 'gone', current: '', before: '' }],
};

type Insert = { kind: 'insert'; removed: RemovedContact; state: ContactState; kept: KeptField[] };
type Plan =
  | { kind: 'gone' | 'there' }
  | Insert
  | {
      kind: 'change';
      current: StoredContact;
      state: ContactState;
      /** Its price list and tax exemption, where the unit changed them and they go back. */
      trade: { before: TradeFields; after: TradeFields } | null;
      updatedAt: Instant | null;
      kept: KeptField[];
    };

async function planOf(db: Reads, restoring: Restoring): Promise<Plan> {
  const { id, images, current: given, ...by } = restoring;
  const current = given === undefined ? await findContact(db, id) : (given ?? undefined);
  if (images.after === null) {
    if (current !== undefined) return { kind: 'there' };
    const removed = images.before;
    const { state, lost } = await possibleState(db, { ...by, id, wanted: removed.state, current: null });
    return { kind: 'insert', removed, state, kept: lost };
  }
  if (current === undefined) return { kind: 'gone' };
  const isTraded = tradeFieldNames.some((field) => field in images.before);
  const [terms] = isTraded ? await readTradeFields(db, [id]) : [];
  const fields = { ...jsonOf(current.state), ...terms, updatedAt: current.updatedAt };
  const { restored, conflicts } = restoreFields(images, fields, elementKeys);
  const { updatedAt: _, priceListId, taxExemption, ...back } = restored;
  const tradeBack = {
    ...(priceListId !== undefined && { priceListId }),
    ...(taxExemption !== undefined && { taxExemption }),
  };
  const isBack = terms !== undefined && Object.keys(tradeBack).length > 0;
  const trade = isBack ? { before: terms, after: { ...terms, ...tradeBack } as TradeFields } : null;
  const told = conflicts.filter((conflict) => conflict.field !== 'updatedAt');
  const wanted = { ...current.state, ...(back as Partial<ContactState>) };
  const { state, lost } = await possibleState(db, { ...by, id, wanted, current: current.state });
  const kept = [...told.map((conflict): KeptField => ({ ...conflict, reason: 'changedSince' })), ...lost];
  const isUntouched = kept.length === 0 && images.after['updatedAt'] === current.updatedAt;
  const updatedAt = isUntouched ? (images.before['updatedAt'] as Instant) : null;
  return { kind: 'change', current, state, trade, updatedAt, kept };
}

async function bringBack(tx: WriteTx, id: string, { removed, state, kept }: Insert, change: Change): Promise<void> {
  await insertContacts(tx, [{ id, state }], change);
  await tx
    .updateTable('contacts')
    .set({
      version: removed.version + 1,
      created_at: removed.createdAt,
      updated_at: kept.length === 0 ? removed.updatedAt : change.now,
      created_by: removed.createdBy,
    })
    .where('id', '=', id)
    .execute();
  await bringBackPairs(tx, id, removed.keptApartFrom);
  if (removed.tradeTerms) {
    await tx
      .insertInto('contact_trade_terms')
      .values({ contact_id: id, ...removed.tradeTerms })
      .execute();
  }
  for (const { id: toldId, at, userId, operation, before, after } of removed.changes) {
    await tellChanges(tx, [{ contactId: id, before, after }], { userId, now: at, operation, newId: () => toldId });
  }
}

async function bringBackPairs(tx: WriteTx, id: string, others: readonly string[]): Promise<void> {
  if (others.length === 0) return;
  const present = await tx
    .selectFrom('contacts')
    .select('id')
    .where('id', 'in', others)
    .where('is_erased', '=', 0)
    .execute();
  for (const other of present) {
    const [left, right] = [id, other.id].toSorted();
    await tx
      .insertInto('contacts_kept_apart')
      .values({ left_id: left ?? '', right_id: right ?? '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

type Wanted = Omit<Restoring, 'images' | 'current'> & { wanted: ContactState; current: ContactState | null };
type Possible = { state: ContactState; lost: KeptField[] };

/** The wanted state without what the books no longer allow, and what that is. */
async function possibleState(db: Reads, given: Wanted): Promise<Possible> {
  const { id, wanted, current, returning = new Set(), keepsOrganisation = false, exceptOf = null } = given;
  const state = { ...wanted };
  const lost: KeptField[] = [];
  if (wanted.code !== current?.code && (await isCodeTaken(db, 'contacts', { code: wanted.code, exceptId: id }))) {
    state.code = current?.code ?? (await nextFreeCode(db, 'contacts'));
    lost.push({ field: 'code', reason: 'codeTaken', current: state.code, before: wanted.code });
  }
  if (keepsOrganisation && wanted.kind === 'person' && current?.kind === 'organisation') {
    if ((await memberCounts(db, [id], exceptOf)).size > 0) {
      state.kind = 'organisation';
      lost.push({ field: 'kind', reason: 'inUse', current: 'organisation', before: 'person' });
    }
  }
  const { mergedIntoId } = wanted;
  if (mergedIntoId !== null && mergedIntoId !== current?.mergedIntoId && !returning.has(mergedIntoId)) {
    const root = await findContact(db, mergedIntoId);
    if (root === undefined || root.state.mergedIntoId !== null) {
      state.mergedIntoId = null;
      lost.push({ field: 'mergedIntoId', reason: 'gone', current: null, before: mergedIntoId });
    }
  }
  const values = await possibleValues(db, wanted.custom, returning);
  state.custom = values.custom;
  const memberships = await possibleMemberships(db, { id, wanted, current, returning });
  state.organisations = memberships.organisations;
  return { state, lost: [...lost, ...values.lost, ...memberships.lost] };
}

async function possibleValues(db: Reads, custom: ContactState['custom'], returning: ReadonlySet<string>) {
  const ids = Object.keys(custom);
  if (ids.length === 0) return { custom, lost: [] };
  const fields = await db.selectFrom('custom_fields').select('id').where('id', 'in', ids).execute();
  const present = new Set([...returning, ...fields.map((field) => field.id)]);
  const gone = Object.entries(custom).filter(([id, value]) => !present.has(id) && value !== null && value !== '');
  return {
    custom: Object.fromEntries(Object.entries(custom).filter(([id]) => present.has(id))),
    lost: gone.map(([id, before]): KeptField => ({ field: `custom:${id}`, reason: 'gone', current: null, before })),
  };
}

/** Memberships that were there all the time stay unexamined. One of an organisation that is gone, or in a circle by now, cannot come back. */
async function possibleMemberships(db: Reads, { id, wanted, current, returning = new Set() }: Wanted) {
  const known = new Set(current?.organisations.map((membership) => membership.organisationId));
  const added = wanted.organisations.filter((membership) => !known.has(membership.organisationId));
  const refused = new Map<string, KeptField['reason']>();
  for (const { organisationId } of added) {
    if (returning.has(organisationId)) continue;
    const organisation = await db
      .selectFrom('contacts')
      .select(['kind', 'merged_into_id', 'is_erased'])
      .where('id', '=', organisationId)
      .executeTakeFirst();
    const isGone = organisation === undefined || organisation.merged_into_id !== null || organisation.is_erased === 1;
    if (isGone) refused.set(organisationId, 'gone');
    else if (organisation.kind === 'person') refused.set(organisationId, 'changedSince');
    else {
      const parents = await parentsAbove(db, [organisationId]);
      const way = cycleOf({ id, organisationIds: [organisationId] }, (parent) => parents.get(parent) ?? []);
      if (way !== null) refused.set(organisationId, 'changedSince');
    }
  }
  const lost = added.flatMap((membership): KeptField[] => {
    const reason = refused.get(membership.organisationId);
    return reason === undefined ? [] : [{ field: 'organisations', reason, current: null, before: membership }];
  });
  return { organisations: wanted.organisations.filter(({ organisationId }) => !refused.has(organisationId)), lost };
}
