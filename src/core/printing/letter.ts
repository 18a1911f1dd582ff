import type { Content, TableCell } from 'pdfmake/interfaces.js';

import type { Company, Settings } from '#contract/settings';
import type { Party } from '#contract/documents';

import { colors, estimateWidth, lineHeight, mm, noLines, sizes, type Sheet } from './page.ts';
import { linesOf, printable } from './printable.ts';
import type { Words } from './words.ts';

/** One line of the information block; left out when its value is empty. */
export type Fact = { label: string; value: string };

/**
 * The upper part of the first page: letterhead, address field and information block. The places are least heights, so
 * what is too long pushes the rest down and never runs over it.
 */
export function letterTop(input: {
  sheet: Sheet;
  words: Words;
  company: Company;
  logo: Settings['logo'];
  recipient: readonly string[];
  facts: readonly Fact[];
}): Content {
  const { sheet, company, recipient, facts } = input;
  const infoWidth = sheet.width - sheet.right - sheet.infoLeft;
  return {
    table: {
      widths: [sheet.infoLeft - sheet.left, infoWidth],
      heights: [
        sheet.fieldTop - sheet.letterheadTop,
        sheet.addressTop - sheet.fieldTop,
        sheet.bodyTop - sheet.addressTop,
      ],
      body: [
        [masthead(input), senderBlock(input)],
        [returnLine(sheet, company), Object.assign(factTable(facts, infoWidth), { rowSpan: 2 })],
        [addressBlock(recipient), {}],
      ],
    },
    layout: noLines,
    margin: [0, sheet.letterheadTop - sheet.top, 0, 0],
  };
}

/** The lines of a postal address, without the country when it is the sender's own (it would slow the mail down). */
export function addressLines(party: Omit<Party, 'taxNumber' | 'code'>, senderCountry: string): string[] {
  const isAbroad = party.country.trim().toLowerCase() !== senderCountry.trim().toLowerCase();
  return [
    ...linesOf(party.name),
    ...linesOf(party.contactPerson),
    ...linesOf(party.street),
    ...linesOf(cityLine(party)),
    // The Universal Postal Union asks for capitals on the last line.
    ...(isAbroad ? linesOf(party.country.toUpperCase()) : []),
  ];
}

/** "28199 Bremen"; with a state's short name as in America: "Eugene, OR 97403". */
function cityLine({ postalCode, city, region }: { postalCode: string; city: string; region: string }): string {
  if (/^[A-Z]{2,3}$/.test(region))
    return [city, `${region} ${postalCode}`.trim()].filter((part) => part !== '').join(', ');
  const place = [postalCode, city].filter((part) => part !== '').join(' ');
  return [place, region].filter((part) => part !== '').join(', ');
}

function masthead({ sheet, company, logo }: { sheet: Sheet; company: Company; logo: Settings['logo'] }): TableCell {
  if (logo !== null) {
    // An A4 letterhead is 31 mm high; below the logo stays some air above the address field.
    return {
      image: `data:${logo.mediaType};base64,${logo.base64}`,
      fit: [mm(75), sheet.fieldTop - sheet.letterheadTop - mm(7)],
    };
  }
  return { text: printable(company.name), fontSize: sizes.title - 2, bold: true, margin: [0, -3, mm(8), mm(6)] };
}

function senderBlock({ words, company, logo }: { words: Words; company: Company; logo: Settings['logo'] }): TableCell {
  const name = logo === null ? [] : [{ text: printable(company.name), bold: true, color: colors.ink }];
  const lines = [
    ...linesOf(company.street),
    ...linesOf(cityLine(company)),
    ...linesOf(company.country),
    ...(company.phone === '' ? [] : linesOf(`${words('page.phone')} ${company.phone}`)),
    ...linesOf(company.email),
    ...linesOf(company.website),
  ];
  return { stack: [...name, ...lines], fontSize: sizes.small, color: colors.grey, margin: [0, 0, 0, mm(6)] };
}

/** The sender in one small line above the address, as it shows in the window of an envelope (DIN 5008, 5.3). */
function returnLine(sheet: Sheet, company: Company): TableCell {
  const text =
    sheet.size === 'A4' ? [company.name, company.street, cityLine(company)].flatMap(linesOf).join(' · ') : '';
  const room = sheet.addressTop - sheet.fieldTop - lineHeight(sizes.tiny) - 5;
  return {
    stack: [{ text, fontSize: sizes.tiny, color: colors.grey }],
    margin: [0, text === '' ? 0 : room, mm(18), 5],
  };
}

function addressBlock(lines: readonly string[]): TableCell {
  return { stack: [...lines], fontSize: sizes.body + 1, margin: [0, 0, mm(18), mm(8)] };
}

function factTable(facts: readonly Fact[], width: number): TableCell {
  const filled = facts.filter((fact) => fact.value.trim() !== '');
  if (filled.length === 0) return { text: '' };
  const fontSize = sizes.small + 0.5;
  const widest = filled.reduce((most, fact) => Math.max(most, estimateWidth(fact.label, fontSize)), 0);
  const labelWidth = Math.min(width / 2, Math.max(mm(25), widest));
  return {
    table: {
      widths: [labelWidth, width - labelWidth - 6],
      body: filled.map((fact): TableCell[] => [
        // The label is set smaller, so it is lowered to stand on the same line as its value.
        { text: printable(fact.label), color: colors.grey, fontSize, margin: [0, 0.9, 0, 0] },
        { text: printable(fact.value) },
      ]),
    },
    layout: { ...noLines, paddingBottom: () => 2.5, paddingRight: (column) => (column === 0 ? 6 : 0) },
    margin: [0, mm(5), 0, mm(8)],
  };
}
