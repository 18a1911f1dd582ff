import type { Balance } from '#contract/receivables';
import { minor, sumMinor } from '#domain/money';
import type { Minor } from '#domain/money';
import { allocateOldestFirst, checkAllocations } from '#domain/payments';
import type { AllocationError, ChosenAllocation, OpenItem } from '#domain/payments';

export type OpenInvoice = Balance['openItems'][number];

/**
 * How an amount is used: the oldest invoice first, one invoice first and then the oldest, as a person typed it, or not at all.
 */
export type PlanMode = 'oldestFirst' | 'documentFirst' | 'chosen' | 'none';

/** Amounts by invoice as they are typed; null is an empty field. */
export type TypedAmounts = ReadonlyMap<string, Minor | null>;

export type Plan = {
  allocations: readonly ChosenAllocation[];
  usedMinor: Minor;
  /** What stays as credit; negative when more is used than there is. */
  leftMinor: Minor;
  fault: AllocationError | undefined;
};

type PlanInput = {
  amountMinor: Minor;
  openItems: readonly OpenItem[];
  mode: PlanMode;
  firstDocumentId: string | null;
  typed: TypedAmounts;
};

/** What happens to an amount, as the core will do it, and what is wrong with it. */
export function planAllocations(input: PlanInput): Plan {
  const { amountMinor, openItems } = input;
  const allocations = propose(input);
  const checked = checkAllocations({ availableMinor: amountMinor, items: openItems, chosen: allocations });
  const usedMinor = sumMinor(allocations.map((allocation) => allocation.amountMinor));
  return {
    allocations,
    usedMinor,
    leftMinor: minor(amountMinor - usedMinor),
    fault: checked.ok ? undefined : checked.error,
  };
}

function propose({ amountMinor, openItems, mode, firstDocumentId, typed }: PlanInput): readonly ChosenAllocation[] {
  switch (mode) {
    case 'oldestFirst':
      return allocateOldestFirst(amountMinor, openItems);
    case 'documentFirst': {
      const first = allocateOldestFirst(
        amountMinor,
        openItems.filter((item) => item.documentId === firstDocumentId),
      );
      const left = minor(amountMinor - sumMinor(first.map((allocation) => allocation.amountMinor)));
      const others = openItems.filter((item) => item.documentId !== firstDocumentId);
      return [...first, ...allocateOldestFirst(left, others)];
    }
    case 'chosen':
      return openItems.flatMap(({ documentId }) => {
        const amount = typed.get(documentId) ?? minor(0);
        return amount === 0 ? [] : [{ documentId, amountMinor: amount }];
      });
    case 'none':
      return [];
  }
}

/** The amounts of a plan as fields show them. */
export function amountsOf({ allocations }: Pick<Plan, 'allocations'>): TypedAmounts {
  return new Map(allocations.map(({ documentId, amountMinor }) => [documentId, amountMinor]));
}

/** Open invoices in the form that the rules of allocation take. */
export function openItemsOf(balance: Pick<Balance, 'openItems'> | undefined): readonly OpenInvoice[] {
  return balance?.openItems ?? [];
}
