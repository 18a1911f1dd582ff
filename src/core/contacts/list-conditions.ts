/**
 * Conditions of the list as SQL. What few contacts have (an e-mail address, a balance, a note) is sought by its own index, as `id IN
 * (...)`; all else is decided by the index of facts, which holds everything that can be asked.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import type { FilterField, FilterQuestion, FilterTest } from '#domain/contacts';
import { searchKey } from '#core/database';
import type { Condition } from '#core/database';

import { consentLine, dialKey } from './filter-keys.ts';
import { testCustom, testOrganisation, testTag } from './list-custom.ts';
import { testMoment, testOverdue } from './list-days.ts';
import type { FilterClock } from './list-days.ts';
import { hasLine, isAmong, isIn, not, testLines, testText, testValue } from './list-tests.ts';

const column = (name: string): RawBuilder<unknown> => sql.ref(`contacts.${name}`);

/** Whether a contact of the list is what the question asks. */
export function conditionOf(question: FilterQuestion, clock: FilterClock): Condition {
  return tests[question.field](question, clock);
}

type Test = (question: FilterQuestion, clock: FilterClock) => Condition;

const lines =
  (name: string, keyOf = searchKey): Test =>
  ({ test }) =>
    testLines(column(name), test, keyOf);
const plain =
  (name: string, empty: null | '' | 0 = null): Test =>
  ({ test }) =>
    testValue(column(name), test, empty);
const of =
  (answer: (test: FilterTest) => Condition): Test =>
  ({ test }) =>
    answer(test);
const consent = (channel: string): Test => of((test) => testConsent(channel, test));

const tests: Readonly<Record<FilterField, Test>> = {
  name: of(testName),
  code: of(testCode),
  contactPerson: lines('contact_person_keys'),
  jobTitle: lines('job_title_keys'),
  email: of(testEmail),
  phone: of(testPhone),
  fax: lines('fax_keys', dialKey),
  website: lines('website_keys'),
  messenger: lines('messenger_keys'),
  street: lines('street_keys'),
  postalCode: lines('postal_code_keys'),
  city: lines('city_keys'),
  region: lines('region_keys'),
  country: lines('country_keys'),
  taxNumber: of(testTaxNumber),
  language: of((test) => testText(sql`lower(${column('language')})`, test, searchKey)),
  currency: of((test) => testText(sql`lower(${column('currency')})`, test, searchKey)),
  organisation: of(testOrganisation),
  requirement: of((test) => testSeldom('requirement_keys', test)),
  instructions: of((test) => testSeldom('instructions_keys', test)),
  note: of((test) => testSeldom('note_keys', test)),
  kind: plain('kind'),
  role: of(testRole),
  tag: of(testTag),
  owner: plain('owner_id'),
  'consent:email': consent('email'),
  'consent:phone': consent('phone'),
  'consent:sms': consent('sms'),
  'consent:post': consent('post'),
  'consent:messenger': consent('messenger'),
  paymentTermsDays: plain('payment_terms_days'),
  creditLimit: plain('credit_limit_minor'),
  balance: of(testBalance),
  sales: plain('sales_minor', 0),
  birthday: plain('birthday'),
  created: ({ test }, clock) => testMoment('created_at', test, clock),
  updated: ({ test }, clock) => testMoment('updated_at', test, clock),
  lastPurchase: plain('last_purchase_on', ''),
  overdue: ({ test }, clock) => testOverdue(test, clock),
  archived: plain('is_archived'),
  importantInstructions: plain('are_instructions_important'),
  custom: testCustom,
};

/** Contacts that an index of their own columns finds. */
function ownContacts(condition: Condition): Condition {
  return isAmong(sql`SELECT id FROM contacts WHERE ${condition}`);
}

/** Tests that an index of the column answers by seeking. */
function isExact({ is }: FilterTest): boolean {
  return is === 'oneOf' || is === 'starting';
}

function testName(test: FilterTest): Condition {
  const condition = testText(column('name_key'), test, searchKey);
  return isExact(test) ? ownContacts(condition) : condition;
}

/** Codes are compared as they are kept apart: A to Z in any case. */
function testCode(test: FilterTest): Condition {
  if (test.is === 'containing') return testText(sql`lower(${column('code')})`, test, lowerLatin);
  const condition = testText(column('code'), test, (text) => text);
  return isExact(test) ? ownContacts(condition) : condition;
}

