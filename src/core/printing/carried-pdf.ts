/** A paper as the file that the contract carries. */
import type { CarriedFile } from '#contract/values';

import { paperFileName } from './render.ts';
import type { Paper } from './papers.ts';

type Renderer = {
  run(task: 'renderPaper', input: Paper, options?: { signal?: AbortSignal | undefined }): Promise<Uint8Array>;
};

/** Renders the paper in a worker thread. Call it outside of any database transaction. */
export async function carriedPdf(
  worker: Renderer,
  paper: Paper,
  signal: AbortSignal | undefined,
): Promise<CarriedFile> {
  const content = await worker.run('renderPaper', paper, { signal });
  return { name: paperFileName(paper), mediaType: 'application/pdf', base64: Buffer.from(content).toString('base64') };
}
