/**
 * Order lines become draft documents: the lines of one reference are one order, whatever stands between them. What belongs to the whole
 * order (contact, days, freight) is repeated on each line or stands on the first one only; it may not differ. An order
 * with any bad line is left out whole, for half an order would be a wrong invoice.
 */
import type { CalendarDate } from '#domain/dates';
import { e4, minor, type E4, type Minor } from '#domain/money';

import { endsTurn, readRow, type InTurns, type ReadRecords } from './rows.ts';
import { foldCode } from './fields.ts';
import { problemAt, type ImportProblem, type ImportProblemCode } from './problems.ts';
import { isBlankRow, type FieldReader, type Reading, type TableRow } from './table.ts';

export type KnownItem = { id: string; code: string; name: string; unit: string; taxRateId: string | null };

/** What the books know. Codes are given as the file has them. */
export type KnownRecords = {
  contactId: (code: string) => string | undefined;
  item: (code: string) => KnownItem | undefined;
};

export type OrderLine = {
  line: number;
  itemId: string | null;
  itemCode: string;
  description: string;
  unit: string;
  quantityE4: E4;
  priceE4: E4;
  baseQuantityE4: E4;
  discountPercentE4: E4;
  taxRateId: string | null;
};

/** An order ready to become a draft. `line` is that of its first line; freight is one charge on the whole document. */
export type OrderRecord = {
  line: number;
  reference: string;
  contactCode: string;
  contactId: string;
  issuedOn: CalendarDate;
  dueOn: CalendarDate | null;
  freightMinor: Minor;
  note: string;
  lines: OrderLine[];
};

/** The most lines that a document can have. */
export const mostLines = 2000;

type Gathered = {
  line: number;
  reference: string;
  isBroken: boolean;
  contactCode: string;
  issuedOn: CalendarDate | null;
  dueOn: CalendarDate | null;
  freightMinor: Minor | null;
  note: string;
  lines: OrderLine[];
};

/**
 * Reads orders. Besides the problems of its lines, an order that is left out gets ORDER_SKIPPED at its first line and counts as refused. A
 * line without a reference is refused alone.
 */
export function* readOrders(
  rows: Iterable<TableRow>,
  { columnCount, reading, known }: { columnCount: number; reading: Reading; known: KnownRecords },
): InTurns<ReadRecords<OrderRecord>> {
  const problems: ImportProblem[] = [];
  const orders = new Map<string, Gathered>();
  const items = new Map<string, KnownItem | undefined>();
  const itemOf = (code: string): KnownItem | undefined => {
    if (!items.has(code)) items.set(code, known.item(code));
    return items.get(code);
  };
  let refusedCount = 0;
  let index = 0;
  for (const row of rows) {
    if (endsTurn(index)) yield;
    index += 1;
    if (isBlankRow(row)) continue;
    // A row of too few or too many cells still tells which order it breaks, as long as its reference stands in place.
    const column = reading.mapping.reference;
    const reference = column === undefined ? '' : (row.cells[column] ?? '').trim();
    const order = orders.get(reference) ?? newOrder(row.line, reference);
    const before = problems.length;
    readRow(row, { columnCount, reading, problems, read: (reader) => addLine(order, { reader, itemOf }) });
    if (problems.length > before) order.isBroken = true;
    if (reference !== '') orders.set(reference, order);
    else refusedCount += 1;
  }

  const records: OrderRecord[] = [];
  for (const order of orders.values()) {
    const record = settleOrder(order, known, problems);
    if (record === null) refusedCount += 1;
    else records.push(record);
  }
  return { records, refused: [], refusedCount, problems: problems.toSorted((left, right) => left.line - right.line) };
}

/** The problems of an order that can only be refused as a whole, after all its lines were read. */
export function skipOrder(
  order: { line: number; reference: string },
  problem: { line?: number; field: string | null; code: ImportProblemCode; value: string },
): ImportProblem[] {
  return [
    problemAt(problem.line ?? order.line, problem),
    problemAt(order.line, { field: 'reference', code: 'ORDER_SKIPPED', value: order.reference }),
  ];
}

