import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import { readCards } from './read-cards.ts';
import { writeCard, writeCards } from './write-cards.ts';

const id = '019ab000-0000-7000-8000-000000000001';
const texts = {
  code: 'K1',
  kind: 'person',
  name: 'Anna Größe',
  organisations: 'Acme;Head of sales;A7',
  email: 'anna@a.example',
  emailLabel: 'Work',
  points: 'mobile;;+43 664 1\nfax;;+43 316 2',
  street: 'Kai 1',
  city: 'Graz',
  language: 'Deutsch, bitte',
  'custom:f1': 'Tea; green',
};

describe('a written card', () => {
  const written = writeCard({ id, texts }, { f1: 'Loves "most"' });

  test('is a vCard 4.0 that says to any program who it is and how to reach them', () => {
    const parsed = new ICAL.Component(ICAL.parse(written));
    const first = (name: string) => parsed.getFirstPropertyValue(name);
    expect(first('version')).toBe('4.0');
    expect(first('fn')).toBe('Anna Größe');
    expect(first('n')).toEqual(['Größe', 'Anna', '', '', '']);
    expect(first('org')).toBe('Acme');
    expect(first('email')).toBe('anna@a.example');
    expect(parsed.getAllProperties('tel').map((tel) => [tel.getParameter('type'), tel.getFirstValue()])).toEqual([
      ['cell', '+43 664 1'],
      ['fax', '+43 316 2'],
    ]);
    expect(first('uid')).toBe(`urn:uuid:${id}`);
    expect(written.split('\r\n').every((line) => Buffer.byteLength(line) <= 76)).toBe(true);
  });

  test('says in properties of its own what the others cannot', () => {
    const { rows } = readCards(Buffer.from(written));
    const [heading, card] = rows;
    const columns = Object.fromEntries((heading?.cells ?? []).map((field, index) => [field, card?.cells[index]]));
    const { 'custom:f1': custom, ...plain } = texts;
    expect(columns).toEqual({ ...plain, 'custom: Loves "most"': custom });
  });

  test('keeps a text with line ends of any system within its property: it cannot end the card or begin another', () => {
    const note = 'First\r\nSecond\rEND:VCARD\rBEGIN:VCARD\rFN:Somebody else';
    const card = writeCard({ id, texts: { ...texts, note, street: 'Kai 1\rEND:VCARD' } }, { f1: 'Drink' });
    expect(card.replaceAll('\r\n', '\n')).not.toContain('\r');
    expect(card.match(/^END:VCARD/gm)).toHaveLength(1);
    const { rows, problems } = readCards(Buffer.from(card));
    expect([rows.length, problems]).toEqual([2, []]);
    expect(rows[1]?.cells).toContain('First\nSecond\nEND:VCARD\nBEGIN:VCARD\nFN:Somebody else');
  });

  test('stands in a file with the others, in their order', async () => {
    const portions = ['Bert', 'Carl'].map((name) => Buffer.from(JSON.stringify([{ id, texts: { name } }])));
    const file = Buffer.from(await writeCards({ portions, customNames: {} })).toString('utf8');
    expect(file.match(/FN:.*/g)?.map((line) => line.trim())).toEqual(['FN:Bert', 'FN:Carl']);
  });
});
