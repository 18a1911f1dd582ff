import { createHash, randomBytes } from 'node:crypto';

/** Who may speak to the server: first by a one-time token in the address, from then on by a cookie. */
export type Sessions = {
  /** Makes a token for an address; it can be exchanged once. */
  mintToken(): string;
  /** Takes a token and gives the value of the cookie, or undefined when the token is unknown or used up. */
  exchange(token: string): string | undefined;
  /** Tells whether a cookie's value was given out by this run of the server. */
  knows(cookieValue: string): boolean;
};

/**
 * Keeps tokens and sessions in memory, so they end with the process. Only their SHA-256 is kept and compared: what is
 * looked up is a digest, so neither a dump nor the time of the answer tells a secret.
 */
export function createSessions(): Sessions {
  const tokens = new Set<string>();
  const cookies = new Set<string>();
  return {
    mintToken() {
      const token = secret();
      tokens.add(digest(token));
      return token;
    },
    exchange(token) {
      if (!tokens.delete(digest(token))) return undefined;
      const cookieValue = secret();
      cookies.add(digest(cookieValue));
      return cookieValue;
    },
    knows: (cookieValue) => cookies.has(digest(cookieValue)),
  };
}

/** 256 bits of randomness, safe in an address and in a cookie. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64');
}
