/** Where in a contact the words of a search stand. */
import { phoneWords } from '#domain/contacts';
import type { ContactHit } from '#contract/contacts';
import { foundWords, searchKey } from '#core/database';
import type { Term } from '#core/database';

import type { ContactState } from './contact-state.ts';

type Place = ContactHit['why'];

/** A word that was typed, and the words that it may have been meant for. */
export type Meant = ReadonlyMap<string, ReadonlySet<string>>;

/** The field in which most of the words stand; of several the first in the order in which a person would look. */
export function whyOf(
  state: ContactState,
  { q, terms, meant }: { q: string; terms: readonly Term[]; meant: Meant },
): Place & { isFound: boolean } {
  const key = searchKey(q);
  let best: Place = { field: 'name', text: state.name };
  let most = 0;
  for (const place of placesOf(state)) {
    const wholeKey = searchKey(place.text);
    let weight = wholeKey === key ? 2 : wholeKey.startsWith(key) ? 1 : 0;
    const words = wordsOf(place);
    for (const term of terms) weight += 4 * weightOf(term, { words, meant });
    if (weight <= most) continue;
    most = weight;
    best = place;
  }
  return { ...best, isFound: most > 0 };
}

function placesOf(state: ContactState): Place[] {
  const points = state.points.map(({ kind, value }) => ({ field: kind === 'mobile' ? 'phone' : kind, text: value }));
  const towns = state.addresses.flatMap(({ city, postalCode }) => [
    { field: 'city', text: city },
    { field: 'postalCode', text: postalCode },
  ]);
  const places = [
    { field: 'name', text: state.name },
    { field: 'code', text: state.code },
    { field: 'contactPerson', text: state.contactPerson },
    { field: 'email', text: state.email },
    { field: 'phone', text: state.phone },
    { field: 'city', text: state.city },
    ...state.tags.map((text) => ({ field: 'tag', text })),
    ...points,
    { field: 'fax', text: state.fax },
    { field: 'postalCode', text: state.postalCode },
    ...towns,
  ];
  return places.filter(({ text }) => text !== '');
}

function wordsOf({ field, text }: Place): string[] {
  return field === 'phone' || field === 'fax' ? phoneWords(text) : foundWords(text);
}

/** 2 for the beginning of a word, 1 for a part of one. */
function weightOf(term: Term, { words, meant }: { words: readonly string[]; meant: Meant }): number {
  const isStarted = (start: string) => words.some((word) => word.startsWith(start));
  if (term.kind === 'figures') return term.parts.every(isStarted) || term.starts.some(isStarted) ? 2 : 0;
  if (isStarted(term.word)) return 2;
  const others = meant.get(term.word);
  if (words.some((word) => others?.has(word))) return 2;
  if (term.kind === 'code' && term.parts.some((part) => words.some((word) => meant.get(part)?.has(word)))) return 2;
  return words.some((word) => word.includes(term.word)) ? 1 : 0;
}
