import {
  IconArrowBackUp,
  IconCash,
  IconCheckbox,
  IconCoins,
  IconFileInvoice,
  IconMail,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconReceipt,
  IconReceiptRefund,
  IconUsers,
} from '@tabler/icons-react';

import type { TimelineKind } from '#domain/contacts';

const icons: Readonly<Record<TimelineKind, typeof IconNote>> = {
  note: IconNote,
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  task: IconCheckbox,
  promise: IconCoins,
  file: IconPaperclip,
  invoice: IconFileInvoice,
  creditNote: IconReceiptRefund,
  payment: IconCash,
  refund: IconArrowBackUp,
  sale: IconReceipt,
  change: IconPencil,
};

/** The sign of what happened with a contact; its name stands beside it. */
export function ActivityIcon({ kind, size = 16 }: { kind: TimelineKind; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} stroke={1.7} aria-hidden />;
}
