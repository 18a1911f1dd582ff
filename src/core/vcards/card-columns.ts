/**
 * What a card says, by the fields of an import. The properties that every program knows come first (RFC 6350, 2426 and version 2.1); where a card was
 * written by Counterbook, its X-COUNTERBOOK properties say exactly what the others can only say about.
 */
import { joinEntries, joinList, type ContactField } from '#domain/imports';

import { groupOf, partsOf, textOf, typesOf, type CardProperty } from './properties.ts';

/** Texts by field, or by "custom: " and the name of a custom field. */
export type CardColumns = Record<string, string>;

export const ownPrefix = 'x-counterbook-';
export const ownCustom = 'x-counterbook-custom';

/** The name of the property that bears a field whole: X-COUNTERBOOK-PAYMENT-TERMS-DAYS. */
export function ownName(field: ContactField): string {
  return `${ownPrefix}${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The fields of a card; only those that it says something of. */
export function columnsOf(properties: readonly CardProperty[]): CardColumns {
  const named = Map.groupBy(properties, ([name]) => name);
  const all = (name: string) => named.get(name) ?? [];
  const text = (name: string) =>
    all(name)
      .map(textOf)
      .find((value) => value !== '') ?? '';
  const who = identityOf({ all, text });
  const reach = waysOf(properties, labelsOf(all('x-ablabel')));
  const { birthday, birthdayNote } = birthdayOf(all('bday'));
  const columns: CardColumns = {
    ...who,
    ...reach,
    ...placesOf(all('adr'), labelsOf(all('x-ablabel'))),
    birthday,
    language: text('lang') || text('language'),
    tags: joinList(all('categories').flatMap((property) => valuesOf(property))),
    note: [...all('note').map(textOf), birthdayNote].filter((each) => each !== '').join('\n'),
  };
  for (const property of properties) addOwn(columns, property);
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== ''));
}

type Card = { all: (name: string) => readonly CardProperty[]; text: (name: string) => string };

/** Who the card is of. One with an organisation and no name is the organisation's. */
function identityOf({ all, text }: Card): CardColumns {
  const [family = '', given = '', further = '', before = '', behind = ''] = partsOfFirst(all('n'));
  const whole = [before, given, further, family, behind].filter((part) => part !== '').join(' ');
  const [organisation = ''] = partsOfFirst(all('org'));
  const formatted = text('fn') || text('nickname');
  const isOrganisation =
    /^org/i.test(text('kind')) ||
    /^company$/i.test(text('x-abshowas')) ||
    (organisation !== '' && (formatted === organisation || (formatted === '' && whole === '')));
  if (isOrganisation) {
    const name = formatted || organisation;
    const person = whole === name ? '' : whole;
    return { kind: 'organisation', name, contactPerson: person, jobTitle: text('title') || text('role') };
  }
  const organisations = organisation === '' ? '' : joinEntries([[organisation]]);
  const name = formatted || whole;
  return { kind: name === '' ? '' : 'person', name, jobTitle: text('title') || text('role'), organisations };
}

function partsOfFirst([first]: readonly CardProperty[]): string[] {
  return first === undefined ? [] : partsOf(first);
}

type Way = { kind: string; label: string; value: string; isPreferred: boolean };

/** E-mails, numbers and addresses on the net: the preferred ones of a kind are the main ones, the others further ones in their order. */
function waysOf(properties: readonly CardProperty[], labels: ReadonlyMap<string, string>): CardColumns {
  const ways = properties.flatMap((property) => wayOf(property, labels));
  const take = (...kinds: readonly string[]): Way | undefined => {
    const preferred = ways.find((way) => kinds.includes(way.kind) && way.isPreferred);
    const main =
      preferred ?? kinds.map((kind) => ways.find((way) => way.kind === kind)).find((way) => way !== undefined);
    if (main !== undefined) ways.splice(ways.indexOf(main), 1);
    return main;
  };
  const email = take('email');
  const phone = take('phone', 'mobile');
  const fax = take('fax');
  return {
    email: email?.value ?? '',
    emailLabel: email?.label ?? '',
    phone: phone?.value ?? '',
    phoneLabel: phone?.label ?? '',
    fax: fax?.value ?? '',
    points: joinEntries(ways.map(({ kind, label, value }) => [kind, label, value])),
  };
}

function wayOf(property: CardProperty, labels: ReadonlyMap<string, string>): Way[] {
  const types = typesOf(property);
  const kind = kindOf(property[0], types);
  const value = textOf(property).replace(/^(?:tel|mailto):/i, '');
  if (kind === null || value === '') return [];
  return [{ kind, value, label: labelOf(property, { types, labels }), isPreferred: types.includes('pref') }];
}

function kindOf(name: string, types: readonly string[]): string | null {
  switch (name) {
    case 'email':
    case 'impp':
      return name === 'email' ? 'email' : 'messenger';
    case 'url':
      return 'website';
    case 'tel':
      if (types.includes('fax')) return 'fax';
      return types.includes('cell') ? 'mobile' : 'phone';
    default:
      return null;
  }
}

/** Labels that programs give by a property of the same group: item1.X-ABLabel:Office. */
function labelsOf(properties: readonly CardProperty[]): ReadonlyMap<string, string> {
  return new Map(
    properties.flatMap((property) => {
      const group = groupOf(property);
      const label = textOf(property).replace(/^_\$!<(.*)>!\$_$/, '$1');
      return group === null ? [] : [[group, label] as const];
    }),
  );
}

function labelOf(
  property: CardProperty,
  { types, labels }: { types: readonly string[]; labels: ReadonlyMap<string, string> },
): string {
  const group = groupOf(property);
  const label = group === null ? undefined : labels.get(group);
  if (label !== undefined) return label.slice(0, 40);
  if (types.includes('work')) return 'Work';
  return types.includes('home') ? 'Home' : '';
}

/** The first or preferred address is the main one. Post office box, floor and street stand in one line. */
function placesOf(properties: readonly CardProperty[], labels: ReadonlyMap<string, string>): CardColumns {
  const places = properties.map((property) => {
    const [box = '', extension = '', street = '', city = '', region = '', postalCode = '', country = ''] =
      partsOf(property);
    const types = typesOf(property);
    return {
      street: [box, extension, street].filter((part) => part !== '').join(', '),
      postalCode,
      city,
      region,
      country,
      label: labelOf(property, { types, labels }),
      isPreferred: types.includes('pref'),
    };
  });
  const filled = places.filter(({ street, postalCode, city, country }) => street + postalCode + city + country !== '');
  const main = filled.find((place) => place.isPreferred) ?? filled[0];
  if (main === undefined) return {};
  const { street, postalCode, city, region, country } = main;
  const others = filled.filter((place) => place !== main);
  const further = others.map((place) => {
    const { label, street: line, postalCode: code, city: town, region: part, country: land } = place;
    return ['other', label, line, code, town, part, land];
  });
  return { street, postalCode, city, region, country, addresses: joinEntries(further) };
}

/** A birthday without its year is none that a contact can have; it is kept as a note. Apple writes the year 1604 for it. */
function birthdayOf([property]: readonly CardProperty[]): { birthday: string; birthdayNote: string } {
  if (property === undefined) return { birthday: '', birthdayNote: '' };
  const value = textOf(property).replace(/T.*$/, '');
  const hasNoYear = value.startsWith('--') || value.startsWith('1604');
  return hasNoYear ? { birthday: '', birthdayNote: `BDAY ${value}` } : { birthday: value, birthdayNote: '' };
}

function valuesOf([, , , ...values]: CardProperty): string[] {
  return values
    .flat()
    .map((value) => String(value).trim())
    .filter((value) => value !== '');
}

function addOwn(columns: CardColumns, property: CardProperty): void {
  const [name] = property;
  if (!name.startsWith(ownPrefix)) return;
  const value = textOf(property);
  if (name === ownCustom) {
    const label = property[1]['x-field'];
    if (typeof label === 'string') columns[`custom: ${label}`] = value;
    return;
  }
  const field = name.slice(ownPrefix.length).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  columns[field] = value;
}
