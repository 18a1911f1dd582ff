/** What an empty company begins with: its owner, the chart of accounts, one tax rate of 0 %, the number series. */
import { defaultAccounts } from '#domain/ledger';
import type { Instant } from '#domain/dates';
import { e4 } from '#domain/money';
import { unnamedOwner } from '#domain/permissions';
import type { Company } from '#contract/settings';
import type { WriteTx } from '#core/database';

import { companyVersionHash } from './company.ts';

const emptyCompany: Company = {
  name: '',
  street: '',
  postalCode: '',
  city: '',
  region: '',
  country: '',
  email: '',
  phone: '',
  website: '',
  taxNumber: '',
  registrationNumber: '',
  iban: '',
  bic: '',
  bankName: '',
  currency: 'EUR',
  language: 'en',
  locale: 'en-GB',
  timeZone: 'UTC',
  fiscalYearStartMonth: 1,
  taxRounding: 'document',
  priceMode: 'exclusive',
  paymentTermsDays: 30,
  paperFooter: '',
  closedUntil: null,
};

/** Fills a new database once; does nothing to one that has an owner already. */
export async function seedCompany(
  tx: WriteTx,
  { now, newId, timeZone }: { now: Instant; newId: () => string; timeZone: string },
): Promise<void> {
  const owner = await tx.selectFrom('users').select('id').limit(1).executeTakeFirst();
  if (owner) return;
  await tx.insertInto('users').values({ id: newId(), name: unnamedOwner, role: 'owner', created_at: now }).execute();
  const first = {
    version: 1,
    company_json: JSON.stringify({ ...emptyCompany, timeZone }),
    logo: null,
    logo_media_type: null,
    saved_at: now,
  };
  await tx
    .insertInto('company_versions')
    .values({ ...first, hash: companyVersionHash(first) })
    .execute();
  await tx
    .insertInto('ledger_accounts')
    .values(defaultAccounts.map((account) => ({ ...account })))
    .execute();
  await tx
    .insertInto('tax_rates')
    .values({ id: newId(), name: 'No tax', category: 'O', rate_e4: e4(0), is_default: 1, is_archived: 0 })
    .execute();
  await tx
    .insertInto('number_series')
    .values([
      { kind: 'invoice', prefix: 'INV-', padding: 5, reset: 'never', start_at: 1 },
      { kind: 'creditNote', prefix: 'CN-', padding: 5, reset: 'never', start_at: 1 },
      { kind: 'payment', prefix: 'RV-', padding: 5, reset: 'never', start_at: 1 },
    ])
    .execute();
}
