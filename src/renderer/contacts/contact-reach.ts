import type { Contact } from '#contract/contacts';
import type { PointKind } from '#domain/contacts';

/** A way to reach a contact: what it is called, what it is, and where a click leads; '' where it leads nowhere. */
export type Way = { kind: PointKind; label: string; value: string; href: string };

type Reachable = Pick<Contact, 'email' | 'emailLabel' | 'phone' | 'phoneLabel' | 'fax' | 'points'>;

/** All ways to reach a contact, the main ones first. */
export function allWays({ email, emailLabel, phone, phoneLabel, fax, points }: Reachable): Way[] {
  const known: Omit<Way, 'href'>[] = [
    { kind: 'phone', label: phoneLabel, value: phone },
    { kind: 'email', label: emailLabel, value: email },
    ...points,
    { kind: 'fax', label: '', value: fax },
  ];
  return known.filter(({ value }) => value !== '').map((way) => ({ ...way, href: hrefOf(way) }));
}

/** The ways to call or to write to a contact, the main one first. */
export function waysTo(contact: Reachable, means: 'phone' | 'email'): Way[] {
  const kinds: readonly PointKind[] = means === 'phone' ? ['phone', 'mobile'] : ['email'];
  return allWays(contact).filter(({ kind }) => kinds.includes(kind));
}

const shortDomain = 24;

/** The parts of an address behind which a line may end; a short domain stays whole. Joined they are the address. */
export function breakableParts(address: string): string[] {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  const isWhole = at > 0 && domain.length <= shortDomain;
  const behindSigns = /(?<=[@.]|\/(?!\/))/;
  return [...address.slice(0, at).split(behindSigns), ...(isWhole ? [domain] : domain.split(behindSigns))].filter(
    (part) => part !== '',
  );
}

/** Where a click on a way leads: the phone, the mail program, the web. Only what is safe to open. */
function hrefOf({ kind, value }: Omit<Way, 'href'>): string {
  switch (kind) {
    case 'email':
      return `mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`;
    case 'phone':
    case 'mobile':
      return `tel:${dialled(value)}`;
    case 'website':
      return websiteOf(value);
    case 'fax':
    case 'messenger':
      return '';
  }
}

/** The digits as they are dialled: the zero in "+49 (0)731" is not. */
function dialled(phone: string): string {
  const isInternational = /^\s*(\+|00)/.test(phone);
  const number = isInternational ? phone.replace('(0)', '') : phone;
  return number.replaceAll(/[^\d+*#,;]/g, '');
}

function websiteOf(value: string): string {
  const address = /^https?:\/\//i.test(value) ? value : `https://${value}`;
  const url = URL.parse(address);
  return url !== null && url.hostname.includes('.') ? url.href : '';
}
