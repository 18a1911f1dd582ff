import { CloseButton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './panels.module.css';
import type { Tone } from './status-badge.tsx';

export type NoticeProps = {
  tone: Tone;
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits. Default: status. */
  role?: 'alert' | 'status' | undefined;
  onClose?: (() => void) | undefined;
  /** Tinted: it must not be overlooked. */
  isStrong?: boolean | undefined;
};

/** Something to know on this screen, in place: what has happened, or what is to be chosen. */
export function Notice({ tone, icon, title, children, role = 'status', onClose, isStrong }: NoticeProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes['notice']} data-tone={tone} data-strong={isStrong === true} role={role}>
      {icon !== undefined && (
        <span className={classes['noticeIcon']} aria-hidden>
          {icon}
        </span>
      )}
      <div className={classes['noticeText']}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {children !== undefined && <div className={classes['noticeBody']}>{children}</div>}
      </div>
      {onClose !== undefined && <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />}
    </div>
  );
}
