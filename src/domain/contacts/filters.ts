/**
 * Conditions of the contact list: which fields can be asked what, and what a condition comes to. `{ field: 'lastPurchase', operator:
 * 'olderThan', value: 90 }` on 21 November 2026 is "between the beginning of time and 22 August 2026".
 */
import { addDays, isCalendarDate } from '#domain/dates';
import type { CalendarDate } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

import { filterFields, isAlwaysFilled, isPast, optionsOf } from './filter-fields.ts';
import type { FilterField, FilterFieldKind } from './filter-fields.ts';
import type { CustomFieldKind, FilterOperator } from './kinds.ts';

type Value = string | number | boolean;

/** A condition as a person puts it; the values are not yet known to fit the field. */
export type AskedCondition = {
  field: string;
  operator: FilterOperator;
  value?: Value | readonly string[] | undefined;
  to?: string | number | undefined;
};

/** What a condition comes to. Ends of a range are inclusive; null is open. `yearly` holds ends as 'MM-DD', the later one first around New Year. */
export type FilterTest =
  | { is: 'filled' | 'empty' }
  | { is: 'containing' | 'starting'; text: string }
  | { is: 'oneOf' | 'noneOf'; values: readonly Value[] }
  | { is: 'between'; from: string | number | null; to: string | number | null }
  | { is: 'yearly'; from: string; to: string };

/** `customId` is the custom field's id where the field is one. */
export type FilterQuestion = { field: FilterField; customId: string | null; kind: FilterFieldKind; test: FilterTest };

/** What of a custom field decides whether a value fits it. */
export type CustomFieldShape = { kind: CustomFieldKind; optionIds: readonly string[] };

export type FilterFault = { code: 'FILTER_INVALID'; field: string };

type Known = { today: CalendarDate; customField(id: string): CustomFieldShape | undefined };
type Target = Pick<FilterQuestion, 'field' | 'customId' | 'kind'> & { options: readonly string[] | null };

/** What the condition asks on the day. Errors: FILTER_INVALID: the field does not exist, cannot be asked this, or the values do not fit. */
export function readCondition(condition: AskedCondition, known: Known): Result<FilterQuestion, FilterFault> {
  const target = targetOf(condition.field, known);
  const test = target && testOf(condition, target, known.today);
  if (!target || !test) return err({ code: 'FILTER_INVALID', field: condition.field });
  const { field, customId, kind } = target;
  return ok({ field, customId, kind, test });
}

function targetOf(name: string, { customField }: Known): Target | null {
  if (name.startsWith('custom:')) {
    const customId = name.slice('custom:'.length);
    const custom = customField(customId);
    if (!custom) return null;
    const options = custom.kind === 'choice' ? custom.optionIds : null;
    return { field: 'custom', customId, kind: kindsOfCustom[custom.kind], options };
  }
  const field = filterFields.get(name);
  if (!field) return null;
  return { ...field, customId: null, options: optionsOf(field.field) };
}

const kindsOfCustom: Readonly<Record<CustomFieldKind, FilterFieldKind>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  choice: 'option',
  yesNo: 'yesNo',
};

function testOf({ operator, value, to }: AskedCondition, target: Target, today: CalendarDate): FilterTest | null {
  switch (operator) {
    case 'isEmpty':
      return isAlwaysFilled(target.field) ? null : { is: 'empty' };
    case 'isFilled':
      return isAlwaysFilled(target.field) ? null : { is: 'filled' };
    case 'contains':
      return textTest('containing', value, target);
    case 'startsWith':
      return textTest('starting', value, target);
    case 'is':
      return listTest('oneOf', value, target);
    case 'isNot':
      return target.kind === 'yesNo' ? null : listTest('noneOf', value, target);
    case 'atLeast':
      return isOrdered(value, target) ? { is: 'between', from: value, to: null } : null;
    case 'atMost':
      return isOrdered(value, target) ? { is: 'between', from: null, to: value } : null;
    case 'between':
      return isOrdered(value, target) && isOrdered(to, target) ? { is: 'between', from: value, to } : null;
    case 'olderThan':
      return target.kind === 'date' && isCount(value)
        ? { is: 'between', from: null, to: addDays(today, -value - 1) }
        : null;
    case 'withinNext':
      return target.kind === 'date' && isCount(value) && !isPast(target.field)
        ? comingTest(target, value, today)
        : null;
  }
}

function textTest(is: 'containing' | 'starting', value: AskedCondition['value'], { kind }: Target): FilterTest | null {
  return kind === 'text' && isText(value) ? { is, text: value } : null;
}

function listTest(is: 'oneOf' | 'noneOf', value: AskedCondition['value'], target: Target): FilterTest | null {
  const values = typeof value === 'object' ? value : [value];
  if (values.length === 0) return null;
  const fitting = values.filter((one): one is Value => one !== undefined && fits(one, target));
  return fitting.length === values.length ? { is, values: fitting } : null;
}

function fits(value: Value, { kind, options }: Target): boolean {
  switch (kind) {
    case 'text':
      return isText(value);
    case 'option':
      return typeof value === 'string' && value !== '' && (options === null || options.includes(value));
    case 'number':
      return Number.isSafeInteger(value);
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) && value >= '1900-01-01' && value < '3000-01-01';
    case 'yesNo':
      return typeof value === 'boolean';
  }
}

function isOrdered(value: AskedCondition['value'], target: Target): value is string | number {
  if (target.kind !== 'number' && target.kind !== 'date') return false;
  return (typeof value === 'string' || typeof value === 'number') && fits(value, target);
}

/** A birthday comes every year; any other day once. */
function comingTest({ field }: Target, days: number, today: CalendarDate): FilterTest {
  const last = addDays(today, days);
  if (field !== 'birthday') return { is: 'between', from: today, to: last };
  // Within a year every birthday comes. In a year without a leap day, that one lies between the two days around it.
  return days >= 365 ? { is: 'filled' } : { is: 'yearly', from: today.slice(5), to: last.slice(5) };
}

/** A text of which something is left when it is compared without accents and signs that nobody sees. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value);
}

/** A number of days, at most a hundred years. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 36_500;
}
