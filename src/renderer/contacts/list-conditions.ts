/** Conditions of the list's filter: what can be asked of a field, what has to be typed for it, and how it reads. */
import type { TFunction } from 'i18next';

import type { ContactCondition } from '#contract/contact-values';
import { isCalendarDate } from '#domain/dates';
import type { FilterOperator } from '#domain/contacts';
import { formatDecimal, formatMoney } from '#domain/money';
import type { E4, Minor } from '#domain/money';
import type { Formats } from '#renderer/api';
import { writtenDate } from '#renderer/ui';

import { fieldOf } from './list-fields.ts';
import type { FieldKind, ListField } from './list-fields.ts';

/** What stands beside the operator: nothing, one value, or two. */
export type Asked = { input: FieldKind | 'days' | 'none'; isRange: boolean };

/** A condition while it is typed. */
export type Draft = { operator: FilterOperator; value?: ContactCondition['value']; to?: ContactCondition['to'] };

const asked: Readonly<Record<FieldKind, readonly FilterOperator[]>> = {
  text: ['contains', 'startsWith', 'is', 'isNot'],
  choice: ['is', 'isNot'],
  many: ['is', 'isNot'],
  money: ['atLeast', 'atMost', 'between', 'is'],
  number: ['atLeast', 'atMost', 'between', 'is'],
  count: ['atLeast', 'atMost', 'between', 'is'],
  date: ['olderThan', 'withinNext', 'atLeast', 'atMost', 'between', 'is'],
  yesNo: ['is'],
};
// What has happened does not lie ahead.
const past = new Set(['lastPurchase', 'created', 'updated', 'overdue']);

/** What can be asked of a field, the likeliest first. */
export function operatorsOf({ key, kind, isAlwaysFilled }: ListField): readonly FilterOperator[] {
  const operators = asked[kind].filter((operator) => operator !== 'withinNext' || !past.has(key));
  return isAlwaysFilled ? operators : [...operators, 'isEmpty', 'isFilled'];
}

/** What has to be typed for an operator. */
export function askedFor(kind: FieldKind, operator: FilterOperator): Asked {
  switch (operator) {
    case 'isEmpty':
    case 'isFilled':
      return { input: 'none', isRange: false };
    case 'olderThan':
    case 'withinNext':
      return { input: 'days', isRange: false };
    case 'between':
      return { input: kind, isRange: true };
    case 'contains':
    case 'startsWith':
    case 'is':
    case 'isNot':
    case 'atLeast':
    case 'atMost':
      return { input: kind, isRange: false };
  }
}

/** The draft for another operator: what was typed stays where it fits. */
export function withOperator(kind: FieldKind, draft: Draft, operator: FilterOperator): Draft {
  const before = askedFor(kind, draft.operator);
  const after = askedFor(kind, operator);
  if (before.input !== after.input) return { operator };
  return after.isRange ? { ...draft, operator } : { operator, value: draft.value };
}

/** The condition that a draft is, or undefined while something is missing. */
export function conditionOf({ key, kind }: ListField, { operator, value, to }: Draft): ContactCondition | undefined {
  const { input, isRange } = askedFor(kind, operator);
  if (input === 'none') return { field: key, operator };
  const given = typeof value === 'string' ? value.trim() : value;
  if (given === undefined || given === '' || (Array.isArray(given) && given.length === 0)) return undefined;
  if (!isRange) return { field: key, operator, value: given };
  if (to === undefined || to === '' || typeof given === 'boolean' || Array.isArray(given)) return undefined;
  // Whoever types the ends the wrong way round means what lies between.
  const [low, high] = given <= to ? [given, to] : [to, given];
  return { field: key, operator, value: low, to: high };
}

/** A condition as a draft, to change it. */
export function draftOf({ operator, value, to }: ContactCondition): Draft {
  return { operator, value, to };
}

export type Manner = { t: TFunction<['contactLists', 'common']>; formats: Formats };

/** A condition in words: "Town contains “graz”". */
export function conditionWords(condition: ContactCondition, fields: readonly ListField[], manner: Manner): string {
  const field = fieldOf(fields, condition.field);
  const { t } = manner;
  if (field === undefined) return t('unknownField');
  const { operator } = condition;
  const words = { field: field.label, value: valueWords(condition.value, field, manner) };
  switch (operator) {
    case 'olderThan':
    case 'withinNext':
      return t(`says.${operator}`, { ...words, count: Number(condition.value) });
    case 'atLeast':
    case 'atMost':
      return t(field.kind === 'date' ? `says.${operator}Date` : `says.${operator}`, words);
    case 'between':
      return t('says.between', { ...words, to: valueWords(condition.to, field, manner) });
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
    case 'isEmpty':
    case 'isFilled':
      return t(`says.${operator}`, words);
  }
}

function valueWords(value: ContactCondition['value'], field: ListField, manner: Manner): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return oneValue(value, field, manner);
  const words = value.map((one) => oneValue(one, field, manner));
  return new Intl.ListFormat(manner.formats.wordLocale, { type: 'disjunction' }).format(words);
}

function oneValue(value: string | number | boolean, field: ListField, { t, formats }: Manner): string {
  const option = field.options.find((known) => known.value === String(value));
  if (option !== undefined) return option.label;
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (typeof value === 'number') return numberWords(value, field.kind, formats);
  return isCalendarDate(value) ? writtenDate(value, { locale: formats.locale, style: 'short' }) : value;
}

function numberWords(value: number, kind: FieldKind, { locale, currency }: Formats): string {
  switch (kind) {
    case 'money':
      return formatMoney(value as Minor, { locale, currency });
    case 'number':
      return formatDecimal(value as E4, { locale });
    case 'text':
    case 'choice':
    case 'many':
    case 'count':
    case 'date':
    case 'yesNo':
      return value.toLocaleString(locale);
  }
}
