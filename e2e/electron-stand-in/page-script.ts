/** The piece of the stand-in that runs inside the page, before the page's own scripts: Electron's side of the preload. */

/** What the page calls in the test's process. */
export type FromPage =
  | { kind: 'message'; channel: string; args: unknown[] }
  | { kind: 'port'; port: number; data: Carried }
  | { kind: 'portClosed'; port: number }
  | { kind: 'windowOpen'; url: string };

/** Data of a port on its way through a binding, which knows only JSON. */
export type Carried = { json: unknown } | { base64: string };

/** What the test's process calls in the page. */
export type StandInPage = {
  deliver: (message: { channel: string; args: unknown[]; ports: number[] }) => void;
  portMessage: (message: { port: number; data: Carried }) => void;
  closePort: (message: { port: number }) => void;
};

export const bindingName = '__electronStandInBinding';
export const pageName = '__electronStandIn';

/** The script to put before every page: the bridge, and the program's preload with a `require` that knows `electron`. */
export function pageScript(preload: string | undefined): string {
  return `(() => {
    if (window !== window.top || location.protocol === 'about:') return;
    const electron = (${standInPage.toString()})(${JSON.stringify({ bindingName, pageName })});
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('A sandboxed preload cannot load ' + name);
    };
    const process = { platform: ${JSON.stringify(process.platform)}, versions: {}, env: {} };
    const module = { exports: {} };
    ((require, process, module, exports) => {${preload ?? ''}
    })(require, process, module, module.exports);
  })();`;
}

/** Runs in the page: nothing from outside its own braces may be named. */
function standInPage(names: { bindingName: string; pageName: string }) {
  const tell = (message: FromPage): void => {
    const binding = (window as unknown as Record<string, (message: FromPage) => Promise<void>>)[names.bindingName];
    void binding?.(message);
  };
  const ports = new Map<number, MessagePort>();
  const listeners = new Map<string, ((event: { ports: MessagePort[] }, ...args: unknown[]) => void)[]>();

  const carry = (data: unknown): Carried => {
    if (!(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) return { json: data };
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer);
    return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
  };
  const uncarry = (data: Carried): unknown =>
    'json' in data ? data.json : Uint8Array.from(atob(data.base64), (letter) => letter.charCodeAt(0));

  const openPort = (port: number): MessagePort => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', (event) => tell({ kind: 'port', port, data: carry(event.data) }));
    channel.port1.addEventListener('close', () => tell({ kind: 'portClosed', port }));
    channel.port1.start();
    ports.set(port, channel.port1);
    return channel.port2;
  };
  const page: StandInPage = {
    deliver: ({ channel, args, ports: numbers }) => {
      const event = { ports: numbers.map(openPort) };
      for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
    },
    portMessage: ({ port, data }) => ports.get(port)?.postMessage(uncarry(data)),
    closePort: ({ port }) => {
      ports.get(port)?.close();
      ports.delete(port);
    },
  };
  Object.defineProperty(window, names.pageName, { value: page });

  window.open = (url?: string | URL) => {
    tell({ kind: 'windowOpen', url: new URL(url ?? 'about:blank', location.href).href });
    return null;
  };
  return {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true }),
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => tell({ kind: 'message', channel, args }),
      on: (channel: string, listener: (event: { ports: MessagePort[] }, ...args: unknown[]) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
}
