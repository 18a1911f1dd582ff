/**
 * What the two halves of the stand-in say to each other: the program's process, in which the real main code runs, and
 * the test's process, which holds the browser. Their pipe is Node's IPC with structured clone, so bytes stay bytes.
 */

/** What the program asks of the side that holds the browser. */
export type WindowSide = {
  openWindow: (window: {
    id: number;
    width: number;
    height: number;
    preload: string | undefined;
    profile: string;
  }) => void;
  loadUrl: (load: { id: number; url: string }) => Promise<void>;
  resize: (size: { id: number; width: number; height: number }) => void;
  bringToFront: (window: { id: number }) => void;
  closeWindow: (window: { id: number }) => void;
  /** A message to the page; `ports` are numbers that stand for its ends of channels. */
  sendToPage: (message: { id: number; channel: string; args: unknown[]; ports: number[] }) => void;
  portMessage: (message: { port: number; data: unknown }) => void;
  closePort: (message: { port: number }) => void;
  printToPdf: (window: { id: number }) => Promise<Uint8Array>;
};

/** What the browser's side asks of the program. */
export type ProgramSide = {
  request: (request: { url: string; method: string; headers: Record<string, string> }) => Promise<Answered>;
  messageFromPage: (message: {
    id: number;
    frameUrl: string;
    isMainFrame: boolean;
    channel: string;
    args: unknown[];
  }) => void;
  portMessage: (message: { port: number; data: unknown }) => void;
  portClosed: (message: { port: number }) => void;
  /** Answers whether the page may go there. */
  willNavigate: (navigation: { id: number; url: string }) => boolean;
  /** The page wants a second window; it never gets one here, because the program denies all. */
  windowOpen: (opening: { id: number; url: string }) => void;
  grantedPermissions: (question: { permissions: readonly string[]; origin: string }) => string[];
  /** Answers where to save, or undefined when the program drops the download. */
  willDownload: (download: { id: number; download: number; name: string }) => string | undefined;
  downloadDone: (download: { download: number; state: 'completed' | 'interrupted' }) => void;
  /** The user has closed the window. */
  userCloses: (window: { id: number }) => void;
  /** Runs a function of the test, given as source, with the stand-in for `electron` as its first argument. */
  evaluate: (work: { source: string; argument: unknown }) => unknown;
};

export type Answered = { status: number; headers: Record<string, string>; body: Uint8Array };

type Side = Record<string, (argument: never) => unknown>;
type Packet =
  | { kind: 'ask'; number: number; method: string; argument: unknown }
  | { kind: 'answer'; number: number; value: unknown }
  | { kind: 'failure'; number: number; reason: string };

/** One end of the pipe: a child process, or `process` inside it. */
export type Pipe = {
  send: (packet: unknown) => void;
  onMessage: (listener: (packet: unknown) => void) => void;
};

/** The other side's methods as one calls them here: each call is answered, in the order in which the calls were made. */
export type Remote<Other> = {
  [Method in keyof Other]: Other[Method] extends (argument: infer Argument) => infer Value
    ? (argument: Argument) => Promise<Awaited<Value>>
    : never;
};

/** Connects one side to the pipe and gives the other side. */
export function connect<Other extends object>(pipe: Pipe, local: object): Remote<Other> {
  const side = local as Side;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let lastNumber = 0;

  pipe.onMessage((message) => {
    const packet = message as Packet;
    if (packet.kind === 'ask') {
      void answer(pipe, side, packet);
      return;
    }
    const waiter = waiting.get(packet.number);
    waiting.delete(packet.number);
    if (packet.kind === 'answer') waiter?.resolve(packet.value);
    else waiter?.reject(new Error(packet.reason));
  });

  return new Proxy({} as Remote<Other>, {
    get: (_target, method) => (argument: unknown) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      lastNumber += 1;
      waiting.set(lastNumber, { resolve, reject });
      pipe.send({ kind: 'ask', number: lastNumber, method: String(method), argument } satisfies Packet);
      return promise;
    },
  });
}

async function answer(pipe: Pipe, side: Side, { number, method, argument }: Extract<Packet, { kind: 'ask' }>) {
  try {
    const value = await side[method]?.(argument as never);
    pipe.send({ kind: 'answer', number, value } satisfies Packet);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    pipe.send({ kind: 'failure', number, reason } satisfies Packet);
  }
}

/**
 * The pages' own scheme is unknown to a plain Chromium, so each of its hosts gets a secure origin that no network has
 * (RFC 2606 reserves `.invalid`) and whose requests are answered by the program: `app://counterbook/` is
 * `https://counterbook.app.invalid/`.
 */
export function toBrowserUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/.exec(url);
  if (match === null || match[1] === 'http' || match[1] === 'https') return url;
  return `https://${match[2]}.${match[1]}.invalid${match[3]}`;
}

/** The way back: the address as the program knows it. */
export function toProgramUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(.*)$/.exec(url);
  return match === null ? url : `${match[2]}://${match[1]}${match[3]}`;
}
