import type { Brief } from '#contract/contacts';
import type { DocumentKind } from '#domain/documents';
import { negate, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';

type Limits = Pick<Brief, 'creditLeftMinor'>;
type Draft = { kind: DocumentKind; grossMinor: Minor | null };

/** By how much a contact would be beyond its credit limit once the draft is issued; null when it stays within, or has none. */
export function creditOverrun({ creditLeftMinor }: Limits, { kind, grossMinor }: Draft): Minor | null {
  if (creditLeftMinor === null) return null;
  // A credit note brings a contact back towards its limit.
  const addedMinor = grossMinor === null ? [] : [kind === 'invoice' ? negate(grossMinor) : grossMinor];
  const leftMinor = sumMinor([creditLeftMinor, ...addedMinor]);
  return leftMinor < 0 ? negate(leftMinor) : null;
}
