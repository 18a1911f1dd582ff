import { join } from 'node:path';

import { copyDatabase } from '#core/database';
import { findPackedDuplicates, type FoundDuplicates, type PackedBook } from '#core/duplicates';
import type { Paper } from '#core/printing';
import type { ReceiptOrder } from '#core/receipts';
import { understandFile, writeTable } from '#core/tables';
import { writeCards } from '#core/vcards';

/** What a task finds around it. */
export type TaskContext = {
  /** The program's `resources` folder. */
  resourcesFolder: string;
};

/**
 * What a worker thread can do, by name. A task takes and gives plain values that can be cloned, and knows nothing of the
 * program around it. A new one is one line here; what is heavy to load, as the layout engine is, is loaded by the task that wants it.
 */
export const tasks = {
  renderPaper: async (paper: Paper, { resourcesFolder }: TaskContext): Promise<Uint8Array> => {
    const { renderPaper } = await import('#core/printing');
    return renderPaper(paper, { fontsFolder: join(resourcesFolder, 'fonts') });
  },
  renderReceipt: async (order: ReceiptOrder, { resourcesFolder }: TaskContext): Promise<Uint8Array> => {
    const { renderReceipt } = await import('#core/receipts');
    return renderReceipt(order, { fontsFolder: join(resourcesFolder, 'fonts') });
  },
  copyDatabase: (input: Parameters<typeof copyDatabase>[0]): ReturnType<typeof copyDatabase> => copyDatabase(input),
  findDuplicates: (book: PackedBook): Promise<FoundDuplicates> => Promise.resolve(findPackedDuplicates(book)),
  understandFile,
  writeTable,
  writeCards,
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
