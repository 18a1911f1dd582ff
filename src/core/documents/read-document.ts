/** `documents.get`: one document, whole, with what has been paid on it. */
import type { Instant } from '#domain/dates';
import { paymentState } from '#domain/documents';
import { minor } from '#domain/money';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Document, Party } from '#contract/documents';
import { allocationsOf, findOpenItem } from '#core/allocations';
import { readRoot } from '#core/contact-groups';
import type { ReadDb } from '#core/database';
import { paperLanguageOf } from '#core/printing';
import type { Failure, QueryScope } from '#core/pipeline';
import { readCompany, todayOf } from '#core/settings';

import { findDocument, readContent } from './document-rows.ts';
import type { AdjustmentRow, DocumentContent, DocumentRecord, LineRow } from './document-rows.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;

/** One document. Errors: DOCUMENT_NOT_FOUND. */
export async function getDocument(scope: QueryScope, { id }: { id: string }): Promise<Result<Document, Failure>> {
  return scope.read((db) => readDocument(db, { id, now: scope.now }));
}

/** The document as the contract promises it. Errors: DOCUMENT_NOT_FOUND. */
export async function readDocument(
  db: Reads,
  { id, now }: { id: string; now: Instant },
): Promise<Result<Document, Failure>> {
  const row = await findDocument(db, id);
  if (!row) return err({ code: 'DOCUMENT_NOT_FOUND' });
  const content = await readContent(db, id);
  const contact = row.contact_id === null ? null : await readRoot(db, row.contact_id);
  const buyer = await readBuyer(db, { ...row, contact_id: contact?.id ?? null });
  const openItem = row.status === 'issued' ? await findOpenItem(db, id) : undefined;
  const today = todayOf(await readCompany(db), now);
  const corrected = row.corrects_document_id === null ? undefined : await findDocument(db, row.corrects_document_id);
  const openMinor = openItem?.openMinor ?? minor(0);
  return ok({
    ...plainFields(row),
    state: row.status === 'draft' ? 'draft' : stateOf(row, { openMinor, today }),
    openMinor,
    contactId: contact?.id ?? null,
    contactName: (contact?.id === row.contact_id ? buyer?.name : contact?.name) ?? '',
    buyer,
    correctsNumber: corrected?.number ?? null,
    saleId: row.sale_id,
    saleNumber: row.sale_id === null ? null : await saleNumber(db, row.sale_id),
    ...contentOf(row, content),
    allocations: row.status === 'issued' ? await allocationsOf(db, id) : [],
  });
}

async function saleNumber(db: Reads, id: string): Promise<string> {
  const { number } = await db.selectFrom('sales').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  return number;
}

/** How an issued document stands today. */
export function stateOf(
  row: Pick<DocumentRecord, 'due_minor' | 'due_on' | 'kind'>,
  { openMinor, today }: { openMinor: Document['openMinor']; today: Document['issuedOn'] & string },
) {
  return paymentState({ grossMinor: row.due_minor, openMinor, dueOn: row.due_on, today, kind: row.kind });
}

/** The buyer as printed: frozen when issued, the contact as it is now for a draft. */
async function readBuyer(db: Reads, row: Pick<DocumentRecord, 'buyer_json' | 'contact_id'>): Promise<Party | null> {
  if (row.buyer_json !== null) return JSON.parse(row.buyer_json) as Party;
  return row.contact_id === null ? null : ((await readParty(db, row.contact_id)) ?? null);
}

/** A contact as it stands on papers. */
export async function readParty(db: Reads, contactId: string): Promise<Party | undefined> {
  const found = await readPartyWithTerms(db, contactId);
  if (!found) return undefined;
  const { termsDays: _, ...party } = found;
  return party;
}

/** The same with the net days that the contact has; null for the company's. */
export async function readPartyWithTerms(
  db: Reads,
  contactId: string,
): Promise<(Party & { termsDays: number | null }) | undefined> {
  const contact = await db
    .selectFrom('contacts')
    .select([
      'name',
      'contact_person as contactPerson',
      'street',
      'postal_code as postalCode',
      'city',
      'region',
      'country',
      'tax_number as taxNumber',
      'code',
      'payment_terms_days as termsDays',
      'language',
    ])
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (!contact) return undefined;
  const { language: tag, ...party } = contact;
  const language = paperLanguageOf(tag);
  return language === undefined ? party : { ...party, language };
}

function plainFields(row: DocumentRecord) {
  const isIssued = row.status === 'issued';
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    version: row.version,
    number: row.number === '' ? null : row.number,
    issuedOn: isIssued || row.is_issued_on_fixed === 1 ? row.issued_on : null,
    dueOn: isIssued || row.is_due_on_fixed === 1 ? row.due_on : null,
    reference: row.reference,
    introduction: row.introduction,
    note: row.note,
    correctsDocumentId: row.corrects_document_id,
    currency: row.currency,
    priceMode: row.price_mode,
    taxRounding: row.tax_rounding,
    lineNetMinor: row.line_net_minor,
    allowanceMinor: row.allowance_minor,
    chargeMinor: row.charge_minor,
    netMinor: row.net_minor,
    taxMinor: row.tax_minor,
    grossMinor: row.gross_minor,
    roundingMinor: row.rounding_minor,
    dueMinor: row.due_minor,
    createdAt: row.created_at,
    issuedAt: row.issued_at,
  };
}

function contentOf(row: DocumentRecord, { lines, adjustments, taxes }: DocumentContent) {
  return {
    lines: lines.map(lineOf),
    adjustments: adjustments.map(adjustmentOf),
    taxes: taxes.map((tax) => ({
      taxCategory: tax.tax_category,
      taxRateE4: tax.tax_rate_e4,
      taxableMinor: tax.taxable_minor,
      taxMinor: tax.tax_minor,
      grossMinor: tax.gross_minor,
    })),
  };
}

function lineOf(row: LineRow): Document['lines'][number] {
  return {
    position: row.position,
    itemId: row.item_id,
    itemCode: row.item_code,
    description: row.description,
    quantityE4: row.quantity_e4,
    unit: row.unit,
    priceE4: row.price_e4,
    baseQuantityE4: row.base_quantity_e4,
    discountPercentE4: row.discount_percent_e4,
    discountMinor: row.discount_minor,
    taxRateId: row.tax_rate_id,
    taxName: row.tax_name,
    taxCategory: row.tax_category,
    taxRateE4: row.tax_rate_e4,
    grossMinor: row.gross_minor,
    netMinor: row.net_minor,
  };
}

function adjustmentOf(row: AdjustmentRow): Document['adjustments'][number] {
  return {
    position: row.position,
    kind: row.kind,
    reason: row.reason,
    percentE4: row.percent_e4,
    amountMinor: row.amount_minor,
    taxRateId: row.tax_rate_id,
  };
}