function newOrder(line: number, reference: string): Gathered {
  return {
    line,
    reference,
    isBroken: false,
    contactCode: '',
    issuedOn: null,
    dueOn: null,
    freightMinor: null,
    note: '',
    lines: [],
  };
}

function addLine(
  order: Gathered,
  { reader, itemOf }: { reader: FieldReader; itemOf: (code: string) => KnownItem | undefined },
): void {
  reader.requiredText('reference');
  addHead(order, reader);
  const itemCode = reader.text('itemCode');
  const item = itemCode === '' ? undefined : itemOf(itemCode);
  const stated = reader.text('description');
  const description = stated === '' ? (item?.name ?? '') : stated;
  if (description === '' && itemCode === '') reader.refuse('description', 'VALUE_MISSING', '');
  if (description === '' && itemCode !== '') reader.refuse('itemCode', 'ITEM_UNKNOWN', itemCode);
  reader.requiredText('quantity');
  reader.requiredText('price');
  const quantityE4 = reader.e4('quantity');
  const price = reader.price('price');
  const discount = reader.fraction('discountFraction') ?? reader.percent('discountPercent');
  if (quantityE4 === null || price === null) return;
  order.lines.push({
    line: reader.line,
    itemId: item?.id ?? null,
    itemCode: item?.code ?? itemCode,
    description,
    unit: item?.unit ?? '',
    quantityE4,
    ...price,
    discountPercentE4: discount ?? e4(0),
    taxRateId: item?.taxRateId ?? null,
  });
}

/** Takes what a line says about the whole order, and refuses what contradicts an earlier line. */
function addHead(order: Gathered, reader: FieldReader): void {
  const contactCode = reader.text('contactCode');
  if (order.contactCode !== '' && contactCode !== '' && foldCode(contactCode) !== foldCode(order.contactCode)) {
    reader.refuse('contactCode', 'ORDER_CONTACT_DIFFERS', contactCode);
  }
  if (order.contactCode === '') order.contactCode = contactCode;

  for (const field of ['issuedOn', 'dueOn'] as const) {
    const date = reader.date(field);
    const known = order[field];
    if (known !== null && date !== null && date !== known) reader.refuse(field, 'ORDER_DATE_DIFFERS', date);
    order[field] = known ?? date;
  }

  const freight = reader.charge('freight');
  if (order.freightMinor !== null && freight !== null && freight !== order.freightMinor) {
    reader.refuse('freight', 'FREIGHT_DIFFERS', reader.text('freight'));
  }
  order.freightMinor ??= freight;

  const note = reader.text('note');
  if (order.note === '') order.note = note;
}

function settleOrder(order: Gathered, known: KnownRecords, problems: ImportProblem[]): OrderRecord | null {
  const { line, reference, contactCode, issuedOn, dueOn } = order;
  const before = problems.length;
  const refuse = (field: string, code: ImportProblemCode, value: string) => {
    problems.push(problemAt(line, { field, code, value }));
  };
  const contactId = contactCode === '' ? undefined : known.contactId(contactCode);
  // A line that could not be read has said already why; only a readable order can be said to lack something.
  if (!order.isBroken && contactCode === '') refuse('contactCode', 'VALUE_MISSING', '');
  if (contactCode !== '' && contactId === undefined) refuse('contactCode', 'CONTACT_UNKNOWN', contactCode);
  if (!order.isBroken && issuedOn === null) refuse('issuedOn', 'VALUE_MISSING', '');
  if (issuedOn !== null && dueOn !== null && dueOn < issuedOn) refuse('dueOn', 'DATE_ORDER', dueOn);
  if (order.lines.length > mostLines) refuse('reference', 'ORDER_TOO_LONG', String(order.lines.length));

  const isFaulty = order.isBroken || problems.length > before;
  if (isFaulty || contactId === undefined || issuedOn === null) {
    refuse('reference', 'ORDER_SKIPPED', reference);
    return null;
  }
  const { note, lines, freightMinor } = order;
  return {
    line,
    reference,
    contactCode,
    contactId,
    issuedOn,
    dueOn,
    note,
    lines,
    freightMinor: freightMinor ?? minor(0),
  };
}
