import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { RPCHandler } from '@orpc/server/node';

import type { App } from '#core/app';
import { securityHeaders } from '#core/hosting';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { answerPage, answerPlainly } from './answers.ts';
import { judge } from './gate.ts';
import type { Decision } from './gate.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';

export type RunningServer = {
  port: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** An address that opens the program once: with a new token each time it is asked for. */
  newAddress(): string;
  /** Ends streams at once, lets other answers finish for `graceMs` (3,000 by default), then closes. The app stays open. */
  close(graceMs?: number): Promise<void>;
};

export type ServeOptions = {
  app: Pick<App, 'router' | 'context'>;
  pagesFolder: string;
  /** 0 for any free port. */
  port: number;
};

/**
 * Carries the contract and the pages over HTTP, on 127.0.0.1 only.
 * @returns PORT_UNAVAILABLE when the port is taken or may not be used
 */
export async function serve(options: ServeOptions): Promise<Result<RunningServer, { code: 'PORT_UNAVAILABLE' }>> {
  const sessions = createSessions();
  const handler = new RPCHandler(options.app.router);
  const server = createServer((request, response) => {
    void answer({ request, response, sessions, handler, options }).catch(() => response.destroy());
  });
  const open = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
  });

  if (!(await listens(server, options.port))) return err({ code: 'PORT_UNAVAILABLE' });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return ok({
    port,
    origin,
    newAddress: () => `${origin}/?token=${sessions.mintToken()}`,
    close: (graceMs = 3000) => closeServer({ server, open, graceMs }),
  });
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  sessions: Sessions;
  handler: RPCHandler<ReturnType<App['context']>>;
  options: ServeOptions;
};

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, sessions, handler, options } = exchange;
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const port = request.socket.localPort ?? 0;
  const hasSession = sessions.knows(cookieOf(request, port) ?? '');
  const decision = judge(askedOf(request), { port, hasSession });

  switch (decision.kind) {
    case 'refuse':
      return refuse(response, decision);
    case 'exchange':
      return exchangeToken(exchange, { token: decision.token, port, hasSession });
    case 'page':
      return answerPage(response, {
        pagesFolder: options.pagesFolder,
        pathname: decision.pathname,
        isHead: request.method === 'HEAD',
      });
    case 'operation': {
      response.setHeader('cache-control', 'no-store');
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: options.app.context() });
      if (!matched) answerPlainly(response, { status: 404, title: 'Not found', text: 'There is no such operation.' });
    }
  }
}

function askedOf({ method, url, headers }: IncomingMessage): Parameters<typeof judge>[0] {
  const fetchSite = headers['sec-fetch-site'];
  return {
    method: method ?? '',
    url: url ?? '',
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    contentType: headers['content-type'],
    contentLength: headers['content-length'],
    transferEncoding: headers['transfer-encoding'],
  };
}

function refuse(response: ServerResponse, decision: Extract<Decision, { kind: 'refuse' }>): void {
  if (decision.allow !== undefined) response.setHeader('allow', decision.allow);
  // The rest of a refused body is not waited for.
  response.setHeader('connection', 'close');
  const titles = {
    400: 'Not understood',
    401: 'Not signed in',
    403: 'Refused',
    405: 'Refused',
    411: 'Refused',
    413: 'Too long',
    415: 'Refused',
  } as const;
  answerPlainly(response, { status: decision.status, title: titles[decision.status], text: decision.why });
}

function exchangeToken(
  { response, sessions }: Exchange,
  { token, port, hasSession }: { token: string; port: number; hasSession: boolean },
): void {
  const cookieValue = sessions.exchange(token);
  if (cookieValue === undefined && !hasSession) {
    answerPlainly(response, {
      status: 401,
      title: 'This address was used already',
      text: 'It works once. Go to the window in which Counterbook runs and press Enter for a new one.',
    });
    return;
  }
  if (cookieValue !== undefined) {
    response.setHeader('set-cookie', `${cookieName(port)}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`);
  }
  response.writeHead(303, { location: '/', 'cache-control': 'no-store' });
  response.end();
}

/** A browser keeps cookies by host, not by port: two servers on one machine must not overwrite each other's. */
function cookieName(port: number): string {
  return `counterbook-${port}`;
}

function cookieOf(request: IncomingMessage, port: number): string | undefined {
  const prefix = `${cookieName(port)}=`;
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

async function listens(server: Server, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen({ host: '127.0.0.1', port }, () => resolve(true));
  return promise;
}

async function closeServer(closing: { server: Server; open: Set<ServerResponse>; graceMs: number }): Promise<void> {
  const { server, open, graceMs } = closing;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => resolve(undefined));
  server.closeIdleConnections();
  for (const response of open) {
    // A stream of change notices never ends by itself, and a job that nobody listens to is cancelled.
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy();
  }
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await promise;
  clearTimeout(timer);
}
