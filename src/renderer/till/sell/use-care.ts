import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { Brief } from '#contract/contacts';
import { orpc } from '#renderer/api';

import { careState, wordsToRead } from './care.ts';
import type { CareState } from './care.ts';

/** What is to be minded with the customer. */
export type Care = {
  brief: Brief | undefined;
  /** Important instructions that nobody has acknowledged yet. */
  isUnread: boolean;
  /** The brief is on its way. */
  isPending: boolean;
  /** The brief cannot be read, and nobody has gone on without it yet. */
  isUnknown: boolean;
  acknowledge: () => void;
  readAgain: () => void;
  /** How it stands with a customer at this moment, for what began earlier: waits until the brief has come, or cannot be had. */
  stateOf: (contactId: string | null) => Promise<CareState>;
};

export function useCare(contactId: string | null): Care {
  const queryClient = useQueryClient();
  const [acknowledged, setAcknowledged] = useState('');
  // Read by jobs that began before the screen was drawn again.
  const latest = useRef('');
  const optionsOf = (id: string) => orpc.contacts.brief.queryOptions({ input: { id } });
  const { data, isPending, isFetching, refetch } = useQuery({
    ...optionsOf(contactId ?? ''),
    enabled: contactId !== null,
  });
  const brief = contactId === null ? undefined : data;
  const isWaiting = contactId !== null && brief === undefined && (isPending || isFetching);
  const state = careState(contactId, brief, acknowledged);
  return {
    brief,
    isUnread: state === 'unread',
    isPending: isWaiting,
    isUnknown: state === 'unknown' && !isWaiting,
    acknowledge: () => {
      latest.current = contactId === null ? '' : wordsToRead(contactId, brief);
      setAcknowledged(latest.current);
    },
    readAgain: () => void refetch(),
    stateOf: async (id) => {
      if (id === null) return 'clear';
      const options = optionsOf(id);
      // Whoever has gone on without it is not kept waiting for it at every sale.
      const isGivenUp = latest.current === wordsToRead(id, undefined);
      if (isGivenUp && queryClient.getQueryData(options.queryKey) === undefined) return 'clear';
      const known = await queryClient.ensureQueryData(options).catch(() => undefined);
      return careState(id, known, latest.current);
    },
  };
}
