import { useQuery } from '@tanstack/react-query';

import type { Register } from '#contract/till-values';
import { orpc } from '#renderer/api';

const none: readonly Register[] = [];

/** All registers, each with its open shift; none until the host has answered. */
export function useRegisters(): readonly Register[] {
  const { data } = useQuery(orpc.till.registers.queryOptions());
  return data?.registers ?? none;
}
