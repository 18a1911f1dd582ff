import { Checkbox, Text } from '@mantine/core';
import { IconAlertTriangle, IconCreditCard, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Brief } from '#contract/contacts';
import type { DocumentKind } from '#domain/documents';
import type { Minor } from '#domain/money';
import { orpc } from '#renderer/api';
import { Money, Notice, TextLink, useShortcut } from '#renderer/ui';

import { creditOverrun } from './credit-overrun.ts';
import classes from './editor.module.css';

type Paper = { contactId: string | null; kind: DocumentKind; grossMinor: Minor | null };

/**
 * What is to be minded with the contact of a draft: its special instructions, and a credit limit that the draft goes beyond.
 * `isBlocking` until important instructions have been acknowledged: then nothing can be issued.
 */
export function useContactCare(paper: Paper): { isBlocking: boolean; notices: ReactNode } {
  const { contactId } = paper;
  const [acknowledged, setAcknowledged] = useState('');
  const { data: brief } = useQuery({
    ...orpc.contacts.brief.queryOptions({ input: { id: contactId ?? '' } }),
    enabled: contactId !== null,
  });
  if (contactId === null || brief === undefined) return { isBlocking: false, notices: null };
  // Another contact or other words want to be read as well.
  const content = `${contactId} ${brief.instructions}`;
  const isRead = acknowledged === content;
  return {
    isBlocking: brief.areInstructionsImportant && brief.instructions !== '' && !isRead,
    notices: (
      <>
        <Instructions brief={brief} isRead={isRead} onRead={(hasRead) => setAcknowledged(hasRead ? content : '')} />
        <CreditWarning brief={brief} paper={paper} />
      </>
    ),
  };
}

type InstructionsProps = { brief: Brief; isRead: boolean; onRead: (hasRead: boolean) => void };

function Instructions({ brief, isRead, onRead }: InstructionsProps) {
  const { t } = useTranslation('documents');
  const box = useRef<HTMLInputElement>(null);
  const { instructions, areInstructionsImportant } = brief;
  // Who wants to issue meanwhile is led to what must be read first.
  useShortcut({
    keys: 'mod+Enter',
    label: t('care.acknowledge'),
    isDisabled: !areInstructionsImportant || instructions === '' || isRead,
    run: () => {
      box.current?.scrollIntoView({ block: 'center' });
      box.current?.focus();
    },
  });
  if (instructions === '') return null;
  return (
    <Notice
      tone={areInstructionsImportant ? 'warning' : 'info'}
      isStrong={areInstructionsImportant && !isRead}
      icon={areInstructionsImportant ? <IconAlertTriangle size={18} /> : <IconInfoCircle size={18} />}
      title={t(areInstructionsImportant ? 'care.important' : 'care.instructions')}
    >
      <p className={classes['care']}>{instructions}</p>
      {areInstructionsImportant && (
        <Checkbox
          ref={box}
          mt="xs"
          label={t('care.acknowledge')}
          checked={isRead}
          onChange={(event) => onRead(event.currentTarget.checked)}
        />
      )}
    </Notice>
  );
}

/** What the draft goes beyond the limit, together with what is open already. */
function CreditWarning({ brief, paper }: { brief: Brief; paper: Paper }) {
  const { t } = useTranslation('documents');
  const overMinor = creditOverrun(brief, paper);
  if (overMinor === null) return null;
  const { contactId, creditLimitMinor, balanceMinor, currency } = brief;
  return (
    <Notice tone="warning" icon={<IconCreditCard size={18} />} title={t('care.creditExceeded')}>
      <Text size="sm">
        {t('care.over')} <Money minor={overMinor} currency={currency} isBold /> · {t('care.limit')}{' '}
        {creditLimitMinor !== null && <Money minor={creditLimitMinor} currency={currency} />} ·{' '}
        <TextLink to={`/receivables/${contactId}`} underline="always">
          {t('care.balance')} <Money minor={balanceMinor} currency={currency} />
        </TextLink>
      </Text>
    </Notice>
  );
}
