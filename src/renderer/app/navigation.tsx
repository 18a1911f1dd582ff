import {
  IconBox,
  IconCash,
  IconCashRegister,
  IconFileInvoice,
  IconHistory,
  IconHome,
  IconReportMoney,
  IconSettings,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export type Place = {
  name:
    | 'start'
    | 'till'
    | 'contacts'
    | 'items'
    | 'documents'
    | 'payments'
    | 'receivables'
    | 'imports'
    | 'history'
    | 'settings';
  to: string;
  /** The letter after G. */
  letter: string;
  icon: ComponentType<{ size?: number; stroke?: number; className?: string }>;
};

/** The places of the sidebar, the first nine with Ctrl/Cmd-1 to 9. */
export const places: readonly Place[] = [
  { name: 'start', to: '/', letter: 's', icon: IconHome },
  { name: 'till', to: '/till', letter: 't', icon: IconCashRegister },
  { name: 'contacts', to: '/contacts', letter: 'c', icon: IconUsers },
  { name: 'items', to: '/items', letter: 'i', icon: IconBox },
  { name: 'documents', to: '/documents', letter: 'd', icon: IconFileInvoice },
  { name: 'payments', to: '/payments', letter: 'p', icon: IconCash },
  { name: 'receivables', to: '/receivables', letter: 'r', icon: IconReportMoney },
  { name: 'imports', to: '/imports', letter: 'm', icon: IconUpload },
  { name: 'history', to: '/history', letter: 'h', icon: IconHistory },
  { name: 'settings', to: '/settings', letter: 'e', icon: IconSettings },
];
