import { compareDates, type CalendarDate } from '#domain/dates';
import { minor, type Minor } from '#domain/money';
import { err, ok, type Result } from '#domain/result';

/** A document with something left to pay. */
export type OpenItem = {
  documentId: string;
  dueOn: CalendarDate;
  issuedOn: CalendarDate;
  number: string;
  openMinor: Minor;
};

/** How much of a payment or credit note goes to a document. */
export type ChosenAllocation = { documentId: string; amountMinor: Minor };

export type AllocationError = {
  code:
    | 'ALLOCATION_EXCEEDS_OPEN'
    | 'ALLOCATION_EXCEEDS_PAYMENT'
    | 'ALLOCATION_NOT_POSITIVE'
    | 'ALLOCATION_UNKNOWN_DOCUMENT'
    | 'ALLOCATION_DOUBLED';
  documentId?: string;
};

/**
 * Uses an amount against open documents, the oldest first: by due date, then issue date, then number. Never more than a document has open,
 * never more than the amount; what is left stays unapplied.
 */
export function allocateOldestFirst(amountMinor: Minor, openItems: readonly OpenItem[]): readonly ChosenAllocation[] {
  const chosen: ChosenAllocation[] = [];
  let left: number = amountMinor;
  for (const { documentId, openMinor } of openItems.toSorted(oldestFirst)) {
    const part = Math.min(left, openMinor);
    if (part <= 0) continue;
    chosen.push({ documentId, amountMinor: minor(part) });
    left -= part;
  }
  return chosen;
}

/**
 * Checks allocations that a person chose: each positive, to a document of the list, at most once and not above its open
 * amount, together not above what is available. The error names the first document at fault.
 */
export function checkAllocations({
  availableMinor,
  items,
  chosen,
}: {
  availableMinor: Minor;
  items: readonly OpenItem[];
  chosen: readonly ChosenAllocation[];
}): Result<null, AllocationError> {
  const openById = new Map(items.map((item) => [item.documentId, item.openMinor]));
  const seen = new Set<string>();
  let left = BigInt(availableMinor);
  for (const { documentId, amountMinor } of chosen) {
    const openMinor = openById.get(documentId);
    if (openMinor === undefined) return err({ code: 'ALLOCATION_UNKNOWN_DOCUMENT', documentId });
    if (seen.has(documentId)) return err({ code: 'ALLOCATION_DOUBLED', documentId });
    if (amountMinor <= 0) return err({ code: 'ALLOCATION_NOT_POSITIVE', documentId });
    if (amountMinor > openMinor) return err({ code: 'ALLOCATION_EXCEEDS_OPEN', documentId });
    left -= BigInt(amountMinor);
    if (left < 0n) return err({ code: 'ALLOCATION_EXCEEDS_PAYMENT', documentId });
    seen.add(documentId);
  }
  return ok(null);
}

// Numbers are compared as people count: INV-9 comes before INV-10.
const byNumber = new Intl.Collator('en', { numeric: true });

function oldestFirst(left: OpenItem, right: OpenItem): number {
  return (
    compareDates(left.dueOn, right.dueOn) ||
    compareDates(left.issuedOn, right.issuedOn) ||
    byNumber.compare(left.number, right.number)
  );
}
