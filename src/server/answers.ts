import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { findPageFile } from '#core/hosting';

/** Sends a file of the pages, or says plainly that there is none. `isHead` sends the headers alone. */
export async function answerPage(
  response: ServerResponse,
  { pagesFolder, pathname, isHead }: { pagesFolder: string; pathname: string; isHead: boolean },
): Promise<void> {
  const file = await findPageFile(pagesFolder, pathname);
  if (file === undefined) {
    answerPlainly(response, { status: 404, title: 'Not found', text: 'There is no such page.' });
    return;
  }
  response.writeHead(200, {
    'content-type': file.mediaType,
    'cache-control': file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-cache',
  });
  if (isHead) response.end();
  else await pipeline(createReadStream(file.path), response);
}

/** Sends a page of one sentence, without script or style. The text is ours, never what came with the request. */
export function answerPlainly(
  response: ServerResponse,
  { status, title, text }: { status: number; title: string; text: string },
): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} - Counterbook</title><h1>${title}</h1><p>${text}</p></html>\n`,
  );
}
