/** Whether two contacts are perhaps one, how surely, and why. */
import type { DuplicateReason } from './kinds.ts';
import { foldText, namePartsOf, nameSimilarity, wordSimilarity } from './similarity.ts';
import type { NameParts } from './similarity.ts';

/** What of a contact is compared. Keys are those of `keys.ts`, '' left out. */
export type Comparable = {
  name: NameParts;
  /** `townOf` its city. */
  town: string;
  /** Without blanks, in small letters. */
  postalCode: string;
  emails: readonly string[];
  phones: readonly string[];
  tax: string;
};

/** `score`: from 1 to 100, how sure. */
export type Likeness = { score: number; reasons: DuplicateReason[] };

/** Below this a pair is not worth a look. */
export const smallestScore = 40;

/** From these similarities on, two names are one, beside another sign or alone. */
const alikeInTown = 0.75;
const alikeAlone = 0.88;
/** Below this two names contradict each other. */
const unlike = 0.45;

/** A contact as it is compared. */
export function comparableOf(contact: {
  name: string;
  city: string;
  postalCode: string;
  emails: readonly string[];
  phones: readonly string[];
  taxKey: string;
}): Comparable {
  return {
    name: namePartsOf(contact.name),
    town: townOf(contact.city),
    postalCode: postalKey(contact.postalCode),
    emails: contact.emails.filter((key) => key !== ''),
    phones: contact.phones.filter((key) => key !== ''),
    tax: contact.taxKey,
  };
}

/** A town without accents, signs and numbers of districts: "Wien 10" is "wien". */
export function townOf(city: string): string {
  return foldText(city)
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
}

export function postalKey(postalCode: string): string {
  return foldText(postalCode).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * How sure it is that two contacts are one; null when nothing says so. Each sign speaks for itself, and together they make surer: the score is
 * 1 less the product of the doubts that the signs leave. A shared e-mail or number says less where the names contradict each other: a family
 * or an office shares them.
 */
export function likenessOf(left: Comparable, right: Comparable): Likeness | null {
  const shared = {
    email: sharesOne(left.emails, right.emails),
    tax: left.tax !== '' && left.tax === right.tax,
    phone: sharesOne(left.phones, right.phones),
  };
  const town = townLikeness(left, right);
  if (town === 'other' && !shared.email && !shared.tax && !shared.phone) return null;
  const name = nameSimilarity(left.name, right.name);
  const isOther = name < unlike;
  const reasons: DuplicateReason[] = [];
  let doubt = 1;
  const sign = (reason: DuplicateReason, certainty: number) => {
    if (certainty === 0) return;
    reasons.push(reason);
    doubt *= 1 - certainty;
  };
  if (shared.email) sign('email', isOther ? 0.55 : 0.85);
  if (shared.tax) sign('taxNumber', 0.9);
  if (shared.phone) sign('phone', isOther ? 0.4 : 0.7);
  if (name >= alikeInTown && town === 'same') sign('nameAndTown', 0.55 + (name - alikeInTown) * 1.4);
  else if (name >= alikeAlone && isTelling(left, right)) sign('name', nameAlone({ name, town }));
  if (reasons.length === 0) return null;
  const score = Math.round((1 - doubt) * 100);
  return score < smallestScore ? null : { score, reasons };
}

/** One word in common ("Huber") tells nothing without a town. */
function isTelling(left: Comparable, right: Comparable): boolean {
  return Math.min(left.name.words.length, right.name.words.length) > 1 || left.name.whole.length > 9;
}

function nameAlone({ name, town }: { name: number; town: TownLikeness }): number {
  if (town === 'unknown') return 0.5 + (name - alikeAlone) * 2;
  // The same name in two towns is as likely a namesake or a branch; it only bears out what else speaks for it.
  return name === 1 ? 0.2 : 0;
}

type TownLikeness = 'same' | 'other' | 'unknown';

function townLikeness(left: Comparable, right: Comparable): TownLikeness {
  if (left.postalCode !== '' && left.postalCode === right.postalCode) return 'same';
  if (left.town === '' || right.town === '') return 'unknown';
  if (left.town === right.town || wordSimilarity(left.town, right.town) >= 0.7) return 'same';
  // "Graz" and "Graz St Peter", "México" and "México D.F."
  const [shorter, longer] = left.town.length < right.town.length ? [left.town, right.town] : [right.town, left.town];
  return longer.startsWith(`${shorter} `) ? 'same' : 'other';
}

function sharesOne(left: readonly string[], right: readonly string[]): boolean {
  return left.some((key) => right.includes(key));
}
