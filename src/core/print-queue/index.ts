export { printerOf, queuePrint } from './queue-print.ts';
export type { NewPrintJob } from './queue-print.ts';
