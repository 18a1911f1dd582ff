/** How a sale is paid, or its money goes back: tenders settled, vouchers used and made. Nothing is written here. */
import { minor, negate } from '#domain/money';
import type { Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { cashStepBy, isPayable, settleTenders } from '#domain/till';
import type { CreditKind, SettledTender, Settlement } from '#domain/till';
import type { CommandScope, Failure } from '#core/pipeline';

import type { Basket, SaleInput } from './basket.ts';
import { checkBack, checkCash, checkTaken, paidFor } from './check-tenders.ts';
import { codesFor, findCredit } from './credit-codes.ts';
import type { FoundCredit } from './credit-codes.ts';
import type { OpenTill } from './open-till.ts';

type Given = SaleInput['tenders'][number];
type Settled = SettledTender<Given>;

/** A tender as it will stand on the receipt. */
export type PaidRow = Settled & { creditId: string | null };

/** A voucher that is sold or store credit that is given. */
export type NewCredit = { id: string; code: string; kind: CreditKind; amountMinor: Minor };

export type Payment = Omit<Settlement<Given>, 'rows'> & {
  rows: readonly PaidRow[];
  /** What is left of the vouchers and store credit that pay. */
  used: readonly FoundCredit[];
  /** Store credit for money that goes back, in the order of its rows. */
  given: readonly NewCredit[];
};

type Asked = { till: OpenTill; basket: Basket; input: SaleInput; vouchers: readonly NewCredit[] };

/** Errors: all of `sales.record` that concern how it is paid. */
export async function settleSale(
  scope: Pick<CommandScope, 'tx' | 'newId'>,
  { till, basket, input, vouchers }: Asked,
): Promise<Result<Payment, Failure>> {
  const { totalMinor } = basket.totals;
  const cashStepMinor = cashStepBy(till.rules, till.company.currency);
  const settled = settleTenders({ totalMinor, cashStepMinor, tenders: input.tenders });
  if (!settled.ok) return settled;
  const { rows, ...settlement } = settled.value;
  const hasAccount = rows.some((row) => row.tender === 'account');
  if (hasAccount && basket.terms.contactId === null) return err({ code: 'ACCOUNT_NEEDS_CONTACT' });
  if (totalMinor >= 0) {
    // Its change could not be given.
    const isInCoins = rows.every((row) => row.tender !== 'cash' || isPayable(row.givenMinor, cashStepMinor));
    if (!isInCoins) return err({ code: 'CASH_NOT_PAYABLE', stepMinor: minor(cashStepMinor) });
    const used = await useCredits(scope, { rows, currency: till.company.currency });
    if (!used.ok) return used;
    const taken = checkTaken(used.value.rows, till.rules);
    return taken.ok ? ok({ ...settlement, ...used.value, given: [] }) : taken;
  }
  const refunds = rows.map((row): Settled => (row.tender === 'voucher' ? { ...row, tender: 'storeCredit' } : row));
  const back = refunds.map(({ tender, amountMinor }) => ({ tender, amountMinor: negate(amountMinor) }));
  const paid = await paidFor(scope, basket);
  const isOtherwise = input.otherTenderReason !== '';
  const allowed = checkBack({ refunds: back, paid, cashStepMinor, isOtherwise }, till.rules);
  if (!allowed.ok) return allowed;
  const isThere = await checkCash(scope, { shiftId: till.shiftId, refunds: back });
  if (!isThere.ok) return isThere;
  const given = await giveCredits(scope, refunds, vouchers);
  return given.ok ? ok({ ...settlement, ...given.value, used: [] }) : given;
}

/** Vouchers and store credit that pay; one code may stand in several rows. Errors: CREDIT_NOT_FOUND, CREDIT_TOO_SMALL. */
async function useCredits(
  { tx }: Pick<CommandScope, 'tx'>,
  { rows, currency }: { rows: readonly Settled[]; currency: string },
): Promise<Result<Pick<Payment, 'rows' | 'used'>, Failure>> {
  const used = new Map<string, FoundCredit>();
  const paid: PaidRow[] = [];
  for (const row of rows) {
    if (!isCredit(row)) {
      paid.push({ ...row, creditId: null });
      continue;
    }
    const { creditCode } = row;
    const found = await findCredit(tx, { code: creditCode, currency });
    if (!found) return err({ code: 'CREDIT_NOT_FOUND', creditCode });
    const { leftMinor } = used.get(found.id) ?? found;
    if (leftMinor < row.amountMinor) return err({ code: 'CREDIT_TOO_SMALL', creditCode, leftMinor });
    used.set(found.id, { ...found, leftMinor: minor(leftMinor - row.amountMinor) });
    // Whichever button it came by, it is booked and reported as what it is.
    paid.push({ ...row, tender: found.kind, creditCode: found.code, creditId: found.id });
  }
  return ok({ rows: paid, used: [...used.values()] });
}

function isCredit({ tender }: Pick<Settled, 'tender'>): boolean {
  return tender === 'voucher' || tender === 'storeCredit';
}

/** Store credit for what goes back that way. Errors: CREDIT_CODE_TAKEN, for a printed card that was used before. */
async function giveCredits(
  { tx, newId }: Pick<CommandScope, 'tx' | 'newId'>,
  rows: readonly Settled[],
  vouchers: readonly NewCredit[],
): Promise<Result<Pick<Payment, 'rows' | 'given'>, Failure>> {
  const codes = await codesFor(
    { db: tx, newId, others: vouchers.map((voucher) => voucher.code) },
    rows.filter(isCredit).map((row) => row.creditCode),
  );
  if (!codes.ok) return codes;
  const given: NewCredit[] = [];
  const paid = rows.map((row): PaidRow => {
    if (!isCredit(row)) return { ...row, creditId: null };
    const code = codes.value[given.length] ?? '';
    const credit: NewCredit = { id: newId(), code, kind: 'storeCredit', amountMinor: negate(row.amountMinor) };
    given.push(credit);
    return { ...row, creditCode: code, creditId: credit.id };
  });
  return ok({ rows: paid, given });
}
