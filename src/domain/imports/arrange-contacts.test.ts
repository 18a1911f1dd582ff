// Organisations come before what belongs to them; circles and repetitions are refused, the rest comes.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { arrangeContacts } from './arrange-contacts.ts';
import type { ContactRecord } from './contact-record.ts';
import { whole } from './rows.ts';

type Row = { line: number; name: string } & Partial<ContactRecord> & { in?: readonly string[] };

function record({ line, name, in: organisations = [], ...given }: Row): ContactRecord {
  return {
    line,
    name,
    code: '',
    kind: 'organisation',
    points: null,
    ...given,
    stated: { name, ...given.stated },
    organisations: organisations.map((organisation) => ({ name: organisation, code: '', role: '' })),
  };
}

function arrange(rows: readonly Row[], { refused = [] as Row[], mayRepeat = true } = {}) {
  const read = { records: rows.map(record), refused: refused.map(record), refusedCount: refused.length, problems: [] };
  const arranged = whole(arrangeContacts(read, { mayRepeat: () => mayRepeat }));
  return {
    names: arranged.records.map((each) => each.name),
    said: arranged.problems.toSorted((left, right) => left.line - right.line).map(({ line, code }) => [line, code]),
    refusedCount: arranged.refusedCount,
  };
}

describe('the contacts of a file', () => {
  test('stand behind what they belong to, whether it is named by its name or its code', () => {
    expect(
      arrange([
        { line: 2, name: 'Anna', kind: 'person', in: ['Sales'] },
        { line: 3, name: 'Sales', code: 'S', in: ['acme'] },
        { line: 4, name: 'Bert', kind: 'person', in: ['s'] },
        { line: 5, name: 'ACME', code: 'A' },
      ]),
    ).toEqual({ names: ['ACME', 'Sales', 'Anna', 'Bert'], said: [], refusedCount: 0 });
  });

  test('in a circle are refused, each at its line; who hangs on it is left out; all others come', () => {
    expect(
      arrange([
        { line: 2, name: 'A', in: ['B'] },
        { line: 3, name: 'B', in: ['C'] },
        { line: 4, name: 'C', in: ['A'] },
        { line: 5, name: 'Anna', kind: 'person', in: ['A'] },
        { line: 6, name: 'Itself', in: ['Itself'] },
        { line: 7, name: 'Free' },
      ]),
    ).toEqual({
      names: ['Free'],
      said: [
        [2, 'ORGANISATION_CYCLE'],
        [3, 'ORGANISATION_CYCLE'],
        [4, 'ORGANISATION_CYCLE'],
        [5, 'ORGANISATION_LEFT_OUT'],
        [6, 'ORGANISATION_CYCLE'],
      ],
      refusedCount: 5,
    });
  });

  test('are left out with an organisation whose own row is refused', () => {
    const refused = [{ line: 2, name: 'Acme' }];
    const rows = [
      { line: 3, name: 'Sales', in: ['Acme'] },
      { line: 4, name: 'Anna', kind: 'person' as const, in: ['Sales'] },
      { line: 5, name: 'Bert', kind: 'person' as const },
    ];
    expect(arrange(rows, { refused })).toEqual({
      names: ['Bert'],
      said: [
        [3, 'ORGANISATION_LEFT_OUT'],
        [4, 'ORGANISATION_LEFT_OUT'],
      ],
      refusedCount: 3,
    });
  });

  test('cannot belong to a person, nor to one of two with the same name', () => {
    const rows: Row[] = [
      { line: 2, name: 'Anna', kind: 'person', code: 'P' },
      { line: 3, name: 'Acme', code: 'A1' },
      { line: 4, name: 'Acme', code: 'A2' },
      { line: 5, name: 'Of Anna', in: ['P'] },
      { line: 6, name: 'Of Acme', in: ['Acme'] },
      { line: 7, name: 'Of the second', in: ['A2'] },
    ];
    expect(arrange(rows)).toMatchObject({
      names: ['Anna', 'Acme', 'Acme', 'Of the second'],
      said: [
        [5, 'ORGANISATION_IS_PERSON'],
        [6, 'ORGANISATION_AMBIGUOUS'],
      ],
    });
  });

  test('that repeat an earlier row are refused where that is wanted; two codes are two contacts', () => {
    const email = { email: 'anna@a.example' };
    const rows: Row[] = [
      { line: 2, name: 'Anna', stated: email },
      { line: 3, name: 'ANNA', stated: { email: 'Anna@A.example' } },
      { line: 4, name: 'Bert', stated: email },
      { line: 5, name: 'Carl', code: 'C1', stated: { phone: '0316 123456' } },
      { line: 6, name: 'Carl', code: 'C2', stated: { phone: '0316 123456' } },
      { line: 7, name: 'Dora' },
      { line: 8, name: 'Dora' },
    ];
    expect(arrange(rows, { mayRepeat: false })).toMatchObject({
      said: [
        [3, 'ROW_REPEATED'],
        [8, 'ROW_REPEATED'],
      ],
      refusedCount: 2,
    });
    expect(arrange(rows).said).toEqual([]);
  });

  test('belong to each other in any way: none is lost, and none stands before what it belongs to', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(graph, (links) => {
        const rows = links.map((parents, index): Row => ({
          line: index + 2,
          name: `N${index}`,
          in: parents.map((parent) => `N${parent}`),
        }));
        const { names, said, refusedCount } = arrange(rows);
        expect(names.length + said.length).toBe(12);
        expect(refusedCount).toBe(said.length);
        for (const [place, name] of names.entries()) {
          const parents = rows.find((row) => row.name === name)?.in ?? [];
          for (const parent of parents) expect(names.slice(0, place)).toContain(parent);
        }
      }),
    );
  });

  test('in a chain of thousands are arranged without waiting', () => {
    const count = 20_000;
    const rows = Array.from({ length: count }, (_, index): Row => ({
      line: index + 2,
      name: `N${index}`,
      in: index + 1 < count ? [`N${index + 1}`] : [],
    }));
    expect(arrange(rows).names.slice(0, 2)).toEqual([`N${count - 1}`, `N${count - 2}`]);
    const circled = rows.map((row, index) => (index + 1 < count ? row : { ...row, in: [`N${count - 2}`] }));
    expect(arrange(circled).said.filter(([, code]) => code === 'ORGANISATION_CYCLE')).toHaveLength(2);
  });
});
