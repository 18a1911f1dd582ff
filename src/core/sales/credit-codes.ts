/** Codes of vouchers and store credit: found as they are typed, made so that nobody guesses or misreads one. */
import { createHash } from 'node:crypto';

import type { Minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { creditCode, creditCodeLength, creditSigns } from '#domain/till';
import type { CreditKind } from '#domain/till';
import type { ReadDb } from '#core/database';
import type { Failure } from '#core/pipeline';
import { creditByCode } from '#core/till';

type Reads = Pick<ReadDb, 'selectFrom'>;

export type FoundCredit = { id: string; code: string; kind: CreditKind; leftMinor: Minor };

/** The credit of a code, however it is written; undefined when there is none in this currency. */
export async function findCredit(
  db: Reads,
  { code, currency }: { code: string; currency: string },
): Promise<FoundCredit | undefined> {
  return creditByCode(db, code).where('currency', '=', currency).executeTakeFirst();
}

/**
 * A code for each of the given ones, made where it is empty. Errors: CREDIT_CODE_TAKEN for a given one that stands, or is given twice.
 * @param others codes that the same sale gives out beside them
 */
export async function codesFor(
  { db, newId, others = [] }: { db: Reads; newId(): string; others?: readonly string[] },
  given: readonly string[],
): Promise<Result<string[], Failure>> {
  const taken = new Set(others.map((code) => code.toUpperCase()));
  const codes: string[] = [];
  for (const asked of given) {
    const own = asked.trim();
    let code = own === '' ? makeCode(newId()) : own;
    while (taken.has(code.toUpperCase()) || (await isTaken(db, code))) {
      if (own !== '') return err({ code: 'CREDIT_CODE_TAKEN', creditCode: own });
      code = makeCode(newId());
    }
    taken.add(code.toUpperCase());
    codes.push(code);
  }
  return ok(codes);
}

async function isTaken(db: Reads, code: string): Promise<boolean> {
  const row = await db.selectFrom('store_credits').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined;
}

/** Ten signs: 50 bits of a fresh id's randomness, which no other code tells. */
function makeCode(freshId: string): string {
  const bytes = createHash('sha256').update(freshId).digest().subarray(0, creditCodeLength);
  return creditCode([...bytes].map((byte) => creditSigns.charAt(byte % creditSigns.length)).join(''));
}
