/**
 * The contacts of a file in an order in which they can be saved: organisations before what belongs to them. Rows that belong to each other in a
 * circle are refused, and so are rows that say once more what an earlier row has said.
 */
import { emailKey, foldText, phoneKey, taxNumberKey } from '#domain/contacts';

import type { ContactRecord, OrganisationMention } from './contact-record.ts';
import { foldCode } from './fields.ts';
import { problemAt, type ImportProblem, type ImportProblemCode } from './problems.ts';
import { endsTurn, type InTurns, type ReadRecords } from './rows.ts';

/** A mention with the line of the row that it means; null where the file has none and the books must be asked. */
export type LinkedMention = OrganisationMention & { line: number | null };
export type ArrangedContact = Omit<ContactRecord, 'organisations'> & { organisations: readonly LinkedMention[] };

/**
 * Arranges what was read. Rows that do not depend on each other stay in the order of the file.
 * @param options.mayRepeat keeps rows that repeat an earlier one.
 * Problems: ORGANISATION_CYCLE for every row of a circle, ORGANISATION_LEFT_OUT for a row whose organisation is left out,
 * ORGANISATION_IS_PERSON, ORGANISATION_AMBIGUOUS (two rows have the name), ROW_REPEATED.
 */
export function* arrangeContacts(
  read: ReadRecords<ContactRecord>,
  { mayRepeat }: { mayRepeat: (line: number) => boolean },
): InTurns<ReadRecords<ArrangedContact>> {
  const refusals: ImportProblem[] = [];
  const distinct = yield* withoutRepeated(read.records, { mayRepeat, refusals });
  const find = finderOf(distinct, read.refused);
  const linked: ArrangedContact[] = [];
  const lost: ArrangedContact[] = [];
  for (const [index, record] of distinct.entries()) {
    if (endsTurn(index)) yield;
    const { organisations, problem } = linksOf(record, find);
    const arranged = { ...record, organisations };
    if (problem === null) linked.push(arranged);
    else {
      refusals.push(problem);
      lost.push(arranged);
    }
  }
  const { ordered, refused } = yield* inOrder(linked, { lost, refusals });
  return {
    records: ordered,
    refused: [...lost, ...refused],
    refusedCount: read.refusedCount + read.records.length - ordered.length,
    problems: [...read.problems, ...refusals],
  };
}

type Refusing = { refusals: ImportProblem[] };

function* withoutRepeated(
  records: readonly ContactRecord[],
  { mayRepeat, refusals }: Refusing & { mayRepeat: (line: number) => boolean },
): InTurns<readonly ContactRecord[]> {
  const seen = new Map<string, string>();
  const distinct: ContactRecord[] = [];
  for (const [index, record] of records.entries()) {
    if (endsTurn(index)) yield;
    const sameAs = likenessKeys(record);
    // Two codes are two contacts, whatever else they share.
    const isRepeated = sameAs.some((key) => {
      const code = seen.get(key);
      return code !== undefined && (code === '' || record.code === '');
    });
    for (const key of sameAs) if (!seen.has(key)) seen.set(key, record.code);
    if (isRepeated && !mayRepeat(record.line)) {
      refusals.push(problemAt(record.line, { field: 'name', code: 'ROW_REPEATED', value: record.name }));
    } else {
      distinct.push(record);
    }
  }
  return distinct;
}

/** One of these in common makes two rows the same contact: the name with the address it can be reached by, or everything. */
function likenessKeys({ name, stated, points }: ContactRecord): string[] {
  const folded = foldText(name);
  const keys = [
    ['e', emailKey(stated.email ?? '')],
    ['p', phoneKey(stated.phone ?? '')],
    ['t', taxNumberKey(stated.taxNumber ?? '')],
  ].filter(([, key]) => key !== '');
  if (keys.length > 0) return keys.map(([kind, key]) => `${kind} ${key} ${folded}`);
  return [`a ${JSON.stringify([stated, points])}`];
}

type Found = { line: number; isOrganisation: boolean } | 'leftOut' | 'ambiguous' | undefined;
type Finder = (mention: OrganisationMention) => Found;

/** Finds what a mention means: a code, or a text that is a code or the name of an organisation. */
function finderOf(records: readonly ContactRecord[], refused: readonly ContactRecord[]): Finder {
  // Nobody asks in a file without memberships.
  if (records.every((record) => record.organisations.length === 0)) return () => undefined;
  const codes = new Map<string, Found>();
  const names = new Map<string, Found>();
  for (const { line, kind, code, name } of records) {
    const isOrganisation = kind === 'organisation';
    if (code !== '') codes.set(foldCode(code), { line, isOrganisation });
    const key = foldText(name);
    if (isOrganisation) names.set(key, names.has(key) ? 'ambiguous' : { line, isOrganisation });
  }
  for (const { kind, code, name } of refused) {
    if (code !== '' && !codes.has(foldCode(code))) codes.set(foldCode(code), 'leftOut');
    const key = foldText(name);
    if (kind === 'organisation' && !names.has(key)) names.set(key, 'leftOut');
  }
  return ({ code, name }) =>
    code === '' ? (codes.get(foldCode(name)) ?? names.get(foldText(name))) : codes.get(foldCode(code));
}

