import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { Brief } from '#contract/contacts';
import { orpc } from '#renderer/api';

/** What is to be minded with the customer. `isUnread`: important instructions that nobody has acknowledged yet. */
export type Care = {
  brief: Brief | undefined;
  isUnread: boolean;
  isRead: boolean;
  acknowledge: () => void;
  /** As it is at this moment, for what began earlier. */
  isUnreadNow: () => boolean;
};

export function useCare(contactId: string | null): Care {
  const [read, setRead] = useState('');
  const { data } = useQuery({
    ...orpc.contacts.brief.queryOptions({ input: { id: contactId ?? '' } }),
    enabled: contactId !== null,
  });
  const brief = contactId === null ? undefined : data;
  // Another customer or other words want to be read as well.
  const content = `${contactId ?? ''} ${brief?.instructions ?? ''}`;
  const isRead = read === content;
  const isImportant = brief !== undefined && brief.areInstructionsImportant && brief.instructions !== '';
  const isUnread = isImportant && !isRead;
  const latest = useRef(isUnread);
  useEffect(() => {
    latest.current = isUnread;
  }, [isUnread]);
  return { brief, isUnread, isRead, acknowledge: () => setRead(content), isUnreadNow: () => latest.current };
}
