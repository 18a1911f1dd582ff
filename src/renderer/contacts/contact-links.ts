import type { ContactCondition } from '#contract/contacts';

/** The address of the list of contacts in which a field has a value: everyone with a tag, everyone of an organisation. */
export function listOf(field: string, value: ContactCondition['value']): Record<string, string> {
  const conditions: ContactCondition[] = [{ field, operator: 'is', value }];
  return { view: 'all', archived: 'no', filter: JSON.stringify(conditions) };
}
