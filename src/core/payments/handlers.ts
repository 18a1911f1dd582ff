import { command, os, query } from '#core/pipeline';

import { allocatePayment, unallocatePayment } from './allocate-payment.ts';
import { getPayment, listPayments, paymentPdf } from './list-payments.ts';
import { recordPayment } from './record-payment.ts';

export const paymentHandlers = {
  record: os.payments.record.handler(command(recordPayment)),
  allocate: os.payments.allocate.handler(command(allocatePayment)),
  unallocate: os.payments.unallocate.handler(command(unallocatePayment)),
  get: os.payments.get.handler(query(getPayment)),
  list: os.payments.list.handler(query(listPayments)),
  pdf: os.payments.pdf.handler(query(paymentPdf)),
};
