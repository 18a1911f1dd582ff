export { ageingPaper } from './ageing-paper.ts';
export { carriedPdf } from './carried-pdf.ts';
export { documentPaper } from './document-paper.ts';
export type { AgeingPaper, DocumentPaper, Paper, VoucherPaper } from './papers.ts';
export { paperDefinition, paperFileName, paperTitle, renderPaper } from './render.ts';
export { voucherPaper } from './voucher-paper.ts';
