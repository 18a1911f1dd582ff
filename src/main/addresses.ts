/** The scheme under which the window loads its pages: a true origin of its own, which `file://` is not. */
export const pageScheme = 'app';

/** The one address of the pages. */
export const pageOrigin = 'app://counterbook';

/**
 * Where an address that a page wants to open leads: inside the window, to the user's browser, mail program or telephone, or nowhere.
 */
export function destinationOf(address: string): 'inside' | 'outside' | 'nowhere' {
  const url = URL.parse(address);
  if (url === null) return 'nowhere';
  if (isPageAddress(url)) return 'inside';
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) ? 'outside' : 'nowhere';
}

/** Tells whether an address is one of our own pages. */
export function isPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isPageAddress(url);
}

/**
 * Tells whether a message may be answered: only the main frame of one of our own pages may speak to the program, no frame
 * inside it and none that has gone meanwhile.
 */
export function isTrustedSender(frame: { url: string; parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isPage(frame.url);
}

// `URL.origin` is "null" for a scheme that the web does not know, so the parts are compared.
function isPageAddress(url: URL): boolean {
  return url.protocol === `${pageScheme}:` && url.host === 'counterbook' && url.username === '' && url.password === '';
}
