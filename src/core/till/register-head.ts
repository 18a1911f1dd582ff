/** The last number that a register has given out, and the head of the chain that it stands in: one for receipts, one for Z reports. */
import type { Instant } from '#domain/dates';
import { keptQuery } from '#core/database';
import type { RegisterCountersTable, WriteTx } from '#core/database';

/** The number that a register gives out next; `previousHash` is '' before the first. */
export type NextNumber = { sequence: number; previousHash: string; isFirst: boolean };

type Sealed = Pick<RegisterCountersTable, 'kind'> & {
  registerId: string;
  next: NextNumber;
  hash: string;
  now: Instant;
};

/** Makes what was given the next number the last of its register: its number, the head of its chain, its time. */
export async function sealNumber(tx: WriteTx, { registerId, kind, next, hash, now }: Sealed): Promise<void> {
  const head = { last_sequence: next.sequence, last_hash: hash, last_at: now };
  if (!next.isFirst) {
    await moveHead(tx, { registerId, kind, ...head });
    return;
  }
  await tx
    .insertInto('register_counters')
    .values({ register_id: registerId, kind, first_sequence: next.sequence, ...head })
    .execute();
}

type Head = Pick<RegisterCountersTable, 'kind' | 'last_sequence' | 'last_hash' | 'last_at'> & { registerId: string };

const moveHead = keptQuery((tx: WriteTx, { registerId, kind, last_sequence, last_hash, last_at }: Head) =>
  tx
    .updateTable('register_counters')
    .set({ last_sequence, last_hash, last_at })
    .where('register_id', '=', registerId)
    .where('kind', '=', kind),
);
