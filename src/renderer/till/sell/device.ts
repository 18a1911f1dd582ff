/** What is kept for this computer: its register, its keys, what happens with a receipt. */
import { useLocalStorage } from '@mantine/hooks';

import { readKeys } from './till-keys.ts';
import type { TillKeys } from './till-keys.ts';

/** What happens with a receipt that no printer prints. */
export const receiptChoices = ['open', 'ask', 'none'] as const;
export type ReceiptChoice = (typeof receiptChoices)[number];

/** The register at which this computer stands; empty until one was chosen. */
export function useOwnRegister(): [string, (registerId: string) => void] {
  const [id, keep] = useLocalStorage({
    key: 'counterbook.till.register',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  return [id, keep];
}

export function useReceiptChoice(): [ReceiptChoice, (choice: ReceiptChoice) => void] {
  const [kept, keep] = useLocalStorage({
    key: 'counterbook.till.receipt',
    defaultValue: 'open',
    getInitialValueInEffect: false,
  });
  return [receiptChoices.find((choice) => choice === kept) ?? 'open', keep];
}

export function useTillKeys(): [TillKeys, (keys: TillKeys) => void] {
  const [kept, keep] = useLocalStorage<unknown>({
    key: 'counterbook.till.keys',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return [readKeys(kept), keep];
}
