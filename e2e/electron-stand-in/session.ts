/** The profile of the windows and the schemes that the program serves itself. */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import type Electron from 'electron';

import { app, preventable } from './app.ts';
import { answers } from './program.ts';
import type { Answered } from './wire.ts';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type Used = Pick<
  Electron.Session,
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
>;
type ItemUsed = Pick<Electron.DownloadItem, 'cancel' | 'getFilename' | 'getSavePath' | 'setSavePath'>;
type Handler = (request: Request) => Response | Promise<Response>;

export class StandInSession extends EventEmitter implements Used {
  // Electron grants everything until a handler says otherwise, and so does the stand-in.
  private check: CheckHandler = null;
  private request: RequestHandler = null;

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler;
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler;
  }

  setDevicePermissionHandler(): void {}

  grants(permission: string, origin: string): boolean {
    let isGranted = this.request === null;
    const asked = permission as Parameters<NonNullable<CheckHandler>>[1];
    this.request?.(null as never, asked, (answer) => (isGranted = answer), {} as never);
    return isGranted && this.check?.(null, asked, origin, { isMainFrame: true }) !== false;
  }
}

class Item extends EventEmitter implements ItemUsed {
  private path = '';
  private isCancelled = false;
  private readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  getFilename(): string {
    return this.name;
  }

  setSavePath(path: string): void {
    this.path = path;
  }

  getSavePath(): string {
    return this.path;
  }

  cancel(): void {
    this.isCancelled = true;
  }

  get target(): string | undefined {
    return this.isCancelled || this.path === '' ? undefined : this.path;
  }
}

const defaultSession = new StandInSession();
const downloads = new Map<number, Item>();
const privileged = new Set<string>();
const handlers = new Map<string, Handler>();

export const session = { defaultSession };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly Electron.CustomScheme[]): void => {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme);
    }
  },
  handle: (scheme: string, handler: Handler): void => {
    // The stand-in gives each scheme a secure origin of its own; only a registered one has that in Electron, too.
    if (!privileged.has(scheme)) throw new Error(`${scheme} is no standard and secure scheme`);
    handlers.set(scheme, handler);
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

answers({
  grantedPermissions: ({ permissions, origin }) =>
    permissions.filter((permission) => defaultSession.grants(permission, origin)),
  willDownload: ({ download, name }) => {
    const item = new Item(name);
    const event = preventable();
    defaultSession.emit('will-download', event, item);
    if (event.defaultPrevented || item.target === undefined) return undefined;
    downloads.set(download, item);
    mkdirSync(dirname(item.target), { recursive: true });
    return item.target;
  },
  downloadDone: ({ download, state }) => {
    downloads.get(download)?.emit('done', preventable(), state);
    downloads.delete(download);
  },
  request: async ({ url, method, headers }): Promise<Answered> => {
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return { status: 404, headers: {}, body: new Uint8Array() };
    const response = await handler(new Request(url, { method, headers }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },
});
