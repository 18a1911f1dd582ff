export { looksLikeCards, readCards, type CardTable } from './read-cards.ts';
export { writeCards, type CardContact, type CardsToWrite } from './write-cards.ts';
