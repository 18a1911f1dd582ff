/** `till.reportPdf`, and the reports, vouchers and test pages that the print queue prints. */
import type { Instant } from '#domain/dates';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Party } from '#contract/documents';
import type { Printer } from '#contract/till-values';
import type { CarriedFile } from '#contract/values';
import type { ShiftReport } from '#contract/till';
import type { ReadDb } from '#core/database';
import { readPayment } from '#core/payments';
import type { Failure, InputOf, QueryScope } from '#core/pipeline';
import { printerOf } from '#core/print-queue';
import { carriedPdf, writingIn } from '#core/printing';
import { carriedReceipt, reportReceipt, testReceipt, voucherReceipt } from '#core/receipts';
import type { ReceiptFrame, ReceiptModel, RollWidth } from '#core/receipts';
import { readCompany, readCompanyVersion } from '#core/settings';

import { readReport } from './shift-report.ts';
import { readTillSettings } from './till-settings.ts';

type Reads = Pick<ReadDb, 'selectFrom'>;
type Sender = Pick<ReceiptFrame, 'company' | 'logo'>;

/** The report on a sheet or on the roll of its register. A Z report that was printed again says COPY. Errors: SHIFT_NOT_FOUND. */
export async function reportPdf(
  scope: QueryScope,
  { shiftId, paper }: InputOf<'till', 'reportPdf'>,
): Promise<Result<CarriedFile, Failure>> {
  const asked = await scope.read((db) => readReportPaper(db, { shiftId, now: scope.now }));
  if (!asked.ok) return asked;
  const { report, sender, paperMm } = asked.value;
  const copyNumber = report.copies;
  if (paper === 'roll') {
    const model = reportReceipt(report, { ...sender, copyNumber });
    return ok(await carriedReceipt(scope.worker, { model, format: 'pdf', paperMm }, scope.signal));
  }
  const createdAt = report.closedAt ?? scope.now;
  return ok(
    await carriedPdf(scope.worker, { paper: 'shiftReport', ...sender, createdAt, report, copyNumber }, scope.signal),
  );
}

type Asked = { report: ShiftReport; sender: Sender; paperMm: RollWidth };

async function readReportPaper(
  db: Reads,
  { shiftId, now }: { shiftId: string; now: Instant },
): Promise<Result<Asked, Failure>> {
  const report = await readReport(db, { shiftId, now });
  if (!report.ok) return report;
  const printer = await printerOf(db, report.value.registerId);
  const paperMm = printer === null || printer.kind === 'none' ? 80 : printer.paperMm;
  return ok({ report: report.value, sender: await senderOfShift(db, shiftId), paperMm });
}

/** A Z report keeps the sender that it was closed under. */
async function senderOfShift(db: Reads, shiftId: string): Promise<Sender> {
  const shift = await db.selectFrom('shifts').select('company_version').where('id', '=', shiftId).executeTakeFirst();
  return readCompanyVersion(db, shift?.company_version ?? (await readCompany(db)).version);
}

/** The report for the roll. Errors: SHIFT_NOT_FOUND. */
export async function receiptOfReport(
  db: Reads,
  { shiftId, copyNumber, now }: { shiftId: string; copyNumber: number; now: Instant },
): Promise<Result<ReceiptModel, Failure>> {
  const report = await readReport(db, { shiftId, now });
  if (!report.ok) return report;
  return ok(reportReceipt(report.value, { ...(await senderOfShift(db, shiftId)), copyNumber }));
}

/** The voucher for money taken on account at the till, in the language of who paid. Errors: PAYMENT_NOT_FOUND. */
export async function receiptOfPayment(
  db: Reads,
  { paymentId, copyNumber }: { paymentId: string; copyNumber: number },
): Promise<Result<ReceiptModel, Failure>> {
  const taken = await db
    .selectFrom('shift_payments')
    .innerJoin('payments', 'payments.id', 'shift_payments.payment_id')
    .innerJoin('shifts', 'shifts.id', 'shift_payments.shift_id')
    .innerJoin('registers', 'registers.id', 'shifts.register_id')
    .select(['given_minor as givenMinor', 'change_minor as changeMinor', 'registers.name as registerName'])
    .select(['payments.company_version', 'payments.payer_json'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirst();
  const payment = await readPayment(db, paymentId);
  if (!payment.ok) return payment;
  if (!taken) return err({ code: 'PAYMENT_NOT_FOUND' });
  const { company_version, payer_json, ...till } = taken;
  const { company, logo } = await readCompanyVersion(db, company_version);
  const { receiptFooter: footer, receiptCode: code } = await readTillSettings(db);
  const { language } = JSON.parse(payer_json) as Party;
  const frame = { company: writingIn(company, language), logo, footer, code, copyNumber };
  return ok(voucherReceipt({ payment: payment.value, ...till }, frame));
}

/** The test page of a register. Errors: REGISTER_NOT_FOUND. */
export async function receiptOfTest(
  db: Reads,
  { registerId, now }: { registerId: string; now: Instant },
): Promise<Result<ReceiptModel, Failure>> {
  const register = await db
    .selectFrom('registers')
    .select(['name', 'prefix', 'printer_json'])
    .where('id', '=', registerId)
    .executeTakeFirst();
  if (!register) return err({ code: 'REGISTER_NOT_FOUND' });
  const printer = JSON.parse(register.printer_json) as Printer;
  const sender = await readCompanyVersion(db, (await readCompany(db)).version);
  const { receiptFooter: footer, receiptCode: code } = await readTillSettings(db);
  const hasDrawer = printer.kind !== 'none' && printer.hasDrawer;
  return ok(testReceipt({ ...register, hasDrawer }, { ...sender, footer, code, copyNumber: 0, now }));
}
