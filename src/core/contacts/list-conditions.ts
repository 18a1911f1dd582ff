/**
 * Conditions of the list as SQL. What few contacts have (an e-mail address, a balance, a note) is sought by its own index, as `id IN
 * (...)`; all else is decided by the index of facts, which holds everything that can be asked.
 */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

import { emailKey, phoneKey, taxNumberKey } from '#domain/contacts';
import type { FilterQuestion, FilterTest } from '#domain/contacts';
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
  const { field, test } = question;
  switch (field) {
    case 'name':
      return isExact(test)
        ? ownContacts(testText(column('name_key'), test, searchKey))
        : testText(column('name_key'), test, searchKey);
    case 'code':
      return testCode(test);
    case 'email':
      return testEmail(test);
    case 'phone':
      return testPhone(test);
    case 'fax':
      return testLines(column('fax_keys'), test, dialKey);
    case 'taxNumber':
      return testTaxNumber(test);
    case 'contactPerson':
      return testLines(column('contact_person_keys'), test, searchKey);
    case 'jobTitle':
      return testLines(column('job_title_keys'), test, searchKey);
    case 'website':
      return testLines(column('website_keys'), test, searchKey);
    case 'messenger':
      return testLines(column('messenger_keys'), test, searchKey);
    case 'street':
      return testLines(column('street_keys'), test, searchKey);
    case 'postalCode':
      return testLines(column('postal_code_keys'), test, searchKey);
    case 'city':
      return testLines(column('city_keys'), test, searchKey);
    case 'region':
      return testLines(column('region_keys'), test, searchKey);
    case 'country':
      return testLines(column('country_keys'), test, searchKey);
    case 'requirement':
      return testSeldom('requirement_keys', test);
    case 'instructions':
      return testSeldom('instructions_keys', test);
    case 'note':
      return testSeldom('note_keys', test);
    case 'language':
      return testText(sql`lower(${column('language')})`, test, searchKey);
    case 'currency':
      return testText(sql`lower(${column('currency')})`, test, searchKey);
    case 'organisation':
      return testOrganisation(test);
    case 'tag':
      return testTag(test);
    case 'kind':
      return testValue(column('kind'), test);
    case 'role':
      return testRole(test);
    case 'owner':
      return testValue(column('owner_id'), test);
    case 'consent:email':
    case 'consent:phone':
    case 'consent:sms':
    case 'consent:post':
    case 'consent:messenger':
      return testConsent(field.slice('consent:'.length), test);
    case 'paymentTermsDays':
      return testValue(column('payment_terms_days'), test);
    case 'creditLimit':
      return testValue(column('credit_limit_minor'), test);
    case 'balance':
      return testBalance(test);
    case 'sales':
      return testValue(column('sales_minor'), test, 0);
    case 'birthday':
      return testValue(column('birthday'), test);
    case 'lastPurchase':
      return testValue(column('last_purchase_on'), test, '');
    case 'overdue':
      return testOverdue(test, clock);
    case 'created':
      return testMoment('created_at', test, clock);
    case 'updated':
      return testMoment('updated_at', test, clock);
    case 'archived':
      return testValue(column('is_archived'), test);
    case 'importantInstructions':
      return testValue(column('are_instructions_important'), test);
    case 'custom':
      return testCustom(question);
  }
}

/** Contacts that an index of their own columns finds. */
function ownContacts(condition: Condition): Condition {
  return isAmong(sql`SELECT id FROM contacts WHERE ${condition}`);
}

/** Tests that an index of the column answers by seeking. */
function isExact({ is }: FilterTest): boolean {
  return is === 'oneOf' || is === 'starting';
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
  const lines = sql.ref(`contacts.${name}`);
  return ownContacts(sql`${lines} <> '' AND ${testLines(lines, test, searchKey)}`);
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
