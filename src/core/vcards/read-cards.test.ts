// Cards of phones and mail programs, of all three versions, whole and broken.
import { describe, expect, test } from 'vitest';

import { looksLikeCards, readCards } from './read-cards.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

/** The rows by heading, without what is empty. */
function rows(content: string | Uint8Array) {
  const { rows: all } = readCards(typeof content === 'string' ? bytes(content) : content);
  const [heading, ...cards] = all;
  return cards.map(({ cells }) =>
    Object.fromEntries(
      (heading?.cells ?? []).flatMap((field, index) => (cells[index] === '' ? [] : [[field, cells[index]]])),
    ),
  );
}
const said = (content: string | Uint8Array) => {
  const { problems, refusedCount } = readCards(typeof content === 'string' ? bytes(content) : content);
  return { problems: problems.map(({ line, code }) => [line, code]), refusedCount };
};

describe('a card', () => {
  test('of version 4.0 gives its properties to the fields that they are', () => {
    const [anna] = rows(
      card(
        'VERSION:4.0',
        'FN:Anna Größe',
        'N:Größe;Anna;;Dr.;',
        'ORG:Acme\\, Inc.;Sales',
        'TITLE:Head of sales',
        'EMAIL;TYPE=home:home@a.example',
        'EMAIL;PREF=1;TYPE=work:work@a.example',
        'TEL;VALUE=uri;TYPE="voice,work":tel:+43-316-1',
        'TEL;TYPE=cell:+43 664 2',
        'TEL;TYPE=fax:+43 316 3',
        'ADR;TYPE=work:;;Kai 1;Graz;Styria;8010;Austria',
        'ADR;TYPE=home:PO 7;;Weg 2;Wien;;1010;Austria',
        'URL:https://a.example',
        'IMPP:xmpp:anna@a.example',
        'BDAY:19800503',
        'LANG:de-AT',
        'CATEGORIES:VIP,Graz',
        'NOTE:First line\\nsecond\\, with a comma',
        'UID:urn:uuid:1',
        'PHOTO:data:image/png;base64,AAAA',
      ),
    );
    expect(anna).toEqual({
      kind: 'person',
      name: 'Anna Größe',
      jobTitle: 'Head of sales',
      organisations: 'Acme, Inc.',
      email: 'work@a.example',
      emailLabel: 'Work',
      phone: '+43-316-1',
      phoneLabel: 'Work',
      fax: '+43 316 3',
      points:
        'email;Home;home@a.example\nmobile;;+43 664 2\nwebsite;;https://a.example\nmessenger;;xmpp:anna@a.example',
      street: 'Kai 1',
      postalCode: '8010',
      city: 'Graz',
      region: 'Styria',
      country: 'Austria',
      addresses: 'other;Home;PO 7, Weg 2;1010;Wien;;Austria',
      birthday: '1980-05-03',
      language: 'de-AT',
      tags: 'VIP, Graz',
      note: 'First line\nsecond, with a comma',
    });
  });

  test('of version 3.0 may have labels by groups, folds, and a birthday without its year', () => {
    const [anna] = rows(
      card(
        'VERSION:3.0',
        'N:Berger;Anna;;;',
        'item1.EMAIL;type=INTERNET:anna@',
        ' a.example',
        'item1.X-ABLabel:_$!<Other>!$_',
        'item2.TEL:+43 1',
        'item2.X-ABLabel:Almhütte',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-03',
        'NOTE:One, two',
      ),
    );
    expect(anna).toMatchObject({
      kind: 'person',
      name: 'Anna Berger',
      email: 'anna@a.example',
      emailLabel: 'Other',
      phone: '+43 1',
      phoneLabel: 'Almhütte',
      note: 'One, two\nBDAY 1604-05-03',
    });
    expect(anna).not.toHaveProperty('birthday');
  });

  test('of version 2.1 has bare types, quoted-printable in its own letters, and pictures without folds', () => {
    const latin = card(
      'VERSION:2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Gr=F6=DFe;J=FCrgen',
      'ORG:Café, Bar;Theke',
      'TEL;WORK;VOICE:0316 1',
      'TEL;CELL;PREF:0664 2',
      'ADR;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Hauptstra=C3=9Fe 1=',
      '2;Graz;;8010;=C3=96sterreich',
      'NOTE;QUOTED-PRINTABLE:Line one=0D=0ALine =3D two',
      'PHOTO;JPEG;BASE64:',
      '/9j/4AAQSkZJRgABAQ==',
      'AAAA',
      '',
      'EMAIL;INTERNET:j@a.example',
    );
    expect(rows(new Uint8Array(Buffer.from(latin, 'latin1')))).toEqual([
      {
        kind: 'person',
        name: 'Jürgen Größe',
        organisations: 'Café, Bar',
        phone: '0664 2',
        points: 'phone;Work;0316 1',
        email: 'j@a.example',
        street: 'Hauptstraße 12',
        postalCode: '8010',
        city: 'Graz',
        country: 'Österreich',
        note: 'Line one\nLine = two',
      },
    ]);
  });

  test('may be of an organisation, which says so or has no other name', () => {
    const read = rows(
      card('VERSION:4.0', 'KIND:org', 'FN:Acme', 'N:Berger;Anna;;;') +
        card('VERSION:3.0', 'FN:Bakery', 'N:;;;;', 'ORG:Bakery') +
        card('VERSION:3.0', 'ORG:Club;Board'),
    );
    expect(read).toEqual([
      { kind: 'organisation', name: 'Acme', contactPerson: 'Anna Berger' },
      { kind: 'organisation', name: 'Bakery' },
      { kind: 'organisation', name: 'Club' },
    ]);
  });
});

