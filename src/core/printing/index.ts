export type { AgeingPaper, DocumentPaper, Paper, VoucherPaper } from './papers.ts';
export { paperFileName, renderPaper } from './render.ts';
