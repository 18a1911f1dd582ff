import { Button, CopyButton, Group, Modal, Textarea } from '@mantine/core';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Sale } from '#contract/sales';
import { orpc } from '#renderer/api';
import { Loaded } from '#renderer/ui';

import { mailAddress, textOf } from './receipt-facts.ts';
import classes from './receipts.module.css';

// It comes when the text has been read, later than the dialog.
const takeFocus = (button: HTMLAnchorElement | null) => button?.focus();

/** The receipt as the text of a mail: shown, copied, or taken over by the mail program. */
export function MailDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const { t } = useTranslation(['tillOffice', 'ui']);
  const file = useQuery(orpc.sales.receipt.queryOptions({ input: { id: sale.id, format: 'text' } }));
  const contact = useQuery({
    ...orpc.contacts.get.queryOptions({ input: { id: sale.contactId ?? '' } }),
    enabled: sale.contactId !== null,
  });
  const subject = t('mail.subject', { number: sale.number });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mail.title')}
      size={520}
      centered
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Loaded query={file}>
        {({ base64 }) => {
          const text = textOf(base64);
          const to = contact.data?.email ?? '';
          return (
            <>
              <Textarea
                aria-label={t('mail.text')}
                readOnly
                autosize
                minRows={8}
                maxRows={22}
                classNames={{ input: classes['mailText'] ?? '' }}
                value={text}
              />
              <Group justify="flex-end" gap="xs" mt="md">
                <CopyButton value={text}>
                  {({ copied, copy }) => (
                    <Button
                      variant="default"
                      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                      onClick={copy}
                    >
                      {t(copied ? 'mail.copied' : 'mail.copy')}
                    </Button>
                  )}
                </CopyButton>
                <Button
                  component="a"
                  href={mailAddress({ to, subject, text })}
                  leftSection={<IconMail size={16} />}
                  ref={takeFocus}
                >
                  {t('mail.open')}
                </Button>
              </Group>
            </>
          );
        }}
      </Loaded>
    </Modal>
  );
}
