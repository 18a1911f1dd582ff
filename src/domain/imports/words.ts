/** Words by which files in English and German name the fixed values of a contact, in small letters. */
import type { AddressUse, ConsentChannel, ContactRole, PointKind } from '#domain/contacts';

function wordsOf<Value extends string>(texts: Readonly<Record<Value, string>>): ReadonlyMap<string, Value> {
  const entries = Object.entries(texts) as [Value, string][];
  return new Map(
    entries.flatMap(([value, words]) => [value, ...words.split(' ')].map((word) => [word, value] as const)),
  );
}

export const kindWords = wordsOf<'organisation' | 'person'>({
  organisation: 'organization company business firm org o firma unternehmen betrieb verein',
  person: 'people private individual p privat privatperson mensch',
});

export const roleWords = wordsOf<ContactRole>({
  customer: 'customers client clients kunde kunden kundin',
  prospect: 'prospects lead leads interessent interessenten interessentin',
  supplier: 'suppliers vendor vendors lieferant lieferanten lieferantin kreditor',
  partner: 'partners partnerin',
  competitor: 'competitors mitbewerber wettbewerber konkurrent',
});

export const pointWords = wordsOf<PointKind>({
  email: 'e-mail mail',
  phone: 'telephone tel telefon',
  mobile: 'cell cellphone mobil handy',
  fax: 'telefax',
  website: 'web url homepage internet webseite',
  messenger: 'chat im',
});

export const addressWords = wordsOf<AddressUse>({
  billing: 'invoice rechnung rechnungsadresse',
  delivery: 'shipping lieferung lieferadresse',
  other: 'sonstige andere',
});

export const channelWords = wordsOf<ConsentChannel>({
  email: 'e-mail mail',
  phone: 'telephone tel telefon',
  sms: 'text',
  post: 'letter letters brief briefe',
  messenger: 'chat',
});
