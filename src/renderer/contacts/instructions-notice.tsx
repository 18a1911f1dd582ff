import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Notice } from '#renderer/ui';

import classes from './page.module.css';

type InstructionsNoticeProps = { instructions: string; areImportant: boolean };

/** What is to be minded with this contact, before anything else; important ones look so. */
export function InstructionsNotice({ instructions, areImportant }: InstructionsNoticeProps) {
  const { t } = useTranslation('contacts');
  if (instructions === '') return null;
  return (
    <Notice
      tone={areImportant ? 'warning' : 'info'}
      isStrong={areImportant}
      icon={areImportant ? <IconAlertTriangle size={18} /> : <IconInfoCircle size={18} />}
      title={t(areImportant ? 'page.importantInstructions' : 'field.instructions')}
    >
      <p className={classes['note']}>{instructions}</p>
    </Notice>
  );
}
