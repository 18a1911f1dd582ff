export { countCopies, countCopy } from './copies.ts';
export type { RenderedJob } from './deliver-job.ts';
export { startPrintLoop } from './print-loop.ts';
export { cancelPrint, printQueue, retryPrint } from './queue-commands.ts';
export { dropReports, printerOf, queuePrint } from './queue-print.ts';
export type { NewPrintJob } from './queue-print.ts';
export type { ReachablePrinter } from './send-bytes.ts';
