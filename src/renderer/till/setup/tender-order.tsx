import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { saleTenders } from '#domain/till';
import type { SaleTender } from '#domain/till';
import { useTenderName } from '#renderer/till/parts';
import { StepButton } from '#renderer/ui';

import { moved, toggled } from './order.ts';
import classes from './setup.module.css';

type TenderOrderProps = { tenders: SaleTender[]; onChange: (tenders: SaleTender[]) => void };

/** What the till takes: ticked ones in the order of their buttons, the others below. The last one stays. */
export function TenderOrder({ tenders, onChange }: TenderOrderProps) {
  const { t } = useTranslation('tillOffice');
  const tenderName = useTenderName();
  const others = saleTenders.filter((tender) => !tenders.includes(tender));
  return (
    <ul className="cb-rows" aria-label={t('selling.tenders')}>
      {[...tenders, ...others].map((tender) => {
        const index = tenders.indexOf(tender);
        const name = tenderName(tender);
        return (
          <li key={tender}>
            <Checkbox
              label={name}
              checked={index >= 0}
              disabled={index >= 0 && tenders.length === 1}
              onChange={() => onChange(toggled(tenders, tender))}
            />
            {index >= 0 && (
              <span className={classes['steps']}>
                <StepButton
                  label={t('moveUp', { name })}
                  isDisabled={index === 0}
                  onClick={() => onChange(moved(tenders, index, -1))}
                >
                  <IconArrowUp size={15} />
                </StepButton>
                <StepButton
                  label={t('moveDown', { name })}
                  isDisabled={index === tenders.length - 1}
                  onClick={() => onChange(moved(tenders, index, 1))}
                >
                  <IconArrowDown size={15} />
                </StepButton>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
