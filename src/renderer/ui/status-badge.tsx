import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { DocumentState } from '#contract/documents';

import classes from './status-badge.module.css';

export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad';

/** A short state: an icon and a word in a quiet tone, so that it is never told by colour alone. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {icon}
      <span className={classes['word']}>{children}</span>
    </span>
  );
}

const looks: Readonly<Record<DocumentState, { tone: Tone; icon: ReactNode }>> = {
  draft: { tone: 'neutral', icon: <IconCircleDashed size={13} aria-hidden /> },
  open: { tone: 'info', icon: <IconCircle size={13} aria-hidden /> },
  partlyPaid: { tone: 'info', icon: <IconCircleHalf2 size={13} aria-hidden /> },
  paid: { tone: 'good', icon: <IconCircleCheckFilled size={13} aria-hidden /> },
  overdue: { tone: 'bad', icon: <IconAlertTriangle size={13} aria-hidden /> },
};

/** Where a document stands. `isCreditNote` words it for a credit note: used instead of paid. */
export function StatusBadge({ state, isCreditNote = false }: { state: DocumentState; isCreditNote?: boolean }) {
  const { t } = useTranslation('ui');
  const { tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(isCreditNote ? `creditState.${state}` : `state.${state}`)}
    </Badge>
  );
}
