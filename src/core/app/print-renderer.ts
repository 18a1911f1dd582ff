/** Makes the bytes of what the print queue prints, from the features that know what each paper says. */
import type { Result } from '#domain/result';
import type { ReadDb } from '#core/database';
import type { Failure, House } from '#core/pipeline';
import type { ReachablePrinter, RenderedJob } from '#core/print-queue';
import { drawerPulse } from '#core/receipts';
import type { ReceiptModel } from '#core/receipts';
import { receiptOfSale } from '#core/sales';
import { receiptOfPayment, receiptOfReport, receiptOfTest } from '#core/till';

type Rendering = Pick<House, 'database' | 'worker' | 'now'>;

/** Reads one unchanging past, then renders in a worker thread. @throws when what is to be printed is not there. */
export function printRenderer({ database, worker, now }: Rendering) {
  return async (job: RenderedJob, { paperMm, hasCutter }: ReachablePrinter): Promise<Uint8Array> => {
    if (job.kind === 'drawer') return drawerPulse();
    const { kind } = job;
    const model = await database.read((db) => modelOf(db, { ...job, kind, now: now() }));
    if (!model.ok) throw new Error(`Nothing to print: ${model.error.code}`);
    const form = { form: 'escpos', paperMm, hasCutter, opensDrawer: job.opensDrawer } as const;
    return worker.run('renderReceipt', { model: model.value, form });
  };
}

type Asked = Omit<RenderedJob, 'kind'> & {
  kind: Exclude<RenderedJob['kind'], 'drawer'>;
  now: ReturnType<House['now']>;
};

async function modelOf(db: ReadDb, asked: Asked): Promise<Result<ReceiptModel, Failure>> {
  const { subjectId, copyNumber, now } = asked;
  switch (asked.kind) {
    case 'receipt':
      return receiptOfSale(db, { saleId: subjectId, copyNumber });
    case 'report':
      return receiptOfReport(db, { shiftId: subjectId, copyNumber, now });
    case 'voucher':
      return receiptOfPayment(db, { paymentId: subjectId, copyNumber });
    case 'test':
      return receiptOfTest(db, { registerId: asked.registerId, now });
  }
}
