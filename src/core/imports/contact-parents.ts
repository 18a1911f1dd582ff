/** The organisations that rows of a file belong to: found in the file or in the books, or made. */
import { cycleOf } from '#domain/contacts';
import { foldCode, problemAt, type ArrangedContact, type ImportProblem, type ImportProblemCode } from '#domain/imports';
import { parentsAbove } from '#core/contacts';
import type { ContactState } from '#core/contacts';
import { searchKey } from '#core/database';

import type { Reads } from './importer.ts';

type Mention = ArrangedContact['organisations'][number];
type Row = {
  id: string;
  code: string;
  kind: 'organisation' | 'person';
  name_key: string;
  merged_into_id: string | null;
};

/** An organisation that neither the file nor the books have, and by what it is known among the others that are to be made. */
export type Parent = { key: string; code: string; name: string };

/** What a mention means: an id, an organisation that is to be made, or why the row cannot be saved. */
export type Meaning = { id: string } | { parent: Parent } | { refused: ImportProblemCode };

export type Meanings = (mention: Mention) => Meaning;

/**
 * Looks up what the mentions of some rows mean, in two statements for all of them. `idOfLine` knows the contacts that earlier rows of the file
 * have become, `lines` those that rows of this chunk will become; undefined for a row that was left out.
 */
export async function meaningsOf(
  db: Reads,
  mentions: readonly Mention[],
  idOfLine: (line: number) => string | undefined,
): Promise<Meanings> {
  const outside = mentions.filter((mention) => mention.line === null);
  const rows = outside.length === 0 ? [] : await findRows(db, outside);
  const byCode = new Map(rows.map((row) => [foldCode(row.code), row]));
  const byName = Map.groupBy(
    rows.filter((row) => row.kind === 'organisation' && row.merged_into_id === null),
    (row) => row.name_key,
  );
  return ({ line, code, name }) => {
    if (line !== null) {
      const id = idOfLine(line);
      return id === undefined ? { refused: 'ORGANISATION_LEFT_OUT' } : { id };
    }
    const known = byCode.get(foldCode(code === '' ? name : code));
    if (known !== undefined) {
      if (known.kind === 'person') return { refused: 'ORGANISATION_IS_PERSON' };
      return { id: known.merged_into_id ?? known.id };
    }
    const key = searchKey(name);
    const [named, ...others] = code === '' ? (byName.get(key) ?? []) : [];
    if (others.length > 0) return { refused: 'ORGANISATION_AMBIGUOUS' };
    if (named !== undefined) return { id: named.id };
    return { parent: { key: code === '' ? `name ${key}` : `code ${foldCode(code)}`, code, name } };
  };
}

async function findRows(db: Reads, mentions: readonly Mention[]): Promise<Row[]> {
  const codes = [...new Set(mentions.map(({ code, name }) => (code === '' ? name : code)))];
  const names = [...new Set(mentions.map(({ name }) => searchKey(name)))];
  return db
    .selectFrom('contacts')
    .select(['id', 'code', 'kind', 'name_key', 'merged_into_id'])
    .where((where) => where.or([where('code', 'in', codes), where('name_key', 'in', names)]))
    .execute();
}

/** The memberships of a row, or why it cannot be saved. An organisation that is mentioned twice counts once. */
export function membershipsOf(
  { line, organisations }: ArrangedContact,
  { meanings, idOfParent }: { meanings: Meanings; idOfParent: (parent: Parent) => string },
): ContactState['organisations'] | ImportProblem {
  const memberships = new Map<string, { organisationId: string; role: string }>();
  const meant = organisations.map((mention) => ({ ...mention, meaning: meanings(mention) }));
  // Before any is made for a row that cannot be saved.
  for (const { meaning, name } of meant) {
    if ('refused' in meaning) return problemAt(line, { field: 'organisations', code: meaning.refused, value: name });
  }
  for (const { meaning, role } of meant) {
    if ('refused' in meaning) continue;
    const organisationId = 'id' in meaning ? meaning.id : idOfParent(meaning.parent);
    if (!memberships.has(organisationId)) memberships.set(organisationId, { organisationId, role });
  }
  return [...memberships.values()];
}

/** Whether a contact of the books would come to belong to itself. */
export async function isCircle(
  db: Reads,
  { id, organisations }: { id: string; organisations: ContactState['organisations'] },
): Promise<boolean> {
  const organisationIds = organisations.map((membership) => membership.organisationId);
  if (organisationIds.length === 0) return false;
  const parents = await parentsAbove(db, organisationIds);
  return cycleOf({ id, organisationIds }, (parent) => parents.get(parent) ?? []) !== null;
}
