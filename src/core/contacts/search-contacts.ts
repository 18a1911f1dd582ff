/** `contacts.search`: the contacts that fit best to a few typed characters. */
import { can } from '#domain/permissions';
import { ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { WordList } from '#domain/contacts';
import type { ContactHit } from '#contract/contacts';
import { contactWords, foundWords, searchKey, searchTerms } from '#core/database';
import type { Term } from '#core/database';
import type { InputOf, QueryScope } from '#core/pipeline';

import { readContacts } from './contact-rows.ts';
import type { Reads } from './contact-rows.ts';
import type { ContactState } from './contact-state.ts';
import { readingsOf } from './search-contacts-guess.ts';
import { byCode, byDocument, byEmail, byName, byPayment, byPoint, byWords } from './search-contacts-queries.ts';
import type { Row } from './search-contacts-queries.ts';
import { expressionOf, namedExpression } from './search-contacts-terms.ts';
import { whyOf } from './search-contacts-why.ts';
import type { Meant } from './search-contacts-why.ts';

/**
 * Contacts in use before archived ones; among each the whole code, name, address or number first, then codes and whatever else begins so, then
 * names with all the words, then all the words anywhere, then parts of words. Where few are found, typing errors are forgiven: those come
 * last, marked.
 */
export async function searchContacts(
  scope: QueryScope,
  { q, limit }: InputOf<'contacts', 'search'>,
): Promise<Result<{ hits: ContactHit[] }>> {
  if (q === '') return ok({ hits: [] });
  const words = await contactWords(scope.house.database);
  const asked = { q, limit, words, withArchived: true, withPapers: can(scope.session.role, 'documents.read') };
  const found = await scope.read((db) => findContacts(db, asked));
  return ok({ hits: found.map(({ hit }) => hit) });
}

export type ContactSearch = {
  q: string;
  limit: number;
  words: WordList;
  withArchived: boolean;
  /** Whether the number of a document or payment finds its contact. */
  withPapers: boolean;
};

/** Best first. */
const ranks = ['exact', 'code', 'start', 'name', 'words', 'part', 'guess'] as const;
export type ContactRank = (typeof ranks)[number];

/** A contact as the search has found it: the row in which the words stand may have been merged into another. */
type Candidate = {
  id: string;
  rootId: string;
  /** By what it stands among those of its rank: its name, or the code that begins so. */
  order: string;
  isArchived: boolean;
  rank: ContactRank;
  errors: number;
  meant: Meant;
  paper: string;
};

type Found = Map<string, Candidate>;

/** So many rows are fetched of what the index finds, to be put in order. */
const mostCandidates = 200;
/** With fewer exact ones than these, typing errors are forgiven: where three words are found, or more, none is an accident. */
const fewExact = [5, 5, 2];
const mostGuesses = 10;

/** The contacts that fit, best first. */
export async function findContacts(db: Reads, asked: ContactSearch): Promise<{ hit: ContactHit; rank: ContactRank }[]> {
  const terms = searchTerms(asked.q);
  const found: Found = new Map();
  const isEnough = () => [...found.values()].filter((candidate) => !candidate.isArchived).length >= asked.limit;
  await findStarts(db, asked, found);
  const few = fewExact[terms.length] ?? 1;
  if (!isEnough()) await findWords(db, { asked, terms }, found);
  if (!isEnough() && (terms.length < 2 || found.size < few)) await findParts(db, { asked, terms }, found);
  if (!isEnough() && asked.withArchived) {
    for (const row of await byName(db, asked.q, { limit: asked.limit, isArchived: 1 }).execute()) {
      add(found, row, { rank: row.name_key === searchKey(asked.q) ? 'exact' : 'start' });
    }
  }
  if (found.size < few) await findGuesses(db, { asked, terms }, found);
  return hitsOf(db, { asked, terms }, found);
}

/** Whole codes, names, addresses and numbers, and what begins so: in the order of an index. */
async function findStarts(db: Reads, { q, limit, withPapers }: ContactSearch, found: Found): Promise<void> {
  const key = searchKey(q);
  const typed = q.toLowerCase();
  for (const row of await byCode(db, q, limit).execute()) {
    const code = row.code.toLowerCase();
    add(found, row, code === typed ? { rank: 'exact' } : { rank: 'code', order: code });
  }
  for (const row of await byName(db, q, { limit, isArchived: 0 }).execute()) {
    add(found, row, { rank: row.name_key === key ? 'exact' : 'start' });
  }
  if (q.length < 3 || /\s/.test(q)) return;
  for (const row of await byEmail(db, q, limit).execute()) {
    add(found, row, { rank: row.email_key === typed ? 'exact' : 'start' });
  }
  for (const row of await byPoint(db, q, limit).execute()) {
    add(found, row, { rank: row.value_key === typed ? 'exact' : 'start' });
  }
  if (!withPapers || !/\d/.test(q)) return;
  for (const query of [byDocument(db, q, limit), byPayment(db, q, limit)]) {
    for (const row of await query.execute()) {
      add(found, row, { rank: row.number.toLowerCase() === typed ? 'exact' : 'start', paper: row.number });
    }
  }
}

type Given = { asked: ContactSearch; terms: readonly Term[] };

/** All the words, each as the beginning of a word. Not one or two figures alone: too many numbers begin so. */
async function findWords(db: Reads, { asked: { words }, terms }: Given, found: Found): Promise<void> {
  const isFew = (term: Term) => term.kind === 'figures' && term.parts.join('').length < 3;
  const expression = expressionOf(terms, words);
  if (expression === null || expression.all === '' || terms.every(isFew)) return;
  const rows = await byWords(db, expression, mostCandidates).execute();
  addRows(found, rows, terms);
  const [only] = terms;
  // Of more than can be put in order, those that are called so come before those that live there.
  if (rows.length < mostCandidates || terms.length > 1 || only?.kind !== 'word') return;
  const named = { all: namedExpression(only.word, words), initials: [] };
  addRows(found, await byWords(db, named, mostCandidates / 4).execute(), terms);
}

/** Words in the middle of which a word stands. */
const mostWordsAround = 60;

async function findParts(db: Reads, { asked: { words }, terms }: Given, found: Found): Promise<void> {
  const around = new Map<string, string[]>();
  for (const term of terms) {
    const inside = term.kind === 'word' && term.word.length >= 3 ? words.containing(term.word, mostWordsAround) : [];
    if (term.kind === 'word' && inside.length > 0) around.set(term.word, inside);
  }
  if (around.size === 0) return;
  const expression = expressionOf(terms, words, (word) => around.get(word) ?? []);
  if (expression === null) return;
  for (const row of await byWords(db, expression, mostCandidates).execute()) add(found, row, { rank: 'part' });
}

async function findGuesses(db: Reads, { asked, terms }: Given, found: Found): Promise<void> {
  const most = Math.min(asked.limit, found.size + mostGuesses);
  for (const { expression, meant, errorsIn } of readingsOf(terms, asked.words)) {
    if (found.size >= most) return;
    const rows = await byWords(db, expression, mostCandidates).execute();
    const guesses = rows.map((row): { row: Row; fit: Fit & { errors: number; order: string } } => {
      const words = row.search_text.split(' ');
      const isStart = isMeant(words[0] ?? '', meant);
      return {
        row,
        fit: { rank: 'guess', errors: errorsIn(words), order: `${isStart ? 0 : 1}${row.name_key}`, meant },
      };
    });
    guesses.sort(({ fit: left }, { fit: right }) => left.errors - right.errors || compare(left.order, right.order));
    for (const { row, fit } of guesses) {
      if (found.size < most) add(found, row, fit);
    }
  }
}

/** Whether the first word of a name is one of those that are looked for. */
function isMeant(word: string, meant: Meant): boolean {
  return [...meant].some(([typed, others]) => word.startsWith(typed) || others.has(word));
}

function addRows(found: Found, rows: readonly Row[], terms: readonly Term[]): void {
  for (const row of rows) add(found, row, { rank: isNamed(row.name_key, terms) ? 'name' : 'words' });
}

function isNamed(nameKey: string, terms: readonly Term[]): boolean {
  const words = foundWords(nameKey);
  return terms.every((term) => {
    const starts = term.kind === 'figures' ? term.parts : [term.word];
    return starts.every((start) => words.some((word) => word.startsWith(start)));
  });
}

type Fit = Pick<Candidate, 'rank'> & Partial<Candidate>;

/** A contact is found once, by what fits it best; a merged one is its root. */
function add(found: Found, row: Row, fit: Fit): void {
  const rootId = row.merged_into_id ?? row.id;
  const known = found.get(rootId);
  if (known && ranks.indexOf(known.rank) <= ranks.indexOf(fit.rank)) return;
  const candidate = { id: row.id, rootId, order: row.name_key, isArchived: row.is_archived === 1 };
  found.set(rootId, { ...candidate, errors: 0, meant: new Map(), paper: '', ...fit });
}

async function hitsOf(
  db: Reads,
  { asked, terms }: Given,
  found: Found,
): Promise<{ hit: ContactHit; rank: ContactRank }[]> {
  const best = [...found.values()]
    .filter((candidate) => asked.withArchived || !candidate.isArchived || candidate.id !== candidate.rootId)
    .toSorted(inOrder)
    .slice(0, asked.limit);
  const contacts = await readContacts(db, [...new Set(best.flatMap(({ id, rootId }) => [id, rootId]))]);
  const hits = best.flatMap((candidate) => {
    const [own, root] = [contacts.get(candidate.id), contacts.get(candidate.rootId)];
    if (own === undefined || root === undefined) return [];
    const { isArchived } = root.state;
    if (isArchived && !asked.withArchived) return [];
    const { isFound, ...place } = whyOf(own.state, { q: asked.q, terms, meant: candidate.meant });
    const isPaper = candidate.paper !== '' && !isFound;
    const why = isPaper ? { field: 'document', text: candidate.paper } : place;
    const hit = { ...shown(candidate.rootId, root.state), why, isGuess: candidate.rank === 'guess' };
    return [{ hit, rank: candidate.rank, candidate: { ...candidate, isArchived } }];
  });
  // A root may be archived where the contact that was merged into it was not.
  return hits
    .toSorted((left, right) => inOrder(left.candidate, right.candidate))
    .map(({ hit, rank }) => ({ hit, rank }));
}

/** Guesses last, before them what is archived; within a rank by name. */
function inOrder(left: Candidate, right: Candidate): number {
  return (
    Number(left.rank === 'guess') - Number(right.rank === 'guess') ||
    Number(left.isArchived) - Number(right.isArchived) ||
    ranks.indexOf(left.rank) - ranks.indexOf(right.rank) ||
    left.errors - right.errors ||
    compare(left.order, right.order) ||
    compare(left.id, right.id)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function shown(id: string, { code, kind, name, contactPerson, city, email, phone, isArchived }: ContactState) {
  const detail = [code, contactPerson, city].filter((part) => part !== '').join(' · ');
  return { id, code, kind, name, detail, email, phone, isArchived };
}
