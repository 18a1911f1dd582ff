/** A receipt as the file that the contract carries. */
import type { CarriedFile } from '#contract/values';
import { fileNameOf } from '#core/printing';

import type { RollWidth } from './codes.ts';
import type { ReceiptModel } from './receipt-model.ts';
import type { ReceiptForm, ReceiptOrder } from './render-receipt.ts';

type Renderer = {
  run(task: 'renderReceipt', input: ReceiptOrder, options?: { signal?: AbortSignal | undefined }): Promise<Uint8Array>;
};

const kinds = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf' },
  text: { ending: 'txt', mediaType: 'text/plain; charset=utf-8' },
  escpos: { ending: 'bin', mediaType: 'application/octet-stream' },
} as const;

/** Renders the receipt in a worker thread. Call it outside of any database transaction. Bytes for a printer cut the paper and leave the drawer shut. */
export async function carriedReceipt(
  worker: Renderer,
  { model, format, paperMm }: { model: ReceiptModel; format: keyof typeof kinds; paperMm: RollWidth },
  signal: AbortSignal | undefined,
): Promise<CarriedFile> {
  const form: ReceiptForm =
    format === 'escpos' ? { form: format, paperMm, hasCutter: true, opensDrawer: false } : { form: format, paperMm };
  const content = await worker.run('renderReceipt', { model, form }, { signal });
  const { ending, mediaType } = kinds[format];
  return { name: `${fileNameOf(model.title)}.${ending}`, mediaType, base64: Buffer.from(content).toString('base64') };
}
