export { looksLikeCards, readCards, type CardTable } from './read-cards.ts';
export { writeCard, writeCards, type CardContact, type CardsToWrite } from './write-cards.ts';
