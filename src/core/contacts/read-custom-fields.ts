import type { KnownCustomField } from '#domain/imports';

import type { Reads } from './contact-rows.ts';

/** The custom fields of contacts in their order; retired ones too, for contacts keep their values. */
export async function readCustomFields(db: Reads): Promise<KnownCustomField[]> {
  const fields = await db
    .selectFrom('custom_fields')
    .select(['id', 'name', 'kind', 'options_json'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return fields.map(({ options_json, ...field }) => ({
    ...field,
    options: JSON.parse(options_json) as KnownCustomField['options'],
  }));
}
