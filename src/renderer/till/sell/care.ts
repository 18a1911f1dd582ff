/** What must be known of a customer before money is taken. */
import type { Brief } from '#contract/contacts';

/** Whether money may be taken: `unread` instructions stand before it, `unknown` could not be read. */
export type CareState = 'clear' | 'unread' | 'unknown';

type Instructions = Pick<Brief, 'instructions' | 'areInstructionsImportant'>;

/** What is acknowledged: another customer, or other words, want to be read as well. */
export function wordsToRead(contactId: string, brief: Instructions | undefined): string {
  return `${contactId} ${brief?.instructions ?? ''}`;
}

/**
 * How things stand with a customer. `acknowledged` is what somebody has read last, by `wordsToRead`; where the brief cannot be read, that
 * somebody goes on without it. Nobody is stopped for ever: acknowledging clears both.
 */
export function careState(contactId: string | null, brief: Instructions | undefined, acknowledged: string): CareState {
  if (contactId === null || acknowledged === wordsToRead(contactId, brief)) return 'clear';
  if (brief === undefined) return 'unknown';
  return brief.areInstructionsImportant && brief.instructions !== '' ? 'unread' : 'clear';
}
