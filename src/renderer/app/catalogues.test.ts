import { expect, test } from 'vitest';

import { contract } from '#contract/contract';

import { catalogues } from './catalogues.ts';

const openErrors = ['DATABASE_NEWER', 'DATABASE_UNREADABLE', 'FOLDER_READ_ONLY', 'ALREADY_OPEN'];
const pageErrors = ['NETWORK', 'CANCELLED', 'UNEXPECTED', 'UNAUTHORIZED'];

test('English and German have the same keys', () => {
  expect([...textsOf(catalogues.de).keys()].toSorted()).toEqual([...textsOf(catalogues.en).keys()].toSorted());
});

test('English and German name the same values in each text', () => {
  const german = textsOf(catalogues.de);
  for (const [key, text] of textsOf(catalogues.en)) {
    expect({ key, values: valuesIn(german.get(key) ?? '') }).toEqual({ key, values: valuesIn(text) });
  }
});

test('no text is empty', () => {
  for (const language of [catalogues.en, catalogues.de]) {
    expect([...textsOf(language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

test('each error code of the contract has its words, and no words are left over', () => {
  const codes = Object.values(contract).flatMap((feature) =>
    Object.values(feature).flatMap((operation) => Object.keys(operation['~orpc'].errorMap)),
  );
  const expected = [...new Set([...codes, ...openErrors, ...pageErrors])].toSorted();
  expect(Object.keys(catalogues.en.errors).toSorted()).toEqual(expected);
});

function textsOf(node: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(node)) {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [inner, text] of textsOf(value as object, key)) texts.set(inner, text);
  }
  return texts;
}

function valuesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').toSorted();
}
