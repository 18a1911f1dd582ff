/** What an undo leaves as it is, as a person reads it. */
import type { JsonValue } from '#domain/hashing';
import { e4, formatE4 } from '#domain/money';
import type { UndoKept } from '#contract/undo';
import { readableChanges } from '#core/contacts';

import type { Kept } from './restore-entries.ts';
import type { Reads } from './units.ts';

/** How many are told one by one. */
export const toldKept = 200;

/** Names for ids, lists as text; of contacts the names that they have now. */
export async function keptTexts(db: Reads, kept: readonly Kept[]): Promise<UndoKept[]> {
  const told = kept.slice(0, toldKept);
  const names = await contactNames(db, told);
  const fieldsOf = ({ field, before, current }: Kept) => ({
    before_json: JSON.stringify(imageOf(field ?? '', before)),
    after_json: JSON.stringify(imageOf(field ?? '', current)),
  });
  const changes = await readableChanges(db, told.map(fieldsOf));
  return told.map((one, index) => {
    const { subjectKind, subjectId, field, reason } = one;
    const name = one.name || (names.get(subjectId) ?? '');
    const change = subjectKind === 'contact' && field !== null ? changes[index]?.[0] : undefined;
    const texts = change ?? { label: '', after: textOf(one, one.current), before: textOf(one, one.before) };
    return {
      subjectKind,
      subjectId,
      name,
      field,
      label: texts.label,
      reason,
      current: texts.after,
      before: texts.before,
    };
  });
}

async function contactNames(db: Reads, kept: readonly Kept[]): Promise<Map<string, string>> {
  const ids = [...new Set(kept.filter((one) => one.subjectKind === 'contact').map((one) => one.subjectId))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('contacts').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Lists of a contact are told element by element. */
const lists: ReadonlySet<string> = new Set([
  'points',
  'addresses',
  'roles',
  'organisations',
  'requirements',
  'consents',
  'tags',
]);

/** The value as it stands in a change of the record. */
function imageOf(field: string, value: JsonValue): Record<string, JsonValue> {
  if (field.startsWith('custom:')) return { custom: { [field.slice('custom:'.length)]: value } };
  if (lists.has(field)) return { [field]: value === null ? [] : [value] };
  return { [field]: value };
}

function textOf({ subjectKind, field }: Kept, value: JsonValue): string {
  if (value === null) return '';
  if (typeof value === 'number' && subjectKind === 'item' && field === 'priceE4') return formatE4(e4(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}
