/** Decides what happens to a request before anything of it is read. Pure: the server does what is decided here. */

/** What the gate looks at. */
export type Asked = {
  method: string;
  /** Path and query as they came. */
  url: string;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`: how far away the page is that sent the request; browsers set it, pages cannot. */
  fetchSite: string | undefined;
  contentType: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
};

export type Known = {
  port: number;
  /** The request carries the cookie of a session. */
  hasSession: boolean;
};

export type Decision =
  | { kind: 'exchange'; token: string }
  | { kind: 'operation' }
  | { kind: 'page'; pathname: string }
  | { kind: 'refuse'; status: 400 | 401 | 403 | 405 | 411 | 413 | 415; why: string; allow?: string };

/**
 * The longest body: a file of 48 MiB is 64 MiB as base64 (`fileSchema` in the contract), and one more for what
 * surrounds it.
 */
export const longestBody = 65 * 1024 * 1024;

/**
 * The order matters: a foreign name or page learns nothing, not even whether a session exists.
 * The Host check defeats DNS rebinding (a foreign name that resolves to 127.0.0.1); the Origin and Sec-Fetch-Site checks
 * defeat requests that another site makes the user's browser send.
 */
export function judge(asked: Asked, { port, hasSession }: Known): Decision {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (asked.host === undefined || !names.includes(asked.host.toLowerCase())) {
    return { kind: 'refuse', status: 403, why: 'This name is not served here.' };
  }
  if (asked.origin !== undefined && !names.some((name) => asked.origin === `http://${name}`)) {
    return { kind: 'refuse', status: 403, why: 'Requests from other pages are not answered.' };
  }
  const address = addressOf(asked);
  if (address === undefined) return { kind: 'refuse', status: 400, why: 'This address cannot be read.' };

  return isOperation(address.pathname)
    ? judgeOperation(asked, hasSession)
    : judgePage({ method: asked.method, address, hasSession });
}

function judgeOperation(asked: Asked, hasSession: boolean): Decision {
  if (asked.fetchSite !== undefined && asked.fetchSite !== 'same-origin' && asked.fetchSite !== 'none') {
    return { kind: 'refuse', status: 403, why: 'Requests from other pages are not answered.' };
  }
  if (!hasSession) return { kind: 'refuse', status: 401, why: 'Open the address that the program printed.' };
  if (asked.method !== 'POST') {
    return { kind: 'refuse', status: 405, why: 'Operations are called with POST.', allow: 'POST' };
  }
  // With its length known beforehand, a body that is too long is refused before a byte of it is kept.
  if (asked.transferEncoding !== undefined) {
    return { kind: 'refuse', status: 411, why: 'A body comes with its length.' };
  }
  const length = Number(asked.contentLength ?? '0');
  if (!(length <= longestBody)) return { kind: 'refuse', status: 413, why: 'This is longer than 64 MiB.' };
  if (length > 0 && !isJson(asked.contentType)) {
    return { kind: 'refuse', status: 415, why: 'A body is application/json.' };
  }
  return { kind: 'operation' };
}

function judgePage(asked: { method: string; address: URL; hasSession: boolean }): Decision {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') {
    return { kind: 'refuse', status: 405, why: 'Pages are fetched with GET.', allow: 'GET, HEAD' };
  }
  const token = asked.address.searchParams.get('token');
  if (token !== null && asked.address.pathname === '/' && asked.method === 'GET') return { kind: 'exchange', token };
  if (!asked.hasSession) return { kind: 'refuse', status: 401, why: 'Open the address that the program printed.' };
  return { kind: 'page', pathname: asked.address.pathname };
}

function addressOf({ url, host }: Asked): URL | undefined {
  // A path that begins with two slashes would be read as another host.
  if (!url.startsWith('/') || url.startsWith('//')) return undefined;
  return URL.parse(url, `http://${host}`) ?? undefined;
}

function isOperation(pathname: string): boolean {
  return pathname === '/rpc' || pathname.startsWith('/rpc/');
}

function isJson(contentType: string | undefined): boolean {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  return mediaType === 'application/json';
}
