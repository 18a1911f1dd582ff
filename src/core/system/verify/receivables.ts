/** Receivables: the account equals what the open items say, contact by contact, and the ageing report's total on several days. */
import { addDays } from '#domain/dates';
import type { Instant } from '#domain/dates';
import { readAgeing } from '#core/receivables';
import { readCompany, todayOf } from '#core/settings';

import { contactName } from './contact-name.ts';
import type { Books } from './pages.ts';

type Balances = ReadonlyMap<string, number>;

/** Compares the two sums that the ledger and the open items came to, by contact. */
export async function checkContacts(
  { db, findings }: Books,
  { ledger, openItems }: { ledger: Balances; openItems: Balances },
): Promise<void> {
  for (const contactId of new Set([...ledger.keys(), ...openItems.keys()])) {
    const account = ledger.get(contactId) ?? 0;
    const open = openItems.get(contactId) ?? 0;
    const fault =
      account === open
        ? null
        : `${await contactName(db, contactId)}: the account has ${account}, the open items ${open}`;
    findings.note('receivables.contacts', fault);
  }
}

/** Today, a month ago and a year ago: the report of a past day must hold as well. */
const daysBack = [0, 30, 365];

export async function checkAgeing({ db, findings, pause }: Books, now: Instant): Promise<void> {
  const company = await readCompany(db);
  for (const back of daysBack) {
    const day = addDays(todayOf(company, now), -back);
    const { total, receivablesAccountMinor: account } = await readAgeing(db, { company, now, day, sort: 'name' });
    const isEqual = total.balanceMinor === account;
    const fault = `On ${day} the report comes to ${total.balanceMinor}, the receivables account to ${account}`;
    findings.note('receivables.ageing', isEqual ? null : fault);
    await pause();
  }
}
