export { paymentHandlers } from './handlers.ts';
export { getPayment, paymentPdf } from './list-payments.ts';
export { paymentChainRecord, readPayment } from './payment-rows.ts';
export type { PaymentRecord } from './payment-rows.ts';
export { recordPayment } from './record-payment.ts';
