/** Contents that no attachment names any more and an undo may need. */
import { Temporal } from 'temporal-polyfill';

import type { Instant } from '#domain/dates';
import { undoDays } from '#domain/undo';
import type { AttachmentsTable } from '#core/database';

import type { Reads } from './activity-rows.ts';

type Content = Pick<AttachmentsTable, 'sha256' | 'size' | 'name'>;

/** The contents of attachments whose removal can still be undone, or is being undone, with the names that they had. */
export async function undoableContents(db: Reads, now: Instant): Promise<Content[]> {
  const from = Temporal.Instant.from(now).subtract({ hours: undoDays * 24 });
  const rows = await undoableAttachments(db, from.toString({ smallestUnit: 'millisecond' }) as Instant).execute();
  return rows.map((row) => {
    const { sha256, size, name } = JSON.parse(row.before_json ?? '{}') as Content;
    return { sha256, size, name };
  });
}

/** The query of it; exported for the proof that an index answers it. */
export function undoableAttachments(db: Reads, from: Instant) {
  return db
    .selectFrom('undo_entries')
    .innerJoin('undo_units', 'undo_units.id', 'undo_entries.unit_id')
    .select('undo_entries.before_json')
    .where('undo_entries.subject_kind', '=', 'attachment')
    .where('undo_entries.before_json', 'is not', null)
    .where((unit) => unit.or([unit('undo_units.at', '>=', from), unit('undo_units.process_id', 'is not', null)]));
}
