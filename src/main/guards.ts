import { app, shell } from 'electron';
import type { Session, WebContents } from 'electron';

import { destinationOf } from './addresses.ts';

/** Keeps every page in its place: no other address, no second window, no embedded page. Must run before any window. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

/** Denies every permission that a page can ask for: the pages need none. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (destinationOf(details.url) === 'inside') return;
    details.preventDefault();
    openOutside(details.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Hands an address of the web or of mail to the user's own program; everything else is dropped. */
function openOutside(address: string): void {
  if (destinationOf(address) === 'outside') void shell.openExternal(address);
}
