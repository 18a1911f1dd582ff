import { uuidV7 } from '#domain/ids';

/** A new UUIDv7 for a command, or for a record that the page makes. */
export function newId(): string {
  return uuidV7({ unixMs: Date.now(), random: crypto.getRandomValues(new Uint8Array(10)) });
}

/** A new command id. One attempt of the user has one id, however often the network makes us send it. */
export function newCommandId(): string {
  return newId();
}