function linksOf(
  record: ContactRecord,
  find: Finder,
): { organisations: LinkedMention[]; problem: ImportProblem | null } {
  let problem: ImportProblem | null = null;
  const refuse = (code: ImportProblemCode, value: string) => {
    problem ??= problemAt(record.line, { field: 'organisations', code, value });
  };
  const organisations = record.organisations.map((mention): LinkedMention => {
    const found = find(mention);
    if (found === 'leftOut') refuse('ORGANISATION_LEFT_OUT', mention.name);
    else if (found === 'ambiguous') refuse('ORGANISATION_AMBIGUOUS', mention.name);
    else if (found !== undefined && !found.isOrganisation) refuse('ORGANISATION_IS_PERSON', mention.name);
    return { ...mention, line: typeof found === 'object' ? found.line : null };
  });
  return { organisations, problem };
}

type Node = { record: ArrangedContact; waitsFor: number; members: Node[]; isLost: boolean };

/** Rows whose organisations have all been written come next; what never comes next stands in a circle or below one. */
function* inOrder(
  records: readonly ArrangedContact[],
  { lost, refusals }: Refusing & { lost: readonly ArrangedContact[] },
): InTurns<{ ordered: ArrangedContact[]; refused: ArrangedContact[] }> {
  const nodes = new Map(
    [...records, ...lost].map((record): [number, Node] => [
      record.line,
      { record, waitsFor: 0, members: [], isLost: false },
    ]),
  );
  for (const { record } of nodes.values()) {
    for (const { line } of record.organisations) linkTo(nodes.get(line ?? 0), nodes.get(record.line));
  }
  for (const { line } of lost) loseMembers(nodes.get(line), refusals);
  const ordered: ArrangedContact[] = [];
  let next = [...nodes.values()].filter((node) => !node.isLost && node.waitsFor === 0);
  while (next.length > 0) {
    yield;
    for (const node of next) ordered.push(node.record);
    next = next.flatMap((node) =>
      node.members.filter((member) => {
        member.waitsFor -= 1;
        return member.waitsFor === 0 && !member.isLost;
      }),
    );
  }
  const written = new Set(ordered.map((record) => record.line));
  refuseCircles(
    [...nodes.values()].filter((node) => !node.isLost && !written.has(node.record.line)),
    refusals,
  );
  return { ordered, refused: records.filter((record) => !written.has(record.line)) };
}

function linkTo(organisation: Node | undefined, member: Node | undefined): void {
  if (organisation === undefined || member === undefined) return;
  organisation.members.push(member);
  member.waitsFor += 1;
}

/** Whoever belongs to a row that is left out is left out, too. */
function loseMembers(from: Node | undefined, refusals: ImportProblem[]): void {
  if (from === undefined) return;
  from.isLost = true;
  const waiting = [from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const member of node.members) {
      if (member.isLost) continue;
      member.isLost = true;
      const { line } = member.record;
      refusals.push(
        problemAt(line, { field: 'organisations', code: 'ORGANISATION_LEFT_OUT', value: node.record.name }),
      );
      waiting.push(member);
    }
  }
}

/** Of the rows that wait for ever those stand in a circle that others of them belong to; the rest only hang on it. */
function refuseCircles(waiting: readonly Node[], refusals: ImportProblem[]): void {
  const left = new Map(waiting.map((node) => [node.record.line, { node, memberCount: 0 }]));
  for (const { node } of left.values()) {
    for (const { line } of node.record.organisations) addTo(left.get(line ?? 0));
  }
  const hanging = [...left.values()].filter((entry) => entry.memberCount === 0);
  for (let entry = hanging.pop(); entry !== undefined; entry = hanging.pop()) {
    left.delete(entry.node.record.line);
    for (const { line } of entry.node.record.organisations) {
      const above = left.get(line ?? 0);
      if (above === undefined) continue;
      above.memberCount -= 1;
      if (above.memberCount === 0) hanging.push(above);
    }
  }
  for (const { record } of waiting) {
    const code = left.has(record.line) ? 'ORGANISATION_CYCLE' : 'ORGANISATION_LEFT_OUT';
    const value = record.organisations.map((mention) => mention.name).join(', ');
    refusals.push(problemAt(record.line, { field: 'organisations', code, value }));
  }
}

function addTo(entry: { memberCount: number } | undefined): void {
  if (entry !== undefined) entry.memberCount += 1;
}
