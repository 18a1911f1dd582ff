/**
 * Contacts as vCards 4.0 (RFC 6350). What other programs know stands in the properties that they know; whatever those cannot say exactly stands
 * once more in an X-COUNTERBOOK property, so that an import makes the same contact of the card.
 */
import { importFields, isCustomField, splitEntries, splitList } from '#domain/imports';

import { columnsOf, ownCustom, ownName, type CardColumns } from './card-columns.ts';
import { textProperty, writeProperty, type CardProperty } from './properties.ts';

/** A contact as texts in the form of an import; custom fields by "custom:" and their id. */
export type CardContact = { id: string; texts: Readonly<Record<string, string>> };

export type CardsToWrite = {
  /** Each a JSON list of `CardContact`. */
  portions: readonly Uint8Array[];
  /** The names of custom fields by id. */
  customNames: Readonly<Record<string, string>>;
};

/** All cards of a file. Runs in a worker thread. */
export async function writeCards({ portions, customNames }: CardsToWrite): Promise<Uint8Array> {
  const cards = portions.map((portion) => {
    const contacts = JSON.parse(Buffer.from(portion).toString('utf8')) as CardContact[];
    return Buffer.from(contacts.map((contact) => writeCard(contact, customNames)).join(''), 'utf8');
  });
  return Buffer.concat(cards);
}

/** @param customNames the names of custom fields by id. */
export function writeCard({ id, texts }: CardContact, customNames: Readonly<Record<string, string>>): string {
  const known = knownProperties(texts);
  const properties: CardProperty[] = [
    textProperty('version', '4.0'),
    ['prodid', {}, 'text', '-//Counterbook//Contacts//EN'],
    ['uid', {}, 'uri', `urn:uuid:${id}`],
    ...known,
    ...ownProperties(texts, { said: columnsOf(known), customNames }),
  ];
  const lines = ['BEGIN:VCARD', ...properties.map(writeProperty), 'END:VCARD'];
  return `${lines.join('\r\n')}\r\n`;
}

type Texts = CardContact['texts'];

function knownProperties(texts: Texts): CardProperty[] {
  const text = (field: string) => texts[field] ?? '';
  const name = text('name');
  const isPerson = text('kind') === 'person';
  const [employer = ''] = splitEntries(text('organisations'))[0] ?? [];
  const organisation = isPerson ? employer : name;
  const spaced = name.lastIndexOf(' ');
  const family = [name.slice(spaced + 1), spaced < 0 ? '' : name.slice(0, spaced), '', '', ''];
  const language = text('language');
  const tags = splitList(text('tags'));
  return [
    textProperty('kind', isPerson ? 'individual' : 'org'),
    textProperty('fn', name),
    ...(isPerson ? [['n', {}, 'text', family] as const] : []),
    ...(organisation === '' ? [] : [['org', {}, 'text', [organisation]] as const]),
    ...filled('title', text('jobTitle')),
    ...waysTo(text),
    ...places(text),
    ...(text('birthday') === '' ? [] : [['bday', {}, 'date-and-or-time', text('birthday')] as const]),
    ...(/^[A-Za-z0-9-]+$/.test(language) ? [['lang', {}, 'language-tag', language] as const] : []),
    ...(tags.length === 0 ? [] : [['categories', {}, 'text', ...tags] as const]),
    ...filled('note', text('note')),
  ];
}

function filled(name: string, value: string): CardProperty[] {
  return value === '' ? [] : [textProperty(name, value)];
}

const propertyOf: Readonly<Record<string, { name: string; type?: string }>> = {
  email: { name: 'email' },
  phone: { name: 'tel', type: 'voice' },
  mobile: { name: 'tel', type: 'cell' },
  fax: { name: 'tel', type: 'fax' },
  website: { name: 'url' },
  messenger: { name: 'impp' },
};

function waysTo(text: (field: string) => string): CardProperty[] {
  const ways = [
    ['email', text('emailLabel'), text('email'), 'main'],
    ['phone', text('phoneLabel'), text('phone'), 'main'],
    ['fax', '', text('fax'), 'main'],
    ...splitEntries(text('points')),
  ].filter(([, , value]) => value !== '');
  return ways.flatMap(([kind = '', label = '', value = '', main], index): CardProperty[] => {
    const property = propertyOf[kind];
    if (property === undefined) return [];
    const parameters: Record<string, string> = {};
    if (label !== '') parameters['group'] = `item${index + 1}`;
    if (property.type !== undefined) parameters['type'] = property.type;
    if (main !== undefined) parameters['pref'] = '1';
    const way = textProperty(property.name, value, parameters);
    return label === '' ? [way] : [way, textProperty('x-ablabel', label, { group: `item${index + 1}` })];
  });
}

function places(text: (field: string) => string): CardProperty[] {
  const [street, city, region, postalCode, country] = ['street', 'city', 'region', 'postalCode', 'country'].map(text);
  const main = ['', '', street, city, region, postalCode, country];
  const further = splitEntries(text('addresses'));
  return [
    ...(main.join('') === '' ? [] : [['adr', { pref: '1' }, 'text', main] as const]),
    ...further.map(([, , line = '', code = '', town = '', part = '', land = '']): CardProperty => {
      return ['adr', {}, 'text', ['', '', line, town, part, code, land]];
    }),
  ];
}

/** What the other properties do not say as it is; an empty one takes away what they say too much. */
function ownProperties(
  texts: Texts,
  { said, customNames }: { said: CardColumns; customNames: Readonly<Record<string, string>> },
): CardProperty[] {
  const own = importFields.contacts
    .filter((field) => (texts[field] ?? '') !== (said[field] ?? ''))
    .map((field) => textProperty(ownName(field), texts[field] ?? ''));
  const custom = Object.entries(texts)
    .filter(([field]) => isCustomField(field))
    .map(([field, value]) => textProperty(ownCustom, value, { 'x-field': customNames[field.slice(7)] ?? '' }));
  return [...own, ...custom];
}
