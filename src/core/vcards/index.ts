export { looksLikeCards, readCards, type CardTable } from './read-cards.ts';
export { writeCard, type CardContact } from './write-cards.ts';
