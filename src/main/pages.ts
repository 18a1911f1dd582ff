import { readFile } from 'node:fs/promises';

import { protocol } from 'electron';

import { findPageFile, securityHeaders } from '#core/hosting';

import { isPage, pageScheme } from './addresses.ts';

/** Makes the pages' scheme a true and secure origin. Must be called before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages to the window, and nothing else. */
export function servePages(pagesFolder: string): void {
  protocol.handle(pageScheme, async (request) => {
    if (!isPage(request.url) || request.method !== 'GET') return refusal(403);
    const file = await findPageFile(pagesFolder, new URL(request.url).pathname);
    if (file === undefined) return refusal(404);
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: { ...securityHeaders, 'content-type': file.mediaType },
    });
  });
}

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: { ...securityHeaders } });
}
