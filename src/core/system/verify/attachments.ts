/** The files of attachments: each there, as long as it was, and the same content. */
import { attachmentFile, contentFault } from '#core/activities';
import type { FileFault } from '#core/activities';
import { afterKey } from '#core/database';
import type { AttachmentsTable } from '#core/database';

import { pages } from './pages.ts';
import type { Books, Reads } from './pages.ts';

type Row = Pick<AttachmentsTable, 'id' | 'name' | 'sha256' | 'size'> & { contact_name: string };

/** Reads every file once, in pieces, also one that is attached more than once. */
export async function checkAttachments(books: Books, dataFolder: string): Promise<void> {
  const { db, findings, pause } = books;
  let last: { sha256: string; size: number; fault: FileFault | null } | undefined;
  for await (const page of pages<Row>(books, (after, limit) => attachmentPage(db, { after, limit }))) {
    for (const row of page) {
      if (last?.sha256 !== row.sha256 || last.size !== row.size) {
        const fault = await contentFault(attachmentFile(dataFolder, row.sha256), row, pause);
        last = { sha256: row.sha256, size: row.size, fault };
      }
      findings.note('attachments.files', last.fault === null ? null : wordsOf(row, last.fault));
    }
  }
}

function wordsOf({ name, contact_name, sha256, size }: Row, fault: FileFault): string {
  const file = `The file ${name} of ${contact_name} (${sha256.slice(0, 8)})`;
  switch (fault.kind) {
    case 'missing':
      return `${file} is missing`;
    case 'size':
      return `${file} is ${fault.found} bytes long instead of ${size}`;
    case 'content':
      return `${file} is not what was attached`;
  }
}

/** Equal contents follow each other. */
async function attachmentPage(db: Reads, { after, limit }: { after: Row | undefined; limit: number }): Promise<Row[]> {
  let page = db
    .selectFrom('attachments')
    .innerJoin('contacts', 'contacts.id', 'attachments.contact_id')
    .select(['attachments.id', 'attachments.name', 'attachments.sha256', 'attachments.size'])
    .select('contacts.name as contact_name')
    .orderBy('attachments.sha256')
    .orderBy('attachments.id')
    .limit(limit);
  if (after)
    page = page.where(
      afterKey({ value: 'attachments.sha256', id: 'attachments.id' }, { value: after.sha256, id: after.id }, 'asc'),
    );
  return page.execute();
}
