export { PrintQueueNotice } from './print-queue-notice.tsx';
