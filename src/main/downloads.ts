import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { app, dialog, shell } from 'electron';
import type { Session } from 'electron';

import { hostWords } from '#core/hosting';

import { freeName, isShown } from './download-name.ts';

/**
 * Saves what a page hands out (papers, exports) into the user's Downloads folder, as a browser does, and shows it in the
 * program that the user has for it. No dialog stands between pressing Print and seeing the paper.
 */
export function saveDownloads(session: Session): void {
  session.on('will-download', (_event, item) => {
    const folder = app.getPath('downloads');
    const name = freeName(item.getFilename(), (taken) => existsSync(join(folder, taken)));
    const path = join(folder, name);
    item.setSavePath(path);
    item.once('done', (_done, state) => {
      if (state === 'completed') void show(path);
      if (state === 'interrupted') tellFailure(path);
    });
  });
}

async function show(path: string): Promise<void> {
  const problem = isShown(path) ? await shell.openPath(path) : 'not opened by itself';
  if (problem !== '') shell.showItemInFolder(path);
}

function tellFailure(path: string): void {
  const { title, text } = hostWords(app.getLocale()).saveError;
  dialog.showErrorBox(
    title,
    text.replace('{{path}}', () => path),
  );
}