function lowerLatin(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function testEmail(test: FilterTest): Condition {
  if (test.is === 'noneOf') return not(testEmail({ is: 'oneOf', values: test.values }));
  const keys = test.is === 'oneOf' ? test.values.map((value) => emailKey(String(value))) : [''];
  return keys.includes('') ? testLines(column('email_keys'), test, searchKey) : hasKey('email_key', keys);
}

/** A whole number is known in any notation, with the country's code or without. */
function testPhone(test: FilterTest): Condition {
  if (test.is === 'noneOf') return not(testPhone({ is: 'oneOf', values: test.values }));
  const keys = test.is === 'oneOf' ? test.values.map((value) => phoneKey(String(value))) : [''];
  return keys.includes('') ? testLines(column('phone_keys'), test, dialKey) : hasKey('phone_key', keys);
}

function hasKey(name: 'email_key' | 'phone_key', keys: readonly string[]): Condition {
  return isAmong(sql`SELECT id FROM contacts WHERE ${sql.ref(name)} <> '' AND ${isIn(sql.ref(name), keys)}
    UNION ALL SELECT contact_id FROM contact_points WHERE value_key <> '' AND ${isIn(sql.ref('value_key'), keys)}`);
}

function testTaxNumber(test: FilterTest): Condition {
  switch (test.is) {
    case 'filled':
    case 'empty':
      return testText(column('tax_number'), test, searchKey);
    case 'noneOf':
      return not(testTaxNumber({ is: 'oneOf', values: test.values }));
    case 'oneOf':
      return ownContacts(sql`tax_key <> '' AND ${testText(sql.ref('tax_key'), test, taxNumberKey)}`);
    case 'containing':
    case 'starting':
      return sql`(${column('tax_key')} <> '' AND ${testText(column('tax_key'), test, signless)})`;
    case 'between':
    case 'yearly':
      return sql`0`;
  }
}

/** As `taxNumberKey`, also of a few characters. */
function signless(text: string): string {
  return text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Long texts that few contacts have: those that have one are an index of their own. */
function testSeldom(name: string, test: FilterTest): Condition {
  if (test.is === 'empty') return not(testSeldom(name, { is: 'filled' }));
  if (test.is === 'noneOf') return not(testSeldom(name, { is: 'oneOf', values: test.values }));
  return ownContacts(sql`${column(name)} <> '' AND ${testLines(column(name), test, searchKey)}`);
}

/** Most contacts owe nothing: where they are not asked for, the others are sought. */
function testBalance(test: FilterTest): Condition {
  const balance = column('balance_minor');
  if (test.is === 'filled') return ownContacts(sql`${balance} > 0 OR ${balance} < 0`);
  const condition = testValue(balance, test, 0);
  if (test.is === 'oneOf') return test.values.includes(0) ? condition : ownContacts(condition);
  if (test.is !== 'between') return condition;
  const isAboveZero = test.from !== null && Number(test.from) > 0;
  const isBelowZero = test.to !== null && Number(test.to) < 0;
  return isAboveZero || isBelowZero ? ownContacts(condition) : condition;
}

function testRole(test: FilterTest): Condition {
  const roles = column('roles_json');
  switch (test.is) {
    case 'filled':
      return sql`${roles} <> '[]'`;
    case 'empty':
      return sql`${roles} = '[]'`;
    case 'oneOf':
      return sql`(${sql.join(
        test.values.map((role) => sql`instr(${roles}, ${`"${String(role)}"`}) > 0`),
        sql` OR `,
      )})`;
    case 'noneOf':
      return not(testRole({ is: 'oneOf', values: test.values }));
    case 'containing':
    case 'starting':
    case 'between':
    case 'yearly':
      return sql`0`;
  }
}

/** A channel is given or refused where the contact has said so, else unknown. */
function testConsent(channel: string, test: FilterTest): Condition {
  if (test.is === 'noneOf') return not(testConsent(channel, { is: 'oneOf', values: test.values }));
  if (test.is !== 'oneOf') return sql`0`;
  const keys = column('consent_keys');
  const states = test.values.map((state) =>
    state === 'unknown'
      ? not(hasLine(keys, `${channel} `, ''))
      : hasLine(keys, consentLine(channel, state === 'given'), '\n'),
  );
  return sql`(${sql.join(states, sql` OR `)})`;
}
