/** Proves every identity of domain.md, the number series and the chains, on one unchanging past. */
import type { Instant } from '#domain/dates';
import type { Verify } from '#contract/system';
import type { Snapshot } from '#core/database';
import { abandonedBatches } from '#core/imports';

import { checkAllocations } from './allocations.ts';
import { checkAttachments } from './attachments.ts';
import { checkAudit } from './audit.ts';
import { checkFigures, newContactTally } from './contacts.ts';
import { checkDrafts, checkIssuedDocuments } from './documents.ts';
import { newFindings } from './findings.ts';
import { readGroups } from './groups.ts';
import { checkAccounts, checkLedger } from './ledger.ts';
import { checkOpenItems } from './open-items.ts';
import type { Books } from './pages.ts';
import { checkPayments } from './payments.ts';
import { checkReceipts } from './receipts.ts';
import { checkAgeing, checkContacts } from './receivables.ts';
import { checkSearch } from './search-index.ts';
import { checkShifts } from './shifts.ts';
import { checkStoreCredits } from './store-credits.ts';
import { checkVersions } from './senders.ts';
import { allSeries } from './series.ts';
import { checkStorage } from './storage.ts';

/** Every check is run, whatever the ones before it found; each names the first thing that is wrong. `pause` is awaited between pages. */
export async function verifyBooks({
  snapshot,
  dataFolder,
  now,
  pause,
}: {
  snapshot: Snapshot;
  /** Where the files of attachments lie. */
  dataFolder: string;
  now: Instant;
  pause: () => Promise<void>;
}): Promise<Verify> {
  const findings = newFindings();
  const books: Books = { snapshot, db: snapshot.db, findings, pause };
  await checkStorage(books);
  await checkSearch(books);
  await checkVersions(books);
  await checkAccounts(books);
  const tally = newContactTally();
  for (const series of await allSeries(books.db)) {
    await (series.kind === 'payment' ? checkPayments(books, series) : checkIssuedDocuments(books, series, tally));
  }
  await checkDrafts(books);
  await checkReceipts(books, tally);
  await checkShifts(books);
  await checkStoreCredits(books);
  const groups = await readGroups(books);
  await checkAllocations(books, groups);
  const openItems = await checkOpenItems(books, tally);
  const ledger = await checkLedger(books);
  await checkContacts(books, { ledger, openItems });
  await checkAgeing(books, now);
  await checkFigures(books, { groups, tally });
  await checkAudit(books);
  await checkImports(books);
  await checkAttachments(books, dataFolder);
  return findings.result();
}

async function checkImports({ snapshot, findings }: Books): Promise<void> {
  const [abandoned] = await abandonedBatches(snapshot.db);
  const fault = abandoned && `The import of ${abandoned.file_name} (${abandoned.id}) ended in the middle`;
  findings.note('imports.finished', fault ?? null);
}
