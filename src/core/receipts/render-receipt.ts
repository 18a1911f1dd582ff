/** A model in one of its forms, as bytes. Runs in a worker thread. */
import { isPictureFault, writePdf } from '#core/printing';

import type { RollWidth } from './codes.ts';
import type { ReceiptModel } from './receipt-model.ts';
import { toEscPos } from './to-esc-pos.ts';
import { toRollPaper } from './to-roll-paper.ts';
import { toText } from './to-text.ts';

export type ReceiptForm =
  | { form: 'pdf'; paperMm: RollWidth }
  | { form: 'text'; paperMm: RollWidth }
  | { form: 'escpos'; paperMm: RollWidth; hasCutter: boolean; opensDrawer: boolean };

export type ReceiptOrder = { model: ReceiptModel; form: ReceiptForm };

/** The bytes of a receipt: a PDF, UTF-8, or commands of a printer. A logo that cannot be decoded is left out. */
export async function renderReceipt(
  { model, form }: ReceiptOrder,
  { fontsFolder }: { fontsFolder: string },
): Promise<Uint8Array> {
  switch (form.form) {
    case 'text':
      return new TextEncoder().encode(toText(model, form));
    case 'escpos':
      return toEscPos(model, form);
    case 'pdf':
      return renderRoll(model, form.paperMm, fontsFolder);
  }
}

async function renderRoll(model: ReceiptModel, paperMm: RollWidth, fontsFolder: string): Promise<Uint8Array> {
  try {
    return await writePdf(await toRollPaper(model, { paperMm }), { fontsFolder });
  } catch (error) {
    if (model.logo === null || !isPictureFault(error)) throw error;
    return await writePdf(await toRollPaper({ ...model, logo: null }, { paperMm }), { fontsFolder });
  }
}
