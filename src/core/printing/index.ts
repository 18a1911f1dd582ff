export { carriedPdf } from './carried-pdf.ts';
export { paperLanguageOf, writingIn } from './paper-language.ts';
export type { AgeingPaper, ContactListPaper, DocumentPaper, Paper, VoucherPaper } from './papers.ts';
export { renderPaper } from './render.ts';
export { wordsIn } from './words.ts';
