import { client, openFile } from '#renderer/api';

/** Opens the receipt as PDF. */
export async function openReceipt(id: string): Promise<void> {
  openFile(await client.sales.receipt({ id }));
}

/** Opens the mail program with the receipt as text. */
export async function mailReceipt(id: string, { email, subject }: { email: string; subject: string }): Promise<void> {
  const { base64 } = await client.sales.receipt({ id, format: 'text' });
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const body = new TextDecoder().decode(bytes);
  window.location.href = `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