describe('a file of cards', () => {
  test('is known by its first words, in any letters', () => {
    expect(looksLikeCards(bytes('\ufeff begin:vcard'))).toBe(true);
    expect(looksLikeCards(bytes('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Änne\r\nEND:VCARD\r\n', 'utf16le'))).toBe(true);
    expect(looksLikeCards(bytes('Name,BEGIN:VCARD'))).toBe(false);
  });

  test('may be written in UTF-16, and each card in letters of its own', () => {
    expect(rows(bytes(`\ufeff${card('VERSION:3.0', 'FN:Änne')}`, 'utf16le'))).toEqual([
      { kind: 'person', name: 'Änne' },
    ]);
    const mixed = Buffer.concat([
      Buffer.from(card('VERSION:3.0', 'FN:Größe'), 'utf8'),
      Buffer.from(card('VERSION:3.0', 'FN:Größe'), 'latin1'),
    ]);
    expect(rows(new Uint8Array(mixed)).map((row) => row['name'])).toEqual(['Größe', 'Größe']);
  });

  test('loses no good card to a bad one, and tells each bad one at its line', () => {
    const content = [
      card('VERSION:3.0', 'FN:First').trimEnd(),
      'BEGIN:VCARD',
      'FN:Without an end',
      card('VERSION:3.0', 'FN:Second').trimEnd(),
      'left over',
      'between',
      card('VERSION:3.0', 'FN:Third', 'this is no property').trimEnd(),
      card('VERSION:3.0', 'FN:Bin\u0001ary').trimEnd(),
      card('VERSION:3.0').trimEnd(),
      card('VERSION:3.0', 'FN:Last', 'AGENT:', 'BEGIN:VCARD', 'FN:Agent', 'END:VCARD').trimEnd(),
      'BEGIN:VCARD',
      'FN:Cut off',
    ].join('\r\n');
    expect(rows(content).map((row) => row['name'])).toEqual(['First', 'Second', 'Last']);
    expect(said(content)).toEqual({
      problems: [
        [5, 'CARD_OPEN'],
        [11, 'CARD_BROKEN'],
        [20, 'CARD_BROKEN'],
        [33, 'CARD_OPEN'],
        [16, 'CARD_BROKEN'],
        [22, 'VALUE_MISSING'],
      ],
      refusedCount: 5,
    });
  });

  test('with a value of ten megabytes refuses that card alone; a picture of that size is not read', () => {
    const huge = 'x'.repeat(10_000_000);
    const content =
      card('VERSION:3.0', 'FN:First', `NOTE:${huge}`) + card('VERSION:3.0', 'FN:Second', `PHOTO;ENCODING=b:${huge}`);
    expect(rows(content).map((row) => row['name'])).toEqual(['Second']);
    expect(said(content)).toEqual({ problems: [[4, 'TEXT_TOO_LONG']], refusedCount: 1 });
  });
});
