/** `sales.hold`, `sales.held`, `sales.discardHeld`: sales that wait, as durable as those that are paid. */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { cartSchema } from '#contract/sale-input';
import type { HeldSale } from '#contract/sales';
import { rootIdOf } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import type { CommandScope, Failure, InputOf, QueryScope } from '#core/pipeline';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** Puts a sale aside, new or again. Errors: REGISTER_NOT_FOUND (also an archived one), HELD_SALE_NOT_FOUND for one that was finished or removed meanwhile. */
export async function holdSale(
  scope: CommandScope,
  input: InputOf<'sales', 'hold'>,
): Promise<Result<{ id: string }, Failure>> {
  const { tx, now, session } = scope;
  const { registerId, name, totalMinor, cart } = input;
  const register = await tx
    .selectFrom('registers')
    .select('id')
    .where('id', '=', registerId)
    .where('is_archived', '=', 0)
    .executeTakeFirst();
  if (!register) return err({ code: 'REGISTER_NOT_FOUND' });
  const id = input.id ?? scope.newId();
  const before = await findHeld(tx, id);
  // Somebody else has taken it up and sold it: put aside again it would be sold twice.
  if (!before && input.id !== undefined && (await wasHeld(tx, id))) return err({ code: 'HELD_SALE_NOT_FOUND' });
  const columns = {
    register_id: registerId,
    name,
    contact_id: await knownContact(tx, cart.contactId),
    cart_json: JSON.stringify(cart),
    line_count: cart.lines.length,
    total_minor: totalMinor,
    held_at: now,
    held_by: session.userId,
  };
  if (before) {
    await tx
      .updateTable('held_sales')
      .set({ ...columns, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
  } else {
    await tx
      .insertInto('held_sales')
      .values({ id, ...columns })
      .execute();
  }
  scope.record({ kind: 'heldSale', id, detail: { id, registerId, ...goodsOf({ totalMinor, cart }) } });
  return ok({ id });
}

/** All held sales, the oldest first. */
export async function listHeld(
  { db }: QueryScope,
  { registerId }: InputOf<'sales', 'held'>,
): Promise<Result<{ sales: HeldSale[] }, Failure>> {
  let query = heldRows(db).orderBy('held_sales.held_at').orderBy('held_sales.id');
  if (registerId !== undefined) query = query.where('held_sales.register_id', '=', registerId);
  return ok({ sales: (await query.execute()).map(heldOf) });
}

/** Removes a held sale; the audit trail keeps what was to be sold. Errors: HELD_SALE_NOT_FOUND. */
export async function discardHeld(
  scope: CommandScope,
  { id }: InputOf<'sales', 'discardHeld'>,
): Promise<Result<{ id: string }, Failure>> {
  const row = await heldRows(scope.tx).where('held_sales.id', '=', id).executeTakeFirst();
  if (!row) return err({ code: 'HELD_SALE_NOT_FOUND' });
  await scope.tx.deleteFrom('held_sales').where('id', '=', id).execute();
  const { registerId, heldAt, ...held } = heldOf(row);
  scope.record({ kind: 'heldSale', id, detail: { before: { id, registerId, heldAt, ...goodsOf(held) } } });
  return ok({ id });
}

/** What the trail keeps of a cart, for who looks into what was given up: goods and money. What is said of persons in names, notes and reasons can be erased. */
function goodsOf({ totalMinor, cart }: Pick<HeldSale, 'totalMinor' | 'cart'>) {
  return {
    totalMinor,
    lines: cart.lines.map((line) => {
      switch (line.kind) {
        case 'item':
          return { kind: line.kind, itemId: line.itemId, quantityE4: line.quantityE4, priceE4: line.priceE4 };
        case 'free':
          return { kind: line.kind, quantityE4: line.quantityE4, priceE4: line.priceE4 };
        case 'voucher':
          return { kind: line.kind, amountMinor: line.amountMinor };
        case 'return':
          return { kind: line.kind, saleId: line.saleId, position: line.position, quantityE4: line.quantityE4 };
      }
    }),
  };
}

async function findHeld(db: Reads, id: string): Promise<{ version: number } | undefined> {
  return db.selectFrom('held_sales').select('version').where('id', '=', id).executeTakeFirst();
}

/** Whether the trail knows a held sale of this id. */
async function wasHeld(db: Reads, id: string): Promise<boolean> {
  const told = await db
    .selectFrom('audit_entries')
    .select('position')
    .where('subject_id', '=', id)
    .where('subject_kind', '=', 'heldSale')
    .limit(1)
    .executeTakeFirst();
  return told !== undefined;
}

/** A customer who was removed meanwhile does not keep a sale from being held. */
async function knownContact(db: Reads, contactId: string | null): Promise<string | null> {
  if (contactId === null) return null;
  const root = await db
    .selectFrom('contacts')
    .select(rootIdOf('contacts').as('id'))
    .where('id', '=', contactId)
    .executeTakeFirst();
  return root?.id ?? null;
}

function heldRows(db: Reads) {
  return db
    .selectFrom('held_sales')
    .innerJoin('registers', 'registers.id', 'held_sales.register_id')
    .innerJoin('users', 'users.id', 'held_sales.held_by')
    .select([
      'held_sales.id',
      'held_sales.version',
      'held_sales.register_id as registerId',
      'registers.name as registerName',
      'held_sales.name',
      'held_sales.contact_id as contactId',
      'held_sales.line_count as lineCount',
      'held_sales.total_minor as totalMinor',
      'held_sales.held_at as heldAt',
      'users.name as heldBy',
      'held_sales.cart_json as cartJson',
    ]);
}

type HeldRow = Awaited<ReturnType<ReturnType<typeof heldRows>['execute']>>[number];

/** A cart of an earlier version of the program gets what it did not have yet by the defaults of the contract. */
function heldOf({ cartJson, ...row }: HeldRow): HeldSale {
  return { ...row, cart: cartSchema.parse(JSON.parse(cartJson)) };
}
