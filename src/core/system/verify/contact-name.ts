/** How a fault calls a contact. */
import type { Reads } from './pages.ts';

export async function contactName(db: Reads, contactId: string): Promise<string> {
  const contact = await db
    .selectFrom('contacts')
    .select(['code', 'name'])
    .where('id', '=', contactId)
    .executeTakeFirst();
  return contact === undefined ? `Contact ${contactId}` : `${contact.code} ${contact.name}`;
}
