/** What the checks have found: for each how many records it looked at, and the first thing that is wrong. */
import type { Verify } from '#contract/system';

/** Every check by its name, in the order in which faults are told: the most telling first. The names are stable. */
export const checkNames = [
  'storage.intact',
  'storage.references',
  'search.index',
  'settings.versions',
  'ledger.accounts',
  'numbers.sequence',
  'numbers.chain',
  'documents.totals',
  'documents.postings',
  'payments.postings',
  'till.receipts',
  'till.shifts',
  'till.credits',
  'till.invoices',
  'allocations.postings',
  'allocations.ends',
  'allocations.undone',
  'allocations.bounds',
  'openItems.sources',
  'openItems.runningFigures',
  'ledger.balanced',
  'ledger.sources',
  'receivables.contacts',
  'receivables.ageing',
  'audit.chain',
  'audit.commands',
  'audit.answers',
  'audit.subjects',
  'audit.allocations',
  'contacts.groups',
  'contacts.figures',
  'imports.finished',
  'attachments.files',
] as const;
export type CheckName = (typeof checkNames)[number];

export type Findings = {
  /** Counts one record under a check; `fault` names it and says what is wrong, or is null. Only the first fault is kept. */
  note(check: CheckName, fault: string | null): void;
  result(): Verify;
};

/** An empty list of findings. */
export function newFindings(): Findings {
  const tallies = new Map<CheckName, { checked: number; fault: string | null }>();
  return {
    note(check, fault) {
      const tally = tallies.get(check) ?? { checked: 0, fault: null };
      tallies.set(check, { checked: tally.checked + 1, fault: tally.fault ?? fault });
    },
    result() {
      const checks = checkNames.map((name) => {
        const { checked, fault } = tallies.get(name) ?? { checked: 0, fault: null };
        return { name, isTrue: fault === null, checked, fault };
      });
      const [firstFault = null] = checks.flatMap(({ name, fault }) => (fault === null ? [] : [{ check: name, fault }]));
      return { isTrue: firstFault === null, firstFault, checks };
    },
  };
}
